import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addition, greater, lesser, multiplication, subtraction, upwardDivision } from "./arithmetic.ts";
import type { Datum } from "./datum.ts";
import { span } from "./span.ts";

const safeInteger = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -50, max: 50 }), fc.integer({ min: -100_000_000, max: 100_000_000 }));

function ceilDivided(a: bigint, b: bigint): bigint | undefined {
  if (b === 0n) return undefined;
  const quotient = a / b;
  return a % b !== 0n && a > 0n === b > 0n ? quotient + 1n : quotient;
}

const operations: readonly [string, (a: Datum, b: Datum) => Datum, (a: bigint, b: bigint) => bigint | undefined][] = [
  ["addition", addition, (a, b) => a + b],
  ["subtraction", subtraction, (a, b) => a - b],
  ["multiplication", multiplication, (a, b) => a * b],
  ["division rounded up", upwardDivision, ceilDivided],
  ["the lesser", lesser, (a, b) => [a, b].sort((x, y) => (x < y ? -1 : 1))[0]],
  ["the greater", greater, (a, b) => [a, b].sort((x, y) => (x < y ? 1 : -1))[0]],
];

test.each(operations)("%s agrees with BigInt, and is Missing exactly where the exact result is no safe integer", (_, operation, oracle) => {
  fc.assert(
    fc.property(safeInteger, safeInteger, (a, b) => {
      const exact = oracle(BigInt(a), BigInt(b));
      const limit = BigInt(Number.MAX_SAFE_INTEGER);
      const expected = exact === undefined || exact > limit || exact < -limit ? undefined : Number(exact);
      expect(operation(a, b)).toBe(expected);
    }),
    { numRuns: 3_000 },
  );
});

test.each(operations)("%s of spans holds every result of numbers inside them, and both its ends are reached", (_, operation, oracle) => {
  const bounds = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(bounds, bounds, ([a, wideA], [b, wideB]) => {
      const result = operation(span(a, a + wideA), span(b, b + wideB));
      const all: (number | undefined)[] = [];
      for (let x = a; x <= a + wideA; x++) for (let y = b; y <= b + wideB; y++) all.push(exactOf(oracle, x, y));
      const known = all.filter((one) => one !== undefined);
      expect(result).toEqual(known.length < all.length ? undefined : span(Math.min(...known), Math.max(...known)));
    }),
    { numRuns: 1_000 },
  );
});

function exactOf(oracle: (a: bigint, b: bigint) => bigint | undefined, a: number, b: number): number | undefined {
  const exact = oracle(BigInt(a), BigInt(b));
  return exact === undefined ? undefined : Number(exact);
}

test("what is no whole number is Missing in arithmetic", () => {
  for (const strange of [undefined, null, "3", true, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, [], {}] as Datum[]) {
    expect(addition(strange, 1)).toBe(undefined);
    expect(multiplication(1, strange)).toBe(undefined);
  }
});

test("nought is never negative nought", () => {
  expect(Object.is(multiplication(0, -3), 0)).toBe(true);
  expect(Object.is(upwardDivision(-1, 2), 0)).toBe(true);
});
