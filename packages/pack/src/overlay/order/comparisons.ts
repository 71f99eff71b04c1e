import type { Text } from "@guiju/core";
import type { ChangeClass, Comparison } from "../overlay-file.ts";

/** The change says the same as what stood before. */
export const same: Comparison = { class: "equal" };

/** There is no order between the two. */
export const incomparable: Comparison = { class: "incomparable" };

/** The change is stricter in every case. */
export const tighter: Comparison = { class: "tighter" };

/** The change passes a case that was refused before; the case is shown. */
export function looser(zh: string, en: string): Comparison {
  return { class: "looser", example: { zh, en } };
}

/** The change cannot be ordered, and why. */
export function unordered(zh: string, en: string): Comparison {
  return { class: "incomparable", example: { zh, en } };
}

/** The class of one that is so in some respects and so in others: looser if anything is, incomparable if anything is. */
export function together(comparisons: readonly Comparison[]): Comparison {
  for (const wanted of ["incomparable", "looser", "tighter"] satisfies ChangeClass[]) {
    const found = comparisons.find((each) => each.class === wanted);
    if (found !== undefined) return found;
  }
  return same;
}

/** Adds where a comparison was made to what its example says. */
export function within(comparison: Comparison, zh: string, en: string): Comparison {
  if (comparison.example === undefined) return comparison;
  const example: Text = { zh: `${zh}：${comparison.example.zh}`, en: `${en}: ${comparison.example.en}` };
  return { class: comparison.class, example };
}
