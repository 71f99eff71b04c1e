import { addMonths, type MonthClip } from "./add-to-date.ts";
import { partsOf } from "./civil-date.ts";

/** Whether the day on which a count begins is itself counted. */
export type FirstDay = "inclusive" | "exclusive";

/**
 * Counts calendar days from `first` to `last`; the last day counts, the first by the reading chosen. 0 where `last` lies before `first`.
 *
 * @example
 * countDays(civilDate("2026-07-01"), civilDate("2026-07-05")); // => 5
 * countDays(civilDate("2026-07-01"), civilDate("2026-07-05"), "exclusive"); // => 4
 */
export function countDays(first: number, last: number, firstDay: FirstDay = "inclusive"): number {
  return Math.max(0, last - first + (firstDay === "inclusive" ? 1 : 0));
}

/**
 * Counts the whole months from `first` to `last`: the largest `n` for which `addMonths(first, n, clip)` is not after `last`. 0 where `last` lies before `first`.
 *
 * @example
 * countMonths(civilDate("2026-01-31"), civilDate("2026-02-28")); // => 1
 * countMonths(civilDate("2026-01-31"), civilDate("2026-02-28"), "nextDay"); // => 0
 */
export function countMonths(first: number, last: number, clip: MonthClip = "clip"): number {
  if (last < first) return 0;
  const from = partsOf(first);
  const to = partsOf(last);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return months > 0 && addMonths(first, months, clip) > last ? months - 1 : months;
}
