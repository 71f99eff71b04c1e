import type { Text } from "@guiju/core";
import type { Earliest } from "./earliest.ts";
import { comparedText, type Putting, slotsOf } from "./explanation-text.ts";
import type { Lacking } from "./lacking.ts";
import { elementsText, type Say, withRemarks } from "./say.ts";
import { isDerived, subjectText, titled } from "./subject-text.ts";
import { whereText } from "./where-text.ts";
import type { Change, WhyNot } from "./why-not.ts";
import { joinedText, word } from "./word.ts";

/**
 * Says what would have to change for a rule to hold: first how many conditions, then one line for each.
 *
 * @example
 * const conditions = { fact: "age", operator: "greaterThanInclusive", value: 18 };
 * const facts = { age: { type: "count", title: { zh: "年龄", en: "age" } } };
 * const ruleSet = compileRuleSet({ facts, rules: [{ name: "adult", conditions, event: { type: "adult" } }] }).ruleSet!;
 * whyNotText(whyNot(ruleSet, "adult", {}), { ruleSet })[1]?.zh; // => "年龄没有记录，请补录；应当不小于 18"
 * whyNotText(whyNot(ruleSet, "adult", { age: 17 }), { ruleSet })[1]?.en; // => "age is 17; it must be at least 18"
 */
export function whyNotText(whyNot: WhyNot, say: Say = {}): readonly Text[] {
  const { outcome, result, changes, fewest } = whyNot;
  const rule = titled(say, whyNot.rule);
  if (outcome !== "found") return [word(`whyNot.${outcome}`, { rule })];
  const lines = [word(`whyNot.${result}`, { rule, count: changes.length }), ...changes.map((change) => changeText(say, change))];
  return fewest ? lines : [...lines, word("whyNot.bounded")];
}

/**
 * Says from which day on a rule holds, or why no day is known.
 *
 * @example
 * earliestText({ rule: "adult", on: "2027-03-01", reason: "holds" }).zh; // => "规则“adult”最早自2027年3月1日起成立"
 */
export function earliestText(earliest: Earliest, say: Say = {}): Text {
  const { on, reason, possiblyFrom, provisional } = earliest;
  const rule = titled(say, earliest.rule);
  const what = word(`earliest.${reason}`, { rule, ...(on !== null && { on }) });
  const sure = provisional ? word("earliest.provisional", { what }) : what;
  return possiblyFrom === undefined ? sure : word("earliest.possibly", { what: sure, from: possiblyFrom });
}

function changeText(say: Say, change: Change): Text {
  const { kind, needed, where, elements, lacking } = change;
  const todo = lacking && todoText(say, lacking);
  if (kind === "some" || kind === "every" || !("value" in needed)) {
    const fact = subjectText(say, change);
    const what = elementsText(word(`elements.${needed.operator}`, { fact, condition: whereText(say, where) }), elements ?? null);
    return withRemarks(say, change, todo === undefined ? what : word("todo", { what, todo }), { fact });
  }
  const compared = { ...change, ...needed, kind };
  const what = elementsText(comparedText(say, compared, puttingOf(say, change, todo)), elements);
  return withRemarks(say, change, what, slotsOf(say, compared));
}

/** Nobody records what is counted or computed: what it is made of is to be recorded. */
function puttingOf(say: Say, change: Change, todo: Text | undefined): Putting {
  const { status, kind } = change;
  if (status === "unmet") return "is";
  if (todo !== undefined || kind === "count" || change.fact === undefined || isDerived(say, change)) return { todo };
  return status === "missing" ? "record" : "refine";
}

/** Says what to record and what to make exact. */
function todoText(say: Say, lacking: readonly Lacking[]): Text {
  const parts = (["missing", "inexact"] as const).flatMap((status) => {
    const named = lacking.filter((one) => one.status === status).map((one) => subjectText(say, one));
    return named.length === 0 ? [] : [word(`todo.${status}`, { what: joinedText(named) })];
  });
  return joinedText(parts, { zh: "，", en: " and " });
}
