import type { Issue } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import type { PrimitiveIr } from "../plan.ts";
import { type Desk, refuse } from "./desk.ts";
import type { Asker } from "./measures.ts";
import { problem } from "./problem.ts";
import { pointsAt } from "./values.ts";

/** What the primitives of an indicator know of it. Points are whole numbers of the last decimal. */
export interface Leaf {
  readonly desk: Desk;
  readonly max: number;
  readonly min: number;
  readonly asker: Asker;
}

/** A checked primitive, and what is known of the points it gives before they are kept between the least and the most of the indicator. */
export interface Scored {
  readonly ir: PrimitiveIr;
  readonly low: bigint;
  readonly high: bigint;
  /** The most decimals a score can have. */
  readonly decimals: number;
  /** The most that comes of what was declared, where more than the maximum is hardly meant; absent where nothing is known of it. */
  readonly meant?: bigint;
  readonly ofCohort?: boolean;
  /** Whether a sum on the way may leave the safe whole numbers. */
  readonly big?: boolean;
}

/** Takes points that the indicator can give: outside its least and most they would be cut off without a word. */
export function pointsWithin({ desk, min, max }: Leaf, json: unknown, pointer: string): number | undefined {
  const points = pointsAt(desk, json, pointer);
  if (points === undefined || (points >= min && points <= max)) return points;
  const [found, least, most] = [points, min, max].map((each) => formatScaled(each, desk.scale)) as [string, string, string];
  const zh = `${found} 分不在本指标的分值 ${least} 至 ${most} 之内。`;
  return refuse(desk, problem("points_out_of_range", pointer, zh, `${found} points are outside this indicator's ${least} to ${most}.`));
}

/** Warns where facts within what they are declared to be come to more points than there are: all beyond would be alike. */
export function checkCutOff({ desk, max }: Leaf, { meant, ir }: Scored, pointer: string): void {
  if (meant === undefined || meant <= BigInt(max)) return;
  const [found, most] = [formatScaled(meant, desk.scale), formatScaled(max, desk.scale)];
  refuse(desk, cutOff(pointer, found, most, ir.primitive));
}

/** Says that points beyond the maximum are cut off, as they are where a conversion was forgotten. */
export function cutOff(pointer: string, found: string, most: string, primitive: string): Issue {
  const zh = `这里最高可到 ${found} 分，超过满分 ${most} 分的都按 ${most} 分计；是否漏了折算？`;
  const en = `This comes to ${found} points at the most, and all beyond the maximum of ${most} count as ${most}. Is a conversion missing?`;
  const help =
    primitive === "raters"
      ? { zh: `评分和票值（values）要按满分 ${most} 分写。`, en: `Marks, and what votes are worth ("values"), are out of ${most}.` }
      : { zh: "折算的比例写在 factor。", en: 'The share that counts stands in "factor".' };
  return problem("points_cut_off", pointer, zh, en, { help, severity: "warning" });
}

/** Gives the least and the greatest of some points. */
export function spanOf(points: Iterable<number>): { readonly low: bigint; readonly high: bigint } {
  const all = [...points];
  return { low: BigInt(all.reduce((a, b) => Math.min(a, b))), high: BigInt(all.reduce((a, b) => Math.max(a, b))) };
}

/** Says how many decimals some points need. */
export function decimalsNeeded(points: Iterable<number>, scale: number): number {
  let most = 0;
  for (const each of points) {
    let [rest, decimals] = [Math.abs(each), scale];
    for (; decimals > 0 && rest % 10 === 0; decimals -= 1) rest /= 10;
    most = Math.max(most, decimals);
  }
  return most;
}
