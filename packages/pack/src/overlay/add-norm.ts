import type { Check, NormBody } from "@guiju/lifecycle";
import { numberIssuesOf } from "../read/number-issues.ts";
import { problem, unknownName } from "./change-problem.ts";
import { type DatedNorm, datedNorm } from "./dated-norm.ts";
import { daysOf } from "./days-in-force.ts";
import type { Draft } from "./draft.ts";
import { normBodySchema, shapeProblems } from "./norm-shapes.ts";
import { settledOtherwise } from "./order/check-order.ts";
import { tighter, unordered } from "./order/comparisons.ts";
import { settlesReadings } from "./order/norm-order.ts";
import type { Comparison, PlacedChange } from "./overlay-file.ts";

/** Adds a norm that an overlay states, as a chapter of the overlay's file. */
export function normAdded(draft: Draft, change: PlacedChange): void {
  const { written, element } = change;
  if (written.id === undefined) {
    problem(draft, change, "", "missing_key", {
      zh: "新增的规定要有编号（id）。",
      en: 'A norm that is added needs an id ("id").',
    });
    return;
  }
  const shape = shapeProblems(normBodySchema, written.to ?? null);
  const wrong = shape.length > 0 ? shape : numberIssuesOf(written.to as NormBody);
  for (const issue of wrong)
    draft.issues.push({ file: change.file, issue: { ...issue, pointer: `${change.pointer}/to${issue.pointer ?? ""}` } });
  if (wrong.length > 0) return;
  if (daysOf(change.in) === undefined) {
    problem(draft, change, "in", "invalid_in_force", { zh: "施行起止日期不成立。", en: "These days in force do not form a period." });
    return;
  }
  const lifecycle = lifecycleOf(draft, change);
  if (lifecycle === undefined) return;
  const body = written.to as NormBody & { readonly open?: readonly string[] };
  const stated = { slot: element, editions: [{ id: written.id, in: change.in, basis: change.basis }], ...body };
  const finding = { ...classifyAdded(draft, body), change, subject: element, open: false };
  chapterOf(draft, change, lifecycle).norms.push(datedNorm(stated, () => new Map([["|norm", { pack: draft.pack, change }]])));
  draft.added.set(element, change);
  draft.findings.push(finding);
}

/** The lifecycle a change is about: the one it or its file names, or the only one. */
export function lifecycleOf(draft: Draft, change: PlacedChange): string | undefined {
  const known = [...draft.lifecycles.keys()];
  if (change.lifecycle !== undefined) {
    if (draft.lifecycles.has(change.lifecycle)) return change.lifecycle;
    unknownName(draft, change, "lifecycle", "unknown_lifecycle", change.lifecycle, { zh: "生命周期", en: "lifecycle" }, known);
    return undefined;
  }
  if (known.length === 1) return known[0];
  problem(draft, change, "", "missing_key", {
    zh: `有几个生命周期，请写明是哪一个（lifecycle）：${known.join("、")}。`,
    en: `There are several lifecycles: say which one ("lifecycle"): ${known.join(", ")}.`,
  });
  return undefined;
}

/** Kinds of checks that no waiting and no further document can make good once they fail. */
const FINAL: ReadonlySet<Check["kind"]> = new Set(["eligibility", "once", "latest", "maximumInterval"]);

/**
 * A further norm is stricter, unless it stops for good an act that what is inherited demands: then a case could keep neither;
 * or unless it settles which reading was taken.
 */
export function classifyAdded(draft: Draft, body: NormBody): Comparison {
  const acts = Array.isArray(body.at) ? (body.at as readonly string[]) : [];
  if (settlesReadings(body)) return settledOtherwise;
  if (body.effect === "record" || body.modality !== "must") return tighter;
  const final = body.checks.find((check) => FINAL.has(check.kind) && (check.modality ?? body.modality) === "must");
  if (final === undefined) return tighter;
  for (const { slot, parts } of draft.chapters.flatMap((chapter) => chapter.norms)) {
    const act = parts.flatMap((part) => demandedActs(part.body)).find((each) => (final.at ?? acts).includes(each));
    if (act !== undefined)
      return unordered(`它可能阻止“${act}”，而“${slot}”要求办理这一事项`, `it may stop "${act}" for good, which "${slot}" demands`);
  }
  return tighter;
}

function demandedActs(body: NormBody): readonly string[] {
  const owed = body.checks.flatMap((check) =>
    "owes" in check && check.owes !== undefined ? [check.owes.act] : check.kind === "window" ? [check.of] : [],
  );
  return [...owed, ...(body.demands ?? []).map((demand) => demand.act)];
}

function chapterOf(draft: Draft, change: PlacedChange, lifecycle: string): { norms: DatedNorm[] } {
  const before = draft.chapters.find((chapter) => chapter.file === change.file && chapter.lifecycle === lifecycle);
  if (before !== undefined) return before;
  const chapter = { file: change.file, title: titleOf(draft, change.file), lifecycle, norms: [], decisions: [] };
  draft.chapters.push(chapter);
  return chapter;
}

function titleOf(draft: Draft, file: string): { readonly zh: string; readonly en: string } {
  return (JSON.parse(draft.sources.get(file) ?? "{}") as { title?: { zh: string; en: string } }).title ?? { zh: file, en: file };
}
