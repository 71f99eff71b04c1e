import type { Ratio, TermIr } from "../plan.ts";
import { between, greatestOf, leastOf } from "./bound.ts";
import { type Desk, refuse } from "./desk.ts";
import { problem } from "./problem.ts";

/** What a term adds at the least and at the most, and the points it counts in. */
export interface TermSpan {
  readonly term: TermIr;
  readonly low: bigint;
  readonly high: bigint;
  readonly points: readonly number[];
  readonly ofCohort: boolean;
}

/** Tells that a multiplier stands where there are no points. */
export function nothing(pointer: string): ReturnType<typeof problem> {
  return problem("multiplier_on_nothing", pointer, "分值是 0，倍数不起作用。", "The points are nought: the multiplier has no effect.");
}

/** Multiplies points, or tells that the product needs more decimals than the scores have. */
export function timesPoints(desk: Desk, points: number, { n, d }: Ratio, pointer: string): number | undefined {
  const exact = BigInt(points) * BigInt(n);
  const whole = Number(exact / BigInt(d));
  if (exact % BigInt(d) === 0n && Number.isSafeInteger(whole)) return whole;
  const zh = `分值乘以 ${n / d} 后超过 ${desk.scale} 位小数；请调整倍数或分值，或提高 scale。`;
  const en = `Points times ${n / d} need more than ${desk.scale} decimals: change the factor or the points, or raise the scale.`;
  return refuse(desk, problem("needs_more_decimals", pointer, zh, en));
}

/** Keeps what a term adds within its own cap. */
export function capped(low: bigint, high: bigint, cap: number | null): { readonly low: bigint; readonly high: bigint } {
  const kept = (points: bigint) => (cap === null ? points : between(points, BigInt(-cap), BigInt(cap)));
  return { low: kept(leastOf(low, 0n)), high: kept(greatestOf(high, 0n)) };
}

/** Says that the least points are above the most. */
export function floorAboveCap(pointer: string, floor: unknown, cap: unknown): ReturnType<typeof problem> {
  const zh = `保底 ${String(floor)} 高于封顶 ${String(cap)}。`;
  return problem("floor_above_cap", pointer, zh, `The floor ${String(floor)} is above the cap ${String(cap)}.`);
}
