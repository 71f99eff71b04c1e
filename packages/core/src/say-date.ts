import { type DateParts, daysInMonth, partsOf } from "./civil-date.ts";
import { type DateRange, parseDateRange } from "./date-range.ts";
import type { Language } from "./text.ts";

const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * Says an ISO date as people write it; a month, a year and a range `…/…` as well. Any other text comes back as it is.
 *
 * @example
 * sayDate("2026-07-01", "zh"); // => "2026年7月1日"
 * sayDate("2026-07-01", "en"); // => "1 July 2026"
 * sayDate("2019-07-01/2019-07-31", "zh"); // => "2019年7月"
 */
export function sayDate(iso: string, language: Language): string {
  const slash = iso.indexOf("/");
  const first = parseDateRange(slash < 0 ? iso : iso.slice(0, slash));
  const last = slash < 0 ? first : parseDateRange(iso.slice(slash + 1));
  if (first === undefined || last === undefined || last.last < first.first) return iso;
  return sayRange({ first: first.first, last: last.last }, language);
}

/** Tells whether a text is a full ISO date, a month of a year or a range of dates, so that it should be said and not shown. */
export function isSayable(text: string): boolean {
  return /^\d{4}-\d{2}(?:-\d{2})?(?:\/\d{4}-\d{2}-\d{2})?$/.test(text);
}

function sayRange(range: DateRange, language: Language): string {
  const first = partsOf(range.first);
  const last = partsOf(range.last);
  if (range.first === range.last) return sayDay(first, language);
  const fromMonthStart = first.day === 1 && last.day === daysInMonth(last.year, last.month);
  if (fromMonthStart && first.year === last.year && first.month === last.month) {
    return language === "zh" ? `${first.year}年${first.month}月` : `${MONTHS[first.month - 1]} ${first.year}`;
  }
  if (fromMonthStart && first.year === last.year && first.month === 1 && last.month === 12) {
    return language === "zh" ? `${first.year}年` : `${first.year}`;
  }
  return `${sayDay(first, language)}${language === "zh" ? "至" : " to "}${sayDay(last, language)}`;
}

function sayDay(parts: DateParts, language: Language): string {
  const { year, month, day } = parts;
  return language === "zh" ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}
