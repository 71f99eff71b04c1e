import type { CaseRun, Gap, Place } from "./case-run.ts";
import { happensBefore, namedStarts } from "./case-state.ts";
import { type CompiledDemand, type CompiledEdition, type CompiledNorm, NO_FIELDS } from "./compiled.ts";
import { editionOn, type ForwardStep } from "./forward-path.ts";
import { listIn } from "./group.ts";
import type { PreparedAct } from "./prepared-history.ts";
import type { Status } from "./report.ts";
import { breachOf, writeVerdict } from "./verdict.ts";

/**
 * Reports what must have happened by this act and has not: acts owed before it, and with `step` the acts skipped on the way to it.
 *
 * @returns the slots whose breach is thereby reported
 */
export function reportLacking(run: CaseRun, act: PreparedAct, by: string): Set<string> {
  const reported = new Set<string>();
  for (const norm of run.lifecycle.demandingBy.get(by) ?? []) {
    const edition = editionOn(norm, act.first);
    for (const demand of edition?.demands ?? []) {
      if (edition === undefined || !demand.by.includes(by) || isDone(run, demand)) continue;
      // A step that was skipped has no fields: what is demanded by it is demanded.
      if (by === act.type && demand.whenBy.get(by)?.test(run.env) === false) continue;
      if (maybeBeforeRecord(run, demand)) {
        if (!edition.atActs.includes(by)) push(run, norm, edition, demand.act, act, "notApplicable", "beforeRecord");
        continue;
      }
      reported.add(norm.slot);
      if (by === act.type) run.kept.set(norm.slot, breachOf(edition.modality));
      const gap = gapSince(run, demand.act, beganAt(run, demand)) ?? noteMissing(run, demand.act, by, act);
      if (gap.reportedBy.has(norm)) continue;
      gap.reportedBy.add(norm);
      pushMissing(run, norm, edition, demand.act, act);
    }
  }
  return reported;
}

/** Takes a skipped step: it is missing, and so is what must have happened by it. */
export function reportSkipped(run: CaseRun, act: PreparedAct, step: ForwardStep): void {
  const gap = noteMissing(run, step.act, act.type, act);
  listIn(run.skipped, step.act).push(run.order);
  const demanding = run.lifecycle.demandingNorms.flatMap((norm) => {
    const edition = editionOn(norm, act.first);
    const demands = edition?.demands.filter((demand) => demand.act === step.act) ?? [];
    return edition === undefined || demands.length === 0
      ? []
      : [{ norm, edition, plain: demands.some((demand) => demand.by === undefined) }];
  });
  const plain = demanding.filter((each) => each.plain);
  for (const { norm, edition } of plain.length > 0 ? plain : demanding) {
    gap.reportedBy.add(norm);
    pushMissing(run, norm, edition, step.act, act);
  }
  reportLacking(run, act, step.act);
  moveOn(run, step);
}

/** A skipped step moves its region, and every other one that takes it where it leads to one state only. */
function moveOn(run: CaseRun, step: ForwardStep): void {
  const { regionOf, table } = run.lifecycle;
  const own = regionOf.get(step.to);
  for (const [region, state] of run.at.entries()) {
    const [target, ...others] = table.get(state)?.get(step.act) ?? [];
    if (region === own) run.at[region] = step.to;
    else if (target !== undefined && others.length === 0 && target.guard === undefined) run.at[region] = target.state;
  }
}

/** The gap an act left in this round, if it was noted and is open still. */
function gapSince(run: CaseRun, act: string, began: number): Gap | undefined {
  const gap = run.openGaps.get(act)?.at(-1);
  return gap !== undefined && gap.order > began ? gap : undefined;
}

/** Whether a demanded act has happened since the act that made it due, or is not due yet; a missing act that was reported counts until it is found. */
export function isDone(run: CaseRun, demand: CompiledDemand): boolean {
  if (demand.after !== undefined && !run.happened.has(demand.after)) return true;
  const done = run.happened.get(demand.act);
  return done !== undefined && done.order > beganAt(run, demand);
}

