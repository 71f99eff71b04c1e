import { parseDate } from "@guiju/core";
import type { PeriodExpr } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import { canonical } from "../canonical.ts";
import type { Comparison } from "../overlay-file.ts";
import { incomparable, looser, same, tighter } from "./comparisons.ts";
import type { OrderContext } from "./order-context.ts";
import { comparePeriods } from "./period-order.ts";

/** A day as a period after another day: `{"addMonths": [{"value": "termEnd"}, 6]}`. */
export interface DayAfter {
  readonly base: string;
  readonly period: PeriodExpr;
}

/** Reads a day as a period after another. */
export function dayAfter(expr: Expr): DayAfter {
  if (typeof expr === "object" && expr !== null) {
    if ("addDays" in expr) return { base: canonical(expr.addDays[0]), period: { days: expr.addDays[1] } };
    if ("addMonths" in expr) return { base: canonical(expr.addMonths[0]), period: { months: expr.addMonths[1] } };
    if ("addYears" in expr) return { base: canonical(expr.addYears[0]), period: { years: expr.addYears[1] } };
  }
  return { base: canonical(expr), period: { days: 0 } };
}

/** Compares two last days. They compare where they are dates, or periods after the same day. */
export function compareLimits(before: Expr, after: Expr, context: OrderContext): Comparison {
  const [a, b] = [before, after].map((each) => (typeof each === "string" ? parseDate(each) : undefined));
  if (a !== undefined && b !== undefined) {
    if (a === b) return same;
    return b < a
      ? tighter
      : looser(
          `${String(after)} 在这里来得及，上级到 ${String(before)} 为止`,
          `${String(after)} is in time here; the parent's last day is ${String(before)}`,
        );
  }
  const [old, now] = [dayAfter(before), dayAfter(after)];
  return old.base === now.base ? comparePeriods(old.period, now.period, "sooner", context) : incomparable;
}
