import type { Expr } from "@guiju/rules";
import type { Comparison } from "../overlay-file.ts";
import { incomparable, looser, same, tighter } from "./comparisons.ts";
import { linearOf, type OrderContext } from "./order-context.ts";

/** Compares two numbers of which the greater (`up`) or the smaller (`down`) is stricter: a least, a greatest. */
export function compareNumbers(before: Expr, after: Expr, stricter: "up" | "down", context: OrderContext): Comparison {
  const [a, b] = [linearOf(before, context), linearOf(after, context)];
  if (a.base !== b.base) return incomparable;
  const difference = (b.offset - a.offset) * (stricter === "up" ? 1 : -1);
  if (difference === 0) return same;
  if (difference > 0) return tighter;
  const [old, now] = [numberWords(before, a), numberWords(after, b)];
  return stricter === "up"
    ? looser(`${now} 在这里足够，上级至少要 ${old}`, `${now} is enough here; the parent asks for at least ${old}`)
    : looser(`${now} 在这里允许，上级至多 ${old}`, `${now} is allowed here; the parent allows at most ${old}`);
}

/** Compares two shares, [numerator, denominator], of which the greater is stricter, and shows a whole on which they differ. */
export function compareRatios(
  before: readonly [number, number],
  after: readonly [number, number],
  neededOf: (whole: number, ratio: readonly [number, number]) => number,
): Comparison {
  const difference = after[0] * before[1] - before[0] * after[1];
  if (difference === 0) return same;
  if (difference > 0) return tighter;
  for (let whole = 1; whole <= 600; whole += 1) {
    const [old, now] = [neededOf(whole, before), neededOf(whole, after)];
    if (now < old)
      return looser(`${whole} 人时这里 ${now} 人即可，上级要 ${old} 人`, `of ${whole}, ${now} will do here and ${old} in the parent`);
  }
  return looser(`${after.join("/")} 小于 ${before.join("/")}`, `${after.join("/")} is less than ${before.join("/")}`);
}

function numberWords(expr: Expr, linear: { readonly base: string; readonly offset: number }): string {
  return linear.base === "" ? String(linear.offset) : JSON.stringify(expr);
}
