import type { Slots, Text } from "@guiju/core";
import type { Comparand, ConditionExplanation, Explanation, NamedExplanation, Subject } from "./explanation.ts";
import type { Json } from "./json-of.ts";
import { isOrdering, neededText } from "./needed-text.ts";
import { elementsText, type Say, withRemarks } from "./say.ts";
import { isDerived, kindOf, subjectText, titled } from "./subject-text.ts";
import { nowText, valueText } from "./value-text.ts";
import { whereText } from "./where-text.ts";
import { word } from "./word.ts";

/** One line of an explanation. */
export interface ExplanationLine extends Text {
  /** How deep it stands below its rule, which has 0. */
  readonly depth: number;
  readonly result: boolean | null;
  /** Of a condition: where it stands in the document. */
  readonly pointer?: string;
}

/** What saying an explanation carries along. */
interface Saying {
  readonly say: Say;
  readonly named: ReadonlyMap<string, NamedExplanation>;
  readonly shown: Set<string>;
  readonly lines: ExplanationLine[];
}

/**
 * Says an explanation line by line in both languages. A named condition is said in full where it is first named, and in one line after that.
 *
 * @example
 * const conditions = { fact: "age", operator: "greaterThanInclusive", value: 18 };
 * const facts = { age: { type: "count", title: { zh: "年龄", en: "age" } } };
 * const ruleSet = compileRuleSet({ facts, rules: [{ name: "adult", conditions, event: { type: "adult" } }] }).ruleSet!;
 * explanationText(explain(ruleSet, { age: 17 }), { ruleSet })[1]?.zh; // => "年龄为 17，应当不小于 18：不满足"
 * explanationText(explain(ruleSet, { age: 17 }), { ruleSet })[1]?.en; // => "age is 17; it must be at least 18: not met"
 */
export function explanationText(explanation: Explanation, say: Say = {}): readonly ExplanationLine[] {
  const saying: Saying = { say, named: new Map(explanation.conditions.map((named) => [named.name, named])), shown: new Set(), lines: [] };
  for (const { name, result, condition } of explanation.rules) {
    saying.lines.push({ ...word(`rule.${result}`, { rule: titled(say, name) }), depth: 0, result });
    add(saying, condition, 1);
  }
  return saying.lines;
}

function add(saying: Saying, node: ConditionExplanation, depth: number): void {
  const { say, named, shown, lines } = saying;
  const { result, asked } = node;
  const push = (text: Text, slots: Slots = {}) =>
    lines.push({ ...withRemarks(say, asked, text, slots), depth, result, pointer: asked.pointer });
  const said = { result: word(`result.${result}`) };
  switch (node.kind) {
    case "all":
    case "any":
      push(word(`group.${node.kind}`, said));
      for (const part of node.parts) add(saying, part, depth + 1);
      return;
    case "not":
      push(word("group.not", said));
      add(saying, node.part, depth + 1);
      return;
    case "named": {
      const { condition } = node.asked;
      const again = shown.has(condition);
      push(word(again ? "group.again" : "group.named", { ...said, condition }));
      shown.add(condition);
      const inner = again ? undefined : named.get(condition);
      if (inner !== undefined) add(saying, inner.condition, depth + 1);
      return;
    }
    case "some":
    case "every": {
      const fact = subjectText(say, node.asked);
      const what = word(`elements.${node.kind}`, { fact, condition: whereText(say, node.asked.where) });
      push(word("line", { ...said, what: elementsText(what, node.elements) }), { fact });
      return;
    }
    default: {
      const compared = { ...node.asked, ...node };
      const what = elementsText(comparedText(say, compared, "is"), node.elements ?? undefined);
      push(word("line", { ...said, what }), slotsOf(say, compared));
    }
  }
}

/** What a comparison is about, as explanations and changes have it. */
export interface Compared extends Subject, Comparand {
  readonly kind: "leaf" | "count";
  readonly now: Json;
  readonly where?: string;
}

/** How a comparison is put: what there is, or what to do about what is not there or not exact. */
export type Putting = "is" | "record" | "refine" | { readonly todo: Text | undefined };

/** Says what was read and what is asked of it, put in one way or another. */
export function comparedText(say: Say, compared: Compared, putting: Putting): Text {
  const { now, kind, where, fact } = compared;
  const needed = comparandText(say, compared);
  const said = nowText(say, now, numericIn(say, compared));
  if (fact === undefined && now !== null) return word("isComputed", { now: said, needed });
  const subject = fact === undefined ? word("fact.computed") : subjectText(say, compared);
  const counted =
    where === undefined
      ? word("fact.number", { fact: subject })
      : word("fact.numberWhere", { fact: subject, condition: whereText(say, where) });
  const slots = { fact: kind === "count" ? counted : subject, now: said, needed };
  const isOpen = kind === "count" || fact === undefined || isDerived(say, compared);
  if (typeof putting === "object") {
    const key = now === null ? "open" : "rough";
    if (putting.todo === undefined) return word(key, slots);
    return word(now === null && !isOpen ? "missingFor" : `${key}For`, { ...slots, todo: putting.todo });
  }
  if (now === null) return word(putting !== "is" ? "record" : isOpen ? "isOpen" : "isMissing", slots);
  return word(putting === "refine" ? "refine" : Array.isArray(now) ? "isList" : "is", slots);
}

/** Gives what the text of a message may be filled with. */
export function slotsOf(say: Say, compared: Compared): { readonly fact: Text; readonly now: Text; readonly value: Text } {
  return {
    fact: subjectText(say, compared),
    now: compared.now === null ? word("value.missing") : nowText(say, compared.now, numericIn(say, compared)),
    value: valueText(say, compared.value),
  };
}

/** Says what is asked of a datum: `应当不小于 18`, `it must be at least 18`. */
function comparandText(say: Say, compared: Compared): Text {
  const { operator, value, from } = compared;
  if (from === undefined) return neededText(say, { operator, value }, "must");
  const read = from.fact === undefined ? word("fact.computed") : subjectText(say, from);
  const none = from.fact === undefined || isDerived(say, from) ? "value.open" : "value.missing";
  const said = value === null ? word(none) : nowText(say, value, numericIn(say, compared));
  return neededText(say, { operator, value, other: word("value.from", { fact: read, value: said }) }, "must");
}

/** Whether numbers are compared: then `1/2` is not a word. */
function numericIn(say: Say, { kind, operator, value, now, ...subject }: Compared): "numeric" | "other" {
  const type = kindOf(say, subject);
  const isNumeric = kind === "count" || type === "count" || type === "number";
  return isNumeric || isOrdering(operator) || typeof value === "number" || typeof now === "number" ? "numeric" : "other";
}