/**
 * Where in the order the round of a demand began: with the act it counts from, happened or skipped; 0 where there is none.
 * What is required once an act has happened belongs to the round of that act: a round that began after it and has not come as far asks for nothing.
 */
function beganAt(run: CaseRun, { since, after }: CompiledDemand): number {
  if (since === undefined) return after === undefined ? 0 : (run.happened.get(after)?.order ?? 0);
  if (after === undefined) return lastOf(run, [since]);
  return Math.max(0, ...roundsUntil(run, since, after).map((place) => place.order));
}

/** Where the rounds began that an act counts from, up to the last time the other happened. */
function roundsUntil(run: CaseRun, since: string, after: string): readonly Place[] {
  const last = run.happened.get(after)?.order ?? 0;
  const skipped = (run.skipped.get(since) ?? []).map((order): Place => ({ order, live: true }));
  return [...(run.happened.get(since)?.places ?? []), ...skipped].filter((place) => place.order <= last);
}

/** Whether a demanded act could lie before a record that starts midway, so that its absence says nothing. */
export function maybeBeforeRecord(run: CaseRun, { act, since, after }: CompiledDemand): boolean {
  if (since === undefined || after === undefined) {
    const began = since ?? after;
    return mayLieBefore(run, act, began === undefined ? [] : [began]);
  }
  return mayLieBefore(run, act, []) && !roundsUntil(run, since, after).some((place) => place.live);
}

/** Whether an act could have happened before a record that starts midway, and counts still: none of the acts that make it due anew is on record. */
export function mayLieBefore(run: CaseRun, act: string, since: readonly string[]): boolean {
  const starts = namedStarts(run);
  if (starts.length === 0 || since.some((began) => run.happened.get(began)?.live === true || run.skipped.has(began))) return false;
  return starts.some((start) => run.lifecycle.table.get(start)?.has(act) === true || happensBefore(run.lifecycle, act, start));
}

/** Where in the order the last of some acts stands, happened or skipped; 0 where there is none. */
export function lastOf(run: CaseRun, acts: readonly string[]): number {
  return Math.max(0, ...acts.map((act) => Math.max(run.happened.get(act)?.order ?? 0, run.skipped.get(act)?.at(-1) ?? 0)));
}

function noteMissing(run: CaseRun, missing: string, before: string, act: PreparedAct): Gap {
  run.order += 1;
  const gap: Gap = {
    missing: { act: missing, before, on: act.onText, foundOn: null },
    source: act.position,
    order: run.order,
    reportedBy: new Set(),
  };
  run.gaps.push(gap);
  listIn(run.openGaps, missing).push(gap);
  return gap;
}

/** A missing act breaks the norm that demands it, if every day on which the act before it may have happened has an edition that does. */
function pushMissing(run: CaseRun, norm: CompiledNorm, edition: CompiledEdition, missing: string, act: PreparedAct): void {
  const onEveryDay = editionOn(norm, act.last)?.demands.some((demand) => demand.act === missing) === true;
  const [status, reason] = onEveryDay ? [breachOf(edition.modality), "missingAct"] : (["undetermined", "imprecise"] as const);
  push(run, norm, edition, missing, act, status, reason);
}

function push(
  run: CaseRun,
  norm: CompiledNorm,
  edition: CompiledEdition,
  missing: string,
  act: PreparedAct,
  status: Status,
  reason: string,
): void {
  // The fields at hand are those of another act: what is missing has none.
  const { self } = run.env;
  const voidOn = reason === "missingAct" ? run.voidOn.get(missing) : undefined;
  run.env.self = NO_FIELDS;
  run.found.push({
    key: `${norm.slot}|missing ${missing}|${act.position}`,
    norm,
    effect: edition.effect,
    source: act.position,
    verdict: writeVerdict(run, {
      edition,
      check: undefined,
      act: missing,
      on: null,
      status,
      reason,
      facts: { before: act.type, beforeOn: act.onText, ...(voidOn === undefined ? {} : { voidOn }) },
      judgedOn: act.last,
    }),
  });
  run.env.self = self;
}
