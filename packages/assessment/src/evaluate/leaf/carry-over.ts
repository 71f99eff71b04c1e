import { ratioOfText } from "../../exact/decimal.ts";
import { times } from "../../exact/whole.ts";
import { along } from "../along.ts";
import { OPEN, TRUE } from "../block.ts";
import { codeOf } from "../reason.ts";
import { type LeafOf, leafOfPoints, MISSING, note, opened, roundedTo } from "./leaf.ts";

/** Takes points of an earlier year. */
export const carryOver: LeafOf<"carryOver"> = (making, { assessment, yearsBack, factor, first, round }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    const truth = first === null ? 0 : block.truths[first.when * block.size + index];
    if (first !== null && truth === TRUE) {
      note(block, "firstYear", first.points);
      return first.points;
    }
    if (truth === OPEN) return opened(block, MISSING);
    if (block.year === undefined) return opened(block, codeOf("noYear"));
    const text = along(block.organisations[index]?.previous, [assessment, String(block.year - yearsBack)]);
    if (text === undefined || text === null) return opened(block, codeOf("noLastYear"));
    const last = typeof text === "string" ? ratioOfText(text) : undefined;
    if (last === undefined) return opened(block, codeOf("noLastYear"));
    note(block, "carriedOver", undefined, String(text));
    return roundedTo(block, times(times(last.n, factor.n), 10 ** scale), times(last.d, factor.d), round, scale);
  });
};
