import { along } from "../along.ts";
import { MISSING_FACT, UNUSABLE_FACT } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, opened } from "./leaf.ts";

/** Gives points by a word. */
export const severity: LeafOf<"severity"> = (making, { fact, path, table, else: otherwise }) => {
  const points = new Map(Object.entries(table));
  return leafOfPoints(making, (block, index) => {
    const word = along(factOf(block, index, fact), path);
    if (word === undefined || word === null) return opened(block, MISSING_FACT);
    const found = typeof word === "string" ? (points.get(word) ?? otherwise) : null;
    return found ?? opened(block, UNUSABLE_FACT, "facts", fact, ...path);
  });
};
