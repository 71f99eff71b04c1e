import { greatestCommon, ratioOf } from "../exact/decimal.ts";

/** Says how many decimals a number has in its shortest text; more than can be held are told as infinitely many. */
export function decimalsOf(amount: number): number {
  const ratio = ratioOf(amount);
  return ratio === undefined ? Number.POSITIVE_INFINITY : String(ratio.d).length - 1;
}

/** Says how many decimals the quotient of two whole numbers has; `null` where it never ends. */
export function quotientDecimals(n: bigint, d: bigint): number | null {
  let rest = d / greatestCommon(n, d);
  if (rest < 0n) rest = -rest;
  let most = 0;
  for (const prime of [2n, 5n]) {
    let power = 0;
    for (; rest % prime === 0n; power += 1) rest /= prime;
    most = Math.max(most, power);
  }
  return rest === 1n ? most : null;
}
