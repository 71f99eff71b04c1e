import { along } from "./along.ts";
import type { Block } from "./block.ts";
import { MISSING_FACT, NO_YEAR, type ReasonCode, UNUSABLE_FACT } from "./reason.ts";

/** Gives an own fact of an organisation; what was recorded as null is missing. */
export function factOf(block: Block, index: number, name: string): unknown {
  return along(block.organisations[index]?.facts, [name]) ?? undefined;
}

/** Counts the years of a list that fall into the last `years` years, the year of the assessment included. */
export function yearsWithin(block: Block, index: number, fact: string, years: number): ReasonCode {
  return ofYears(block, index, fact, (list, year) => {
    let count = 0;
    for (const entry of list) if (entry <= year && entry > year - years) count += 1;
    return count;
  });
}

/** Counts the years in a row, up to the year of the assessment, that are in a list of years. */
export function yearsInARow(block: Block, index: number, fact: string): ReasonCode {
  return ofYears(block, index, fact, (list, year) => {
    const known = new Set(list);
    let count = 0;
    while (known.has(year - count)) count += 1;
    return count;
  });
}

function ofYears(block: Block, index: number, fact: string, count: (list: readonly number[], year: number) => number): ReasonCode {
  if (block.year === undefined) return NO_YEAR;
  const list = factOf(block, index, fact);
  if (list === undefined) return MISSING_FACT;
  if (!Array.isArray(list)) return UNUSABLE_FACT;
  // A year that stands there twice is a slip, or something else than a year: nobody is judged by a guess.
  const known = new Set();
  const wrong = list.findIndex((entry) => !Number.isSafeInteger(entry) || known.size === known.add(entry).size);
  if (wrong >= 0) {
    block.where = ["facts", fact, wrong];
    return (list[wrong] ?? undefined) === undefined ? MISSING_FACT : UNUSABLE_FACT;
  }
  block.n = count(list, block.year);
  block.d = 1;
  return 0;
}
