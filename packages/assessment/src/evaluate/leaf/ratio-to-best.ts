import { times } from "../../exact/whole.ts";
import { codeOf } from "../reason.ts";
import { type LeafOf, leafOfPoints, ofBoth, opened, roundedTo } from "./leaf.ts";

/** Gives the maximum times own over the best of the cohort, or the least over own where less is better. */
export const ratioToBest: LeafOf<"ratioToBest"> = (making, { of: measured, best, statistic, round }) => {
  const { max } = making.node;
  const { scale } = making.assessment;
  const bestOf = making.measure({ op: "statistic", index: statistic });
  const points = ofBoth(making.measure(measured), bestOf, (block, n, d, bestN, bestD) => {
    const [topN, topD, bottomN, bottomD] = best === "greatest" ? [n, d, bestN, bestD] : [bestN, bestD, n, d];
    if (topN < 0 || bottomN < 0) return opened(block, codeOf("negativeCount"));
    if (bottomN === 0) return opened(block, codeOf(topN === 0 ? "noneOfNone" : "divisionByNought"));
    return roundedTo(block, times(max, times(topN, bottomD)), times(topD, bottomN), round, scale);
  });
  return leafOfPoints(making, points);
};
