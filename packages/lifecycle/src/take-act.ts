import type { Datum, Truth } from "@guiju/rules";
import { type CaseRun, choose, noteHappened } from "./case-run.ts";
import { bareState, happensBefore, isPossible } from "./case-state.ts";
import { NO_FIELDS } from "./compiled.ts";
import { reportLacking, reportSkipped } from "./demands.ts";
import { type ForwardStep, forwardPath } from "./forward-path.ts";
import { judgeNorm } from "./judge-act.ts";
import type { Target } from "./machine.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { PreparedAct } from "./prepared-history.ts";
import { repeatedActs } from "./repeated-acts.ts";
import { countUnjudged, takeDecision } from "./take-decision.ts";
import { isVoid } from "./void-act.ts";
import { closeWindows } from "./windows.ts";

/**
 * Takes one act into the case. In the order of the checks: an act of a time before the record only sets values; one that can happen is judged
 * and moves the case; one that fills a gap reported before is late; one that skips steps is taken after the fewest forward steps; the rest is refused.
 */
export function takeAct(run: CaseRun, act: PreparedAct): void {
  closeWindows(run, act.first);
  run.kept.clear();
  run.decided.clear();
  run.env.result = NO_FIELDS;
  const gap = run.openGaps.get(act.type)?.at(-1);
  if (isPossible(run, act.type)) {
    for (const step of stepsBeside(run, act)) reportSkipped(run, act, step);
    takeLive(run, act);
  } else if (act.position !== run.history.asked && isEarlier(run, act.type)) {
    takeEarlier(run, act);
  } else if (gap !== undefined) {
    takeLate(run, act, gap.order);
  } else {
    const path = fewestSteps(run, act);
    if (path === undefined) {
      refuse(run, act);
      return;
    }
    for (const step of path) reportSkipped(run, act, step);
    takeLive(run, act);
  }
}

/** Whether an act belongs before the state in which the record of a region begins, where nothing of that record was taken yet. */
function isEarlier(run: CaseRun, act: string): boolean {
  return run.at.some((_, region) => isEarlierIn(run, act, region));
}

function isEarlierIn(run: CaseRun, act: string, region: number): boolean {
  const start = run.history.startsAt?.[region];
  return start !== undefined && run.begun[region] === false && happensBefore(run.lifecycle, act, start);
}

/** The forward steps that lack in the other regions in which an act that one region takes is a step onward: it would pass there unnoticed. */
function stepsBeside(run: CaseRun, act: PreparedAct): readonly ForwardStep[] {
  const { table, rank } = run.lifecycle;
  return run.at.length === 1
    ? []
    : run.at.flatMap((state, region) => {
        if (table.get(state)?.has(act.type) === true || isEarlierIn(run, act.type, region)) return [];
        const path = forwardPath(run.lifecycle, state, act.type, act.first) ?? [];
        const reached = path.at(-1)?.to ?? state;
        const isStep = table
          .get(reached)
          ?.get(act.type)
          ?.some((to) => (rank.get(to.state) ?? 0) > (rank.get(reached) ?? 0));
        return isStep === true ? path : [];
      });
}

/** The forward steps after which an act can happen, in the region where they are the fewest. */
function fewestSteps(run: CaseRun, act: PreparedAct): readonly ForwardStep[] | undefined {
  let fewest: readonly ForwardStep[] | undefined;
  for (const state of run.at) {
    const path = forwardPath(run.lifecycle, state, act.type, act.first);
    if (path !== undefined && (fewest === undefined || path.length < fewest.length)) fewest = path;
  }
  return fewest;
}

function takeLive(run: CaseRun, act: PreparedAct): void {
  begin(run, act);
  run.env.self = act.self;
  judge(run, act, reportLacking(run, act, act.type));
  if (isVoid(run, act)) {
    run.voidOn.set(act.type, act.onText);
    return;
  }
  run.voidOn.delete(act.type);
  noteFound(run, act);
  const before = [...run.at];
  const into: string[] = [];
  for (const [region, state] of before.entries()) {
    const targets = run.lifecycle.table.get(state)?.get(act.type);
    if (targets === undefined) continue;
    run.at[region] = targetOf(run, act, targets, region) ?? state;
    into.push(run.at[region]);
  }
  setValues(run, act, into, "live");
  noteHappened(run, act, "live", undefined);
  for (const [region, state] of run.at.entries()) {
    if (state === before[region]) continue;
    for (const norm of run.lifecycle.normsEntering.get(state) ?? []) judgeNorm(run, norm, act);
  }
  closeWindows(run, act.first);
}

/** Notes in which regions the record has begun; it covers the days from the first act of a region whose start it names, or of any where it names none. */
function begin(run: CaseRun, act: PreparedAct): void {
  const { startsAt } = run.history;
  for (const [region, state] of run.at.entries()) {
    if (run.begun[region] === true || run.lifecycle.table.get(state)?.has(act.type) !== true) continue;
    run.begun[region] = true;
    if (startsAt === undefined || startsAt[region] !== undefined) run.startDay ??= act.first;
  }
}

