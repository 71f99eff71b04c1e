import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileRuleSet } from "../rule-set/compile-rule-set.ts";
import { frameOf } from "../rule-set/frame.ts";
import { machineFor } from "../rule-set/machine.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import type { Test } from "./closure.ts";

const KINDS = { count: "a", other: "b", number: "c", flag: "d", word: "e", date: "f", list: "g" };
const DAYS = ["2025-12-31", "2026-01-01", "2026-01"];
const order = fc.constantFrom("lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual", "not:equal");
const leaf = (fact: string, operator: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.record({ fact: fc.constant(fact), operator, value });
const small = fc.nat(3);
const word = fc.constantFrom("x", "y");
const either = fc.constantFrom("equal", "notEqual");
const leaves = fc.oneof(
  leaf(KINDS.count, order, small),
  leaf(KINDS.count, order, fc.constant({ fact: KINDS.other })),
  leaf(KINDS.count, fc.constantFrom("in", "notIn"), fc.array(small, { minLength: 1 })),
  leaf(KINDS.number, order, fc.constant({ fact: KINDS.count })),
  leaf(KINDS.flag, either, fc.boolean()),
  leaf(KINDS.word, either, word),
  leaf(KINDS.word, fc.constantFrom("in", "notIn"), fc.array(word, { minLength: 1 })),
  leaf(KINDS.date, order, fc.constantFrom("2026-01-01", "2025-12-31")),
  leaf(KINDS.list, fc.constantFrom("contains", "doesNotContain"), word),
  leaf(KINDS.word, fc.constant("isRecorded"), fc.boolean()),
  fc.constant({ condition: "common" }),
);
const { condition } = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    leaves,
    fc.record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const facts = fc.record(
  {
    a: fc.oneof(small, fc.constant(-1)),
    b: small,
    c: fc.constantFrom(0, 0.5, 1, Number.NaN),
    d: fc.boolean(),
    e: fc.oneof(word, fc.constant(3)),
    f: fc.constantFrom(...DAYS),
    g: fc.array(fc.oneof(word, fc.constant(null))),
  },
  { requiredKeys: [] },
);

test("conditions laid out as a row answer as their closures do, whatever is missing, with the same issues", () => {
  let open = 0;
  let sure = 0;
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), facts, (conditions, given) => {
      const ruleSet = ruleSetOf(conditions);
      const { tests, testAll } = machineFor(ruleSet.program);
      const [row, closures] = [frameOf(ruleSet, given), frameOf(ruleSet, given)];
      const truths = testAll(row);
      expect(truths).toEqual(tests.map((each: Test) => each(closures, undefined)));
      expect(row.issues).toEqual(closures.issues);
      expect(row.visits).toBeLessThanOrEqual(closures.visits);
      for (const truth of truths) {
        if (truth === undefined) open += 1;
        else sure += 1;
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
  expect(Math.min(open, sure)).toBeGreaterThan(200);
});

function ruleSetOf(conditions: readonly object[]): RuleSet {
  const { ruleSet, issues } = compileRuleSet({
    facts: {
      a: { type: "count" },
      b: { type: "count" },
      c: { type: "number" },
      d: { type: "flag" },
      e: { type: "word" },
      f: { type: "date" },
      g: { type: "list" },
    },
    conditions: {
      common: {
        any: [
          { fact: "a", operator: "equal", value: 1 },
          { fact: "g", operator: "contains", value: "x" },
        ],
      },
    },
    rules: conditions.map((each, index) => ({ name: `r${index}`, conditions: { all: [each] }, event: { type: "e" } })),
  });
  expect(issues).toEqual([]);
  return ruleSet as RuleSet;
}
