import type { Decision } from "@guiju/lifecycle";
import { fieldSchema, interpretationSchema, normSchemas, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import type { FactSchema, PackInterpretation } from "../pack.ts";
import { opaqueExpressions } from "../schema/expressions.ts";
import { lifecycleOf } from "./add-norm.ts";
import { canonical } from "./canonical.ts";
import { alreadyThere, notThere, problem, unknownName } from "./change-problem.ts";
import { addressOf, type Draft } from "./draft.ts";
import { type Elements, NOUNS, type OtherKind } from "./elements.ts";
import { lifecycleElements } from "./lifecycle-elements.ts";
import { shapeProblems } from "./norm-shapes.ts";
import { same, unordered } from "./order/comparisons.ts";
import type { PlacedChange } from "./overlay-file.ts";
import { alterAt, pathOf } from "./parameter-path.ts";

const field = fieldSchema(opaqueExpressions);
const { decision: decisionSchema } = normSchemas(opaqueExpressions);

/** Lays a change of anything but a norm over what was inherited, and classifies it. Such elements have no editions, so the change holds on all days. */
export function applyElementChange(draft: Draft, change: PlacedChange): void {
  const { written } = change;
  const kind = change.kind as OtherKind;
  for (const key of ["in", "check", "edition"] as const) {
    if (written[key] === undefined) continue;
    problem(draft, change, key, "not_dated", {
      zh: `${NOUNS[kind].zh}没有版本，这里不能写“${key}”。`,
      en: `A ${NOUNS[kind].en} has no editions: "${key}" does not apply to it.`,
    });
    return;
  }
  const elements = elementsOf(draft, change, kind);
  if (elements === undefined) return;
  const after = alteredElement(draft, change, kind, elements);
  if (after === undefined) return;
  const wrong = after.value === undefined ? [] : shapeProblems(elements.schema, after.value);
  const inside =
    written.parameter === undefined
      ? ""
      : [...(kind === "facts" ? ["facts"] : []), ...pathOf(written.parameter)].map((step) => `/${step}`).join("");
  for (const issue of wrong) {
    const pointer = issue.pointer ?? "";
    const at =
      pointer.startsWith(inside) && Object.hasOwn(written, "to")
        ? `/to${pointer.slice(inside.length)}`
        : written.parameter === undefined
          ? ""
          : "/parameter";
    draft.issues.push({ file: change.file, issue: { ...issue, pointer: `${change.pointer}${at}` } });
  }
  if (wrong.length > 0) return;
  const comparison = elements.compare(elements.current, after.value);
  elements.write(after.value);
  const subject = [change.element, written.parameter].filter((word) => word !== undefined).join(" · ");
  draft.findings.push({ ...comparison, change, subject, open: elements.open });
  const lifecycle = ["value", "act", "state"].includes(kind) ? lifecycleOf(draft, change) : undefined;
  draft.settings.set(
    addressOf(kind, lifecycle, change.element, written.parameter === undefined ? undefined : pathOf(written.parameter)[0]),
    {
      pack: draft.pack,
      change,
      before: elements.current,
    },
  );
}

/** The element after the change; `undefined` where an issue says why it cannot be made, and a value of `undefined` where it is removed. */
function alteredElement(draft: Draft, change: PlacedChange, kind: OtherKind, elements: Elements): { readonly value: unknown } | undefined {
  const { written } = change;
  const isWhole = written.parameter === undefined;
  if (written.change !== "remove" && !Object.hasOwn(written, "to")) {
    problem(draft, change, "", "missing_key", { zh: "缺少“to”。", en: '"to" is missing.' });
    return undefined;
  }
  if (elements.current === undefined && !(isWhole && written.change === "add")) {
    unknownName(draft, change, kind, "unknown_element", change.element, NOUNS[kind], elements.names);
    return undefined;
  }
  if (isWhole && written.change === "add" && elements.current !== undefined) {
    alreadyThere(draft, change, kind, change.element);
    return undefined;
  }
  if (isWhole) return { value: written.change === "remove" ? undefined : written.to };
  const path = pathOf(written.parameter as string);
  const root = kind === "facts" ? ["facts", ...path] : path;
  const isList = ["clear", "holds", "open", "at", "needs"].includes(root.at(-1) as string) ? "list" : "value";
  const current =
    kind === "state" && path[0] === "on"
      ? { on: {}, ...(elements.current as object) }
      : kind === "act" && path[0] === "data"
        ? { data: {}, ...(elements.current as object) }
        : elements.current;
  const altered = alterAt(current, root, written.change, written.to, isList);
  if (!("failed" in altered)) return altered;
  if (altered.failed === "not_there") notThere(draft, change, written.parameter as string);
  else alreadyThere(draft, change, "parameter", written.parameter as string);
  return undefined;
}

function elementsOf(draft: Draft, change: PlacedChange, kind: OtherKind): Elements | undefined {
  switch (kind) {
    case "interpretation":
      return interpretationElements(draft, change);
    case "decision":
      return decisionElements(draft, change);
    case "facts":
      return factElements(draft, change);
    case "text":
      return textElements(draft, change);
    default:
      return lifecycleElements(draft, change, kind);
  }
}

function interpretationElements(draft: Draft, { element }: PlacedChange): Elements {
  const current = draft.interpretations.get(element);
  return {
    names: draft.interpretations.keys(),
    current,
    schema: z.unknown().superRefine((value, issues) => {
      const { open: _, ...closed } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
      const checked = interpretationSchema.safeParse(closed);
      for (const issue of checked.success ? [] : checked.error.issues) issues.addIssue(issue as never);
    }),
    open: current?.open === true,
    write(value) {
      if (value === undefined) draft.interpretations.delete(element);
      else draft.interpretations.set(element, value as PackInterpretation);
    },
    compare(before, after) {
      if (before === undefined || canonical(judging(before)) === canonical(judging(after))) return same;
      return unordered("读法不同，没有严宽之分", "another reading is neither stricter nor looser");
    },
  };
}

/** What of an interpretation bears on a judgement. */
function judging(interpretation: unknown): unknown {
  const { title: _, confidence: __, ambiguity: ___, ...rest } = (interpretation ?? {}) as Record<string, unknown>;
  return rest;
}

function decisionElements(draft: Draft, { element }: PlacedChange): Elements {
  const chapter = draft.chapters.find((each) => each.decisions.some((decision) => decision.slot === element));
  return {
    names: draft.chapters.flatMap((each) => each.decisions.map((decision) => decision.slot)),
    current: chapter?.decisions.find((decision) => decision.slot === element),
    schema: decisionSchema,
    open: false,
    write(value) {
      if (chapter === undefined) return;
      chapter.decisions = chapter.decisions.flatMap((each) =>
        each.slot !== element ? [each] : value === undefined ? [] : [value as Decision],
      );
    },
    compare: (before, after) =>
      canonical(before) === canonical(after)
        ? same
        : unordered("表决结果不同，以后的步骤也不同", "another outcome of the vote leads to other steps, so that neither is stricter"),
  };
}

function factElements(draft: Draft, change: PlacedChange): Elements | undefined {
  const { element, written } = change;
  const schema = draft.facts.get(element);
  if (schema === undefined) {
    unknownName(draft, change, "facts", "unknown_element", element, NOUNS.facts, draft.facts.keys());
    return undefined;
  }
  if (written.parameter === undefined) {
    problem(draft, change, "", "missing_key", { zh: "请写明事实（parameter）。", en: 'Say which fact is meant ("parameter").' });
    return undefined;
  }
  const [name = "", ...inside] = pathOf(written.parameter);
  const isNew = written.change === "add" && inside.length === 0;
  if (!isNew && !Object.hasOwn(schema.content.facts, name)) {
    unknownName(draft, change, "parameter", "unknown_parameter", name, FACT, Object.keys(schema.content.facts));
    return undefined;
  }
  return {
    names: draft.facts.keys(),
    current: schema.content,
    schema: z.looseObject({ facts: z.record(z.string().min(1), field) }),
    open: false,
    write(value) {
      schema.content = value as typeof schema.content;
    },
    compare: (before, after) =>
      isNew || canonical(untitled(before, name)) === canonical(untitled(after, name))
        ? same
        : unordered("事实的类型不同，没有严宽之分", "a fact of another kind is neither stricter nor looser"),
  };
}

const FACT = { zh: "事实", en: "fact" } as const;

/** What of a fact bears on a judgement: all but what people call it. */
function untitled(content: unknown, name: string): unknown {
  const { title: _, ...rest } = ((content as FactSchema).facts[name] ?? { type: null }) as Record<string, unknown>;
  return rest;
}

function textElements(draft: Draft, { element }: PlacedChange): Elements {
  const { zh, en } = draft.messages;
  const current = zh.has(element) || en.has(element) ? { zh: zh.get(element), en: en.get(element) } : undefined;
  return {
    names: zh.keys(),
    current,
    schema: textSchema,
    open: false,
    write(value) {
      for (const language of ["zh", "en"] as const) {
        const said = (value as { readonly [Language in "zh" | "en"]: string } | undefined)?.[language];
        if (said === undefined) draft.messages[language].delete(element);
        else draft.messages[language].set(element, said);
      }
    },
    compare: () => same,
  };
}
