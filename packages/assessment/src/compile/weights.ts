import { formatRatio } from "../exact/decimal.ts";
import type { Ratio } from "../plan.ts";
import { type Fraction, fraction } from "./bound.ts";
import { type Desk, refuse } from "./desk.ts";
import { problem } from "./problem.ts";
import { ratioAt } from "./values.ts";

/** Takes a weight: with at most as many decimals as the scores have, or two where those have none. */
export function weightAt(desk: Desk, json: unknown, pointer: string): Ratio | undefined {
  return ratioAt(desk, json, pointer, { above: 0, most: 1 }, desk.scale === 0 ? 2 : desk.scale);
}

/** Tells that the weights of a group do not sum to one. */
export function checkWeights(desk: Desk, weights: readonly Ratio[], pointer: string, code: "sum_of_weights" | "rater_weights"): void {
  const sum = weights.reduce<Fraction>((all, { n, d }) => fraction(all.n * BigInt(d) + BigInt(n) * all.d, all.d * BigInt(d)), fraction(0n));
  if (sum.n === sum.d) return;
  const found = formatRatio(sum.n, sum.d);
  const what = code === "rater_weights" ? (["各组评分人", "rater groups"] as const) : (["各项", "indicators"] as const);
  const zh = `${what[0]}的权重合计 ${found}，应为 1。`;
  refuse(
    desk,
    problem(code, pointer, zh, `The weights of the ${what[1]} sum to ${found}; they should sum to 1.`, { expected: { zh: "1", en: "1" } }),
  );
}
