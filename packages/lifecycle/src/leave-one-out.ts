import type { Lifecycle } from "./compiled.ts";
import type { History } from "./history.ts";
import { type ReplayOptions, replay } from "./replay.ts";
import type { Report } from "./report.ts";

/** What leaving out one act of a history does to its report. */
export interface LeftOut {
  readonly index: number;
  readonly act: string;
  /** True where nothing but the absence of the act's own satisfied verdicts tells that it is gone, and the act is not optional. */
  readonly silent: boolean;
}

/**
 * Leaves out each act of a history in turn. An omission is noticed if it changes the status of a verdict that is not the act's own,
 * adds a finding (a breach, a missing or refused act, an obligation), or changes a vote.
 *
 * @example
 * leaveOneOut(cards, history, { calendar }).filter((each) => each.silent); // => []
 */
export function leaveOneOut(lifecycle: Lifecycle, history: History, options: ReplayOptions): readonly LeftOut[] {
  const whole = findings(replay(lifecycle, history, options));
  return history.acts.map((act, index) => {
    const without = findings(replay(lifecycle, { ...history, acts: history.acts.filter((_, other) => other !== index) }, options));
    const silent = [...without].every((finding) => whole.has(finding));
    return { index, act: act.type, silent: silent && lifecycle.source.file.acts[act.type]?.optional !== true };
  });
}

/** Everything in a report that a reader would take as a finding. */
function findings(report: Report): ReadonlySet<string> {
  const findings = new Set<string>([`state ${typeof report.state === "object" ? JSON.stringify(report.state) : report.state}`]);
  for (const verdict of report.verdicts) {
    if (verdict.status !== "satisfied" && verdict.reason !== "notConcerned") {
      findings.add(
        `${verdict.norm} ${verdict.check} ${verdict.act} ${verdict.on} ${verdict.status} ${verdict.reason} ${verdict.period?.to}`,
      );
    }
  }
  for (const decision of report.decisions)
    if (decision.outcome !== "passed" && decision.outcome !== "full") findings.add(`${decision.rule} ${decision.on} ${decision.outcome}`);
  for (const missing of report.missing) findings.add(`missing ${missing.act} ${missing.before}`);
  for (const refused of report.refused) findings.add(`refused ${refused.act} ${refused.on}`);
  for (const owed of report.obligations) findings.add(`owed ${owed.norm} ${owed.act}`);
  return findings;
}
