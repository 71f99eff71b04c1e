import { civilDate, formatDate } from "@guiju/core";
import { type Span, span } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import { isPossible } from "./case-state.ts";
import { NO_FIELDS } from "./compiled.ts";
import { isDone, lastOf, maybeBeforeRecord, mayLieBefore } from "./demands.ts";
import { editionOn } from "./forward-path.ts";
import { highest, lowest, numberOf } from "./judge/outcome.ts";
import { judgeOwed } from "./judge-in-case.ts";
import { type Owes, sinceOf } from "./norm.ts";
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
      const possible = owes !== undefined && isPossible(run, owes.act);
      // An act that was skipped and never found is late for good; the case has moved on, so that nobody owes it now.
      const skipped = owes?.ifSkipped === "overdue" && (run.openGaps.get(owes.act)?.length ?? 0) > 0;
      if (edition === undefined || owes === undefined || !(possible || skipped)) continue;
      if (check.when !== undefined && check.when.test(run.env) !== true) continue;
      // A limit that is a day by itself counts from nothing: once done, the act is no longer owed.
      const began = check.kind === "latest" ? Number.NEGATIVE_INFINITY : numberOf(check.parts.from?.evaluate(run.env));
      if (began === undefined || isFulfilled(run, owes, began)) continue;
      const outcome = judgeOwed(run, check);
      if (outcome.latest === undefined) continue;
      const atMost = outcome.latestAtMost ?? outcome.latest;
      const byToday = run.today > atMost ? "overdue" : run.today > outcome.latest ? "imprecise" : "owed";
      const standing = !skipped && maybeFulfilledBefore(run, owes, began) ? "beforeRecord" : byToday;
      if (!possible && standing === "owed") continue;
      const breach = breachOf(check.modality);
      // What is owed is judged by the edition of today; what was skipped, by that of the last day it could have been done.
      const judgedBy = possible ? edition : (editionOn(norm, outcome.latest) ?? edition);
      const verdict = writeVerdict(run, {
        edition: judgedBy,
        check,
        act: owes.act,
        on: null,
        status: standing === "overdue" ? breach : standing === "imprecise" ? "undetermined" : "notApplicable",
        reason: standing,
        outcome,
        readings: standing === "imprecise" ? [endOf("firstDay", breach, outcome.latest), endOf("lastDay", "notApplicable", atMost)] : [],
      });
      run.limits.set(norm.slot, span(outcome.latest, atMost));
      run.found.push({ key: `${norm.slot}|${check.name ?? ""}|owed`, norm, effect: edition.effect, source: -1, verdict });
      if (possible && standing !== "beforeRecord")
        obligations.push({ norm: edition.id, act: owes.act, who: owes.who, dueOn: verdict.latest });
    }
  }
  return obligations;
}

/** Whether an owed act was done since its clock began, and since whatever made it due anew. */
function isFulfilled(run: CaseRun, owes: Owes, began: number | Span): boolean {
  const done = run.happened.get(owes.act);
  if (done === undefined || done.order <= lastOf(run, sinceOf(owes))) return false;
  return done.days.some((day) => highest(numberOf(day) as number) >= lowest(began));
}

/**
 * Whether an owed act may have been done before a record that starts midway: its clock began before the record, and nothing that came of it would show.
 * An act that moves the case on from where it stands has not been done, whatever the record holds.
 */
function maybeFulfilledBefore(run: CaseRun, owes: Owes, began: number | Span): boolean {
  if (lowest(began) >= (run.startDay ?? Number.POSITIVE_INFINITY) || movesOn(run, owes.act)) return false;
  return mayLieBefore(run, owes.act, sinceOf(owes));
}

function movesOn(run: CaseRun, act: string): boolean {
  return mayLead(run, act, (to, from) => to !== from);
}

function endOf(reading: string, status: Status, latest: number): Reading {
  return { reading, status, earliest: null, latest: formatDate(latest) };
}

/** Whether an act is possible now without moving the case on: such an act is owed, while a step of the way is merely next. */
function isAside(run: CaseRun, act: string): boolean {
  return mayLead(run, act, (to, from) => to === from);
}

function mayLead(run: CaseRun, act: string, is: (to: string, from: string) => boolean): boolean {
  return run.at.some(
    (from) =>
      run.lifecycle.table
        .get(from)
        ?.get(act)
        ?.some((to) => is(to.state, from)) === true,
  );
}

/** Dated first, by date; then those without a date. */
function compareDue(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return civilDate(a) - civilDate(b);
}
