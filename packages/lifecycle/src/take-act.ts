import type { Datum } from "@guiju/rules";
import { type CaseRun, choose, happensBefore, noteHappened } from "./case-run.ts";
import { reportLacking, reportSkipped } from "./demands.ts";
import { forwardPath } from "./forward-path.ts";
import { isVoid, judgeNormsAt } from "./judge-act.ts";
import type { Target } from "./machine.ts";
import type { PreparedAct } from "./prepared-history.ts";
import { takeDecisions } from "./take-decisions.ts";
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
  const gap = run.missing.findIndex((missing) => missing.act === act.type && missing.foundOn === null);
  if (run.lifecycle.table.get(run.state)?.has(act.type) === true) {
    takeLive(run, act);
  } else if (start !== undefined && !run.begun && act.position !== run.history.asked && happensBefore(run, act.type, start)) {
    takeEarlier(run, act);
  } else if (gap >= 0) {
    takeLate(run, act, run.missingOrder[gap]);
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
  noteFound(run, act);
  run.env.self = act.self;
  judge(run, act, reportLacking(run, act, act.type));
  if (isVoid(run, act)) return;
  const from = run.state;
  run.state = targetOf(run, act) ?? from;
  setValues(run, act, run.state, "live");
  noteHappened(run, act.type, act.on, true);
  if (run.state !== from) {
    const entering = run.lifecycle.normsEntering.get(run.state);
    if (entering !== undefined) judgeNormsAt(run, act, entering, new Set());
  }
  closeWindows(run, act.first);
}

/** An act found late fills its gap: it sets values and is judged; the case has moved on already. */
function takeLate(run: CaseRun, act: PreparedAct, place: number | undefined): void {
  noteFound(run, act);
  judge(run, act, new Set());
  if (isVoid(run, act)) return;
  setValues(run, act, undefined, "live");
  noteHappened(run, act.type, act.on, true, place);
}

function takeEarlier(run: CaseRun, act: PreparedAct): void {
  run.env.self = act.self;
  setValues(run, act, undefined, "earlier");
  noteHappened(run, act.type, act.on, false);
}

function refuse(run: CaseRun, act: PreparedAct): void {
  const twin = run.history.acts.some(
    (other) =>
      other.type === act.type &&
      other.onText === act.onText &&
      other.position < act.position &&
      JSON.stringify(other.source.data) === JSON.stringify(act.source.data),
  );
  run.refused.push({
    source: act.position,
    act: { act: act.type, on: act.onText, reason: twin ? "duplicate" : "notPossibleInState", state: run.state },
  });
}

function judge(run: CaseRun, act: PreparedAct, already: ReadonlySet<string>): void {
  run.env.self = act.self;
  judgeNormsAt(run, act, run.lifecycle.normsAt.get(act.type) ?? [], already);
  run.env.self = act.self;
  takeDecisions(run, act);
}

function noteFound(run: CaseRun, act: PreparedAct): void {
  for (const missing of run.missing) if (missing.act === act.type && missing.foundOn === null) missing.foundOn = act.onText;
}

/** The target of the first guard that holds. A guard that cannot be told opens a choice. */
function targetOf(run: CaseRun, act: PreparedAct): string | undefined {
  const targets = run.lifecycle.table.get(run.state)?.get(act.type) ?? [];
  return targets.find((target, index) => holds(run, act, target, index))?.state;
}

function holds(run: CaseRun, act: PreparedAct, target: Target, index: number): boolean {
  const guard = target.guard;
  if (guard === undefined) return true;
  if (guard.type === "kept") return guard.params.slots.every((slot) => run.kept.get(slot) !== "violated");
  if (guard.type === "decided") {
    const outcome = run.decided.get(guard.params.of);
    if (outcome !== null) return outcome === guard.params.is;
    const options = guard.params.is === "passed" ? ["passed", "notPassed"] : ["notPassed", "passed"];
    return choose(run, { key: `decided:${guard.params.of}|${act.position}`, label: guard.params.of, options }) === guard.params.is;
  }
  const truth = run.lifecycle.guardConditions.get(guard)?.get(act.type)?.test(run.env);
  if (truth !== undefined) return truth;
  return choose(run, { key: `guard:${act.type}|${index}|${act.position}`, label: target.state, options: ["true", "false"] }) === "true";
}

/** Sets and clears the values of an act, reading the case as it was before. A value whose setting cannot be told is unknown from then on. `into` is reached by an act taken late or earlier. */
function setValues(run: CaseRun, act: PreparedAct, into: string | undefined, how: "live" | "earlier"): void {
  const set: { readonly value: string; readonly datum: Datum }[] = [];
  for (const setter of act.schema.setters) {
    if (setter.into !== undefined && into !== undefined && setter.into !== into) continue;
    // An act outside the way it stood on is taken to have gone forward: what is set on the way back is not for it.
    if (setter.into !== undefined && into === undefined && leadsBack(run, act.type, setter.into)) continue;
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

/** Whether a state lies before every state in which an act can happen. */
function leadsBack(run: CaseRun, act: string, into: string): boolean {
  const { table, rank } = run.lifecycle;
  const to = rank.get(into) ?? 0;
  for (const [from, row] of table) if (row.has(act) && (rank.get(from) ?? 0) <= to) return false;
  return true;
}
