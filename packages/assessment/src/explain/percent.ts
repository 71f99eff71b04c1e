import type { AssessmentFile, Measure } from "../assessment-file.ts";

/**
 * Whether a measure counts in hundredths, so that its units are per cents.
 *
 * @example
 * const share = { percent: [{ fact: "done" }, { fact: "due" }] } as const;
 * isPercent({ measures: { share } }, { measure: "share" }); // => true
 */
export function isPercent(file: Pick<AssessmentFile, "measures"> | undefined, measure: Measure): boolean {
  if (typeof measure === "number") return false;
  const named = "measure" in measure && Object.hasOwn(file?.measures ?? {}, measure.measure) ? file?.measures?.[measure.measure] : measure;
  return typeof named === "object" && "percent" in named;
}