/** An act found late fills its gap: it sets values and is judged; the case has moved on already. */
function takeLate(run: CaseRun, act: PreparedAct, place: number): void {
  judge(run, act, new Set());
  if (isVoid(run, act)) return;
  noteFound(run, act);
  setValues(run, act, undefined, "live");
  noteHappened(run, act, "live", place);
}

function takeEarlier(run: CaseRun, act: PreparedAct): void {
  run.env.self = act.self;
  countUnjudged(run, act);
  setValues(run, act, undefined, "earlier");
  noteHappened(run, act, "earlier", undefined);
}

function refuse(run: CaseRun, act: PreparedAct): void {
  const reason = repeatedActs(run.history).has(act.position) ? "duplicate" : "notPossibleInState";
  run.refused.push({ source: act.position, act: { act: act.type, on: act.onText, reason, state: bareState(run.lifecycle, run.at) } });
}

/** Judges the norms and counts the votes of an act, except norms whose breach was already reported as a missing act. */
function judge(run: CaseRun, act: PreparedAct, already: ReadonlySet<string>): void {
  for (const item of run.lifecycle.judgedAt.get(act.type) ?? []) {
    run.env.self = act.self;
    if ("partsAt" in item) takeDecision(run, item, act);
    else if (!already.has(item.slot)) judgeNorm(run, item, act);
  }
  run.env.self = act.self;
}

/** An act fills the latest gap of its kind; one that is void fills none. */
function noteFound(run: CaseRun, act: PreparedAct): void {
  const gap = run.openGaps.get(act.type)?.pop();
  if (gap !== undefined) gap.missing.foundOn = act.onText;
}

/** The target of the first guard that holds. A guard that cannot be told opens a choice. */
function targetOf(run: CaseRun, act: PreparedAct, targets: readonly Target[], region: number): string | undefined {
  return targets.find((target, index) => holds(run, act, target, `${region}.${index}`))?.state;
}

function holds(run: CaseRun, act: PreparedAct, target: Target, place: string): boolean {
  const { guard } = target;
  const truth = guardTruth(run, act, target);
  if (truth !== undefined) return truth;
  if (guard?.type === "decided") {
    if (!run.decided.has(guard.params.of)) return false;
    const { of, is } = guard.params;
    const kind = run.lifecycle.decisions.find((decision) => decision.slot === of)?.kind ?? "motion";
    const options = [is, ...OUTCOMES[kind].filter((outcome) => outcome !== is)];
    return choose(run, { key: `decided:${of}|${act.position}`, label: of, options }) === is;
  }
  return choose(run, { key: `guard:${act.type}|${place}|${act.position}`, label: target.state, options: ["true", "false"] }) === "true";
}

/** Whether a guard holds; unknown where a vote was not counted or lacks numbers, a norm is undetermined or a fact is missing. */
function guardTruth(run: CaseRun, act: PreparedAct, { guard }: Target): Truth {
  if (guard === undefined) return true;
  if (guard.type === "when") return run.lifecycle.guardConditions.get(guard)?.get(act.type)?.test(run.env);
  if (guard.type === "decided") {
    const outcome = run.decided.get(guard.params.of) ?? undefined;
    return outcome === undefined ? undefined : outcome === guard.params.is;
  }
  const statuses = guard.params.slots.map((slot) => run.kept.get(slot));
  return statuses.includes("violated") ? false : statuses.includes("undetermined") ? undefined : true;
}

/** Sets and clears the values of an act, reading the case as it was before. A value whose setting cannot be told is unknown from then on. `into` is reached by an act taken late or earlier. */
function setValues(run: CaseRun, act: PreparedAct, into: readonly string[] | undefined, how: "live" | "earlier"): void {
  const set: { readonly value: string; readonly datum: Datum }[] = [];
  for (const setter of act.schema.setters) {
    if (setter.into !== undefined && (into === undefined ? !mayLeadTo(run, act, setter.into) : !into.includes(setter.into))) continue;
    if (setter.kept.some((slot) => run.kept.get(slot) === "violated")) continue;
    const when = setter.when === undefined ? true : setter.when.test(run.env);
    if (when === false) continue;
    set.push({ value: setter.value, datum: when === true ? setter.to.evaluate(run.env) : undefined });
  }
  for (const name of act.schema.clears) run.values.set(name, null);
  for (const { value, datum } of set) {
    run.values.set(value, datum);
    if (how === "earlier") run.setEarlier.add(value);
    else run.setEarlier.delete(value);
  }
}

/** Whether an act outside the way it stood on may have led to a state: forward, and by no guard that is known not to hold. */
function mayLeadTo(run: CaseRun, act: PreparedAct, into: string): boolean {
  const { table, rank } = run.lifecycle;
  const to = rank.get(into) ?? 0;
  for (const [from, row] of table) {
    if ((rank.get(from) ?? 0) > to) continue;
    if (row.get(act.type)?.some((target) => target.state === into && guardTruth(run, act, target) !== false) === true) return true;
  }
  return false;
}
