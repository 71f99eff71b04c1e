import { compareRatios, negative, plus, times } from "../../exact/whole.ts";
import { ABOVE_MAXIMUM } from "../reason.ts";
import { type LeafOf, leafOfPoints, opened, roundedTo } from "./leaf.ts";

/** Converts a score from outside; what lies outside its range is refused. */
export const convert: LeafOf<"convert"> = (making, { of: measured, from: [least, most], factor, plus: start, round }) => {
  const of = making.measure(measured);
  const { scale } = making.assessment;
  // start + factor * (n / d - least) is (n * by + d * more) over d * bottom.
  const own = times(times(factor.n, start.d), 10 ** scale);
  const by = times(own, least.d);
  const more = plus(times(times(times(start.n, factor.d), least.d), 10 ** scale), negative(times(own, least.n)));
  const bottom = times(times(factor.d, start.d), least.d);
  return leafOfPoints(making, (block, index) => {
    const reason = of(block, index);
    if (reason !== 0) return opened(block, reason);
    const { n, d } = block;
    if (compareRatios(n, d, least.n, least.d) < 0 || compareRatios(n, d, most.n, most.d) > 0) return opened(block, ABOVE_MAXIMUM);
    return roundedTo(block, plus(times(n, by), times(d, more)), times(d, bottom), round, scale);
  });
};
