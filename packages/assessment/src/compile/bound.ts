import { greatestCommon, ratioOf } from "../exact/decimal.ts";

/** An exact fraction; `d` is positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** Between what a number lies; `null` where nothing is known. */
export interface Bound {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

/** Makes a fraction in lowest terms. */
export function fraction(n: bigint, d = 1n): Fraction {
  const common = n === 0n ? d : greatestCommon(n, d);
  return { n: n / common, d: d / common };
}

/** Takes a number that was checked to be small from its shortest decimal text. */
export function fractionOf(amount: number): Fraction {
  const { n, d } = ratioOf(amount) ?? { n: 0, d: 1 };
  return fraction(BigInt(n), BigInt(d));
}

/** Tells which of two fractions is less: below nought where it is the first. */
export function compare(a: Fraction, b: Fraction): number {
  const [x, y] = [a.n * b.d, b.n * a.d];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Adds two fractions. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Bounds a sum. */
export function sum(a: Bound, b: Bound): Bound {
  return { low: a.low && b.low && plus(a.low, b.low), high: a.high && b.high && plus(a.high, b.high) };
}

/** Bounds a difference. */
export function difference(a: Bound, b: Bound): Bound {
  return sum(a, { low: b.high && negative(b.high), high: b.low && negative(b.low) });
}

/** Bounds a product. Where one side is unknown, only the sign is kept. */
export function product(a: Bound, b: Bound): Bound {
  const ends = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => x && y && fraction(x.n * y.n, x.d * y.d)));
  if (ends.every((end) => end !== null)) return hull(ends);
  const isKept = isFromNought(a) && isFromNought(b) && a.low !== null && b.low !== null;
  return { low: isKept ? fraction(a.low.n * b.low.n, a.low.d * b.low.d) : null, high: null };
}

/** Bounds a quotient; a divisor of nought yields nothing. */
export function quotient(a: Bound, b: Bound): Bound {
  const { low, high } = b;
  if (low !== null && high !== null && low.n > 0n) return product(a, { low: inverse(high), high: inverse(low) });
  if (!isFromNought(a) || !isFromNought(b)) return { low: null, high: null };
  return {
    low: high === null || high.n === 0n || a.low === null ? fraction(0n) : fraction(a.low.n * high.d, a.low.d * high.n),
    high: null,
  };
}

/** Bounds the least or the greatest of several. */
export function extreme(bounds: readonly Bound[], which: "least" | "greatest"): Bound {
  const pick = (ends: readonly (Fraction | null)[], isAnyEnough: boolean): Fraction | null => {
    const known = ends.filter((end) => end !== null);
    if (known.length === 0 || (!isAnyEnough && known.length < ends.length)) return null;
    return known.reduce((best, end) => ((which === "least") === compare(end, best) < 0 ? end : best));
  };
  const [lows, highs] = [bounds.map(({ low }) => low), bounds.map(({ high }) => high)];
  return { low: pick(lows, which === "greatest"), high: pick(highs, which === "least") };
}

/** Says whether a number is proven not to be negative. */
export function isFromNought({ low }: Bound): boolean {
  return low !== null && low.n >= 0n;
}

/** Gives the least and the greatest of some fractions. */
export function hull(ends: readonly Fraction[]): { readonly low: Fraction; readonly high: Fraction } {
  const [first = fraction(0n)] = ends;
  return {
    low: ends.reduce((best, end) => (compare(end, best) < 0 ? end : best), first),
    high: ends.reduce((best, end) => (compare(end, best) > 0 ? end : best), first),
  };
}

/** Rounds a fraction down to a whole number. */
export function floorOf({ n, d }: Fraction): bigint {
  return n / d - (n % d < 0n ? 1n : 0n);
}

/** Rounds a fraction up to a whole number. */
export function ceilOf({ n, d }: Fraction): bigint {
  return -floorOf({ n: -n, d });
}

/**
 * Widens a bound, counted in last decimals, to the multiples of a unit that hold it: whatever lies within stays within when it is rounded to one.
 *
 * @param decimals - those kept, and those of the scores
 */
export function roundedOut(
  low: Fraction,
  high: Fraction,
  decimals: { readonly kept: number; readonly scale: number },
): { readonly low: bigint; readonly high: bigint } {
  const unit = 10n ** BigInt(decimals.scale - decimals.kept);
  return { low: unit * floorOf(fraction(low.n, low.d * unit)), high: unit * ceilOf(fraction(high.n, high.d * unit)) };
}

/** Gives the least of some whole numbers. */
export function leastOf(first: bigint, ...more: readonly bigint[]): bigint {
  let least = first;
  for (const each of more) if (each < least) least = each;
  return least;
}

/** Gives the greatest of some whole numbers. */
export function greatestOf(first: bigint, ...more: readonly bigint[]): bigint {
  return -leastOf(-first, ...more.map((each) => -each));
}

/** Keeps a whole number between two others. */
export function between(whole: bigint, least: bigint, most: bigint): bigint {
  return greatestOf(least, leastOf(whole, most));
}

function negative({ n, d }: Fraction): Fraction {
  return { n: -n, d };
}

function inverse({ n, d }: Fraction): Fraction {
  return { n: d, d: n };
}
