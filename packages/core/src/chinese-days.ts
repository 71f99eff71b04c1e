/**
 * The working-day calendar of the data package `chinese-days`, behind a coverage range and with its known error corrected.
 *
 * @module
 */
import source from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { CalendarData, CalendarYear, FixedHoliday, WorkCalendar } from "./work-calendar.ts";
import { workCalendar } from "./work-calendar.ts";

/** One day on which this calendar departs from its data package, and why. */
export interface CalendarCorrection {
  readonly day: string;
  readonly kind: "working" | "off";
  /** The published text that decides it. */
  readonly reason: string;
}

/** Where this calendar departs from its data package. */
export const corrections: readonly CalendarCorrection[] = [
  {
    day: "2005-12-31",
    kind: "working",
    reason: "国办发明电〔2005〕35号《国务院办公厅关于2006年部分节假日安排的通知》第一项：2005年12月31日（星期六）上班",
  },
];

/**
 * The statutory holidays on fixed days: 1 January, 1 May, 1 and 2 October since 1950 (全国年节及纪念日放假办法, 1949),
 * 3 October since 1999 (as revised in September 1999), 2 May since 2025 (as revised in November 2024).
 */
export const fixedHolidays: readonly FixedHoliday[] = [
  { monthDay: "01-01", from: 1950 },
  { monthDay: "05-01", from: 1950 },
  { monthDay: "05-02", from: 2025 },
  { monthDay: "10-01", from: 1950 },
  { monthDay: "10-02", from: 1950 },
  { monthDay: "10-03", from: 1999 },
];

let published: CalendarData["years"] | undefined;

/**
 * Makes the calendar of every year the data package has, 2004 to 2026, and of further years given as JSON. A further year replaces one of the same number.
 *
 * @throws GuijuError `invalid_calendar` where a further year is wrong
 *
 * @example
 * chineseDays().kindOf(civilDate("2026-10-10")); // => "working"
 * chineseDays().kindOf(civilDate("2027-02-08")); // => "likelyWorking"
 * chineseDays({ 2027: { holidays: ["2027-01-01", "2027-02-08"], makeUpDays: [] } }).kindOf(civilDate("2027-02-08")); // => "off"
 */
export function chineseDays(further: CalendarData["years"] = {}): WorkCalendar {
  published ??= publishedYears();
  return workCalendar({ years: { ...published, ...further }, fixedHolidays });
}

function publishedYears(): Record<string, CalendarYear> {
  const years: Record<string, { holidays: string[]; makeUpDays: string[] }> = {};
  const listed = (day: string): { holidays: string[]; makeUpDays: string[] } => {
    const year = day.slice(0, 4);
    years[year] ??= { holidays: [], makeUpDays: [] };
    return years[year];
  };
  for (const day of Object.keys(source.holidays)) listed(day).holidays.push(day);
  for (const day of Object.keys(source.workdays)) listed(day).makeUpDays.push(day);
  for (const { day, kind } of corrections) (kind === "working" ? listed(day).makeUpDays : listed(day).holidays).push(day);
  return years;
}
