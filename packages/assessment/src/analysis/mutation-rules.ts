import type { AssessmentFile, Indicator } from "../assessment-file.ts";
import { type Path, valueAt } from "./changed-file.ts";
import { isEquivalent, isSameStep } from "./equivalent-mutants.ts";

/** Keys under which points stand, which move by one of the last decimal. */
export const POINTS: ReadonlySet<string> = new Set(["points", "start", "else", "cap", "floor", "deductCap", "from"]);

/** Keys under which other numbers stand, which move by one or a hundredth. */
export const NUMBERS: ReadonlySet<string> = new Set([
  "target",
  "unit",
  "by",
  "factor",
  "share",
  "years",
  "yearsBack",
  "deadBand",
  "most",
  "base",
  "step",
  "smallest",
]);

/** Keys under which numbers of something stand. */
export const COUNTS: ReadonlySet<string> = new Set(["count"]);

/** Words that take one another's place. */
export const SWAPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  operator: [
    ["lessThan", "lessThanInclusive"],
    ["greaterThan", "greaterThanInclusive"],
    ["equal", "notEqual"],
    ["before", "onOrBefore"],
    ["after", "onOrAfter"],
    ["in", "notIn"],
  ],
  steps: [["proportional", "complete", "started"]],
  side: [["below", "above"]],
  mode: [
    ["halfUp", "floor"],
    ["ceil", "floor"],
    ["halfEven", "ceil"],
    ["truncate", "ceil"],
    ["deduct", "award"],
    ["deduct", "allOrNothing"],
  ],
  take: [
    ["mean", "last"],
    ["sum", "highest"],
    ["worst", "best"],
  ],
  kind: [["most", "least"]],
  round: [["floor", "ceil"]],
  ties: [
    ["below", "above"],
    ["competition", "dense"],
    ["same", "split"],
  ],
  order: [["descending", "ascending"]],
  best: [["greatest", "least"]],
  otherwise: [["full", "none"]],
  noneOfNone: [["full", "none"]],
};

/** Lists of which one entry may be left out. */
export const LISTS: ReadonlySet<string> = new Set(["vetoes", "quotas", "items", "terms", "rules", "key"]);

/** Parts that decide nothing. */
export const SILENT: ReadonlySet<string> = new Set([
  "$schema",
  "title",
  "basis",
  "provenance",
  "facts",
  "cohortFacts",
  "note",
  "exemptions",
  "options",
  "categories",
  "visibility",
]);

/** Whether a change evidently means the same: the file comes out alike of any facts. */
export function changesNothing(file: AssessmentFile, path: Path, to: number | string): boolean {
  const key = path.at(-1);
  const parent = valueAt(file, path.slice(0, -1)) as Readonly<Record<string, unknown>>;
  // Ranks that nobody sees, and ties between ranks, decide nothing.
  if (path[0] === "ranking" && file.ranking?.publish !== true) return true;
  // One item for the whole maximum is all or nothing either way; so is an award of all that there is.
  if (key === "mode" && parent.primitive === "checklist") return isSameChecklist(file, path, String(to));
  // One child is the highest and the sum; the only period is the last, the mean, the worst.
  if (key === "take" && Array.isArray(parent.indicators)) return parent.indicators.length < 2;
  if (key === "take" && Array.isArray(parent.periods)) return parent.periods.length < 2;
  // Nought of so many is nought whatever it is rounded to, and a number of places is whole.
  if (key === "round" && typeof to === "string") return parent.share === undefined || parent.share === 0 || parent.share === 1;
  if (key === "from" && path.includes("steps") && typeof to === "number") return to < 0 || isSameStep(file, path, to);
  return isEquivalent(file, path, to);
}

function isSameChecklist(file: AssessmentFile, path: Path, to: string): boolean {
  const score = valueAt(file, path.slice(0, -1)) as { readonly mode: string; readonly items: readonly { readonly points: unknown }[] };
  const { max, min = 0 } = valueAt(file, path.slice(0, -2)) as Indicator;
  const only = score.items.length === 1 ? score.items[0]?.points : undefined;
  return min === 0 && only === max && [score.mode, to].every((mode) => mode === "award" || mode === "allOrNothing");
}
