import { addPeriod, civilDate, formatDate, type MonthClip, type Period } from "@guiju/core";
import type { PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import type { Comparison } from "../overlay-file.ts";
import { incomparable, looser, same, tighter } from "./comparisons.ts";
import { constantOf, linearOf, type OrderContext } from "./order-context.ts";

/** The first start day from which periods are laid out. */
export const FIRST_START: number = civilDate("2001-01-01");
/** Every start day of 400 years, after which the calendar repeats. */
export const STARTS = 146_097;

/** The longest period that is laid out day by day; a longer one has no order with one of another unit. */
const MOST_DAYS = 366_000;

/** What is meant by stricter: an end that comes sooner (a limit), or one that comes later (a waiting time). */
export type Stricter = "sooner" | "later";

/** Compares two lengths of time by the day on which each ends, from every start day of 400 years where the units differ. */
export function comparePeriods(before: PeriodExpr, after: PeriodExpr, stricter: Stricter, context: OrderContext): Comparison {
  const [a, b] = [lengthOf(before), lengthOf(after)];
  const sign = stricter === "sooner" ? -1 : 1;
  const [linearA, linearB] = [linearOf(a.length, context), linearOf(b.length, context)];
  if (a.unit === b.unit && linearA.base === linearB.base) {
    const difference = (linearB.offset * b.factor - linearA.offset * a.factor) * sign;
    if (difference === 0) return same;
    if (difference > 0) return tighter;
  }
  const [lengthA, lengthB] = [constantOf(a.length, context), constantOf(b.length, context)];
  if (lengthA === undefined || lengthB === undefined) {
    return linearA.base === linearB.base && a.unit === b.unit
      ? looser(`${periodWords(after).zh}，原为${periodWords(before).zh}`, `${periodWords(after).en} instead of ${periodWords(before).en}`)
      : incomparable;
  }
  return compareConstant(periodOf(a.unit, lengthA * a.factor), periodOf(b.unit, lengthB * b.factor), sign, context.clips);
}

function compareConstant(before: Period, after: Period, sign: number, clips: readonly MonthClip[]): Comparison {
  if (tooLong(before) || tooLong(after)) return incomparable;
  let stricter = false;
  for (const clip of clips) {
    for (let start = FIRST_START; start < FIRST_START + STARTS; start += 1) {
      const [old, now] = [addPeriod(start, before, clip), addPeriod(start, after, clip)];
      const difference = (now - old) * sign;
      if (difference < 0) return looserFrom(start, old, now, sign);
      if (difference > 0) stricter = true;
    }
  }
  return stricter ? tighter : same;
}

function looserFrom(start: number, old: number, now: number, sign: number): Comparison {
  const [from, parent, child] = [start, old, now].map((day) => formatDate(day)) as [string, string, string];
  return sign < 0
    ? looser(
        `自 ${from} 起算，这里到 ${child} 为止，上级到 ${parent} 为止`,
        `from ${from} it runs until ${child} here and until ${parent} in the parent`,
      )
    : looser(
        `自 ${from} 起算，这里 ${child} 即可，上级须到 ${parent}`,
        `from ${from}, ${child} will do here and only ${parent} in the parent`,
      );
}

/** A period in its smallest unit of the same kind: years are months. */
export function lengthOf(period: PeriodExpr): {
  readonly unit: "days" | "months";
  readonly length: Expr;
  readonly factor: number;
} {
  if ("days" in period) return { unit: "days", length: period.days, factor: 1 };
  return "months" in period ? { unit: "months", length: period.months, factor: 1 } : { unit: "months", length: period.years, factor: 12 };
}

function periodOf(unit: "days" | "months", length: number): Period {
  return unit === "days" ? { days: length } : { months: length };
}

function tooLong(period: Period): boolean {
  const days = "days" in period ? period.days : "months" in period ? period.months * 31 : period.years * 366;
  return !Number.isSafeInteger(days) || Math.abs(days) > MOST_DAYS;
}

function periodWords(period: PeriodExpr): { readonly zh: string; readonly en: string } {
  const text = JSON.stringify(period);
  return { zh: text, en: text };
}
