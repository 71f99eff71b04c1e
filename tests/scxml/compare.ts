import { addDays, civilDate, formatDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type Lifecycle, replay } from "@guiju/lifecycle";
import { type AnyMachineSnapshot, initialTransition, transition } from "xstate";
import { type Chart, type ChartState, chartOf } from "./chart.ts";
import { type FlatChart, flatten } from "./flatten.ts";
import type { Scenario, Script } from "./scenarios.ts";
import { type XStateChart, xstateChartOf } from "./xstate-config.ts";

/** Who said what after some events. */
export interface Disagreement {
  readonly after: readonly string[];
  readonly expected?: string;
  readonly table: string;
  readonly replay?: string;
  readonly xstate: string;
}

/** What running one scenario gave. */
export interface Outcome {
  /** Configurations of the script that were compared. */
  readonly steps: number;
  /** Steps of the script on which somebody disagreed with it or with one another. */
  readonly scripted: readonly Disagreement[];
  /** Every event in every configuration the flat lifecycle can reach. */
  readonly edges: number;
  readonly unscripted: readonly Disagreement[];
  readonly flatStates: number;
}

const calendar = chineseDays();
/** An event no chart waits for, except one that waits for any. */
const UNKNOWN = "nobody.waits.for.this";

/** Runs a scenario three ways, and then every event in every configuration two ways. */
export function compare(scenario: Scenario, script: Script): Outcome {
  const chart = chartOf(scenario.document);
  const events = eventsOf(chart, script);
  const flat = flatten(`scxml/${scenario.name}`, chart, events);
  const xstate = xstateChartOf(chart);
  return { ...runScript(script, flat, xstate), ...runEverything(events, flat, xstate), flatStates: flat.leaves.size };
}

function runScript(script: Script, flat: FlatChart, xstate: XStateChart): Pick<Outcome, "steps" | "scripted"> {
  const scripted: Disagreement[] = [];
  let state = flat.lifecycle.source.file.initial ?? "";
  let [snapshot] = initialTransition(xstate.machine) as [AnyMachineSnapshot, unknown];
  const sent: string[] = [];
  const check = (configuration: readonly string[]): void => {
    const said = {
      expected: sorted(configuration),
      table: sorted(flat.leaves.get(state) ?? []),
      replay: sorted(flat.leaves.get(replayed(flat.lifecycle, sent)) ?? []),
      xstate: activeIn(snapshot, xstate),
    };
    if (new Set(Object.values(said)).size > 1) scripted.push({ after: [...sent], ...said });
  };
  check(script.initialConfiguration);
  for (const { event, nextConfiguration } of script.events) {
    sent.push(event.name);
    state = nextInTable(flat.lifecycle, state, event.name);
    [snapshot] = transition(xstate.machine, snapshot, { type: event.name }) as [AnyMachineSnapshot, unknown];
    check(nextConfiguration);
  }
  return { steps: script.events.length + 1, scripted };
}

function runEverything(events: readonly string[], flat: FlatChart, xstate: XStateChart): Pick<Outcome, "edges" | "unscripted"> {
  const unscripted: Disagreement[] = [];
  const first = flat.lifecycle.source.file.initial ?? "";
  const [snapshot] = initialTransition(xstate.machine) as [AnyMachineSnapshot, unknown];
  const reached = new Map([[first, { snapshot, after: [] as readonly string[] }]]);
  for (const [state, { snapshot, after }] of reached) {
    for (const event of events) {
      const next = nextInTable(flat.lifecycle, state, event);
      const [other] = transition(xstate.machine, snapshot, { type: event }) as [AnyMachineSnapshot, unknown];
      const path = [...after, event];
      const said = {
        table: sorted(flat.leaves.get(next) ?? []),
        replay: sorted(flat.leaves.get(replayed(flat.lifecycle, path)) ?? []),
        xstate: activeIn(other, xstate),
      };
      if (new Set(Object.values(said)).size > 1) unscripted.push({ after: path, ...said });
      else if (!reached.has(next)) reached.set(next, { snapshot: other, after: path });
    }
  }
  return { edges: reached.size * events.length, unscripted };
}

/** What the compiled table says: the first target whose guard holds, or where it was. */
function nextInTable(lifecycle: Lifecycle, state: string, event: string): string {
  const targets = lifecycle.table.get(state)?.get(event) ?? [];
  const taken = targets.find(({ guard }) => {
    if (guard === undefined) return true;
    const [a, b] = (guard.params as { readonly cond: { readonly eq: readonly [number, number] } }).cond.eq;
    return a === b;
  });
  return taken?.state ?? state;
}

/** What `replay` says of the events as acts, a day apart. */
function replayed(lifecycle: Lifecycle, events: readonly string[]): string {
  const start = civilDate("2024-01-01");
  const acts = events.map((type, index): Act => ({ type, on: formatDate(addDays(start, index)) }));
  const report = replay(lifecycle, { id: "scenario", lifecycle: lifecycle.name, today: "2024-01-01", acts }, { calendar });
  if (report.missing.length > 0) throw new Error(`a chart demands nothing, yet ${report.missing[0]?.act} is missing`);
  return typeof report.state === "string" ? report.state : "";
}

function activeIn(snapshot: AnyMachineSnapshot, { idOf }: XStateChart): string {
  const leaves = snapshot._nodes.filter((node) => node.type === "atomic" || node.type === "final");
  return sorted(leaves.map((node) => idOf.get(node.id) ?? node.id));
}

function sorted(ids: readonly string[]): string {
  return [...ids].sort().join(" ");
}

/** The outside events a chart can be sent: those of its script, those its transitions name, and one nobody names. */
function eventsOf(chart: Chart, script: Script): readonly string[] {
  const named = [...chart.states.values()].flatMap((state: ChartState) => state.transitions.flatMap((each) => each.events));
  const outside = named.filter((event) => event !== "*" && !event.startsWith("done.") && !event.startsWith("error."));
  return [...new Set([...script.events.map(({ event }) => event.name), ...outside, UNKNOWN])];
}
