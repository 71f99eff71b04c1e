import { compareRatios } from "../../exact/whole.ts";
import { type LeafOf, leafOfPoints, opened } from "./leaf.ts";

/** Gives the points of the greatest step that is reached; below the first the minimum. */
export const ladder: LeafOf<"ladder"> = (making, { of: measured, steps }) => {
  const of = making.measure(measured);
  const { min } = making.node;
  return leafOfPoints(making, (block, index) => {
    const reason = of(block, index);
    if (reason !== 0) return opened(block, reason);
    const { n, d } = block;
    let points = min;
    for (const { from, points: reached } of steps) {
      if (compareRatios(n, d, from.n, from.d) < 0) break;
      points = reached;
    }
    return points;
  });
};
