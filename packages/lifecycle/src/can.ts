import { civilDate, formatDate, parseDate } from "@guiju/core";
import type { Found } from "./case-run.ts";
import type { Lifecycle } from "./compiled.ts";
import type { Act, History } from "./history.ts";
import { agreedAmong, mergeFound } from "./merge-worlds.ts";
import { preparedOf } from "./read-history.ts";
import { type ReplayOptions, replayWorlds, reportOf } from "./replay.ts";
import type { MissingAct, RefusedAct, Report, Verdict } from "./report.ts";
import type { World } from "./worlds.ts";

/** Whether an act may happen, and if not, why, and from when. */
export interface CanAnswer {
  /** True where the act is possible and breaks no norm that blocks it. */
  readonly allowed: boolean;
  /** What each norm says of this act, and of the acts missing before it. */
  readonly verdicts: readonly Verdict[];
  /** What else has to happen first. */
  readonly missing: readonly MissingAct[];
  readonly refused: readonly RefusedAct[];
  /** The first day on which the act may happen with everything else as recorded; `null` where waiting alone does not help. */
  readonly earliest: string | null;
  /** The whole report with the act taken. */
  readonly report: Report;
}

/** What `decide` answers: as `can`, with the act as the host should store it. */
export interface Decided extends CanAnswer {
  readonly record: Act;
}

/** Days tried, at the most, in the search for the earliest one. */
const TRIES = 12;

/**
 * Tells whether an act may happen on its day, given the history so far. The day of judging is that day, if the history names no later one.
 *
 * @throws GuijuError `invalid_history` where the history or the act is not well formed
 *
 * @example
 * can(cards, history, { type: "GRANT", on: "2026-06-01" }, { calendar }).earliest; // => "2026-06-20"
 */
export function can(lifecycle: Lifecycle, history: History, act: Act, options: ReplayOptions): CanAnswer {
  const { blocking, ...answer } = answerOn(lifecycle, history, act, options);
  return { ...answer, earliest: earliestOf(lifecycle, history, act, options, { ...answer, blocking }) };
}

/**
 * Decides about an act before a host saves it: the answer of `can`, and the record to store in the host's own transaction.
 *
 * @throws GuijuError `invalid_history` where the history or the act is not well formed
 *
 * @example
 * decide(cards, history, { type: "GRANT", on: "2026-06-20" }, { calendar }).record; // => { type: "GRANT", on: "2026-06-20" }
 */
export function decide(lifecycle: Lifecycle, history: History, act: Act, options: ReplayOptions): Decided {
  return { ...can(lifecycle, history, act, options), record: act };
}

/** An answer on one day, with the verdicts that stand in its way. */
interface Answer extends Omit<CanAnswer, "earliest"> {
  readonly blocking: readonly Verdict[];
}

function answerOn(lifecycle: Lifecycle, history: History, act: Act, options: ReplayOptions): Answer {
  const position = history.acts.length;
  const prepared = { ...preparedOf(lifecycle, { ...history, acts: [...history.acts, act] }, options.onTest), asked: position };
  const day = prepared.acts.find((each) => each.position === position)?.first ?? 0;
  const today = prepared.today ?? (options.today === undefined ? undefined : parseDate(options.today)) ?? day;
  const worlds = replayWorlds(lifecycle, { ...prepared, today: Math.max(today, day) }, options);
  const report = reportOf(lifecycle, prepared, worlds, options);
  const found = mergeFound(worlds).filter((each) => each.source === position);
  const blocking = found.filter(isBlocking).map((each) => each.verdict);
  const missing = agreedAmong(worlds.map(({ run }) => run.gaps.filter((gap) => gap.source === position).map((gap) => gap.missing)));
  const refused = agreedAmong(worlds.map(({ run }) => run.refused.filter((each) => each.source === position).map((each) => each.act)));
  const text = options.texts;
  return {
    allowed: worlds.some((world) => allowsAt(world, position)),
    verdicts: found.map(({ verdict }) => (text === undefined ? verdict : { ...verdict, message: text(verdict, "asked") })),
    missing,
    refused,
    report,
    blocking,
  };
}

/** Whether a world takes the act at a position without refusing it and without breaking a norm that blocks. */
function allowsAt({ end, run }: World, position: number): boolean {
  const blocked = run.found.some((each) => each.source === position && isBlocking(each));
  return end === "followed" && !blocked && !run.refused.some((each) => each.source === position);
}

function isBlocking(found: Found): boolean {
  return found.effect !== "record" && found.verdict.status === "violated";
}

/**
 * Tries the days that the verdicts name, and that of the last recorded act, until one of them is a yes.
 * A norm that names its first day under a supposition (that a notice stays posted) is believed from that day on.
 */
function earliestOf(lifecycle: Lifecycle, history: History, act: Act, options: ReplayOptions, answer: Answer): string | null {
  const asked = parseDate(act.on);
  if (asked === undefined) return null;
  const recorded = history.acts.map((each) => parseDate(each.on) ?? 0);
  const plain: ReplayOptions = { calendar: options.calendar, ...(options.today === undefined ? {} : { today: options.today }) };
  if (answer.allowed) {
    const named = answer.verdicts.flatMap((verdict) => (verdict.earliest === null ? [] : [civilDate(verdict.earliest)]));
    const days = [Math.max(0, ...named), Math.max(0, ...recorded)].filter((day) => day > 0 && day < asked).sort((a, b) => a - b);
    const first = days.find((day) => answerOn(lifecycle, history, { ...act, on: formatDate(day) }, plain).allowed);
    return formatDate(first ?? asked);
  }
  const last = Math.max(asked, ...recorded);
  let day: number = asked;
  let current = answer;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const named = Math.max(0, ...current.blocking.map((each) => (each.earliest === null ? 0 : civilDate(each.earliest))));
    const next = named > day ? named : day < last ? last : undefined;
    if (next === undefined) return null;
    day = next;
    current = answerOn(lifecycle, history, { ...act, on: formatDate(day) }, plain);
    const open = current.blocking.some((each) => each.earliest === null || civilDate(each.earliest) > day);
    if (current.allowed || (current.refused.length === 0 && current.blocking.length > 0 && !open)) return formatDate(day);
  }
  return null;
}
