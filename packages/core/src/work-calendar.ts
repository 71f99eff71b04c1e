import { calendarIssues } from "./calendar-issues.ts";
import { type CivilDate, dateOf, isDate, parseDate, partsOf, weekdayOf } from "./civil-date.ts";
import { GuijuError } from "./guiju-error.ts";

/** What a day is: known to be a working day or a day off, or only likely so where the data of its year are not there yet. */
export type DayKind = "working" | "off" | "likelyWorking" | "likelyOff";

/** A calendar of working days that knows where its data end. */
export interface WorkCalendar {
  /** The covered years in ascending order. */
  readonly years: readonly number[];
  /** Whether the data of the day's year are there. */
  isCovered(day: number): boolean;
  /** Exact for covered years; past them only fixed statutory holidays are exact. */
  kindOf(day: number): DayKind;
}

/** The arrangement of one year, as it is published. */
export interface CalendarYear {
  /** The days off, `YYYY-MM-DD`; weekends need not be listed. */
  readonly holidays: readonly string[];
  /** The Saturdays and Sundays that are worked, `YYYY-MM-DD`. */
  readonly makeUpDays: readonly string[];
}

/** A statutory holiday that falls on the same day each year, `MM-DD`, since the year `from`. */
export interface FixedHoliday {
  readonly monthDay: string;
  readonly from?: number;
}

/** What a calendar is made of; plain JSON. */
export interface CalendarData {
  /**
   * The covered years by number. A year may list days of the December before it, because an arrangement of New Year reaches back.
   */
  readonly years: Readonly<Record<string, CalendarYear>>;
  readonly fixedHolidays: readonly FixedHoliday[];
}

const UNKNOWN = 0;
const WORKING = 1;
const OFF = 2;

/**
 * Makes a calendar. In a covered year a day is off if listed as a holiday, worked if listed as a make-up day, otherwise as its weekday says.
 *
 * Outside the covered years a fixed statutory holiday is off, a weekday likely works, and a weekend is likely off, because either may turn out otherwise.
 *
 * @throws GuijuError `invalid_calendar`, with an issue for each wrong entry, pointers into the data
 *
 * @example
 * const calendar = workCalendar({ years: { 2026: { holidays: ["2026-10-01"], makeUpDays: ["2026-10-10"] } }, fixedHolidays: [{ monthDay: "01-01" }] });
 * calendar.kindOf(civilDate("2026-10-10")); // => "working"
 * calendar.kindOf(civilDate("2027-01-01")); // => "off"
 * calendar.kindOf(civilDate("2027-01-04")); // => "likelyWorking"
 */
export function workCalendar(data: CalendarData): WorkCalendar {
  const issues = calendarIssues(data);
  if (issues.length > 0) {
    throw new GuijuError("invalid_calendar", `the calendar has ${issues.length} wrong entries: ${issues[0]?.message.en}`, { issues });
  }
  const years = Object.keys(data.years)
    .map(Number)
    .sort((one, other) => one - other);
  const kinds = exactKinds(data, years);
  const start = (years.length === 0 ? 0 : decemberBefore(years[0] as number)) as number;
  const covered = new Set(years);
  const fixed = new Map(data.fixedHolidays.map((holiday) => [holiday.monthDay, holiday.from ?? 1]));

  return {
    years,
    isCovered: (day) => isDate(day) && covered.has(partsOf(day).year),
    kindOf(day) {
      const kind = kinds[day - start] ?? UNKNOWN;
      if (kind !== UNKNOWN) return kind === WORKING ? "working" : "off";
      if (isFixedHoliday(fixed, day)) return "off";
      return weekdayOf(day) <= 5 ? "likelyWorking" : "likelyOff";
    },
  };
}

/** One cell a day from the December before the first covered year to the end of the last. */
function exactKinds(data: CalendarData, years: readonly number[]): Uint8Array {
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined) return new Uint8Array(0);
  const start = decemberBefore(first);
  const kinds = new Uint8Array((dateOf(last, 12, 31) as CivilDate) - start + 1);
  const fixed = new Map(data.fixedHolidays.map((holiday) => [holiday.monthDay, holiday.from ?? 1]));
  for (const year of years) {
    const end = dateOf(year, 12, 31) as CivilDate;
    for (let day = dateOf(year, 1, 1) as number; day <= end; day++) {
      kinds[day - start] = weekdayOf(day) > 5 || isFixedHoliday(fixed, day) ? OFF : WORKING;
    }
  }
  for (const year of years) {
    const { holidays, makeUpDays } = data.years[year] as CalendarYear;
    for (const day of holidays) kinds[(parseDate(day) as CivilDate) - start] = OFF;
    for (const day of makeUpDays) kinds[(parseDate(day) as CivilDate) - start] = WORKING;
  }
  return kinds;
}

/** 1 December of the year before; in year 1 its first day, before which there is no date. */
function decemberBefore(year: number): CivilDate {
  return (dateOf(year - 1, 12, 1) ?? dateOf(year, 1, 1)) as CivilDate;
}

function isFixedHoliday(fixed: ReadonlyMap<string, number>, day: number): boolean {
  if (fixed.size === 0) return false;
  const parts = partsOf(day);
  const from = fixed.get(`${parts.month < 10 ? "0" : ""}${parts.month}-${parts.day < 10 ? "0" : ""}${parts.day}`);
  return from !== undefined && parts.year >= from;
}
