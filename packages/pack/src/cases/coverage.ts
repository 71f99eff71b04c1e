import { parseDate, type WorkCalendar } from "@guiju/core";
import { type CaseState, type History, type Lifecycle, regionsOf, replay, statesOf } from "@guiju/lifecycle";
import type { Pack } from "../pack.ts";
import { indicatorName, indicatorsOf } from "./assessment-case-issues.ts";
import type { CaseResult } from "./run-case.ts";
import { outcomeName } from "./run-rule-case.ts";

/** How many there are, and which of them no worked case touches. */
export interface CoverageCount {
  readonly total: number;
  readonly untouched: readonly string[];
}

/** What the worked cases of a pack touch. */
export interface Coverage {
  /** Editions of norms and decisions, by id: touched where one judged something. */
  readonly norms: CoverageCount;
  /** Acts in states, as `<lifecycle>: <state> <ACT>`: touched where a case has the act in that state. */
  readonly transitions: CoverageCount;
  /** Each rule of each rule set twice, as `<rule set>: <rule> true` and `… false`: touched where a case has it hold, or not. */
  readonly outcomes: CoverageCount;
  /** Indicators that score by themselves, as `<assessment>: <indicator>`: touched where a case names its score. */
  readonly indicators: CoverageCount;
}

/**
 * Counts what the worked cases of a pack touch.
 *
 * @param results - all results of `runCases`
 *
 * @example
 * coverageOf(pack, runCases(pack, { calendar }), calendar).norms.untouched; // => []
 */
export function coverageOf(pack: Pack, results: readonly CaseResult[], calendar: WorkCalendar): Coverage {
  const judged = new Set(results.flatMap((result) => result.judged));
  const ids = [...pack.norms, ...pack.decisions].flatMap((stated) => stated.editions.map((edition) => edition.id));
  const all = [...pack.lifecycles.values()].flatMap(cellsOf);
  const ran = new Set(results.filter((result) => result.kind === "case" && result.issues.length === 0).map((result) => result.id));
  const taken = new Set<string>();
  const outcomes = [...pack.ruleSets].flatMap(([name, { rules }]) =>
    rules.flatMap((rule) => [outcomeName(name, rule.name, true), outcomeName(name, rule.name, false)]),
  );
  const indicators = [
    ...new Set(
      pack.assessmentFiles.flatMap(({ name, content }) =>
        indicatorsOf(content).flatMap((each) => ("score" in each ? [indicatorName(name, each.id)] : [])),
      ),
    ),
  ];
  for (const { cases } of pack.cases) {
    for (const workedCase of cases.filter((each) => ran.has(each.id))) {
      const lifecycle = pack.lifecycles.get(String(workedCase.history.lifecycle));
      if (lifecycle !== undefined)
        for (const cell of cellsTaken(lifecycle, workedCase.history as unknown as History, calendar)) taken.add(cell);
    }
  }
  return {
    norms: { total: ids.length, untouched: ids.filter((id) => !judged.has(id)) },
    transitions: { total: all.length, untouched: all.filter((cell) => !taken.has(cell)) },
    indicators: { total: indicators.length, untouched: indicators.filter((indicator) => !judged.has(indicator)) },
    outcomes: { total: outcomes.length, untouched: outcomes.filter((outcome) => !judged.has(outcome)) },
  };
}

function cellsOf(lifecycle: Lifecycle): readonly string[] {
  return [...statesOf(lifecycle.source.file)].flatMap(([state, node]) =>
    Object.keys(node.on ?? {}).map((act) => cell(lifecycle, state, act)),
  );
}

/** The states that a history's acts met, found by replaying the record up to each act. */
function cellsTaken(lifecycle: Lifecycle, history: History, calendar: WorkCalendar): readonly string[] {
  const acts = history.acts
    .map((act, index) => ({ act, index }))
    .sort((a, b) => (a.act.on < b.act.on ? -1 : a.act.on > b.act.on ? 1 : a.index - b.index));
  const nodes = statesOf(lifecycle.source.file);
  const isParallel = lifecycle.source.file.regions !== undefined;
  const states = acts.map(({ act }, index) => {
    const before = acts.slice(0, index).map((each) => each.act);
    const { file } = lifecycle.source;
    if (before.length === 0 && !isParallel && file.start === undefined) return history.startsAt ?? file.initial;
    const { today: _, ...rest } = history;
    const today = parseDate(act.on) === undefined ? (history.today ?? act.on) : act.on;
    return replay(lifecycle, { ...rest, acts: before }, { calendar, today }).state;
  });
  return acts.flatMap(({ act }, index) => {
    const state = states[index];
    if (state === null || state === undefined) return [];
    return baseStates(lifecycle, state)
      .filter((each) => !isParallel || Object.hasOwn(nodes.get(each)?.on ?? {}, act.type))
      .map((each) => cell(lifecycle, each, act.type));
  });
}

/** The states of the machine behind what the calendar shows, one a region. */
function baseStates(lifecycle: Lifecycle, shown: CaseState): readonly string[] {
  const { dated = {} } = lifecycle.source.file;
  return regionsOf(lifecycle.source.file).map(({ name, states }) => {
    const one = typeof shown === "string" ? shown : name !== undefined && Object.hasOwn(shown, name) ? (shown[name] as string) : "";
    const viewed = Object.keys(states).find((state) => Object.hasOwn(dated, state) && dated[state]?.some((view) => view.state === one));
    return Object.hasOwn(states, one) ? one : (viewed ?? one);
  });
}

function cell(lifecycle: Lifecycle, state: string, act: string): string {
  return `${lifecycle.name}: ${state} ${act}`;
}
