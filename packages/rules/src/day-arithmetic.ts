import {
  addDays,
  addMonths,
  addYears,
  type CivilDate,
  FIRST_DATE,
  isDate,
  isGuijuError,
  LAST_DATE,
  lacksDay,
  MOST_WORKING_DAYS,
  nthWorkingDay,
  partsOf,
} from "@guiju/core";
import type { Datum } from "./datum.ts";
import type { Env } from "./scope.ts";
import { highOf, lowOf, span } from "./span.ts";

/** Within so many months of a day this far from both ends of the calendar the result is a civil date without asking. */
const FEW_MONTHS = 1_000;
const MARGIN_IN_DAYS = 40_000;

/** Moves one exact day by a whole number; `undefined` where no civil date results. Never decreasing in either operand, so spans map end to end. */
export type DayStep = (day: CivilDate, by: number, env: Env) => number | undefined;

/** Moves a day, or both ends of a span of days. */
export function moveDay(day: Datum, by: Datum, step: DayStep, env: Env): Datum {
  if (typeof day === "number" && typeof by === "number") return stepExact(day, by, step, env);
  const from = stepExact(lowOf(day), lowOf(by), step, env);
  const to = stepExact(highOf(day), highOf(by), step, env);
  return from === undefined || to === undefined ? undefined : span(from, to);
}

/** Moves by days. */
export const byDays: DayStep = (day, by) => (isDate(day + by) ? addDays(day, by) : undefined);

/** Moves by months, clipped or carried over as the environment says. */
export const byMonths: DayStep = (day, by, env) => {
  if (!endsInACivilMonth(day, by)) return undefined;
  if (env.onClipped !== undefined && lacksDay(day, by)) env.onClipped();
  return addMonths(day, by, env.clip);
};

/** Moves by years, clipped or carried over as the environment says. */
export const byYears: DayStep = (day, by, env) => {
  if (!endsInACivilMonth(day, by * 12)) return undefined;
  if (env.onClipped !== undefined && lacksDay(day, by * 12)) env.onClipped();
  return addYears(day, by, env.clip);
};

/** Gives the n-th working day counted from a day, which counts itself if it is one. */
export const byWorkingDays: DayStep = (day, by, env) => {
  if (by < 1 || by > MOST_WORKING_DAYS) return undefined;
  const found = workingDay(day, by, env);
  if (found?.sure === false) env.onProvisional?.();
  return found?.day;
};

/** A calendar with too few working days, or none before its end, has no such day. */
function workingDay(day: CivilDate, by: number, env: Env): ReturnType<typeof nthWorkingDay> | undefined {
  try {
    return nthWorkingDay(env.calendar, day, by);
  } catch (error) {
    if (isGuijuError(error)) return undefined;
    throw error;
  }
}

function stepExact(day: number | undefined, by: number | undefined, step: DayStep, env: Env): number | undefined {
  return isDate(day as number) && Number.isSafeInteger(by) ? step(day as CivilDate, by as number, env) : undefined;
}

function endsInACivilMonth(day: CivilDate, months: number): boolean {
  if (!Number.isSafeInteger(months)) return false;
  if (Math.abs(months) < FEW_MONTHS && day > FIRST_DATE + MARGIN_IN_DAYS && day < LAST_DATE - MARGIN_IN_DAYS) return true;
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  return index >= 12 && index < 10_000 * 12;
}
