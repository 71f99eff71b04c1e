import { divideRounded, negative, plus, times, type Whole } from "../../exact/whole.ts";
import type { Block } from "../block.ts";
import { type LeafOf, leafOfPoints, note, ofBoth, roundedTo } from "./leaf.ts";
import { isSafe, plainAt, plainOf, type Quick } from "./plain.ts";

/** Takes points from the maximum for each unit short of a target, or over it. */
export const perUnitShort: LeafOf<"perUnitShort"> = (making, { of: measured, target: aimed, side, unit, points, steps, round }) => {
  const { max } = making.node;
  const { scale } = making.assessment;
  return leafOfPoints(making, ofBoth(making.measure(measured), making.measure(aimed), slow), quickly());

  function slow(block: Block, n: Whole, d: Whole, targetN: Whole, targetD: Whole): Whole {
    const same = d === targetD;
    const [own, aim] = same ? [n, targetN] : [times(n, targetD), times(targetN, d)];
    const short = side === "below" ? plus(aim, negative(own)) : plus(own, negative(aim));
    if (short <= 0) return max;
    const top = times(short, unit.d);
    const bottom = times(same ? d : times(d, targetD), unit.n);
    if (steps !== "proportional") {
      const units = divideRounded(top, bottom, steps === "complete" ? "floor" : "ceil");
      if (block.steps !== undefined) note(block, "deduct", negative(times(points, units)), String(units));
      return plus(max, negative(times(points, units)));
    }
    return roundedTo(block, plus(times(max, bottom), negative(times(points, top))), bottom, round, scale);
  }

  function quickly(): Quick | undefined {
    const [own, aim] = [plainOf(making, measured), plainOf(making, aimed)];
    if (own === undefined || aim === undefined || steps === "proportional") return undefined;
    const same = own.d === aim.d;
    const [ownBy, aimBy] = [(same ? 1 : aim.d) * unit.d, (same ? 1 : own.d) * unit.d];
    const bottom = (same ? own.d : own.d * aim.d) * unit.n;
    const most = own.most * ownBy + aim.most * aimBy;
    if (!isSafe(most, bottom, (most / bottom + 1) * points)) return undefined;
    const sign = side === "below" ? 1 : -1;
    return (slots, size, index) => {
      const short = sign * (plainAt(aim, slots, size, index) * aimBy - plainAt(own, slots, size, index) * ownBy);
      if (short <= 0) return max;
      const units = short / bottom;
      return max - points * (steps === "complete" ? Math.floor(units) : Math.ceil(units));
    };
  }
};
