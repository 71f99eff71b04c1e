import type { Slots, Text } from "@guiju/core";
import type { Comparand, ConditionExplanation, Explanation, NamedExplanation, Subject } from "./explanation.ts";
import type { Json } from "./json-of.ts";
import { elementsText, neededText, type Say, subjectText, titled, trimmed, valueText, whereText, withRemarks, word } from "./say.ts";

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
      const what = elementsText(comparedText(say, compared, "is"), node.elements);
      push(word("line", { ...said, what }), slotsOf(say, compared));
    }
  }
}

/** What a comparison is about, as explanations and changes have it. */
interface Compared extends Subject, Comparand {
  readonly kind: "leaf" | "count";
  readonly now: Json;
  readonly where?: string;
}

/** Says what was read and what is asked of it, in the way `key` puts it. */
export function comparedText(say: Say, compared: Compared, key: "is" | "record" | "refine"): Text {
  const { now, kind, where, fact } = compared;
  const needed = neededText(say, compared);
  if (fact === undefined) return word("isComputed", { now: valueText(now), needed });
  const subject = subjectText(say, compared);
  const counted =
    where === undefined
      ? word("fact.number", { fact: subject })
      : word("fact.numberWhere", { fact: subject, condition: whereText(say, where) });
  const named = kind === "count" ? counted : subject;
  if (now === null) return word(key === "is" ? "isMissing" : "record", { fact: named, needed });
  return word(key === "record" ? "is" : key, { fact: named, now: valueText(now), needed });
}

/** Gives what the text of a message may be filled with. */
export function slotsOf(say: Say, compared: Compared): { readonly fact: Text; readonly now: Text; readonly value: Text } {
  return {
    fact: subjectText(say, compared),
    now: compared.now === null ? word("value.missing") : trimmed(valueText(compared.now)),
    value: trimmed(valueText(compared.value)),
  };
}
