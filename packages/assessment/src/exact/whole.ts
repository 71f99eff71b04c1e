import type { RoundingMode } from "../assessment-file.ts";

/** A whole number, exact: a number where it is safe, else a bigint. Every function here gives it so. */
export type Whole = number | bigint;

const SAFE = Number.MAX_SAFE_INTEGER;

/** Gives the number where it is safe. */
export function narrowed(value: bigint): Whole {
  return value >= -SAFE && value <= SAFE ? Number(value) : value;
}

/**
 * Adds exactly.
 *
 * @example
 * plus(2 ** 53 - 1, 1); // => 9007199254740992n
 */
export function plus(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (sum >= -SAFE && sum <= SAFE) return sum;
  }
  return narrowed(BigInt(a) + BigInt(b));
}

/**
 * Multiplies exactly.
 *
 * @example
 * times(2 ** 40, 2 ** 40); // => 1208925819614629174706176n
 * times(-3, 0); // => 0
 */
export function times(a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // A nought with a sign is none.
    if (product >= -SAFE && product <= SAFE) return product + 0;
  }
  return narrowed(BigInt(a) * BigInt(b));
}

/**
 * Changes the sign.
 *
 * @example
 * negative(0); // => 0
 */
export function negative(a: Whole): Whole {
  return typeof a === "number" ? 0 - a : -a;
}

/** Gives the lesser and the greater of two; `Math` takes no bigint. */
export function ordered(a: Whole, b: Whole): readonly [Whole, Whole] {
  return a <= b ? [a, b] : [b, a];
}

/**
 * Says whether a fraction is less than (negative), as great as (nought) or greater than another; both denominators are positive.
 *
 * @example
 * compareRatios(1, 3, 2, 6); // => 0
 */
export function compareRatios(n: Whole, d: Whole, otherN: Whole, otherD: Whole): number {
  if (d === otherD) return n < otherN ? -1 : n > otherN ? 1 : 0;
  const left = times(n, otherD);
  const right = times(otherN, d);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Divides and rounds to a whole number; a half goes away from nought with `halfUp`. Whatever the size, the answer is exact.
 *
 * @example
 * divideRounded(5, 2, "halfUp"); // => 3
 * divideRounded(-5, 2, "halfUp"); // => -3
 * divideRounded(5, 2, "halfEven"); // => 2
 * divideRounded(-1, 3, "truncate"); // => 0
 */
export function divideRounded(n: number, d: number, mode: RoundingMode): number;
export function divideRounded(n: Whole, d: Whole, mode: RoundingMode): Whole;
export function divideRounded(n: Whole, d: Whole, mode: RoundingMode): Whole {
  if (typeof n === "bigint" || typeof d === "bigint") return narrowed(divideBig(BigInt(n), BigInt(d), mode));
  if (d < 0) return divideRounded(0 - n, 0 - d, mode);
  // Rounding cannot lift the quotient of safe numbers to the next whole one.
  const quotient = Math.trunc(n / d);
  const rest = n - quotient * d;
  return rest === 0 ? quotient + 0 : quotient + stepOf(rest < 0 ? -1 : 1, 2 * Math.abs(rest) - d, quotient % 2 === 0, mode) + 0;
}

function divideBig(n: bigint, d: bigint, mode: RoundingMode): bigint {
  if (d < 0n) return divideBig(-n, -d, mode);
  const quotient = n / d;
  const rest = n % d;
  if (rest === 0n) return quotient;
  const beyond = 2n * (rest < 0n ? -rest : rest) - d;
  return quotient + BigInt(stepOf(rest < 0n ? -1 : 1, beyond < 0n ? -1 : beyond > 0n ? 1 : 0, quotient % 2n === 0n, mode));
}

/** What is added to a quotient cut off towards nought. `beyond` is positive where the rest is more than a half, nought at the half. */
function stepOf(sign: -1 | 1, beyond: number, even: boolean, mode: RoundingMode): number {
  switch (mode) {
    case "floor":
      return sign < 0 ? -1 : 0;
    case "ceil":
      return sign > 0 ? 1 : 0;
    case "truncate":
      return 0;
    case "halfUp":
      return beyond >= 0 ? sign : 0;
    case "halfEven":
      return beyond > 0 || (beyond === 0 && !even) ? sign : 0;
  }
}
