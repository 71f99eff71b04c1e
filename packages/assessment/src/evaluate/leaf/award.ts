import { scaledOf } from "../../exact/decimal.ts";
import { codeOf } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, MISSING, note, opened } from "./leaf.ts";

/** Takes the points that a person gave, with a reason and a name, in a range. */
export const award: LeafOf<"award"> = (making, { fact, range: [least, most] }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    const given = factOf(block, index, fact) as
      | { readonly points?: unknown; readonly reason?: unknown; readonly assessor?: unknown }
      | undefined;
    if (given === undefined) return opened(block, MISSING);
    if (typeof given !== "object" || Array.isArray(given)) return opened(block, codeOf("unusableFact"));
    const { points, reason, assessor } = given;
    if (points === undefined || points === null) return opened(block, MISSING);
    if (!isSaid(reason)) return opened(block, codeOf("noReason"));
    if (!isSaid(assessor)) return opened(block, codeOf("noAssessor"));
    const scaled = typeof points === "number" ? scaledOf(points, scale) : undefined;
    if (scaled === undefined) return opened(block, codeOf("unusableFact"));
    if (scaled < least || scaled > most) return opened(block, codeOf("aboveMaximum"));
    note(block, "given", scaled, assessor);
    return scaled;
  });
};

function isSaid(text: unknown): text is string {
  return typeof text === "string" && text.trim() !== "";
}
