import { type CaseRun, type Happened, happensBefore } from "./case-run.ts";
import type { CompiledDemand, CompiledEdition, CompiledNorm } from "./compiled.ts";
import { editionOn, type ForwardStep } from "./forward-path.ts";
import type { PreparedAct } from "./prepared-history.ts";
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
      if (isReported(run, norm, demand.act)) continue;
      if (!run.missing.some((missing) => missing.act === demand.act && missing.foundOn === null)) noteMissing(run, demand.act, by, act);
      push(run, norm, edition, demand.act, act, breachOf(edition.modality), "missingAct");
    }
  }
  return reported;
}

/** Takes a skipped step: it is missing, and so is what must have happened by it. */
export function reportSkipped(run: CaseRun, act: PreparedAct, step: ForwardStep): void {
  noteMissing(run, step.act, act.type, act);
  run.skipped.set(step.act, run.order);
  const demanding = run.lifecycle.demandingNorms.flatMap((norm) => {
    const edition = editionOn(norm, act.first);
    const demands = edition?.demands.filter((demand) => demand.act === step.act) ?? [];
    return edition === undefined || demands.length === 0
      ? []
      : [{ norm, edition, plain: demands.some((demand) => demand.by === undefined) }];
  });
  const plain = demanding.filter((each) => each.plain);
  for (const { norm, edition } of plain.length > 0 ? plain : demanding) {
    push(run, norm, edition, step.act, act, breachOf(edition.modality), "missingAct");
  }
  reportLacking(run, act, step.act);
  run.state = step.to;
}

/** Whether this norm already reported the act as missing, and it is missing still. */
function isReported(run: CaseRun, norm: CompiledNorm, act: string): boolean {
  const open = run.missing.some((missing) => missing.act === act && missing.foundOn === null);
  return open && run.found.some((found) => found.norm === norm && found.verdict.act === act && found.verdict.reason === "missingAct");
}

/** Whether a demanded act has happened since the act that made it due, or is not due yet; a missing act that was reported counts until it is found. */
export function isDone(run: CaseRun, demand: CompiledDemand): boolean {
  const after = demand.after === undefined ? undefined : run.happened.get(demand.after);
  if (demand.after !== undefined && after === undefined) return true;
  const done = run.happened.get(demand.act);
  if (done === undefined) return false;
  const began = demand.since === undefined ? (after?.order ?? 0) : lastRound(run, demand.since);
  return done.order > began;
}

/** When an act last happened or was skipped, as a place in the order; 0 where it never did. */
function lastRound(run: CaseRun, act: string): number {
  return Math.max(run.happened.get(act)?.order ?? 0, run.skipped.get(act) ?? 0);
}

/** Whether a demanded act could lie before a record that starts midway, so that its absence says nothing. */
export function maybeBeforeRecord(run: CaseRun, demand: CompiledDemand): boolean {
  const start = run.history.startsAt;
  if (start === undefined) return false;
  const began = demand.since ?? demand.after;
  const since: Happened | undefined = began === undefined ? undefined : run.happened.get(began);
  if (since?.live === true) return false;
  return run.lifecycle.table.get(start)?.has(demand.act) === true || happensBefore(run, demand.act, start);
}

function noteMissing(run: CaseRun, missing: string, before: string, act: PreparedAct): void {
  run.missing.push({ act: missing, before, on: act.onText, foundOn: null });
  run.missingSource.push(act.position);
  run.order += 1;
  run.missingOrder.push(run.order);
}

function push(
  run: CaseRun,
  norm: CompiledNorm,
  edition: CompiledEdition,
  missing: string,
  act: PreparedAct,
  status: "violated" | "warning" | "notApplicable" | ReturnType<typeof breachOf>,
  reason: string,
): void {
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
      facts: { before: act.type, beforeOn: act.onText },
      judgedOn: act.last,
    }),
  });
}
