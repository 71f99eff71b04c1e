import { civilDate, formatDate } from "@guiju/core";
import { span } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import { NO_FIELDS } from "./compiled.ts";
import { isDone, maybeBeforeRecord } from "./demands.ts";
import { editionOn } from "./forward-path.ts";
import { highest, lowest, numberOf } from "./judge/outcome.ts";
import { judgeOwed } from "./judge-act.ts";
import type { Obligation, Reading, Status } from "./report.ts";
import { breachOf, writeVerdict } from "./verdict.ts";
import { openWindows } from "./windows.ts";

/**
 * What is owed today: acts with a limit date (each with its verdict), acts the text sets no date for, and the open window of each recurring duty.
 * An obligation lives while its act is possible in the state of the case. An owed act is judged by the edition of today.
 */
export function reportOwed(run: CaseRun): readonly Obligation[] {
  run.env.self = NO_FIELDS;
  const obligations: Obligation[] = [...reportLimits(run), ...openWindows(run)];
  const named = new Set(obligations.map((each) => each.act));
  for (const norm of run.lifecycle.demandingNorms) {
    const edition = editionOn(norm, run.today);
    for (const demand of edition?.demands ?? []) {
      if (edition === undefined || named.has(demand.act) || !isAside(run, demand.act) || isDone(run, demand)) continue;
      if (maybeBeforeRecord(run, demand)) continue;
      named.add(demand.act);
      obligations.push({ norm: edition.id, act: demand.act, who: demand.who, dueOn: null });
      run.found.push({
        key: `${norm.slot}|owed ${demand.act}`,
        norm,
        effect: edition.effect,
        source: -1,
        verdict: writeVerdict(run, { edition, check: undefined, act: demand.act, on: null, status: "notApplicable", reason: "owed" }),
      });
    }
  }
  return obligations.sort((a, b) => compareDue(a.dueOn, b.dueOn));
}

function reportLimits(run: CaseRun): readonly Obligation[] {
  const obligations: Obligation[] = [];
  for (const norm of run.lifecycle.owingNorms) {
    const edition = editionOn(norm, run.today);
    for (const check of edition?.checksAlone ?? []) {
      const owes = "owes" in check.source ? check.source.owes : undefined;
      const possible = owes !== undefined && run.lifecycle.table.get(run.state)?.has(owes.act) === true;
      // An act that was skipped and never found is late for good; the case has moved on, so that nobody owes it now.
      const skipped = owes?.ifSkipped === "overdue" && (run.openGaps.get(owes.act)?.length ?? 0) > 0;
      if (edition === undefined || owes === undefined || !(possible || skipped)) continue;
      if (check.when !== undefined && check.when.test(run.env) !== true) continue;
      const from = numberOf(check.parts.from?.evaluate(run.env));
      const done = run.happened.get(owes.act)?.days ?? [];
      // A limit that is a day by itself counts from nothing: once done, the act is no longer owed.
      const began = from === undefined && check.kind === "latest" ? Number.NEGATIVE_INFINITY : from;
      if (began !== undefined && done.some((day) => highest(numberOf(day) as number) >= lowest(began))) continue;
      const outcome = judgeOwed(run, check);
      if (outcome.latest === undefined) continue;
      const atMost = outcome.latestAtMost ?? outcome.latest;
      const standing = run.today > atMost ? "overdue" : run.today > outcome.latest ? "imprecise" : "owed";
      if (!possible && standing === "owed") continue;
      const late = breachOf(check.modality);
      // What is owed is judged by the edition of today; what was skipped, by that of the last day it could have been done.
      const judgedBy = possible ? edition : (editionOn(norm, outcome.latest) ?? edition);
      const verdict = writeVerdict(run, {
        edition: judgedBy,
        check,
        act: owes.act,
        on: null,
        status: standing === "overdue" ? late : standing === "imprecise" ? "undetermined" : "notApplicable",
        reason: standing,
        outcome,
        readings: standing === "imprecise" ? [endOf("firstDay", late, outcome.latest), endOf("lastDay", "notApplicable", atMost)] : [],
      });
      run.limits.set(norm.slot, span(outcome.latest, atMost));
      run.found.push({ key: `${norm.slot}|${check.name ?? ""}|owed`, norm, effect: edition.effect, source: -1, verdict });
      if (possible) obligations.push({ norm: edition.id, act: owes.act, who: owes.who, dueOn: verdict.latest });
    }
  }
  return obligations;
}

function endOf(reading: string, status: Status, latest: number): Reading {
  return { reading, status, earliest: null, latest: formatDate(latest) };
}

/** Whether an act is possible now without moving the case on: such an act is owed, while a step of the way is merely next. */
function isAside(run: CaseRun, act: string): boolean {
  return (
    run.lifecycle.table
      .get(run.state)
      ?.get(act)
      ?.some((target) => target.state === run.state) === true
  );
}

/** Dated first, by date; then those without a date. */
function compareDue(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return civilDate(a) - civilDate(b);
}
