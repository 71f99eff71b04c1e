import type { Chart, ChartState, ChartTransition } from "./chart.ts";
import {
  ancestorsOf,
  domainOf,
  effectiveTargets,
  exitSetOf,
  inDocumentOrder,
  isLeaf,
  isWithin,
  selectTransitions,
  stateNamed,
} from "./select-transitions.ts";

/** A chart between two events: the active states and what its history states remember. */
export interface Configuration {
  readonly active: ReadonlySet<ChartState>;
  readonly memory: ReadonlyMap<string, readonly ChartState[]>;
  readonly isOver: boolean;
}

/** A chart in the middle of a step. */
interface Stepping {
  readonly chart: Chart;
  readonly active: Set<ChartState>;
  readonly memory: Map<string, readonly ChartState[]>;
  readonly queue: string[];
  isOver: boolean;
}

/** No scenario settles later than this; one that does not settle at all is a fault. */
const MOST_STEPS = 1_000;

/** Enters a chart and lets it settle (SCXML recommendation, appendix D). */
export function begin(chart: Chart): Configuration {
  const stepping: Stepping = { chart, active: new Set(), memory: new Map(), queue: [], isOver: false };
  enter(stepping, [chart.root.initial as ChartTransition]);
  return settle(stepping);
}

/** Takes one outside event and lets the chart settle. An event nobody waits for changes nothing. */
export function step(chart: Chart, before: Configuration, event: string): Configuration {
  return before.isOver ? before : stepBy(chart, before, selectTransitions(chart, before.active, before.memory, event));
}

/** Takes these transitions at once and lets the chart settle. */
export function stepBy(chart: Chart, before: Configuration, transitions: readonly ChartTransition[]): Configuration {
  const stepping: Stepping = { chart, active: new Set(before.active), memory: new Map(before.memory), queue: [], isOver: false };
  take(stepping, transitions);
  return settle(stepping);
}

/** The ids of the active states that have none inside, in document order. */
export function leavesOf(configuration: Configuration): readonly string[] {
  return inDocumentOrder([...configuration.active].filter(isLeaf)).map((state) => state.id);
}

function settle(stepping: Stepping): Configuration {
  const { chart, active, memory, queue } = stepping;
  for (let steps = 0; !stepping.isOver; steps += 1) {
    if (steps > MOST_STEPS) throw new Error("the chart does not settle");
    let enabled = selectTransitions(chart, active, memory, undefined);
    if (enabled.length === 0) {
      const event = queue.shift();
      if (event === undefined) break;
      enabled = selectTransitions(chart, active, memory, event);
    }
    take(stepping, enabled);
  }
  return { active, memory, isOver: stepping.isOver };
}

function take(stepping: Stepping, transitions: readonly ChartTransition[]): void {
  leave(stepping, transitions);
  for (const transition of transitions) stepping.queue.push(...transition.raises);
  enter(stepping, transitions);
}

function leave(stepping: Stepping, transitions: readonly ChartTransition[]): void {
  const { chart, active, memory, queue } = stepping;
  const left = [...inDocumentOrder([...exitSetOf(chart, active, memory, transitions)])].reverse();
  for (const state of left) {
    for (const history of state.children.filter((child) => child.kind === "history")) {
      const remembered = [...active].filter((each) => (history.deep ? isLeaf(each) && isWithin(each, state) : each.parent === state));
      memory.set(history.id, inDocumentOrder(remembered));
    }
  }
  for (const state of left) {
    queue.push(...state.exitRaises);
    active.delete(state);
  }
}

function enter(stepping: Stepping, transitions: readonly ChartTransition[]): void {
  const { chart, active, memory, queue } = stepping;
  const entered = new Set<ChartState>();
  const byDefault = new Map<ChartState, readonly string[]>();
  for (const transition of transitions) {
    for (const id of transition.targets) addDescendants(stepping, stateNamed(chart, id), entered, byDefault);
    const domain = transition.source === chart.root ? chart.root : domainOf(chart, memory, transition);
    for (const target of effectiveTargets(chart, memory, transition)) addAncestors(stepping, target, domain, entered, byDefault);
  }
  for (const state of inDocumentOrder([...entered])) {
    active.add(state);
    queue.push(...state.entryRaises, ...(byDefault.get(state) ?? []));
    if (state.kind === "final") announceEnd(stepping, state);
  }
}

/** Enters a state and, inside it, what was not named: the default, what history remembers, every region. */
function addDescendants(
  stepping: Stepping,
  state: ChartState,
  entered: Set<ChartState>,
  byDefault: Map<ChartState, readonly string[]>,
): void {
  if (state.kind === "history") {
    const parent = state.parent as ChartState;
    const remembered = stepping.memory.get(state.id);
    const targets = remembered ?? (state.initial?.targets ?? []).map((id) => stateNamed(stepping.chart, id));
    if (remembered === undefined) byDefault.set(parent, state.initial?.raises ?? []);
    for (const target of targets) addDescendants(stepping, target, entered, byDefault);
    for (const target of targets) addAncestors(stepping, target, parent, entered, byDefault);
    return;
  }
  entered.add(state);
  if (state.kind === "compound") {
    byDefault.set(state, state.initial?.raises ?? []);
    const targets = (state.initial?.targets ?? []).map((id) => stateNamed(stepping.chart, id));
    for (const target of targets) addDescendants(stepping, target, entered, byDefault);
    for (const target of targets) addAncestors(stepping, target, state, entered, byDefault);
  } else if (state.kind === "parallel") addRegions(stepping, state, entered, byDefault);
}

function addAncestors(
  stepping: Stepping,
  state: ChartState,
  upTo: ChartState,
  entered: Set<ChartState>,
  byDefault: Map<ChartState, readonly string[]>,
): void {
  const around = ancestorsOf(state);
  for (const each of around.slice(0, around.includes(upTo) ? around.indexOf(upTo) : undefined)) {
    entered.add(each);
    if (each.kind === "parallel") addRegions(stepping, each, entered, byDefault);
  }
}

function addRegions(
  stepping: Stepping,
  parallel: ChartState,
  entered: Set<ChartState>,
  byDefault: Map<ChartState, readonly string[]>,
): void {
  for (const region of parallel.children.filter((child) => child.kind !== "history")) {
    if (![...entered].some((each) => each === region || isWithin(each, region))) addDescendants(stepping, region, entered, byDefault);
  }
}

function announceEnd(stepping: Stepping, final: ChartState): void {
  const parent = final.parent as ChartState;
  if (parent.kind === "chart") {
    stepping.isOver = true;
    return;
  }
  stepping.queue.push(`done.state.${parent.id}`);
  const outer = parent.parent;
  if (outer?.kind === "parallel" && outer.children.every((region) => region.kind === "history" || isInFinal(stepping, region))) {
    stepping.queue.push(`done.state.${outer.id}`);
  }
}

function isInFinal(stepping: Stepping, state: ChartState): boolean {
  if (state.kind === "compound") return state.children.some((child) => child.kind === "final" && stepping.active.has(child));
  return state.kind === "parallel" && state.children.every((region) => region.kind === "history" || isInFinal(stepping, region));
}
