import { formatDate } from "@guiju/core";
import { type Datum, isAtLeast, type Span, type Truth } from "@guiju/rules";
import type { CaseRun, Window } from "./case-run.ts";
import { isPossible, namedStarts } from "./case-state.ts";
import type { CompiledCheck, CompiledNorm, WindowCheck } from "./compiled.ts";
import { editionOn } from "./forward-path.ts";
import { highest, lowest, numberOf } from "./judge/outcome.ts";
import { periodEnd } from "./judge/period-end.ts";
import type { Obligation, Status } from "./report.ts";
import { breachOf, writeVerdict } from "./verdict.ts";

/** No duty recurs more often in one case; a hostile anchor ends here. */
const MOST_WINDOWS = 5_000;

/**
 * Judges the windows that have closed before a day. Every bound is counted from the anchor, never from the bound before it.
 * A window is closed once its last day has passed, and only if it ends no later than the day the duty ends.
 */
export function closeWindows(run: CaseRun, before: number): void {
  for (const each of run.lifecycle.windowChecks) closeWindowsOf(run, each, before);
}

function closeWindowsOf(run: CaseRun, { norm, check, key }: WindowCheck, before: number): void {
  const anchor = numberOf(check.parts.anchor?.evaluate(run.env));
  if (anchor === undefined) {
    run.cursors.delete(key);
    return;
  }
  let cursor = run.cursors.get(key);
  if (cursor === undefined || !sameDatum(cursor.anchor, anchor)) {
    cursor = { anchor, window: windowAt(run, check, anchor, 1, (cursor?.window?.round ?? run.rounds.get(key) ?? 0) + 1) };
    run.rounds.set(key, cursor.window?.round ?? 1);
    run.cursors.set(key, cursor);
  }
  const until = numberOf(check.parts.until?.evaluate(run.env));
  while (cursor.window !== undefined && cursor.window.index <= MOST_WINDOWS) {
    const { window } = cursor;
    const ended: Truth = until === undefined ? highest(window.to) < before : isAtLeast(until, window.to);
    if (ended === false) return;
    judgeWindow(run, norm, check, window, ended);
    cursor.window = windowAt(run, check, anchor, window.index + 1, window.round);
  }
}

/** A window of which it cannot be told whether the duty ended before it did (`ended` unknown) is not determined. */
function judgeWindow(run: CaseRun, norm: CompiledNorm, alone: CompiledCheck, window: Window, ended: Truth): void {
  const edition = editionOn(norm, highest(window.to));
  const check = edition?.checksAlone.find((each) => each.name === alone.name && each.kind === "window");
  if (edition === undefined || check === undefined || check.source.kind !== "window") return;
  const { of, atLeast: needed } = check.source;
  const { sure, possible } = countIn(run, of, window);
  let status: Status = sure >= needed ? "satisfied" : possible >= needed ? "undetermined" : breachOf(check.modality);
  if (ended === undefined) status = "undetermined";
  let reason: string | null = status === "satisfied" ? null : status === "undetermined" ? "imprecise" : "tooFew";
  if (status !== "satisfied" && beforeRecord(run, check, of, window)) {
    status = "notApplicable";
    reason = "beforeRecord";
  }
  const period = { index: window.index, from: formatDate(lowest(window.from)), to: formatDate(highest(window.to)) };
  run.found.push({
    key: `${norm.slot}|${check.name ?? ""}|window ${window.round}.${window.index}`,
    norm,
    effect: edition.effect,
    source: -1,
    verdict: {
      ...writeVerdict(run, {
        edition,
        check,
        act: of,
        on: null,
        status,
        reason,
        facts: { count: sure, needed },
        period,
        judgedOn: highest(window.to),
        clipped: window.clipped,
      }),
      latest: formatDate(lowest(window.to)),
    },
  });
}

/**
 * A record that begins midway, whose clock an act before it started, and that holds no such act yet, does not carry the register:
 * it cannot tell whether the duty was kept.
 */
function beforeRecord(run: CaseRun, check: CompiledCheck, of: string, window: Window): boolean {
  if (namedStarts(run).length === 0) return false;
  if (run.startDay !== undefined && highest(window.to) <= run.startDay) return true;
  const anchors = check.reads.filter((read) => read.from === "value").flatMap((read) => run.lifecycle.roots.get(read.name) ?? []);
  if (!anchors.some((root) => run.setEarlier.has(root))) return false;
  return !(run.happened.get(of)?.days ?? []).some((day) => lowest(numberOf(day) as number) <= highest(window.to));
}

function countIn(run: CaseRun, of: string, window: Window): { readonly sure: number; readonly possible: number } {
  let sure = 0;
  let possible = 0;
  for (const datum of run.happened.get(of)?.days ?? []) {
    const day = numberOf(datum) as number | Span;
    if (lowest(day) > highest(window.from) && highest(day) <= lowest(window.to)) sure += 1;
    if (highest(day) > lowest(window.from) && isAtLeast(window.to, day) !== false) possible += 1;
  }
  return { sure, possible };
}

function windowAt(run: CaseRun, check: CompiledCheck, anchor: number | Span, index: number, round: number): Window | undefined {
  const length = check.parts.period?.evaluate(run.env);
  if (typeof length !== "number" || length < 1 || check.unit === undefined) return undefined;
  const from = periodEnd(anchor, check.unit, length * (index - 1), run.env.clip);
  const to = periodEnd(anchor, check.unit, length * index, run.env.clip);
  return from === undefined || to === undefined ? undefined : { round, index, from: from.day, to: to.day, clipped: to.clipped };
}

/** The act still owed in the window that is open today, by each recurring duty. */
export function openWindows(run: CaseRun): readonly Obligation[] {
  return run.lifecycle.windowChecks.flatMap(({ norm, check, key }) => {
    const edition = editionOn(norm, run.today);
    const window = run.cursors.get(key)?.window;
    if (edition === undefined || window === undefined || check.source.kind !== "window") return [];
    const { of, who, atLeast } = check.source;
    if (numberOf(check.parts.until?.evaluate(run.env)) !== undefined) return [];
    if (!isPossible(run, of) || countIn(run, of, window).sure >= atLeast) return [];
    return [{ norm: edition.id, act: of, who, dueOn: formatDate(lowest(window.to)) }];
  });
}

function sameDatum(a: Datum, b: Datum): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
