import { FALSE, TRUE } from "../block.ts";
import { MISSING_FACT } from "../reason.ts";
import { type LeafOf, note } from "./leaf.ts";

/** Gives the points of the first tier whose condition holds; where one is not known, what remains possible. */
export const tiers: LeafOf<"tiers"> = ({ position, node: { min, max } }, { tiers: all, else: otherwise }) => {
  const kept = (points: number): number => Math.min(Math.max(points, min), max);
  const conditions = Int32Array.from(all, ({ when }) => when);
  const points = Float64Array.from(all, (tier) => kept(tier.points));
  const last = kept(otherwise);
  return (block, first, end) => {
    const { truths, size, low, high } = block;
    for (let index = first; index < end; index += 1) {
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      let value = last;
      block.reason = 0;
      for (let tier = 0; tier < conditions.length; tier += 1) {
        const truth = truths[(conditions[tier] as number) * size + index] as number;
        if (truth === FALSE) continue;
        value = points[tier] as number;
        if (truth === TRUE) {
          if (block.steps !== undefined) note(block, "tier", value, all[tier]?.id);
          break;
        }
        block.reason = MISSING_FACT;
        least = Math.min(least, value);
        most = Math.max(most, value);
        value = last;
      }
      low[position * size + index] = Math.min(least, value);
      high[position * size + index] = Math.max(most, value);
    }
  };
};
