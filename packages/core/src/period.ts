import { addDays, addMonths, addYears, type MonthClip } from "./add-to-date.ts";
import type { CivilDate } from "./civil-date.ts";

/** A length of time in calendar days, months or years. */
export type Period = { readonly days: number } | { readonly months: number } | { readonly years: number };

/**
 * Adds a period to a date.
 *
 * @throws GuijuError `invalid_date` where the result is no date
 *
 * @example
 * formatDate(addPeriod(civilDate("2026-01-31"), { months: 1 })); // => "2026-02-28"
 */
export function addPeriod(day: number, period: Period, clip: MonthClip = "clip"): CivilDate {
  if ("days" in period) return addDays(day, period.days);
  if ("months" in period) return addMonths(day, period.months, clip);
  return addYears(day, period.years, clip);
}
