import { type Lifecycle, regionsOf, statesOf } from "@guiju/lifecycle";

/** Acts that lead from one state to another. */
export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  readonly acts: readonly string[];
}

/** One state of a diagram. Its number is its place in the order of the lifecycle file, from 1. */
export interface DiagramState {
  readonly name: string;
  readonly number: number;
  readonly kind: "initial" | "final" | "ordinary";
  /** Acts that may leave the case in this state, besides those that many states share. */
  readonly stays: readonly string[];
  /** Views of the state that the calendar brings. */
  readonly dated: readonly string[];
  /** The region of a parallel lifecycle it is in. */
  readonly region?: string;
}

/** A view that the calendar brings beside the regions of a parallel lifecycle, with the states it shows. */
export interface DiagramView {
  readonly name: string;
  readonly states: readonly string[];
}

/** Acts with the same outcome in many states; they are told once instead of drawn from each. */
export interface SharedActs {
  /** In the order of the lifecycle file. */
  readonly from: readonly string[];
  readonly acts: readonly string[];
  /** Where they lead; none where the state stays what it is. */
  readonly to: readonly string[];
}

/** What there is to draw or to list of a lifecycle, without names and places. */
export interface DiagramModel {
  readonly states: readonly DiagramState[];
  readonly arrows: readonly DiagramArrow[];
  readonly shared: readonly SharedActs[];
  /** Views under a name of their own; a flat lifecycle has none. */
  readonly views: readonly DiagramView[];
}

/** From so many states on, acts with the same outcome are shared. */
const MANY_STATES = 5;

/**
 * Reads from a lifecycle what its diagram shows: states in order, arrows, acts that change nothing, acts that many states share.
 *
 * @example
 * diagramModel(lifecycle).states[0]?.kind; // => "initial"
 */
export function diagramModel(lifecycle: Lifecycle): DiagramModel {
  const file = lifecycle.source.file;
  const nodes = statesOf(file);
  const regions = regionsOf(file);
  const starts = new Set(regions.map((region) => region.initial));
  const shared = sharedActs(lifecycle);
  const isShared = (state: string, act: string): boolean => shared.some((each) => each.acts.includes(act) && each.from.includes(state));
  const arrows = new Map<string, { from: string; to: string; acts: string[] }>();
  const states = [...lifecycle.rank].map(([name, index]): DiagramState => {
    const stays: string[] = [];
    for (const [act, targets] of lifecycle.table.get(name) ?? []) {
      if (isShared(name, act)) continue;
      for (const to of new Set(targets.map((target) => target.state))) {
        if (to === name) stays.push(act);
        else acted(arrows, name, to).push(act);
      }
    }
    const kind = nodes.get(name)?.final === true ? "final" : starts.has(name) ? "initial" : "ordinary";
    const views = file.dated !== undefined && Object.hasOwn(file.dated, name) ? (file.dated[name] ?? []) : [];
    const region = regions.find((each) => Object.hasOwn(each.states, name))?.name;
    return { name, number: index + 1, kind, stays, dated: views.map((view) => view.state), ...(region === undefined ? {} : { region }) };
  });
  const views = Object.entries(file.dated ?? {}).flatMap(([name, entries]): DiagramView[] =>
    nodes.has(name) ? [] : [{ name, states: [...new Set(entries.map((entry) => entry.state))] }],
  );
  return { states, arrows: [...arrows.values()], shared, views };
}

function acted(arrows: Map<string, { from: string; to: string; acts: string[] }>, from: string, to: string): string[] {
  const key = JSON.stringify([from, to]);
  const arrow = arrows.get(key) ?? { from, to, acts: [] };
  arrows.set(key, arrow);
  return arrow.acts;
}

function sharedActs(lifecycle: Lifecycle): readonly SharedActs[] {
  const sources = new Map<string, { act: string; to: readonly string[]; from: string[] }>();
  for (const [state, row] of lifecycle.table) {
    for (const [act, targets] of row) {
      const to = [...new Set(targets.map((target) => target.state))].filter((target) => target !== state);
      // An act that sometimes stays and sometimes leads on is told of each state by itself.
      if (to.length > 0 && targets.some((target) => target.state === state)) continue;
      const key = JSON.stringify([act, to, targets.map((target) => target.guard ?? null)]);
      const entry = sources.get(key) ?? { act, to, from: [] };
      entry.from.push(state);
      sources.set(key, entry);
    }
  }
  const many = [...sources.values()].filter((entry) => entry.from.length >= MANY_STATES);
  const grouped = new Map<string, SharedActs>();
  for (const { act, to, from } of many) {
    const key = JSON.stringify([to, from]);
    grouped.set(key, { from, to, acts: [...(grouped.get(key)?.acts ?? []), act] });
  }
  return [...grouped.values()];
}

/**
 * Writes numbers in order with dashes for runs.
 *
 * @example
 * numberRanges([1, 2, 3, 5]); // => "1–3, 5"
 */
export function numberRanges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
