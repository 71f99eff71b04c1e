import { type CivilDate, dateOf, daysInMonth, formatDate, parseDate } from "./civil-date.ts";

/** All days from `first` to `last`, both included. */
export interface DateRange {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/**
 * Reads a date known to the day, the month or the year: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. It stands for every day it may be.
 *
 * @example
 * parseDateRange("2019-02"); // => { first: civilDate("2019-02-01"), last: civilDate("2019-02-28") }
 * parseDateRange("2019-13"); // => undefined
 */
export function parseDateRange(text: string): DateRange | undefined {
  if (typeof text !== "string") return undefined;
  if (text.length === 4) return rangeOf(parseDate(`${text}-01-01`), parseDate(`${text}-12-31`));
  if (text.length !== 7) return rangeOf(parseDate(text), parseDate(text));
  const first = parseDate(`${text}-01`);
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  return rangeOf(first, first === undefined ? undefined : dateOf(year, month, daysInMonth(year, month)));
}

/**
 * Writes a range as `YYYY-MM-DD/YYYY-MM-DD`, or as the one day it consists of.
 *
 * @throws GuijuError `invalid_date` where a bound is no date
 *
 * @example
 * formatDateRange({ first: 0, last: 27 }); // => "1970-01-01/1970-01-28"
 * formatDateRange({ first: 0, last: 0 }); // => "1970-01-01"
 */
export function formatDateRange(range: { readonly first: number; readonly last: number }): string {
  return range.first === range.last ? formatDate(range.first) : `${formatDate(range.first)}/${formatDate(range.last)}`;
}

function rangeOf(first: CivilDate | undefined, last: CivilDate | undefined): DateRange | undefined {
  return first === undefined || last === undefined ? undefined : { first, last };
}
