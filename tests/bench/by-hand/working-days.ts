import { civilDate, type WorkCalendar } from "@guiju/core";
import { dayAfter } from "./packed-date.ts";

/** The packed days (YYYYMMDD) that are worked, or likely worked where the calendar has no data yet. */
export type WorkingDays = ReadonlySet<number>;

/** The text that asks for a public notice is of 2026; a few years past it are enough. */
const FIRST = 20_250_101;
const LAST = 20_301_231;

/** Copies the working days out of the calendar that the engine uses, once. */
export function workingDaysOf(calendar: WorkCalendar): WorkingDays {
  const worked = new Set<number>();
  for (let day = FIRST; day <= LAST; day = dayAfter(day)) {
    const text = String(day);
    const kind = calendar.kindOf(civilDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`));
    if (kind === "working" || kind === "likelyWorking") worked.add(day);
  }
  return worked;
}

/** Counts the working days from one packed day to another, both included, that lie before a third. */
export function workingDaysBetween(worked: WorkingDays, first: number, last: number, before: number): number {
  let count = 0;
  for (let day = first; day <= last && day < before; day = dayAfter(day)) if (worked.has(day)) count += 1;
  return count;
}
