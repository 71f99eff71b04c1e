import { along } from "./along.ts";
import type { Block } from "./block.ts";
import { codeOf, type ReasonCode } from "./reason.ts";

const [MISSING, UNUSABLE, NO_YEAR] = [codeOf("missingFact"), codeOf("unusableFact"), codeOf("noYear")];

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
  if (list === undefined) return MISSING;
  if (!Array.isArray(list)) return UNUSABLE;
  // A year that stands there twice is a slip, or something else than a year: nobody is judged by a guess.
  if (new Set(list).size < list.length) return UNUSABLE;
  for (const entry of list) if (!Number.isSafeInteger(entry)) return entry === null || entry === undefined ? MISSING : UNUSABLE;
  block.n = count(list, block.year);
  block.d = 1;
  return 0;
}
