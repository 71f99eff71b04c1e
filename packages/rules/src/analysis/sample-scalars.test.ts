import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listSample } from "./sample-lists.ts";
import { scalarSample } from "./sample-scalars.ts";

/** How some numbers lie to constants and to one another. */
function pattern(numbers: readonly number[], constants: readonly number[]): string {
  const all = [...constants, ...numbers];
  return numbers.map((number) => all.map((other) => Math.sign(number - other)).join("")).join(" ");
}

function numbersOf(type: "count" | "number" | "date", constants: readonly number[], together = 1): readonly number[] {
  const sample = scalarSample({ type: { type }, constants: new Set(constants), together, counts: "whole", reach: "near" });
  expect(sample.exact).toBe(true);
  return sample.values as readonly number[];
}

test("however two numbers lie to the constants and to each other, two of the sample lie the same way", () => {
  const whole = fc.integer({ min: 0, max: 12 });
  const decimal = fc.integer({ min: -40, max: 60 }).map((quarters) => quarters / 4);
  for (const [type, number] of [
    ["count", whole],
    ["date", whole],
    ["number", decimal],
  ] as const) {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 4 }), number, number, (constants, a, b) => {
        const sample = numbersOf(type, constants, 2);
        const patterns = sample.flatMap((one) => sample.map((other) => pattern([one, other], constants)));
        expect(patterns).toContain(pattern([a, b], constants));
      }),
      { numRuns: 200 },
    );
  }
});

test("there are numbers beyond the largest constants, and none below a count of nought", () => {
  expect(numbersOf("number", [1e300]).some((number) => number > 1e300)).toBe(true);
  expect(numbersOf("number", [-1e300]).some((number) => number < -1e300)).toBe(true);
  expect(numbersOf("count", [1e20]).every((number) => number >= 0 && number < 1e20)).toBe(true);
  expect(numbersOf("count", [1e20]).length).toBeGreaterThan(0);
  expect(numbersOf("count", [-5]).every((number) => number >= 0)).toBe(true);
  expect(numbersOf("number", [1, 1 + Number.EPSILON]).filter((number) => number > 1 && number < 1 + Number.EPSILON)).toEqual([]);
});

test("an open set of words has others, a closed one has not", () => {
  const words = (more: object) =>
    scalarSample({ type: { type: "word", ...more }, constants: new Set(["a", "other"]), together: 2, counts: "whole", reach: "near" });
  expect(words({}).values).toEqual(["a", "other", "other 2", "other 3"]);
  expect(words({ words: ["a", "b"] }).values).toEqual(["a", "b"]);
});

test("lists of few kinds of elements are all sampled, and of too many it is said", () => {
  const elements = { values: ["a", "b"], exact: true };
  expect(listSample(elements, new Set()).values).toEqual([[], ["b"], ["a"], ["a", "b"]]);
  expect(listSample(elements, new Set([1])).values).toHaveLength(9);
  const many = { values: Array.from({ length: 20 }, (_, index) => index), exact: true };
  expect(listSample(many, new Set()).exact).toBe(false);
});
