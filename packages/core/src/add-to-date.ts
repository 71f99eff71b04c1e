import { type CivilDate, dateOf, daysInMonth, isDate, noDate, partsOf } from "./civil-date.ts";
import { GuijuError } from "./guiju-error.ts";

/**
 * Where a period of months ends in a month that lacks the day: `clip` on the last day of that month, `nextDay` on the first day of the month after.
 */
export type MonthClip = "clip" | "nextDay";

/**
 * Adds days; a negative number goes back.
 *
 * @throws GuijuError `invalid_date` where the result is no date (not an integer, outside the years 0001 to 9999)
 *
 * @example
 * formatDate(addDays(civilDate("2026-02-28"), 1)); // => "2026-03-01"
 */
export function addDays(day: number, days: number): CivilDate {
  const sum = day + days;
  if (!isDate(sum)) throw noDate(sum);
  return sum;
}

/**
 * Adds months and keeps the day of the month where there is one.
 *
 * Each call counts from the day given: add 2 months to an anchor, not 1 month twice, or a clipped day stays clipped.
 *
 * @throws GuijuError `invalid_date` where the result is no date
 *
 * @example
 * formatDate(addMonths(civilDate("2026-05-31"), 1)); // => "2026-06-30"
 * formatDate(addMonths(civilDate("2026-05-31"), 1, "nextDay")); // => "2026-07-01"
 */
export function addMonths(day: number, months: number, clip: MonthClip = "clip"): CivilDate {
  const from = partsOf(day);
  const { year, month } = monthAfter(from, months);
  const length = daysInMonth(year, month);
  const end = dateOf(year, month, Math.min(from.day, length));
  if (end === undefined) {
    throw new GuijuError("invalid_date", `${months} months from day number ${day} is no date between 0001-01-01 and 9999-12-31`, {
      details: { day, months },
    });
  }
  return from.day > length && clip === "nextDay" ? addDays(end, 1) : end;
}

/**
 * Adds years; only 29 February can be missing in the year reached.
 *
 * @throws GuijuError `invalid_date` where the result is no date
 *
 * @example
 * formatDate(addYears(civilDate("2024-02-29"), 1)); // => "2025-02-28"
 */
export function addYears(day: number, years: number, clip: MonthClip = "clip"): CivilDate {
  return addMonths(day, years * 12, clip);
}

/**
 * Tells whether the month reached by adding months lacks the day, so that `addMonths` had to choose.
 *
 * @example
 * lacksDay(civilDate("2026-05-31"), 1); // => true
 * lacksDay(civilDate("2026-05-31"), 2); // => false
 */
export function lacksDay(day: number, months: number): boolean {
  const from = partsOf(day);
  const { year, month } = monthAfter(from, months);
  return from.day > daysInMonth(year, month);
}

function monthAfter(from: { readonly year: number; readonly month: number }, months: number): { year: number; month: number } {
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  return { year, month: index - year * 12 + 1 };
}
