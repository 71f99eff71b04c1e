import { along } from "../along.ts";
import { codeOf } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, MISSING, opened } from "./leaf.ts";

/** Gives points by a word. */
export const severity: LeafOf<"severity"> = (making, { fact, path, table, else: otherwise }) => {
  const points = new Map(Object.entries(table));
  return leafOfPoints(making, (block, index) => {
    const word = along(factOf(block, index, fact), path);
    if (word === undefined || word === null) return opened(block, MISSING);
    const found = typeof word === "string" ? (points.get(word) ?? otherwise) : null;
    return found ?? opened(block, codeOf("unusableFact"));
  });
};
