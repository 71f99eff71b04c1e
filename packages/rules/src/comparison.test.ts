import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isAfter, isAtLeast, isAtMost, isBefore, isEqual, not } from "./comparison.ts";
import type { Datum, Truth } from "./datum.ts";
import { span } from "./span.ts";

const comparisons: readonly [string, (a: Datum, b: Datum) => Truth, (a: number, b: number) => boolean][] = [
  ["isBefore", isBefore, (a, b) => a < b],
  ["isAtMost", isAtMost, (a, b) => a <= b],
  ["isAfter", isAfter, (a, b) => a > b],
  ["isAtLeast", isAtLeast, (a, b) => a >= b],
  ["isEqual", isEqual, (a, b) => a === b],
];

test.each(comparisons)("%s of spans is sure exactly where all numbers inside them agree", (_, compare, plain) => {
  const bounds = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(bounds, bounds, ([a, wideA], [b, wideB]) => {
      const answers = new Set<boolean>();
      for (let x = a; x <= a + wideA; x++) for (let y = b; y <= b + wideB; y++) answers.add(plain(x, y));
      const expected = answers.size === 1 ? [...answers][0] : undefined;
      expect(compare(span(a, a + wideA), span(b, b + wideB))).toBe(expected);
      expect(compare({ first: a, last: a + wideA }, { first: b, last: b + wideB })).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test("nothing is compared with what is missing, null or a group of fields, and words have no order", () => {
  for (const strange of [undefined, null, Number.NaN, [], {}] as Datum[]) {
    for (const [, compare] of comparisons) {
      expect(compare(strange, 1)).toBe(undefined);
      expect(compare(1, strange)).toBe(undefined);
    }
  }
  expect(isEqual(null, null)).toBe(undefined);
  expect(isBefore("a", "b")).toBe(undefined);
});

test("words and flags are equal or not, and never equal a number", () => {
  expect([isEqual("a", "a"), isEqual("a", "b"), isEqual(true, true), isEqual(true, false)]).toEqual([true, false, true, false]);
  expect([isEqual("1", 1), isEqual(true, "true"), isEqual({ first: 1, last: 2 }, "1"), isEqual(0, false)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([not(true), not(false), not(undefined)]).toEqual([false, true, undefined]);
});
