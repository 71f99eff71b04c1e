import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRatio, formatScaled, ratioOf, ratioOfText, scaledOf } from "./decimal.ts";
import { compareRatios, divideRounded, plus, times } from "./whole.ts";

const modes = ["halfUp", "halfEven", "floor", "ceil", "truncate"] as const;

/** Division in another way: by comparing the two whole numbers around the quotient. */
function oracle(n: bigint, d: bigint, mode: (typeof modes)[number]): bigint {
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  let floor = top / bottom;
  if (floor * bottom > top) floor -= 1n;
  if (floor * bottom === top) return floor;
  const twice = 2n * (top - floor * bottom);
  if (mode === "floor" || (mode === "truncate" && top > 0n)) return floor;
  if (mode === "ceil" || mode === "truncate") return floor + 1n;
  if (twice !== bottom) return twice < bottom ? floor : floor + 1n;
  if (mode === "halfEven") return floor % 2n === 0n ? floor : floor + 1n;
  return top > 0n ? floor + 1n : floor;
}

test("a division of any two whole numbers is rounded as an oracle in bigints rounds it", () => {
  const safe = fc.maxSafeInteger();
  fc.assert(
    fc.property(
      fc.oneof(safe, fc.integer({ min: -50, max: 50 })),
      fc.oneof(safe, fc.integer({ min: -9, max: 9 })),
      fc.constantFrom(...modes),
      (n, d, mode) => {
        fc.pre(d !== 0);
        const quotient = divideRounded(n, d, mode);
        expect(BigInt(quotient)).toBe(oracle(BigInt(n), BigInt(d), mode));
        expect(Object.is(quotient, -0)).toBe(false);
      },
    ),
    { numRuns: 20_000 },
  );
});

test("sums, products and comparisons beyond the safe numbers are those of bigints", () => {
  const safe = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -9, max: 9 }));
  fc.assert(
    fc.property(safe, safe, safe, safe, (a, b, c, d) => {
      expect(BigInt(plus(a, b))).toBe(BigInt(a) + BigInt(b));
      expect(BigInt(times(times(a, b), c))).toBe(BigInt(a) * BigInt(b) * BigInt(c));
      expect(Object.is(times(a, b), -0)).toBe(false);
      fc.pre(b > 0 && d > 0);
      expect(Math.sign(compareRatios(a, b, c, d))).toBe(Math.sign(Number(BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b))));
      expect(BigInt(divideRounded(times(a, c), times(b, d), "halfEven"))).toBe(
        oracle(BigInt(a) * BigInt(c), BigInt(b) * BigInt(d), "halfEven"),
      );
    }),
    { numRuns: 5000 },
  );
});

test("a decimal is read from its shortest text and written again as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (n, decimals) => {
      const text = formatScaled(n, decimals);
      const amount = Number(text);
      expect(scaledOf(amount, decimals)).toBe(n);
      const ratio = ratioOf(amount);
      expect(ratio && formatRatio(ratio.n, ratio.d)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test("what is no exact decimal is told", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-30, 0.1 + 0.2].map(ratioOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(ratioOf(1e-7)).toEqual({ n: 1, d: 1e7 });
  expect(ratioOf(-0)).toEqual({ n: 0, d: 1 });
  expect(["", "1e5x", " 1", "9".repeat(500), "--1"].map(ratioOfText)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect([scaledOf(0.333, 2), scaledOf(1e15, 2), scaledOf(-0, 2)]).toEqual([undefined, undefined, 0]);
  expect([formatRatio(2, 3), formatRatio(-195, 2), formatRatio(0, 7), formatRatio(5, -10), formatScaled(-5n, 3)]).toEqual([
    "2/3",
    "-97.5",
    "0",
    "-0.5",
    "-0.005",
  ]);
});
