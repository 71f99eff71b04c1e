import { addPeriod, isGuijuError, lacksDay, type Period } from "@guiju/core";
import { type Span, span } from "@guiju/rules";
import { highest, lowest } from "./outcome.ts";

/** The day on which a period ends, and whether its month lacked the day. */
export interface PeriodEnd {
  readonly day: number | Span;
  readonly clipped: boolean;
}

/** Adds a period to a day; `undefined` where that leads out of the calendar (a period that a file counts in thousands of years). */
export function periodEnd(
  from: number | Span,
  unit: "days" | "months" | "years",
  length: number,
  clip: "clip" | "nextDay",
): PeriodEnd | undefined {
  const period = { [unit]: length } as unknown as Period;
  const months = unit === "months" ? length : unit === "years" ? length * 12 : 0;
  try {
    const day = span(addPeriod(lowest(from), period, clip), addPeriod(highest(from), period, clip));
    return { day, clipped: typeof from === "number" && months > 0 && lacksDay(from as never, months) };
  } catch (error) {
    if (isGuijuError(error)) return undefined;
    throw error;
  }
}
