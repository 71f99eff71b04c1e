import type { Issue } from "@guiju/core";
import type { Check, NormBody } from "@guiju/lifecycle";
import type * as z from "zod";
import { numberIssues, numberIssuesOf } from "../read/number-issues.ts";
import { normAdded } from "./add-norm.ts";
import { alreadyThere, notThere, problem, unknownName } from "./change-problem.ts";
import { classifyPart } from "./classify-norm.ts";
import type { DatedNorm, NormPart } from "./dated-norm.ts";
import { type DaysInForce, daysOf, sharedDays } from "./days-in-force.ts";
import { type Draft, type DraftChapter, normIn, slotsOf } from "./draft.ts";
import { checkParameters, isListParameter, isOptional, normParameters, parameterSchema, shapeProblems } from "./norm-shapes.ts";
import { isOpen } from "./open-parameters.ts";
import { looser, together } from "./order/comparisons.ts";
import type { Comparison, PlacedChange } from "./overlay-file.ts";
import { alterAt, pathOf } from "./parameter-path.ts";
import { type AlteredPart, splitPart } from "./split-part.ts";

/** Lays a change of a norm over what was inherited, and classifies it. */
export function applyNormChange(draft: Draft, change: PlacedChange): void {
  const { written, element } = change;
  const found = normIn(draft, element);
  const isWhole = written.parameter === undefined && written.check === undefined;
  if (isWhole && written.change === "add") {
    if (found === undefined) normAdded(draft, change);
    else alreadyThere(draft, change, "norm", element);
    return;
  }
  if (found === undefined) {
    unknownName(draft, change, "norm", "unknown_element", element, { zh: "规定", en: "norm" }, slotsOf(draft));
    return;
  }
  const days = daysOf(change.in);
  if (days === undefined) {
    problem(draft, change, "in", "invalid_in_force", { zh: "施行起止日期不成立。", en: "These days in force do not form a period." });
    return;
  }
  if (isWhole && written.change === "set") {
    problem(draft, change, "", "missing_key", { zh: "请写明改哪一个参数（parameter）。", en: 'Say which parameter is set ("parameter").' });
    return;
  }
  if (written.parameter === "open" && written.check === undefined) changeOpen(draft, change, found.norm);
  else changeParts(draft, change, found.chapter, found.norm, days);
}

function changeParts(draft: Draft, change: PlacedChange, chapter: DraftChapter, norm: DatedNorm, days: DaysInForce): void {
  const { edition } = change.written;
  const mine = norm.parts.filter((part) => edition === undefined || part.edition === edition);
  if (mine.length === 0) {
    const known = new Set(norm.parts.map((part) => part.edition));
    unknownName(draft, change, "edition", "unknown_edition", String(edition), { zh: "版本", en: "edition" }, known);
    return;
  }
  const concerned = mine.filter((part) => sharedDays(part.days, days) !== undefined);
  if (concerned.length === 0) {
    const help = { zh: "请改 in 或 edition。", en: 'Change "in" or "edition".' };
    problem(draft, change, "", "not_in_force", { zh: "这些日子里没有这一规定。", en: "On these days there is no such norm." }, help);
    return;
  }
  const altered = new Map(concerned.map((part) => [part, alterPart(draft, change, chapter, norm, part)]));
  const done = [...altered.values()].flatMap((each) => (typeof each === "object" ? [each] : []));
  if (done.length === 0) {
    if (![...altered.values()].includes("told")) tellLacking(draft, change, concerned);
    return;
  }
  norm.parts = norm.parts.flatMap((part) => {
    const result = altered.get(part);
    const shared = sharedDays(part.days, days);
    return typeof result === "object" && shared !== undefined ? splitPart(draft, change, part, result, shared) : [part];
  });
  if (norm.parts.length === 0) chapter.norms = chapter.norms.filter((each) => each !== norm);
  const first = done[0] as AlteredPart;
  draft.findings.push({
    ...together(done.map((each) => each.comparison)),
    change,
    subject: [change.element, first.check, first.parameter].filter((word) => word !== "").join(" · "),
    open: done.every((each) => isOpen(norm.open, each.check, change.written, each.parameter)),
  });
}

