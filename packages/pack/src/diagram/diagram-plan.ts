import type { Lifecycle } from "@guiju/lifecycle";
import {
  type BoxLine,
  CONNECTOR_TIP,
  connectorLines,
  heightOf,
  labelLines,
  labelSize,
  sharedLines,
  stateLines,
  widthOf,
} from "./box-text.ts";
import { type DiagramArrow, type DiagramModel, type DiagramState, diagramModel } from "./diagram-model.ts";
import type { DiagramNames } from "./diagram-names.ts";
import { panelOf } from "./panels.ts";

/** A box to be placed, with the lines it holds. */
export interface PlannedNode {
  readonly id: string;
  readonly shape: "start" | "initial" | "ordinary" | "final" | "exit" | "entry" | "shared";
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxLine[];
  /** The state it shows or leads to, if any. */
  readonly state: string | undefined;
}

/** An arrow to be placed, with the lines beside it. */
export interface PlannedEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly direction: "forward" | "back";
  readonly labelWidth: number;
  readonly labelHeight: number;
  readonly lines: readonly string[];
}

/** Boxes and arrows that are placed together; no arrow leads from one panel to another. */
export interface DiagramPanel {
  readonly nodes: readonly PlannedNode[];
  readonly edges: readonly PlannedEdge[];
}

/**
 * Plans what a diagram shows and how much room each part needs.
 *
 * @param count - how many panels its states are folded into; without it as many as are usual for their number
 *
 * @example
 * planDiagram(lifecycle, diagramNames(pack, lifecycle, "en")).length; // => 3
 */
export function planDiagram(lifecycle: Lifecycle, names: DiagramNames, count?: number): readonly DiagramPanel[] {
  const model = diagramModel(lifecycle);
  const place = panelOf(model, count);
  const stateOf = new Map(model.states.map((state) => [state.name, state]));
  const panels = new Map<number, { nodes: Map<string, PlannedNode>; edges: PlannedEdge[] }>();
  const panelAt = (number: number) => {
    const panel = panels.get(number) ?? { nodes: new Map<string, PlannedNode>(), edges: [] };
    panels.set(number, panel);
    return panel;
  };
  let starts = 0;
  const sharedPanel = Math.max(0, ...place.values()) + 1;
  for (const state of model.states) {
    const at = place.get(state.name) ?? sharedPanel;
    if (state.kind === "initial") {
      // One mark a region, each with a name of its own in the whole picture.
      const first = starts === 0 ? "start" : `start:${state.name}`;
      starts += 1;
      const start = { id: first, shape: "start", width: 16, height: 16, lines: [], state: undefined } as const;
      panelAt(at).nodes.set(start.id, start);
      panelAt(at).edges.push({ ...bareEdge(start.id, `state:${state.name}`), direction: "forward" });
    }
    panelAt(at).nodes.set(`state:${state.name}`, boxOf(state, names));
  }
  for (const arrow of model.arrows) addArrow(arrow);
  if (model.shared.length > 0) addShared();
  return [...panels.entries()].sort(([a], [b]) => a - b).map(([, { nodes, edges }]) => ({ nodes: [...nodes.values()], edges }));

  function addArrow(arrow: DiagramArrow): void {
    const [from, to] = [stateOf.get(arrow.from) as DiagramState, stateOf.get(arrow.to) as DiagramState];
    const [here, there] = [place.get(arrow.from) ?? sharedPanel, place.get(arrow.to) ?? sharedPanel];
    const direction = from.number < to.number ? "forward" : "back";
    const label = labelOf(arrow, names);
    if (here === there) {
      panelAt(here).edges.push({ ...bareEdge(`state:${from.name}`, `state:${to.name}`), ...label, direction });
      return;
    }
    const [exit, entry] = [`exit:${to.name}`, `entry:${from.name}`];
    panelAt(here).nodes.set(exit, connector(exit, "exit", to, names));
    panelAt(here).edges.push({ ...bareEdge(`state:${from.name}`, exit), ...label, direction });
    panelAt(there).nodes.set(entry, connector(entry, "entry", from, names));
    panelAt(there).edges.push({ ...bareEdge(entry, `state:${to.name}`), direction });
  }

  function addShared(): void {
    const panel = panelAt(sharedPanel);
    const alone = [...panel.nodes.values()];
    // First, so that its arrows lead down.
    panel.nodes.clear();
    for (const node of [sharedBox(model, names), ...alone]) panel.nodes.set(node.id, node);
    for (const node of alone) panel.edges.push({ ...bareEdge("shared", node.id), direction: "forward" });
  }
}

function bareEdge(from: string, to: string): Omit<PlannedEdge, "direction"> {
  return { id: `${from} > ${to}`, from, to, labelWidth: 0, labelHeight: 0, lines: [] };
}

function boxOf(state: DiagramState, names: DiagramNames): PlannedNode {
  return { ...sized(`state:${state.name}`, stateLines(state, names)), shape: state.kind, state: state.name };
}

function connector(id: string, shape: "exit" | "entry", state: DiagramState, names: DiagramNames): PlannedNode {
  const box = sized(id, connectorLines(state, names));
  return { ...box, width: box.width + CONNECTOR_TIP, shape, state: state.name };
}

function sharedBox(model: DiagramModel, names: DiagramNames): PlannedNode {
  return { ...sized("shared", sharedLines(model, names)), shape: "shared", state: undefined };
}

function sized(id: string, lines: readonly BoxLine[]): Pick<PlannedNode, "id" | "width" | "height" | "lines"> {
  return { id, width: widthOf(lines), height: heightOf(lines), lines };
}

function labelOf(arrow: DiagramArrow, names: DiagramNames): Pick<PlannedEdge, "labelWidth" | "labelHeight" | "lines"> {
  const lines = labelLines(arrow.acts.map((act) => names.act(act, arrow.to, "short")));
  const [labelWidth, labelHeight] = labelSize(lines);
  return { labelWidth, labelHeight, lines };
}
