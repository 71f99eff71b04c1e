/**
 * Reads `YYYY-MM-DD` as the number YYYYMMDD, so that comparing numbers compares days; no text is no number.
 *
 * It shares no line with the dates of @guiju/core: the bench compares answers, and a fault in common would hide.
 */
export function packed(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return Number(text.slice(0, 4)) * 10_000 + Number(text.slice(5, 7)) * 100 + Number(text.slice(8, 10));
}

/** Adds months to a packed day; a day that the month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const index = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return year * 10_000 + month * 100 + Math.min(day % 100, daysIn(year, month));
}

/** Gives the packed day after a packed day. */
export function dayAfter(day: number): number {
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  if (day % 100 < daysIn(year, month)) return day + 1;
  return month < 12 ? day - (day % 100) + 101 : (year + 1) * 10_000 + 101;
}

/** Tells how many days a month has. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
