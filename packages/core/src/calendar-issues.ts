import { calendarMessages } from "./calendar-messages.ts";
import { dateOf, parseDate, partsOf, weekdayOf } from "./civil-date.ts";
import { coreText } from "./core-messages.ts";
import { dateProblem } from "./date-problem.ts";
import type { Issue } from "./issue.ts";
import { below } from "./json-pointer.ts";
import { nearest } from "./nearest.ts";

/**
 * Lists what is wrong with the data of a calendar, which may come from a file; empty where nothing is.
 *
 * Pointers lead into the data: `/years/2027/holidays/3`.
 *
 * @example
 * calendarIssues({ years: { 2027: { holidays: ["2027-02-29"], makeUpDays: [] } }, fixedHolidays: [] })[0]?.pointer; // => "/years/2027/holidays/0"
 */
export function calendarIssues(data: unknown): Issue[] {
  const issues: Issue[] = [];
  if (!isRecord(data) || !isRecord(data.years) || !Array.isArray(data.fixedHolidays)) {
    return [{ code: "calendar_shape", pointer: "", message: coreText(calendarMessages, "shape") }];
  }
  for (const [year, arrangement] of Object.entries(data.years)) yearIssues(year, arrangement, issues);
  data.fixedHolidays.forEach((holiday: unknown, index) => {
    if (!isFixedHoliday(holiday)) {
      issues.push({ code: "fixed_holiday", pointer: `/fixedHolidays/${index}`, message: coreText(calendarMessages, "fixedHoliday") });
    }
  });
  return issues;
}

const LISTS: readonly string[] = ["holidays", "makeUpDays"];

function yearIssues(year: string, arrangement: unknown, issues: Issue[]): void {
  const pointer = below("/years", year);
  if (!/^\d{4}$/.test(year) || year === "0000") {
    issues.push({ code: "calendar_year", pointer, message: coreText(calendarMessages, "year", { year: { zh: year, en: year } }) });
    return;
  }
  if (!isRecord(arrangement) || !Array.isArray(arrangement.holidays) || !Array.isArray(arrangement.makeUpDays)) {
    issues.push({ code: "calendar_shape", pointer, message: coreText(calendarMessages, "yearShape") });
  }
  if (!isRecord(arrangement)) return;
  for (const key of Object.keys(arrangement)) {
    if (LISTS.includes(key)) continue;
    const suggestion = nearest(key, LISTS);
    const at = below(pointer, key);
    const message = coreText(calendarMessages, "unknownKey", { key: { zh: key, en: key } });
    issues.push({ code: "unknown_key", pointer: at, message, ...(suggestion === undefined ? {} : { suggestion }) });
  }
  const seen = new Set<string>();
  for (const list of LISTS) {
    const days: unknown = arrangement[list];
    if (!Array.isArray(days)) continue;
    days.forEach((day: unknown, index) => {
      const issue = dayIssue(Number(year), list, day, seen);
      if (issue !== undefined) issues.push({ ...issue, pointer: `${pointer}/${list}/${index}` });
    });
  }
}

function dayIssue(year: number, list: string, text: unknown, seen: Set<string>): Omit<Issue, "pointer"> | undefined {
  const day = typeof text === "string" ? parseDate(text) : undefined;
  if (day === undefined || typeof text !== "string") return { code: "invalid_date", message: dateProblem(text) };
  const parts = partsOf(day);
  const slots = { day: text, year };
  if (parts.year !== year && !(parts.year === year - 1 && parts.month === 12)) {
    return { code: "other_year", message: coreText(calendarMessages, "otherYear", slots) };
  }
  if (seen.has(text)) return { code: "listed_twice", message: coreText(calendarMessages, "listedTwice", slots) };
  seen.add(text);
  if (list === "makeUpDays" && weekdayOf(day) <= 5)
    return { code: "not_a_weekend", message: coreText(calendarMessages, "notWeekend", slots) };
  return undefined;
}

function isFixedHoliday(holiday: unknown): boolean {
  if (!isRecord(holiday) || typeof holiday.monthDay !== "string") return false;
  const from = holiday.from;
  const parts = /^(\d{2})-(\d{2})$/.exec(holiday.monthDay);
  return parts !== null && dateOf(2000, Number(parts[1]), Number(parts[2])) !== undefined && (from === undefined || Number.isInteger(from));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
