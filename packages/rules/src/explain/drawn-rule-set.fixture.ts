import * as fc from "fast-check";
import type { Condition, RuleDocument } from "../rule-document.ts";

/** The values that the facts of drawn rule sets take; `undefined` is not recorded. */
export const domain: Readonly<Record<string, readonly unknown[]>> = {
  a: [undefined, null, 0, 1, 2, 3, 4, 5],
  b: [undefined, null, 0, 1, 2, 3, 4, 5],
  w: [undefined, null, "x", "y", "z"],
  f: [undefined, null, true, false],
  l: [undefined, null, [], ["x"], ["y"], ["z"], ["x", "y"], ["x", "z"], ["y", "z"], ["x", "y", "z"]],
};

const number = fc.integer({ min: 0, max: 4 });
const ordering = fc.constantFrom("lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual");
const letter = fc.constantFrom("x", "y", "z");

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ fact: fc.constantFrom("a", "b"), operator: ordering, value: number }) },
  fc.record({
    fact: fc.constantFrom("a", "b"),
    operator: fc.constantFrom("in", "notIn"),
    value: fc.array(number, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ fact: fc.constant("w"), operator: fc.constantFrom("equal", "notEqual"), value: fc.oneof(letter, fc.constant(null)) }),
  fc.record({ fact: fc.constant("w"), operator: fc.constantFrom("in", "not:in"), value: fc.array(letter, { minLength: 1, maxLength: 2 }) }),
  fc.record({ fact: fc.constant("f"), operator: fc.constant("equal"), value: fc.boolean() }),
  fc.record({ fact: fc.constantFrom("a", "w", "f"), operator: fc.constant("isRecorded"), value: fc.boolean() }),
  fc.record({ fact: fc.constant("l"), operator: fc.constantFrom("contains", "doesNotContain"), value: letter }),
);

/** Conditions of a few leaves; `names` are those they may name. */
function conditionOf(names: readonly string[]): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      names.length === 0
        ? leaf
        : fc.oneof(
            { weight: 2, arbitrary: leaf },
            fc.constantFrom(...names).map((condition): Condition => ({ condition })),
          ),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
      tie("condition").map((not): Condition => ({ not })),
    ),
  }));
  return condition;
}

/** Rule sets of one rule and two named conditions over the facts of `domain`. */
export const drawnRuleSet: fc.Arbitrary<RuleDocument> = fc
  .record({ one: conditionOf([]), two: conditionOf(["one"]), rule: conditionOf(["one", "two"]) })
  .map(({ one, two, rule }) => ({
    facts: {
      a: { type: "count" },
      b: { type: "count" },
      w: { type: "word", words: ["x", "y", "z"] },
      f: { type: "flag" },
      l: { type: "list" },
    },
    conditions: { one, two },
    rules: [{ name: "r", conditions: rule, event: { type: "e" } }],
  }));

/** Facts of `domain`. */
export const drawnFacts: fc.Arbitrary<Record<string, unknown>> = fc
  .record(Object.fromEntries(Object.entries(domain).map(([name, values]) => [name, fc.constantFrom(...values)])))
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)));
