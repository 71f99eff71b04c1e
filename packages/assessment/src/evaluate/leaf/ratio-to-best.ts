import { times } from "../../exact/whole.ts";
import { DIVISION_BY_NOUGHT, NEGATIVE_COUNT, NONE_OF_NONE } from "../reason.ts";
import { type LeafOf, leafOfPoints, ofBoth, opened, roundedTo } from "./leaf.ts";

/** Gives the maximum times own over the best of the cohort, or the least over own where less is better. */
export const ratioToBest: LeafOf<"ratioToBest"> = (making, { of: measured, best, statistic, round }) => {
  const { max } = making.node;
  const { scale } = making.assessment;
  const bestOf = making.measure({ op: "statistic", index: statistic });
  const points = ofBoth(making.measure(measured), bestOf, (block, n, d, bestN, bestD) => {
    const [topN, topD, bottomN, bottomD] = best === "greatest" ? [n, d, bestN, bestD] : [bestN, bestD, n, d];
    if (topN < 0 || bottomN < 0) return opened(block, NEGATIVE_COUNT);
    if (bottomN === 0) return opened(block, topN === 0 ? NONE_OF_NONE : DIVISION_BY_NOUGHT);
    return roundedTo(block, times(max, times(topN, bottomD)), times(topD, bottomN), round, scale);
  });
  return leafOfPoints(making, points);
};
