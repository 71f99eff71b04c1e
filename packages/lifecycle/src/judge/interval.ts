import { isAtLeast, type Span, span } from "@guiju/rules";
import { highest, type Judging, lowest, numberPart, type Outcome, partOf } from "./outcome.ts";
import { type PeriodEnd, periodEnd } from "./period-end.ts";

/**
 * Judges an act that may not happen before a day, or before a period has run since it.
 * The anniversary itself is early enough; a period of months ends on the same day number, or on the last day of a shorter month.
 */
export function judgeMinimumInterval(judging: Judging): Outcome {
  const from = numberPart(judging, "from");
  const ownDay = judging.check.parts.to === undefined;
  const to = ownDay ? judging.on : numberPart(judging, "to");
  const limit = from === undefined ? undefined : limitAfter(judging, from, "period", judging.check.unit);
  const truth = limit === undefined || to === undefined ? undefined : isAtLeast(to, limit.day);
  return {
    truth,
    reason: truth === false ? "tooEarly" : null,
    earliest: limit === undefined || !ownDay ? undefined : highest(limit.day),
    facts: lengthFact(judging),
    provisional: false,
    clipped: limit?.clipped ?? false,
  };
}

/**
 * Judges an act that is owed within a period of a day. The last day counts and is not moved over rest days.
 * A recorded exception may allow a longer period; a clock that began before the rule starts on the day of force.
 */
export function judgeMaximumInterval(judging: Judging): Outcome {
  const began = numberPart(judging, "from");
  const ownDay = judging.check.parts.to === undefined;
  const to = ownDay ? judging.on : numberPart(judging, "to");
  if (began === undefined) return { truth: undefined, reason: null, facts: lengthFact(judging), provisional: false, clipped: false };
  const from = span(Math.max(lowest(began), judging.clockFrom), Math.max(highest(began), judging.clockFrom));
  const normal = limitAfter(judging, from, "period", judging.check.unit);
  const excepted = judging.check.conditions.exception?.test(judging.env) ?? false;
  const longer = excepted === true ? limitAfter(judging, from, "exceptionPeriod", judging.check.exceptionUnit) : undefined;
  const limit = longer ?? normal;
  let truth = limit === undefined || to === undefined ? undefined : isAtLeast(limit.day, to);
  const inNormalTime = normal === undefined || to === undefined ? undefined : isAtLeast(normal.day, to);
  if (excepted === undefined && inNormalTime !== true) truth = undefined;
  const usedException = truth === true && longer !== undefined && inNormalTime === false;
  return {
    truth,
    reason: usedException ? "exception" : truth === false ? "tooLate" : null,
    latest: limit === undefined || !ownDay ? undefined : lowest(limit.day),
    latestAtMost: limit === undefined || !ownDay ? undefined : highest(limit.day),
    facts: lengthFact(judging),
    provisional: false,
    clipped: limit?.clipped ?? false,
  };
}

/** Judges an act that is owed by a day which is already a value. */
export function judgeLatest(judging: Judging): Outcome {
  const latest = numberPart(judging, "latest");
  const to = judging.check.parts.to === undefined ? judging.on : numberPart(judging, "to");
  const truth = latest === undefined || to === undefined ? undefined : isAtLeast(latest, to);
  return {
    truth,
    reason: truth === false ? "tooLate" : null,
    latest: latest === undefined ? undefined : lowest(latest),
    latestAtMost: latest === undefined ? undefined : highest(latest),
    facts: {},
    provisional: false,
    clipped: false,
  };
}

/** Judges an act that comes after another, or on the same day where that is allowed. */
export function judgeOrder(judging: Judging): Outcome {
  const after = numberPart(judging, "after");
  const step = judging.check.source.kind === "order" && judging.check.source.sameDay === "refused" ? 1 : 0;
  const limit = after === undefined ? undefined : span(lowest(after) + step, highest(after) + step);
  const truth = limit === undefined || judging.on === undefined ? undefined : isAtLeast(judging.on, limit);
  return {
    truth,
    reason: truth === false ? "outOfOrder" : null,
    earliest: limit === undefined ? undefined : highest(limit),
    facts: {},
    provisional: false,
    clipped: false,
  };
}

/** The day a period after `from` ends, and whether a month had to be clipped. Without a period it is `from` itself. */
function limitAfter(
  judging: Judging,
  from: number | Span,
  key: string,
  unit: "days" | "months" | "years" | undefined,
): PeriodEnd | undefined {
  if (unit === undefined) return { day: from, clipped: false };
  const length = partOf(judging, key);
  return typeof length === "number" ? periodEnd(from, unit, length, judging.env.clip) : undefined;
}

/** The length of the check's period, by its unit. */
function lengthFact(judging: Judging): Record<string, number> {
  const length = partOf(judging, "period");
  return judging.check.unit !== undefined && typeof length === "number" ? { [judging.check.unit]: length } : {};
}
