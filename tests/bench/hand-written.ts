import type { History } from "@guiju/lifecycle";
import { isVoidMeeting, judgeAct, mayApprove } from "./by-hand/judge-act.ts";
import { closeHalfYears, judgeOwed } from "./by-hand/judge-time.ts";
import { noteLacking, noteMissing } from "./by-hand/missing-acts.ts";
import { packed } from "./by-hand/packed-date.ts";
import { actsInOrder, type PaperAct } from "./by-hand/paper-act.ts";
import { broken, type Findings, isPossible, isPossibleBefore, openFile, type PaperFile, TEXT_2014, textOn } from "./by-hand/paper-file.ts";
import { moveOn, record } from "./by-hand/record-act.ts";
import { type Step, stepOut } from "./by-hand/stages.ts";
import type { WorkingDays } from "./by-hand/working-days.ts";

/** The norms that are written out by hand, by the part of their id that both editions share. */
export const BY_HAND: readonly string[] = [
  ...["05", "07", "08", "09", "11a", "13a", "13b", "13c", "13d", "14a", "16a", "17", "18a", "19a", "19b", "20b"],
  ...["22", "23", "25a", "29", "31b", "31c", "32", "33a", "35"],
];

/**
 * Judges one file by checks written out in plain statements, as an office program would have them: no definitions, no editions as data,
 * one reading of every text. It answers which norms were not kept and nothing else: no dates, reasons, articles or open questions.
 *
 * Norms before 2014-05-28, direct and posthumous admission, and the norms after conversion are left out.
 */
export function judgeByHand(history: History, worked: WorkingDays): Findings {
  const acts = actsInOrder(history.acts);
  const today = acts.reduce((latest, act) => Math.max(latest, act.first), packed(history.today ?? ""));
  const file = openFile(history, worked, today);
  for (const act of acts) take(file, act);
  closeHalfYears(file, today);
  judgeOwed(file);
  return file.found;
}

function take(file: PaperFile, act: PaperAct): void {
  closeHalfYears(file, act.first);
  if (isPossible(file.stage, act.type)) {
    takeNow(file, act);
  } else if (file.startStage !== undefined && !file.begun && isPossibleBefore(file.startStage, act.type)) {
    record(file, act);
    noteDone(file, act, "earlier", undefined);
  } else if (file.missing.has(act.type)) {
    takeLate(file, act);
  } else {
    const steps = stepsTo(file.stage, act);
    if (steps === undefined) return;
    for (const step of steps) skip(file, act, step);
    takeNow(file, act);
  }
}

function takeNow(file: PaperFile, act: PaperAct): void {
  file.begun = true;
  file.missing.delete(act.type);
  noteLacking(file, act, act.type);
  judgeAct(file, act);
  if (isVoid(act)) return;
  moveOn(file, act);
  noteDone(file, act, "live", undefined);
  closeHalfYears(file, act.first);
}

/** An act that was missed and came late is judged and kept; the file has moved on already. */
function takeLate(file: PaperFile, act: PaperAct): void {
  const place = file.missing.get(act.type);
  file.missing.delete(act.type);
  judgeAct(file, act);
  if (isVoid(act)) return;
  record(file, act);
  noteDone(file, act, "live", place);
}

function isVoid({ type, data }: PaperAct): boolean {
  if (type === "APPROVE") return !mayApprove(data);
  return (type === "ASSEMBLY" || type === "CONVERSION_ASSEMBLY") && isVoidMeeting(data);
}

/** The steps that the file lacks before an act can happen, or nothing where no step leads there. */
function stepsTo(from: number, act: PaperAct): readonly Step[] | undefined {
  const steps: Step[] = [];
  let stage = from;
  while (!isPossible(stage, act.type)) {
    const step = act.first < TEXT_2014 ? undefined : stepOut(stage, act.type, textOn(act.first));
    if (step === undefined) return undefined;
    steps.push(step);
    stage = step.to;
  }
  return steps;
}

function skip(file: PaperFile, act: PaperAct, step: Step): void {
  noteMissing(file, step.act);
  for (const norm of step.norms) broken(file, norm, { first: act.first, last: act.first });
  noteLacking(file, act, step.act);
  file.stage = step.to;
}

function noteDone(file: PaperFile, act: PaperAct, how: "live" | "earlier", place: number | undefined): void {
  file.order += 1;
  const order = place ?? file.order;
  const before = file.done.get(act.type);
  file.done.set(act.type, {
    order: Math.max(order, before?.order ?? 0),
    live: how === "live" || before?.live === true,
    last: Math.max(act.last, before?.last ?? 0),
  });
}