/** Alters what a norm states on some days. `"told"` where an issue says what is wrong. */
function alterPart(
  draft: Draft,
  change: PlacedChange,
  chapter: DraftChapter,
  norm: DatedNorm,
  part: NormPart,
): AlteredPart | "lacking" | "told" {
  const { parameter, check: named } = change.written;
  if (parameter === undefined && named === undefined) {
    return {
      body: undefined,
      comparison: looser("这一规定在这里不适用", "the norm does not hold here"),
      check: "",
      parameter: "norm",
      before: part.id,
    };
  }
  const root = parameter === undefined ? undefined : pathOf(parameter)[0];
  if (root === "in" && named === undefined) return alterDays(draft, change, norm, part);
  if (named === undefined && root !== undefined && normParameters.includes(root)) {
    return alterKey(draft, change, part, chapter, {
      holder: part.body,
      root,
      kind: undefined,
      name: "",
      rebuild: (body) => body as NormBody,
    });
  }
  const index = checkIndex(part.body.checks, named);
  if (index === undefined) {
    if (named !== undefined || part.body.checks.length === 0) return "lacking";
    const known = part.body.checks.map((check) => check.name ?? check.kind);
    problem(draft, change, "", "which_check", {
      zh: `这一规定有几项核查，请写明是哪一项（check）：${known.join("、")}。`,
      en: `The norm has several checks: say which one ("check"): ${known.join(", ")}.`,
    });
    return "told";
  }
  const check = part.body.checks[index] as Check;
  const name = check.name ?? (part.body.checks.length > 1 ? check.kind : "");
  if (root === undefined) return removeCheck(change, part, check, name) ?? tellParameter(draft, change);
  const rebuild = (altered: unknown): NormBody => ({
    ...part.body,
    checks: part.body.checks.map((each) => (each === check ? (altered as Check) : each)),
  });
  return alterKey(draft, change, part, chapter, { holder: check, root, kind: check.kind, name, rebuild });
}

function removeCheck(change: PlacedChange, part: NormPart, check: Check, name: string): AlteredPart | undefined {
  if (change.written.change !== "remove") return undefined;
  return {
    body: { ...part.body, checks: part.body.checks.filter((each) => each !== check) },
    comparison: looser(`“${name === "" ? check.kind : name}”在这里不核查`, `"${name === "" ? check.kind : name}" is not judged here`),
    check: "",
    parameter: "checks",
    before: check,
  };
}

function tellParameter(draft: Draft, change: PlacedChange): "told" {
  problem(draft, change, "", "missing_key", { zh: "请写明参数（parameter）。", en: 'Say which parameter is meant ("parameter").' });
  return "told";
}

/** The one check that is named by its name or kind; without a name, the only one. */
function checkIndex(checks: readonly Check[], named: string | undefined): number | undefined {
  if (named === undefined) return checks.length === 1 ? 0 : undefined;
  const byName = checks.findIndex((check) => check.name === named);
  if (byName >= 0) return byName;
  const ofKind = checks.flatMap((check, index) => (check.name === undefined && check.kind === named ? [index] : []));
  return ofKind.length === 1 ? ofKind[0] : undefined;
}

interface Holder {
  readonly holder: object;
  readonly root: string;
  readonly kind: Check["kind"] | undefined;
  readonly name: string;
  rebuild(altered: unknown): NormBody;
}

function alterKey(draft: Draft, change: PlacedChange, part: NormPart, chapter: DraftChapter, at: Holder): AlteredPart | "told" {
  const { written } = change;
  const parameter = written.parameter as string;
  const path = pathOf(parameter);
  const schema = parameterSchema(at.root, at.kind);
  if (schema === undefined) {
    const known = at.kind === undefined ? normParameters : checkParameters(at.kind);
    unknownName(draft, change, "parameter", "unknown_parameter", at.root, { zh: "参数", en: "parameter" }, known);
    return "told";
  }
  if (written.change !== "remove" && !Object.hasOwn(written, "to")) {
    problem(draft, change, "", "missing_key", { zh: "缺少“to”。", en: '"to" is missing.' });
    return "told";
  }
  const isList = path.length === 1 && isListParameter(at.root, at.kind) ? "list" : "value";
  const altered = alterAt(at.holder, path, written.change, written.to, isList);
  if ("failed" in altered) {
    if (altered.failed === "not_there") notThere(draft, change, parameter);
    else alreadyThere(draft, change, "parameter", parameter);
    return "told";
  }
  const now = altered.value as Record<string, unknown>;
  const before = (at.holder as Record<string, unknown>)[at.root];
  if (!Object.hasOwn(now, at.root) && !isOptional(schema)) {
    problem(draft, change, "parameter", "required", {
      zh: `“${parameter}”是必需的，不能删去，可以改为别的（set）。`,
      en: `"${parameter}" is required: it can be set, not removed.`,
    });
    return "told";
  }
  const wrong = Object.hasOwn(now, at.root) ? wrongIn(now, at.root, schema) : [];
  for (const issue of wrong) {
    const inner =
      isList === "list" && written.change !== "set"
        ? (issue.pointer ?? "").replace(/^\/\d+/, "")
        : withoutPrefix(issue.pointer ?? "", path.slice(1));
    draft.issues.push({
      file: change.file,
      issue: { ...issue, pointer: `${change.pointer}${Object.hasOwn(written, "to") ? `/to${inner}` : "/parameter"}` },
    });
  }
  if (wrong.length > 0) return "told";
  const body = at.rebuild(now);
  const comparison = classifyPart(draft, chapter, part.body, body, { change, root: at.root, name: at.name, before: at.holder, after: now });
  return { body, comparison, check: at.name, parameter: at.root, before };
}

