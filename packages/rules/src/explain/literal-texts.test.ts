import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "../rule-document.ts";
import { compileRuleSet } from "../rule-set/compile-rule-set.ts";
import type { RuleSet } from "./access.ts";
import { explain } from "./explain-facts.ts";
import { explanationText } from "./explanation-text.ts";
import { literally } from "./literal-reading.fixture.ts";
import { whyNot } from "./why-not.ts";
import { whyNotText } from "./why-not-text.ts";

const list = { type: "list", items: { type: "count" } } as const;
const facts = { n: { type: "count" }, m: { type: "count" }, l: list, k: list } as const;
const orderings = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];
const sets = ["containsAll", "containsAny", "containsNone", "subsetOf"];
const operators = [...orderings, "equal", "notEqual", "in", "notIn", "contains", "doesNotContain", ...sets];
const decorators = ["someFact", "everyFact", "someValue", "everyValue", "not", "swap"];
const values = [2, [2], [1, 3], [3, 1, 3], { fact: "m" }, { fact: "k" }] as const;
const samples = [
  { n: 2, m: 2, l: [], k: [2] },
  { n: 1, m: 2, l: [1], k: [] },
  { n: 3, m: 1, l: [3, 1], k: [3, 1] },
  { n: 2, m: 3, l: [2, 2], k: [2, 2] },
  { n: 4, m: 4, l: [1, 2, 3], k: [1, 4] },
  { n: 0, m: 2, l: [4, 2], k: [1, 2, 3] },
] as const;

function compiled(conditions: Condition): RuleSet | undefined {
  return compileRuleSet({ facts, rules: [{ name: "r", conditions, event: { type: "e" } }] }).ruleSet;
}

/** What is asked, without the datum before it and the result after it. */
function needIn(text: string, language: "zh" | "en"): string {
  const [from, to] = language === "zh" ? ["，", "："] : ["; ", ": "];
  const asked = text.slice(text.indexOf(from) + from.length);
  return asked.includes(to) ? asked.slice(0, asked.lastIndexOf(to)) : asked;
}

/** Counts the texts that were taken at their word, each of which must say what the rule answered. */
function readings(leaf: Condition & { readonly fact: "n" | "l" }): number {
  const [ruleSet, turned] = [compiled(leaf), compiled({ not: leaf })];
  if (ruleSet === undefined || turned === undefined) return 0;
  for (const given of samples) {
    const { rules } = explain(ruleSet, given);
    const [, line] = explanationText(explain(ruleSet, given), { ruleSet });
    const [, change] = whyNotText(whyNot(turned, "r", given), { ruleSet: turned });
    for (const language of ["zh", "en"] as const) {
      const text = line?.[language] ?? "";
      expect(literally(needIn(text, language), language, given[leaf.fact]), `${JSON.stringify(leaf)} ${text}`).toBe(rules[0]?.result);
      if (rules[0]?.result !== true || change === undefined) continue;
      expect(literally(needIn(change[language], language), language, given[leaf.fact]), change[language]).toBe(false);
    }
  }
  return samples.length;
}

test("taken at its word, a text asks what every operator with up to two decorators asks, and why not the opposite", () => {
  const names = [[], ...decorators.map((one) => [one]), ...decorators.flatMap((one) => decorators.map((other) => [one, other]))];
  let count = 0;
  for (const operator of operators)
    for (const decorated of names)
      for (const fact of ["n", "l"] as const)
        for (const value of values) count += readings({ fact, operator: [...decorated, operator].join(":"), value });
  expect(count).toBeGreaterThan(5_000);
});

test("the same holds of longer rows of decorators", () => {
  let count = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...operators),
      fc.array(fc.constantFrom("not", "swap", ...decorators), { minLength: 3, maxLength: 5 }),
      fc.constantFrom("n", "l", "l"),
      fc.constantFrom(...values),
      (operator, decorated, fact, value) => {
        count += readings({ fact, operator: [...decorated, operator].join(":"), value });
      },
    ),
    { numRuns: 3_000, seed: 4 },
  );
  expect(count).toBeGreaterThan(500);
});
