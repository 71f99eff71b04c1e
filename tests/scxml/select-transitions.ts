import type { Chart, ChartState, ChartTransition, Condition } from "./chart.ts";

/** The states that are active, by place in the document. */
export type Active = ReadonlySet<ChartState>;

/** What a history state remembers. */
export type Memory = ReadonlyMap<string, readonly ChartState[]>;

/**
 * The transitions an event enables (without an event: those that need none), conflicts resolved as the SCXML recommendation does
 * (appendix D, selectTransitions and removeConflictingTransitions): nearest state first, then document order, descendants before ancestors.
 */
export function selectTransitions(chart: Chart, active: Active, memory: Memory, event: string | undefined): readonly ChartTransition[] {
  const enabled = new Set<ChartTransition>();
  for (const state of inDocumentOrder([...active]).filter(isLeaf)) {
    const found = candidatesOf(state, event).find((each) => holds(chart, active, each.condition));
    if (found !== undefined) enabled.add(found);
  }
  return withoutConflicts(chart, active, memory, [...enabled]);
}

/** The transitions of a leaf state and those around it that an event names, in the order in which they are tried. */
export function candidatesOf(leaf: ChartState, event: string | undefined): readonly ChartTransition[] {
  return [leaf, ...ancestorsOf(leaf)].flatMap((state) => state.transitions.filter((each) => isNamed(each, event)));
}

/** Whether a condition is true of the active states. */
export function holds(chart: Chart, active: Active, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  if (condition.is === "constant") return condition.value;
  const state = chart.states.get(condition.state);
  return (state !== undefined && active.has(state)) !== condition.negated;
}

/** The states a set of transitions leaves. */
export function exitSetOf(chart: Chart, active: Active, memory: Memory, transitions: readonly ChartTransition[]): ReadonlySet<ChartState> {
  const left = new Set<ChartState>();
  for (const transition of transitions.filter((each) => each.targets.length > 0)) {
    const domain = domainOf(chart, memory, transition);
    for (const state of active) if (isWithin(state, domain)) left.add(state);
  }
  return left;
}

/** The states a transition leads to, a history state replaced by what it stands for. */
export function effectiveTargets(chart: Chart, memory: Memory, transition: ChartTransition): readonly ChartState[] {
  return transition.targets.flatMap((id) => {
    const state = stateNamed(chart, id);
    if (state.kind !== "history") return [state];
    return memory.get(state.id) ?? (state.initial === undefined ? [] : effectiveTargets(chart, memory, state.initial));
  });
}

/** The state inside which a transition happens. */
export function domainOf(chart: Chart, memory: Memory, transition: ChartTransition): ChartState {
  const targets = effectiveTargets(chart, memory, transition);
  const { source } = transition;
  const isInside = targets.every((target) => isWithin(target, source));
  if (transition.type === "internal" && source.kind === "compound" && isInside) return source;
  const around = ancestorsOf(source).filter((each) => each.kind === "compound" || each.kind === "chart");
  return around.find((each) => targets.every((target) => isWithin(target, each))) ?? chart.root;
}

/** The states around a state, the nearest first. */
export function ancestorsOf(state: ChartState): readonly ChartState[] {
  const around: ChartState[] = [];
  for (let each = state.parent; each !== undefined; each = each.parent) around.push(each);
  return around;
}

/** Whether a state lies inside another (and is not that state). */
export function isWithin(state: ChartState, around: ChartState): boolean {
  return ancestorsOf(state).includes(around);
}

/** States in the order in which the document lists them. */
export function inDocumentOrder(states: readonly ChartState[]): readonly ChartState[] {
  return [...states].sort((a, b) => a.place - b.place);
}

/** Whether a state has no states inside. */
export function isLeaf(state: ChartState): boolean {
  return state.kind === "atomic" || state.kind === "final";
}

/** The state with an id; a target nobody wrote is a fault of the scenario. */
export function stateNamed(chart: Chart, id: string): ChartState {
  const state = chart.states.get(id);
  if (state === undefined) throw new Error(`no state ${id}`);
  return state;
}

function isNamed(transition: ChartTransition, event: string | undefined): boolean {
  if (event === undefined) return transition.events.length === 0;
  return transition.events.some((each) => each === "*" || each === event || event.startsWith(`${each}.`));
}

function withoutConflicts(chart: Chart, active: Active, memory: Memory, enabled: readonly ChartTransition[]): readonly ChartTransition[] {
  const kept = new Set<ChartTransition>();
  for (const one of enabled) {
    const left = exitSetOf(chart, active, memory, [one]);
    const conflicting = [...kept].filter((other) => [...exitSetOf(chart, active, memory, [other])].some((state) => left.has(state)));
    if (conflicting.some((other) => !isWithin(one.source, other.source))) continue;
    for (const other of conflicting) kept.delete(other);
    kept.add(one);
  }
  return [...kept];
}
