import { GuijuError, parseDate, type WorkCalendar } from "@guiju/core";
import type { Datum, Env } from "@guiju/rules";
import type { Lifecycle } from "./compiled.ts";
import { isDayValue } from "./day-value.ts";
import type { History } from "./history.ts";
import { agreedAmong, mergeDecisions, mergeFound, mergeObligations, refusedAmong } from "./merge-worlds.ts";
import type { PreparedHistory } from "./prepared-history.ts";
import { preparedOf } from "./read-history.ts";
import type { BothTexts, Report, Standing, Verdict } from "./report.ts";
import { statesAmong } from "./state-readings.ts";
import { showDatum } from "./verdict.ts";
import { type World, worldsOf } from "./worlds.ts";

/** What a replay needs besides the history. */
export interface ReplayOptions {
  readonly calendar: WorkCalendar;
  /** The day of judging, where the history does not name one. A history that goes on past it is judged as of its last act. */
  readonly today?: string;
  /** Adds the text of each verdict; is told whether the act that gave rise to it is on record, or only asked about. */
  readonly texts?: (verdict: Verdict, standing: Standing) => BothTexts;
  /** Told of every condition that is tested, with what it was tested on; changes no answer. */
  readonly onTest?: Env["onTest"];
}

/**
 * Judges a whole history: every act by the edition in force on its day, every owed act by that of today.
 * What happened is recorded and judged, never refused because a limit was broken; the same history always gives the same report.
 *
 * @throws GuijuError `invalid_history` with the issues, `usage` where no day of judging is given
 *
 * @example
 * replay(cards, { id: "c-1", lifecycle: "library/card", acts: [{ type: "ASK", on: "2026-05-20" }] }, { calendar, today: "2026-06-01" }).state; // => "asked"
 */
export function replay(lifecycle: Lifecycle, history: History, options: ReplayOptions): Report {
  const prepared = preparedOf(lifecycle, history, options.onTest);
  return reportOf(lifecycle, prepared, replayWorlds(lifecycle, prepared, options), options);
}

/** The worlds of a prepared history. */
export function replayWorlds(lifecycle: Lifecycle, prepared: PreparedHistory, options: ReplayOptions): readonly World[] {
  return worldsOf(lifecycle, prepared, options.calendar, todayOf(prepared, options), options.onTest);
}

/** The state of each region after the last act of a history; under the first reading, where readings differ. */
export function statesAfter(lifecycle: Lifecycle, history: History, calendar: WorkCalendar): readonly string[] {
  const [first] = replayWorlds(lifecycle, preparedOf(lifecycle, history), { calendar, today: "1900-01-01" });
  return first?.run.at ?? [];
}

/** The day of judging: the history's, else the caller's; never before the last act. */
export function todayOf(prepared: PreparedHistory, options: ReplayOptions): number {
  const today = prepared.today ?? (options.today === undefined ? undefined : parseDate(options.today));
  if (today === undefined) throw new GuijuError("usage", "No day of judging: give `today` in the history or in the options.");
  return prepared.acts.reduce((latest, act) => Math.max(latest, act.first), today);
}

/** Writes the report of the worlds that remain: what they agree on stands, the rest is shown with its readings. */
export function reportOf(lifecycle: Lifecycle, prepared: PreparedHistory, worlds: readonly World[], options: ReplayOptions): Report {
  const { texts } = options;
  const verdicts = mergeFound(worlds).map(({ verdict, source }) =>
    texts === undefined ? verdict : { ...verdict, message: texts(verdict, source === prepared.asked ? "asked" : "recorded") },
  );
  const followed = worlds.filter((world) => world.end === "followed");
  const states = statesAmong(followed);
  const agreed = followed.length === worlds.length && states.length === 1;
  return {
    id: prepared.id,
    lifecycle: lifecycle.name,
    version: lifecycle.version,
    state: agreed ? (states[0]?.state ?? null) : null,
    ...(agreed ? {} : { states }),
    derived: derivedOf(worlds),
    verdicts,
    decisions: mergeDecisions(worlds),
    obligations: mergeObligations(worlds),
    missing: agreedAmong(worlds.map((world) => world.run.gaps.map((gap) => gap.missing))),
    refused: refusedAmong(worlds),
  };
}

function derivedOf(worlds: readonly World[]): Report["derived"] {
  const derived: Record<string, Report["derived"][string]> = {};
  const [first] = worlds as readonly [World, ...World[]];
  const { reported, source } = first.run.lifecycle;
  for (const name of reported) {
    const isDate = isDayValue(source.file, name);
    const shown = worlds.map((world) => shownDerived(world.run.env.value(name), isDate));
    const [one = null] = shown;
    if (shown.every((each) => each === null)) continue;
    const agreed = worlds.every((world) => world.end === "followed") && shown.every((each) => JSON.stringify(each) === JSON.stringify(one));
    derived[name] = agreed ? one : null;
  }
  return derived;
}

/** A value as a report shows it; of lists only those of words. */
function shownDerived(datum: Datum, isDate: boolean): Report["derived"][string] {
  const isWords = Array.isArray(datum) && datum.every((each) => typeof each === "string");
  return isWords ? (datum as readonly string[]) : showDatum(datum, isDate);
}
