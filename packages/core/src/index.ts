/**
 * Civil dates, periods, working-day calendars, texts, citations and diagnostics.
 *
 * @module
 */
export { addDays, addMonths, addYears, lacksDay, type MonthClip } from "./add-to-date.ts";
export { type Catalogue, catalogueIssues, type Slots, type SlotValue, textOf } from "./catalogue.ts";
export { type Citation, type Confidence, citeText, type Edition, type Instrument } from "./citation.ts";
export {
  type CivilDate,
  type DateParts,
  dateOf,
  daysInMonth,
  FIRST_DATE,
  formatDate,
  isDate,
  LAST_DATE,
  parseDate,
  partsOf,
  weekdayOf,
} from "./civil-date.ts";
export { countDays, countMonths, type FirstDay } from "./count-days.ts";
export { countWorkingDays, MOST_WORKING_DAYS, nthWorkingDay, type WorkingDayCount } from "./count-working-days.ts";
export { dateProblem } from "./date-problem.ts";
export { type DateRange, formatDateRange, parseDateRange } from "./date-range.ts";
export { displayWidth } from "./display-width.ts";
export { type ErrorCode, type ErrorContext, GuijuError, isGuijuError } from "./guiju-error.ts";
export type { Issue, Place, Severity } from "./issue.ts";
export { below, escapePointer, unescapePointer } from "./json-pointer.ts";
export { nearest } from "./nearest.ts";
export { type JsonLimits, type ParsedJson, parseJson } from "./parse-json.ts";
export { addPeriod, type Period } from "./period.ts";
export { renderIssue } from "./render-issue.ts";
export { civilDate } from "./require-date.ts";
export { sayDate } from "./say-date.ts";
export type { Language, Text } from "./text.ts";
export {
  type CalendarData,
  type CalendarYear,
  type DayKind,
  type FixedHoliday,
  type WorkCalendar,
  workCalendar,
} from "./work-calendar.ts";
