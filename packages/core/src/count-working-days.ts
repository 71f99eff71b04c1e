import { type CivilDate, isDate, LAST_DATE, noDate } from "./civil-date.ts";
import type { FirstDay } from "./count-days.ts";
import { GuijuError } from "./guiju-error.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** A number of working days, counted three ways; `sure <= likely <= possible`, all equal where every day is known. */
export interface WorkingDayCount {
  /** The days that are worked whatever the years to come bring. */
  readonly sure: number;
  /** The sure days and the weekdays of years without data. */
  readonly likely: number;
  /** Every day that is not surely off. */
  readonly possible: number;
}

/** The most working days `nthWorkingDay` counts: about 80 years. */
export const MOST_WORKING_DAYS = 20_000;

/**
 * Counts working days from `first` to `last`; the last day counts, the first by the reading chosen. All 0 where `last` lies before `first`.
 *
 * @throws GuijuError `invalid_date` where a bound is no date
 *
 * @example
 * countWorkingDays(chineseDays(), civilDate("2026-12-28"), civilDate("2027-01-03")); // => { sure: 4, likely: 4, possible: 6 }
 */
export function countWorkingDays(calendar: WorkCalendar, first: number, last: number, firstDay: FirstDay = "inclusive"): WorkingDayCount {
  if (!isDate(first)) throw noDate(first);
  if (!isDate(last)) throw noDate(last);
  let [sure, likely, possible] = [0, 0, 0];
  for (let day: number = firstDay === "inclusive" ? first : first + 1; day <= last; day++) {
    const kind = calendar.kindOf(day);
    if (kind === "off") continue;
    possible++;
    if (kind === "likelyOff") continue;
    likely++;
    if (kind === "working") sure++;
  }
  return { sure, likely, possible };
}

/**
 * Finds the n-th working day counted from `start`, which is the first one if it is worked. Days that are likely worked count.
 *
 * `sure` is false where data still to come could move the day.
 *
 * @throws GuijuError `usage` where `n` is not a whole number from 1; `limit_exceeded` where it is above 20,000 or the calendar has too few working days; `invalid_date` where the day would lie after 9999-12-31
 *
 * @example
 * nthWorkingDay(chineseDays(), civilDate("2026-07-04"), 5); // => { day: civilDate("2026-07-10"), sure: true }
 */
export function nthWorkingDay(calendar: WorkCalendar, start: number, n: number): { readonly day: CivilDate; readonly sure: boolean } {
  if (!Number.isInteger(n) || n < 1) throw new GuijuError("usage", `working days are counted from 1, not ${n}`, { details: { n } });
  if (n > MOST_WORKING_DAYS) throw tooMany(n);
  if (!isDate(start)) throw noDate(start);
  const bound = start + n * 8 + 400;
  let left = n;
  let sure = true;
  for (let day: number = start; day <= bound; day++) {
    if (day > LAST_DATE) throw noDate(day);
    const kind = calendar.kindOf(day);
    if (kind === "likelyWorking" || kind === "likelyOff") sure = false;
    if (kind === "working" || kind === "likelyWorking") left--;
    if (left === 0) return { day: day as CivilDate, sure };
  }
  throw tooMany(n);
}

function tooMany(n: number): GuijuError {
  return new GuijuError("limit_exceeded", `${n} working days are more than can be counted from there`, {
    details: { n, limit: MOST_WORKING_DAYS },
  });
}
