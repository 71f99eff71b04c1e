import type { XmlElement } from "./read-xml.ts";

/** A condition that looks at nothing but the active states. */
export type Condition =
  | { readonly is: "constant"; readonly value: boolean }
  | { readonly is: "in"; readonly state: string; readonly negated: boolean };

/** One `<transition>` of a chart. Without events it is taken as soon as it can be; without targets it moves nothing. */
export interface ChartTransition {
  readonly source: ChartState;
  readonly events: readonly string[];
  readonly targets: readonly string[];
  readonly condition: Condition | undefined;
  readonly type: "internal" | "external";
  /** Events raised by its executable content. */
  readonly raises: readonly string[];
}

/** One state of a chart, history states among them. */
export interface ChartState {
  readonly id: string;
  readonly kind: "chart" | "atomic" | "compound" | "parallel" | "final" | "history";
  readonly deep: boolean;
  /** Place in the document. */
  readonly place: number;
  readonly parent: ChartState | undefined;
  readonly children: ChartState[];
  readonly transitions: ChartTransition[];
  /** What entering a compound state by default, or an empty history, leads to. */
  initial: ChartTransition | undefined;
  readonly entryRaises: readonly string[];
  readonly exitRaises: readonly string[];
}

/** A state chart: its root and its states by id. */
export interface Chart {
  readonly root: ChartState;
  readonly states: ReadonlyMap<string, ChartState>;
}

const STATE_ELEMENTS = new Set(["state", "parallel", "final", "history"]);

/** Builds the chart of an SCXML document that `excludedFor` lets pass. */
export function chartOf(document: XmlElement): Chart {
  const states = new Map<string, ChartState>();
  const root = stateOf(document, undefined, states);
  return { root, states };
}

/** Reads a condition over active states; anything else needs a data model and gives `undefined`. */
export function conditionOf(text: string): Condition | undefined {
  const constant = /^\s*(true|false)\s*$/.exec(text);
  if (constant !== null) return { is: "constant", value: constant[1] === "true" };
  const within = /^\s*(!?)\s*In\(\s*(['"])([^'"]+)\2\s*\)\s*$/.exec(text);
  return within === null ? undefined : { is: "in", state: within[3] as string, negated: within[1] === "!" };
}

function stateOf(element: XmlElement, parent: ChartState | undefined, states: Map<string, ChartState>): ChartState {
  const inner = element.children.filter((child) => STATE_ELEMENTS.has(child.name));
  const place = states.size;
  const state: ChartState = {
    id: parent === undefined ? "" : (element.attributes.id ?? `unnamed${place}`),
    kind: kindOf(element, inner, parent),
    deep: element.attributes.type === "deep",
    place,
    parent,
    children: [],
    transitions: [],
    initial: undefined,
    entryRaises: raisesOf(element.children.filter((child) => child.name === "onentry")),
    exitRaises: raisesOf(element.children.filter((child) => child.name === "onexit")),
  };
  states.set(state.id, state);
  for (const child of inner) state.children.push(stateOf(child, state, states));
  const written = element.children.filter((child) => child.name === "transition").map((child) => transitionOf(child, state));
  if (state.kind === "history") state.initial = written[0];
  else state.transitions.push(...written);
  if (state.kind === "compound" || state.kind === "chart") state.initial = initialOf(element, state);
  return state;
}

function kindOf(element: XmlElement, inner: readonly XmlElement[], parent: ChartState | undefined): ChartState["kind"] {
  if (parent === undefined) return "chart";
  if (element.name !== "state") return element.name as "parallel" | "final" | "history";
  return inner.length === 0 ? "atomic" : "compound";
}

function initialOf(element: XmlElement, state: ChartState): ChartTransition {
  const written = element.children.find((child) => child.name === "initial")?.children.find((child) => child.name === "transition");
  if (written !== undefined) return transitionOf(written, state);
  const first = state.children.find((child) => child.kind !== "history");
  const targets = element.attributes.initial === undefined ? [first?.id ?? ""] : wordsOf(element.attributes.initial);
  return { source: state, events: [], targets, condition: undefined, type: "internal", raises: [] };
}

function transitionOf(element: XmlElement, source: ChartState): ChartTransition {
  const { event, target, cond, type } = element.attributes;
  return {
    source,
    events: wordsOf(event).map((each) => each.replace(/\.\*?$/, "")),
    targets: wordsOf(target),
    condition: cond === undefined ? undefined : conditionOf(cond),
    type: type === "internal" ? "internal" : "external",
    raises: raisesOf([element]),
  };
}

function raisesOf(blocks: readonly XmlElement[]): readonly string[] {
  return blocks.flatMap((block) => block.children.filter((child) => child.name === "raise").map((child) => child.attributes.event ?? ""));
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(/\s+/).filter((word) => word !== "");
}
