import { scaledOf } from "../../exact/decimal.ts";
import { ABOVE_MAXIMUM, MISSING_FACT, NO_ASSESSOR, NO_REASON, type ReasonCode, UNUSABLE_FACT } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, note, opened } from "./leaf.ts";

/** Takes the points that a person gave, with a reason and a name, in a range. */
export const award: LeafOf<"award"> = (making, { fact, range: [least, most] }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    // It was held to its kind, a record, when it was read.
    const given = factOf(block, index, fact) as Given | undefined;
    if (given === undefined) return opened(block, MISSING_FACT);
    const { points, reason, assessor } = given;
    const at = (name: string, reason: ReasonCode): number => opened(block, reason, "facts", fact, name);
    if (points === undefined || points === null) return at("points", MISSING_FACT);
    if (!isSaid(reason)) return at("reason", NO_REASON);
    if (!isSaid(assessor)) return at("assessor", NO_ASSESSOR);
    const scaled = typeof points === "number" ? scaledOf(points, scale) : undefined;
    if (scaled === undefined) return at("points", UNUSABLE_FACT);
    if (scaled < least || scaled > most) return at("points", ABOVE_MAXIMUM);
    note(block, "given", scaled, assessor);
    return scaled;
  });
};

interface Given {
  readonly points?: unknown;
  readonly reason?: unknown;
  readonly assessor?: unknown;
}

function isSaid(text: unknown): text is string {
  return typeof text === "string" && text.trim() !== "";
}
