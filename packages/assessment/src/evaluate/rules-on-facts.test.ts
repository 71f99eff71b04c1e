import { evaluate } from "@guiju/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AssessmentFact } from "../assessment-file.ts";
import { fitOf } from "./fit.ts";
import { flag, rulesOf } from "./plan.fixture.ts";
import { truthsOn } from "./rules-on-facts.ts";
import { unusableIn } from "./unusable.ts";

const types = {
  yes: { type: "flag" },
  many: { type: "count" },
  share: { type: "number" },
  day: { type: "date" },
  kind: { type: "word", words: ["a", "b"] },
  org: { type: "record", of: { rooms: { type: "count" }, head: { type: "record", of: { name: { type: "word" } } } } },
  marks: { type: "list", items: { type: "count" } },
  cases: { type: "list", of: { level: { type: "word" }, on: { type: "date" } } },
};
const greater = (fact: string, value: unknown) => ({ fact, operator: "greaterThan", value });
const rules = rulesOf(
  types,
  [
    flag("yes"),
    { not: { any: [greater("many", 3), greater("share", 0.5)] } },
    greater("day", "2024-03-01"),
    { fact: "kind", operator: "in", value: ["a"] },
    { fact: "org", path: "$.rooms", operator: "lessThan", value: 4 },
    { fact: "org", path: "$.head.name", operator: "notEqual", value: "x" },
    { fact: "marks", operator: "contains", value: 2 },
    {
      some: { fact: "cases" },
      where: {
        all: [
          { item: "level", operator: "equal", value: "high" },
          { item: "on", operator: "before", value: "2024-01-01" },
        ],
      },
    },
    { count: { fact: "cases" }, where: { item: "level", operator: "equal", value: "high" }, operator: "greaterThan", value: 1 },
    { fact: "score", operator: "greaterThan", value: 4 },
    { fact: "many", operator: "isRecorded", value: true },
  ],
  { score: { add: [{ first: [{ fact: "many" }, 2] }, { count: { fact: "marks" } }] } },
);
const odd = fc.constantFrom<unknown>(undefined, null, -1, 1.5, Number.NaN, "x", "2024-02-30", {}, [], true);
const value = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const day = fc.oneof(fc.constantFrom<unknown>("2023-05-06", "2024-03", "2024", "2024-04-01"), odd);
const facts = fc.record(
  {
    yes: fc.oneof(fc.boolean() as fc.Arbitrary<unknown>, odd),
    many: value,
    share: fc.oneof(fc.constantFrom<unknown>(0.2, 0.7, 1), odd),
    day,
    kind: fc.oneof(fc.constantFrom<unknown>("a", "b", "c"), odd),
    org: fc.oneof(
      fc.record(
        { rooms: value, head: fc.oneof(fc.record({ name: fc.constantFrom<unknown>("x", "y", 3) }), odd) },
        { requiredKeys: [] },
      ) as fc.Arbitrary<unknown>,
      odd,
    ),
    marks: fc.oneof(fc.array(value, { maxLength: 3 }) as fc.Arbitrary<unknown>, odd),
    cases: fc.oneof(
      fc.array(
        fc.oneof(
          fc.record({ level: fc.constantFrom<unknown>("high", "low", 4), on: day }, { requiredKeys: [] }) as fc.Arbitrary<unknown>,
          odd,
        ),
        { maxLength: 3 },
      ) as fc.Arbitrary<unknown>,
      odd,
    ),
  },
  { requiredKeys: [] },
);

const fits = new Map(Object.entries(types).map(([name, type]) => [name, fitOf(type as AssessmentFact)]));

/** Positions of the rules that ask what there is where something else is not recorded. */
const [DEFAULTED, RECORDED] = [9, 10];

test("conditions over facts of every kind, fitting or not, have the truths that the rules' own evaluation gives them, but nothing follows from what is absent", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const expected = evaluate(rules, given);
      const isThere = given.many === null || (Number.isSafeInteger(given.many) && (given.many as number) >= 0);
      const truths = isThere
        ? expected.truths
        : expected.truths.map((truth, at) => (at === DEFAULTED || at === RECORDED ? undefined : truth));
      const held = Object.fromEntries(Object.entries(given).map(([name, fact]) => [name, fits.get(name)?.(fact)]));
      expect(truthsOn(rules, held, undefined)).toEqual(truths);
      if (expected.issues.length > 0) expect(Object.values(held).some((fact) => unusableIn(fact) !== undefined)).toBe(true);
    }),
    { numRuns: 4000 },
  );
});
