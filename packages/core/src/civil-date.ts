import { GuijuError } from "./guiju-error.ts";

declare const civilDateBrand: unique symbol;

/**
 * A civil date as the number of days since 1970-01-01 in the proleptic Gregorian calendar, years 0001 to 9999.
 *
 * Compare with `<`, `===` and `>`; the difference of two dates is a number of days. It has no time and no time zone.
 */
export type CivilDate = number & { readonly [civilDateBrand]: true };

/** The year, month (1 to 12) and day of the month (1 to 31) of a date. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The first date there is, 0001-01-01. */
export const FIRST_DATE: CivilDate = -719_162 as CivilDate;

/** The last date there is, 9999-12-31. */
export const LAST_DATE: CivilDate = 2_932_896 as CivilDate;

/**
 * Reads a date from exactly `YYYY-MM-DD` in ASCII digits; `undefined` where the text has another form or that day does not exist.
 *
 * @example
 * parseDate("2024-02-29"); // => 19782
 * parseDate("2026-02-29"); // => undefined
 * parseDate("2026-2-3"); // => undefined
 */
export function parseDate(text: string): CivilDate | undefined {
  if (typeof text !== "string" || text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  return dateOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/**
 * Writes a date as `YYYY-MM-DD`.
 *
 * @throws GuijuError `invalid_date` where the number is no date
 *
 * @example
 * formatDate(0); // => "1970-01-01"
 */
export function formatDate(day: number): string {
  if (!isDate(day)) throw noDate(day);
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${dayOfMonth < 10 ? "0" : ""}${dayOfMonth}`;
}

/**
 * Makes a date of year, month and day; `undefined` where that day does not exist.
 *
 * @example
 * dateOf(2026, 7, 1); // => 20635
 * dateOf(2026, 6, 31); // => undefined
 */
export function dateOf(year: number, month: number, day: number): CivilDate | undefined {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day))) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysFromParts(year, month, day);
}

/**
 * Takes a date apart.
 *
 * @example
 * partsOf(20635); // => { year: 2026, month: 7, day: 1 }
 */
export function partsOf(day: number): DateParts {
  // Years counted from 1 March, so that the leap day is the last day of its year; 400 years have 146,097 days.
  const sinceMarch0 = day + 719_468;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * Tells how many days a month has.
 *
 * @example
 * daysInMonth(2024, 2); // => 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Tells the day of the week, from 1 for Monday to 7 for Sunday (ISO 8601).
 *
 * @example
 * weekdayOf(civilDate("2026-07-01")); // => 3
 */
export function weekdayOf(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday.
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/**
 * Tells whether a number is a date: an integer between 0001-01-01 and 9999-12-31.
 *
 * @example
 * isDate(20635); // => true
 * isDate(0.5); // => false
 */
export function isDate(day: number): day is CivilDate {
  return Number.isInteger(day) && day >= FIRST_DATE && day <= LAST_DATE;
}

/** The error for a computed number that is no date, such as a day after 9999-12-31. */
export function noDate(day: number): GuijuError {
  return new GuijuError("invalid_date", `day number ${day} is no date between 0001-01-01 and 9999-12-31`, { details: { day } });
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysFromParts(year: number, month: number, day: number): CivilDate {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as CivilDate;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
