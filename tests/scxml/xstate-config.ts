import { type AnyStateMachine, createMachine, not, raise, stateIn } from "xstate";
import type { Chart, ChartState, ChartTransition, Condition } from "./chart.ts";

/** A chart as XState's own machine, and the id of the chart's state for each of its nodes. */
export interface XStateChart {
  readonly machine: AnyStateMachine;
  readonly idOf: ReadonlyMap<string, string>;
}

/** Writes a chart as an XState config, structure for structure: nothing is resolved here. */
export function xstateChartOf(chart: Chart): XStateChart {
  const machine = createMachine(nodeOf(chart, chart.root) as never);
  return { machine, idOf: new Map([...chart.states.values()].map((state) => [nodeIdOf(state), state.id])) };
}

/** A node id without the dots that XState reads as a path. */
function nodeIdOf(state: ChartState): string {
  return `n${state.place}`;
}

function nodeOf(chart: Chart, state: ChartState): Record<string, unknown> {
  const id = nodeIdOf(state);
  if (state.kind === "history") {
    return { id, type: "history", history: state.deep ? "deep" : "shallow", ...targetsOf(chart, state.initial?.targets ?? []) };
  }
  const states: Record<string, unknown> = Object.fromEntries(state.children.map((child) => [nodeIdOf(child), nodeOf(chart, child)]));
  const start = startOf(chart, state);
  if (start?.extra !== undefined) states[start.initial] = start.extra;
  return {
    id,
    ...(state.kind === "parallel" || state.kind === "final" ? { type: state.kind } : {}),
    ...(start === undefined ? {} : { initial: start.initial }),
    ...(state.children.length === 0 ? {} : { states }),
    on: onOf(chart, state),
    always: alwaysOf(chart, state),
    ...(state.entryRaises.length === 0 ? {} : { entry: raising(state.entryRaises) }),
    ...(state.exitRaises.length === 0 ? {} : { exit: raising(state.exitRaises) }),
  };
}

/** XState's `initial` names one child: what SCXML starts deeper, or with an action, starts from a child that is left at once. */
function startOf(chart: Chart, state: ChartState): { readonly initial: string; readonly extra?: unknown } | undefined {
  if (state.kind !== "compound" && state.kind !== "chart") return undefined;
  const { targets, raises } = state.initial as ChartTransition;
  const [only] = targets;
  const child = state.children.find((each) => each.id === only && each.kind !== "history");
  if (targets.length === 1 && child !== undefined && raises.length === 0) return { initial: nodeIdOf(child) };
  return { initial: "start", extra: { always: { ...targetsOf(chart, targets), actions: raising(raises) } } };
}

/** In SCXML `a` also names `a.b`; XState writes that `a.*`. */
function onOf(chart: Chart, state: ChartState): Record<string, unknown[]> {
  const on: Record<string, unknown[]> = {};
  for (const transition of state.transitions) {
    for (const event of transition.events) {
      const done = /^done\.state\.(.+)$/.exec(event)?.[1];
      const ended = done === undefined ? undefined : chart.states.get(done);
      const key = ended !== undefined ? `xstate.done.state.${nodeIdOf(ended)}` : event === "*" ? "*" : `${event}.*`;
      const written = on[key] ?? [];
      written.push(transitionOf(chart, transition));
      on[key] = written;
    }
  }
  return on;
}

function alwaysOf(chart: Chart, state: ChartState): readonly unknown[] {
  return state.transitions.filter((each) => each.events.length === 0).map((each) => transitionOf(chart, each));
}

function transitionOf(chart: Chart, transition: ChartTransition): Record<string, unknown> {
  return {
    ...targetsOf(chart, transition.targets),
    ...(transition.targets.length > 0 && transition.type === "external" ? { reenter: true } : {}),
    ...(transition.condition === undefined ? {} : { guard: guardOf(chart, transition.condition) }),
    ...(transition.raises.length === 0 ? {} : { actions: raising(transition.raises) }),
  };
}

function targetsOf(chart: Chart, ids: readonly string[]): { readonly target?: readonly string[] } {
  return ids.length === 0 ? {} : { target: ids.map((id) => `#${nodeIdOf(chart.states.get(id) as ChartState)}`) };
}

function guardOf(chart: Chart, condition: Condition): unknown {
  if (condition.is === "constant") return () => condition.value;
  const state = chart.states.get(condition.state);
  const within = state === undefined ? () => false : stateIn(`#${nodeIdOf(state)}`);
  return condition.negated ? not(within as never) : within;
}

function raising(events: readonly string[]): readonly unknown[] {
  return events.map((type) => raise({ type }));
}
