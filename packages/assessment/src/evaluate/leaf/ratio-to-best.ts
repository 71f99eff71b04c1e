import { times } from "../../exact/whole.ts";
import { codeOf } from "../reason.ts";
import { type LeafOf, leafOfPoints, opened, roundedTo } from "./leaf.ts";

/** Gives the maximum times own over the best of the cohort, or the least over own where less is better. */
export const ratioToBest: LeafOf<"ratioToBest"> = (making, { of: measured, best, statistic, round }) => {
  const of = making.measure(measured);
  const bestOf = making.measure({ op: "statistic", index: statistic });
  const { max } = making.node;
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    const reason = of(block, index);
    if (reason !== 0) return opened(block, reason);
    const { n: ownN, d: ownD } = block;
    const other = bestOf(block, index);
    if (other !== 0) return opened(block, other);
    const [topN, topD, bottomN, bottomD] = best === "greatest" ? [ownN, ownD, block.n, block.d] : [block.n, block.d, ownN, ownD];
    if (topN < 0 || bottomN < 0) return opened(block, codeOf("negativeCount"));
    if (bottomN === 0) return opened(block, codeOf(topN === 0 ? "noneOfNone" : "divisionByNought"));
    return roundedTo(block, times(max, times(topN, bottomD)), times(topD, bottomN), round, scale);
  });
};
