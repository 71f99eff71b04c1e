import type { Report, Verdict } from "./report.ts";

/** What a verdict is about: the same check of the same act has the same key in every report of a case. */
export function keyOf(verdict: Verdict): string {
  return `${verdict.norm}|${verdict.check}|${verdict.act}|${verdict.on}|${verdict.period?.to}|${verdict.facts.beforeOn}`;
}

/** A verdict that a later act must not change, and what a report with that act says instead. */
export interface Settled {
  readonly key: string;
  readonly verdict: Verdict;
  readonly later: Verdict | undefined;
}

/** The verdicts of acts and of closed windows, each beside its own in a later report. An act may happen twice on one day: verdicts of one key are taken in their order. */
export function settledVerdicts(before: Report, after: Report): readonly Settled[] {
  const nth = new Map<string, number>();
  return before.verdicts.flatMap((verdict) => {
    const key = keyOf(verdict);
    const place = nth.get(key) ?? 0;
    nth.set(key, place + 1);
    const isSettled = verdict.on !== null || verdict.period !== undefined || verdict.reason === "missingAct";
    return isSettled ? [{ key, verdict, later: after.verdicts.filter((each) => keyOf(each) === key)[place] }] : [];
  });
}