/** What is wrong with the value of a parameter, with pointers into it: its shape, or else the numbers it states. */
function wrongIn(now: Readonly<Record<string, unknown>>, root: string, schema: z.ZodType): readonly Issue[] {
  const shape = shapeProblems(schema, now[root]);
  if (shape.length > 0) return shape;
  const numbers = "kind" in now ? numberIssues(now as unknown as Check) : root === "checks" ? numberIssuesOf(now as never) : [];
  const prefix = `/${root}`;
  return numbers.flatMap(({ pointer = "", ...issue }) =>
    pointer === prefix || pointer.startsWith(`${prefix}/`) ? [{ ...issue, pointer: pointer.slice(prefix.length) }] : [],
  );
}

function withoutPrefix(pointer: string, path: readonly string[]): string {
  const prefix = path.map((step) => `/${step}`).join("");
  return pointer.startsWith(prefix) ? pointer.slice(prefix.length) : "";
}

function alterDays(draft: Draft, change: PlacedChange, norm: DatedNorm, part: NormPart): AlteredPart | "told" {
  const to = change.written.to as { from?: unknown; to?: unknown } | undefined;
  const days = typeof to === "object" && to !== null && change.written.change === "set" ? daysOf(to as never) : undefined;
  if (days === undefined || [to?.from, to?.to].some((day) => day !== undefined && typeof day !== "string")) {
    problem(draft, change, "to", "invalid_in_force", { zh: "施行起止日期不成立。", en: "These days in force do not form a period." });
    return "told";
  }
  if (norm.parts.some((each) => each !== part && sharedDays(each.days, days) !== undefined)) {
    problem(draft, change, "to", "overlapping_editions", {
      zh: "与另一版本的施行日期重叠。",
      en: "Another edition is in force on some of these days.",
    });
    return "told";
  }
  const comparison = classifyPart(draft, undefined, part.body, part.body, { change, root: "in", name: "", before: part.days, after: days });
  return { body: part.body, days, comparison, check: "", parameter: "in", before: part.days };
}

function tellLacking(draft: Draft, change: PlacedChange, parts: readonly NormPart[]): void {
  const known = new Set(parts.flatMap((part) => part.body.checks.map((check) => check.name ?? check.kind)));
  const { check, parameter } = change.written;
  if (check !== undefined) unknownName(draft, change, "check", "unknown_check", check, { zh: "核查", en: "check" }, known);
  else unknownName(draft, change, "parameter", "unknown_parameter", String(parameter), { zh: "参数", en: "parameter" }, normParameters);
}

/** A pack between two others may close what its parent left open, never open more. */
function changeOpen(draft: Draft, change: PlacedChange, norm: DatedNorm): void {
  const { written } = change;
  const altered = alterAt({ open: norm.open }, ["open"], written.change, written.to, "list");
  if ("failed" in altered) {
    if (altered.failed === "not_there") notThere(draft, change, "open");
    else alreadyThere(draft, change, "parameter", "open");
    return;
  }
  const after = (altered.value as { open?: readonly string[] }).open ?? [];
  if (!Array.isArray(after) || after.some((word) => typeof word !== "string")) {
    problem(draft, change, "to", "wrong_type", { zh: "这里应为参数名称的列表。", en: "This should be a list of names of parameters." });
    return;
  }
  const more = after.find((word) => !norm.open.includes(word));
  const comparison: Comparison =
    more === undefined ? { class: "tighter" } : looser(`“${more}”在上级没有放开`, `the parent does not leave "${more}" open`);
  draft.findings.push({ ...comparison, change, subject: `${change.element} · open`, open: false });
  norm.open = after;
}
