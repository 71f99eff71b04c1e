import { chineseDays } from "@guiju/core/chinese-days";
import { auditAll, type History, type HistoryProblem, type Lifecycle, type Report } from "@guiju/lifecycle";
import type { Findings } from "./by-hand/paper-file.ts";
import { workingDaysOf } from "./by-hand/working-days.ts";
import { BY_HAND, judgeByHand } from "./hand-written.ts";

/** A file of which the engine and the checks written by hand say different things. */
export interface Difference {
  readonly id: string;
  /** `violated XZ26-07` and the like. */
  readonly engineAlone: readonly string[];
  readonly byHandAlone: readonly string[];
}

/** Judges each history both ways and lists where the norms that were not kept, or the motions that did not pass, are not the same. */
export function differencesOf(lifecycles: ReadonlyMap<string, Lifecycle>, histories: readonly History[]): readonly Difference[] {
  const calendar = chineseDays();
  const worked = workingDaysOf(calendar);
  return [...auditAll(lifecycles, histories, { calendar })].flatMap((report, index) => {
    const history = histories[index] as History;
    const engine = engineFindings(report);
    const byHand = handFindings(judgeByHand(history, worked));
    const engineAlone = [...engine].filter((finding) => !byHand.has(finding)).sort();
    const byHandAlone = [...byHand].filter((finding) => !engine.has(finding)).sort();
    return engineAlone.length + byHandAlone.length === 0 ? [] : [{ id: history.id, engineAlone, byHandAlone }];
  });
}

/** What the engine found of the norms that are written by hand. */
export function engineFindings(report: Report | HistoryProblem): ReadonlySet<string> {
  if ("error" in report) return new Set([`refused ${report.error.code}`]);
  const found = new Set<string>();
  for (const { norm, status } of report.verdicts) {
    if ((status === "violated" || status === "warning") && isByHand(norm)) found.add(`${status} ${norm}`);
  }
  for (const { rule, outcome } of report.decisions) if (outcome === "notPassed" && isByHand(rule)) found.add(`notPassed ${rule}`);
  return found;
}

function handFindings(found: Findings): ReadonlySet<string> {
  return new Set((["violated", "warning", "notPassed"] as const).flatMap((how) => [...found[how]].map((norm) => `${how} ${norm}`)));
}

function isByHand(norm: string): boolean {
  return norm === "LC25-3" || (/^XZ(14|26)-/.test(norm) && BY_HAND.includes(norm.slice(5)));
}
