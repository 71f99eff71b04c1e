import type { Datum, Truth } from "@guiju/rules";
import { type CaseRun, choose, happensBefore, noteHappened } from "./case-run.ts";
import { reportLacking, reportSkipped } from "./demands.ts";
import { forwardPath } from "./forward-path.ts";
import { isVoid, judgeNorm } from "./judge-act.ts";
import type { Target } from "./machine.ts";
import type { PreparedAct } from "./prepared-history.ts";
import { repeatedActs } from "./repeated-acts.ts";
import { takeDecision } from "./take-decision.ts";
import { closeWindows } from "./windows.ts";

/**
 * Takes one act into the case. In the order of the checks: an act of a time before the record only sets values; one that can happen is judged
 * and moves the case; one that fills a gap reported before is late; one that skips steps is taken after the fewest forward steps; the rest is refused.
 */
export function takeAct(run: CaseRun, act: PreparedAct): void {
  closeWindows(run, act.first);
  run.kept.clear();
  run.decided.clear();
  const start = run.history.startsAt;
  const gap = run.openGaps.get(act.type)?.at(-1);
  if (run.lifecycle.table.get(run.state)?.has(act.type) === true) {
    takeLive(run, act);
  } else if (start !== undefined && !run.begun && act.position !== run.history.asked && happensBefore(run, act.type, start)) {
    takeEarlier(run, act);
  } else if (gap !== undefined) {
    takeLate(run, act, gap.order);
  } else {
    const path = forwardPath(run.lifecycle, run.state, act.type, act.first);
    if (path === undefined) {
      refuse(run, act);
      return;
    }
    for (const step of path) reportSkipped(run, act, step);
    takeLive(run, act);
  }
}

function takeLive(run: CaseRun, act: PreparedAct): void {
  if (!run.begun) {
    run.begun = true;
    run.startDay ??= act.first;
  }
  run.env.self = act.self;
  judge(run, act, reportLacking(run, act, act.type));
  if (isVoid(run, act)) return;
  noteFound(run, act);
  const from = run.state;
  run.state = targetOf(run, act) ?? from;
  setValues(run, act, run.state, "live");
  noteHappened(run, act, "live", undefined);
  if (run.state !== from) {
    for (const norm of run.lifecycle.normsEntering.get(run.state) ?? []) judgeNorm(run, norm, act);
  }
  closeWindows(run, act.first);
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
  setValues(run, act, undefined, "earlier");
  noteHappened(run, act, "earlier", undefined);
}

function refuse(run: CaseRun, act: PreparedAct): void {
  const reason = repeatedActs(run.history).has(act.position) ? "duplicate" : "notPossibleInState";
  run.refused.push({ source: act.position, act: { act: act.type, on: act.onText, reason, state: run.state } });
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
function targetOf(run: CaseRun, act: PreparedAct): string | undefined {
  const targets = run.lifecycle.table.get(run.state)?.get(act.type) ?? [];
  return targets.find((target, index) => holds(run, act, target, index))?.state;
}

function holds(run: CaseRun, act: PreparedAct, target: Target, index: number): boolean {
  const { guard } = target;
  const truth = guardTruth(run, act, target);
  if (truth !== undefined) return truth;
  if (guard?.type === "decided") {
    if (!run.decided.has(guard.params.of)) return false;
    const options = guard.params.is === "passed" ? ["passed", "notPassed"] : ["notPassed", "passed"];
    return choose(run, { key: `decided:${guard.params.of}|${act.position}`, label: guard.params.of, options }) === guard.params.is;
  }
  return choose(run, { key: `guard:${act.type}|${index}|${act.position}`, label: target.state, options: ["true", "false"] }) === "true";
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
function setValues(run: CaseRun, act: PreparedAct, into: string | undefined, how: "live" | "earlier"): void {
  const set: { readonly value: string; readonly datum: Datum }[] = [];
  for (const setter of act.schema.setters) {
    if (setter.into !== undefined && (into === undefined ? !mayLeadTo(run, act, setter.into) : setter.into !== into)) continue;
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
