import { compareRatios, divideRounded, times, type Whole } from "../../exact/whole.ts";
import type { Block } from "../block.ts";
import { DIVISION_BY_NOUGHT, NEGATIVE_COUNT, NONE_OF_NONE } from "../reason.ts";
import { type LeafOf, leafOfPoints, ofBoth, opened, roundedTo } from "./leaf.ts";
import { isSafe, plainAt, plainOf, type Quick } from "./plain.ts";

/** Gives points in proportion to a target, and no more than in full. */
export const proRata: LeafOf<"proRata"> = (making, { of: measured, target: aimed, points, noneOfNone, round }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, ofBoth(making.measure(measured), making.measure(aimed), slow), quickly());

  function slow(block: Block, n: Whole, d: Whole, targetN: Whole, targetD: Whole): Whole {
    if (n < 0 || targetN < 0) return opened(block, NEGATIVE_COUNT);
    if (targetN === 0) {
      if (n !== 0) return opened(block, DIVISION_BY_NOUGHT);
      return noneOfNone === null ? opened(block, NONE_OF_NONE) : noneOfNone === "full" ? points : 0;
    }
    if (compareRatios(n, d, targetN, targetD) >= 0) return points;
    const same = d === targetD;
    return roundedTo(block, times(points, same ? n : times(n, targetD)), same ? targetN : times(targetN, d), round, scale);
  }

  function quickly(): Quick | undefined {
    const [own, aim] = [plainOf(making, measured), plainOf(making, aimed)];
    if (own === undefined || aim === undefined || round.decimals !== scale) return undefined;
    const [ownBy, aimBy] = own.d === aim.d ? [1, 1] : [aim.d, own.d];
    if (!isSafe(own.most * ownBy * points, aim.most * aimBy)) return undefined;
    const { mode } = round;
    return (slots, size, index) => {
      const done = plainAt(own, slots, size, index) * ownBy;
      const target = plainAt(aim, slots, size, index) * aimBy;
      if (!(done >= 0 && target > 0)) return Number.NaN;
      return done >= target ? points : divideRounded(points * done, target, mode);
    };
  }
};
