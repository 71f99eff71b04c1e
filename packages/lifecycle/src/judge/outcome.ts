import type { WorkCalendar } from "@guiju/core";
import { type Compiled, type Datum, type Env, isSpan, type Span, type Truth } from "@guiju/rules";
import type { CompiledCheck } from "../compiled.ts";
import type { ReportFact } from "../report.ts";

/** What one check found, before it is made a verdict: kept, broken, or unknown, with its dates and facts. */
export interface Outcome {
  readonly truth: Truth;
  readonly reason: string | null;
  /** First day on which the act would keep the check. */
  readonly earliest?: number | undefined;
  /** Last day on which the act would keep the check. */
  readonly latest?: number | undefined;
  /** The last day that `latest` could be, where the day it is counted from is not known exactly. */
  readonly latestAtMost?: number | undefined;
  readonly facts: Readonly<Record<string, ReportFact>>;
  /** Whether calendar data still to come could change the outcome or a date of it. */
  readonly provisional: boolean;
  /** Whether a month lacked the day that a period led to. */
  readonly clipped: boolean;
}

/** What a check is judged against: the case as it was before the act, and the day of the act (or the act's fields all missing, where it is owed). */
export interface Judging {
  readonly check: CompiledCheck;
  readonly env: Env;
  /** The day of the judged act; `undefined` while it is owed. */
  readonly on: number | Span | undefined;
  readonly calendar: WorkCalendar;
  /** First day a limit's clock may start, where a rule came into force after the clock began. */
  readonly clockFrom: number;
}

/** The value of one of the check's expressions; Missing where the check has none. */
export function partOf(judging: Judging, key: string): Datum {
  const part: Compiled | undefined = judging.check.parts[key];
  return part?.evaluate(judging.env);
}

/** The part as a day or count, or as a span of them; anything else is Missing. */
export function numberPart(judging: Judging, key: string): number | Span | undefined {
  return numberOf(partOf(judging, key));
}

/** A datum as a number or a span; anything else is Missing. */
export function numberOf(datum: Datum): number | Span | undefined {
  if (typeof datum === "number") return datum;
  return isSpan(datum) ? datum : undefined;
}

/** The lower bound. */
export function lowest(value: number | Span): number {
  return typeof value === "number" ? value : value.first;
}

/** The upper bound. */
export function highest(value: number | Span): number {
  return typeof value === "number" ? value : value.last;
}

/** An outcome without dates. */
export function outcome(truth: Truth, reason: string, facts: Readonly<Record<string, ReportFact>>): Outcome {
  return { truth, reason: truth === false ? reason : null, facts, provisional: false, clipped: false };
}

/** The number or its two ends, as a report shows a count. */
export function shownNumber(value: number | Span | undefined): ReportFact {
  if (value === undefined) return null;
  return typeof value === "number" ? value : `${value.first}..${value.last}`;
}
