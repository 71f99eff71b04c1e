import { ratioOfText } from "../../exact/decimal.ts";
import { times } from "../../exact/whole.ts";
import { along } from "../along.ts";
import { OPEN, TRUE } from "../block.ts";
import { MISSING_FACT, NO_LAST_YEAR, NO_YEAR, UNUSABLE_FACT } from "../reason.ts";
import { type LeafOf, leafOfPoints, note, opened, roundedTo } from "./leaf.ts";

/** Takes points of an earlier year. */
export const carryOver: LeafOf<"carryOver"> = (making, { assessment, yearsBack, factor, first, round }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    const truth = first === null ? 0 : block.truths[first.when * block.size + index];
    if (first !== null && truth === TRUE) {
      note(block, "firstYear", first.points);
      return first.points;
    }
    if (truth === OPEN) return opened(block, MISSING_FACT);
    if (block.year === undefined) return opened(block, NO_YEAR);
    const where = [assessment, String(block.year - yearsBack)];
    const text = along(block.organisations[index]?.previous, where);
    const last = typeof text === "string" ? ratioOfText(text) : undefined;
    if (last === undefined) return opened(block, (text ?? undefined) === undefined ? NO_LAST_YEAR : UNUSABLE_FACT, "previous", ...where);
    note(block, "carriedOver", undefined, String(text));
    return roundedTo(block, times(times(last.n, factor.n), 10 ** scale), times(last.d, factor.d), round, scale);
  });
};
