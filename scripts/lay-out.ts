import { createRequire } from "node:module";
import type { Lifecycle } from "@guiju/lifecycle";
import type { DiagramNames } from "@guiju/pack";
import type { ELK, ElkNode } from "elkjs";
import { SIZES } from "../packages/pack/src/diagram/box-text.ts";
import type { ArrowLayout, Box, Coordinates } from "../packages/pack/src/diagram/diagram-layout.ts";
import { diagramModel } from "../packages/pack/src/diagram/diagram-model.ts";
import { type DiagramPanel, planDiagram } from "../packages/pack/src/diagram/diagram-plan.ts";
import { usualPanels } from "../packages/pack/src/diagram/panels.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.randomSeed": "1",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
  "elk.layered.thoroughness": "40",
  "elk.spacing.nodeNode": "14",
  "elk.spacing.edgeNode": "10",
  "elk.spacing.edgeEdge": "10",
  "elk.spacing.edgeLabel": "2",
  "elk.layered.spacing.nodeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "9",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

/** Between panels, and around them. */
const GAP = 40;
const MARGIN = 20;

/** The shape of a page: its height by its width. */
const PAGE = Math.SQRT2;

/** A sheet of A4 within its margins, in millimetres. */
const SHEET = [190, 277] as const;

/** About what heading and legend add to the height. */
const HEADING_AND_LEGEND = 150;

/**
 * Lays a lifecycle out: each panel by ELK, then the panels in columns so that the whole has about the shape of a page.
 * Folded once more than usual where that makes the letters on a printed page a tenth larger.
 */
export async function layOut(lifecycle: Lifecycle, names: DiagramNames): Promise<Coordinates> {
  const usual = await layOutFolded(lifecycle, names, undefined);
  const panels = usualPanels(diagramModel(lifecycle)) + 1;
  const folded = await layOutFolded(lifecycle, names, panels);
  return lettersOnPage(folded) > lettersOnPage(usual) * 1.1 ? { panels, ...folded } : usual;
}

/** The height in millimetres that the smallest letters of a picture have on a sheet of A4, upright or across, with room for heading and legend. */
function lettersOnPage({ width, height }: Coordinates): number {
  const [sheet, tall] = [SHEET, height + HEADING_AND_LEGEND];
  return SIZES.item * Math.max(Math.min(sheet[0] / width, sheet[1] / tall), Math.min(sheet[1] / width, sheet[0] / tall));
}

async function layOutFolded(lifecycle: Lifecycle, names: DiagramNames, count: number | undefined): Promise<Coordinates> {
  // Loaded when something is laid out: most who import this file only draw.
  const Elk = createRequire(import.meta.url)("elkjs/lib/elk.bundled.js") as new () => ELK;
  const placed: ElkNode[] = [];
  for (const panel of planDiagram(lifecycle, names, count)) placed.push(await new Elk().layout(graphOf(panel)));
  const columns = [1, 2, 3].map((count) => inColumns(placed, count));
  const best = columns.reduce((a, b) => (strain(b) < strain(a) ? b : a));
  const nodes = new Map<string, Box>();
  const arrows = new Map<string, ArrowLayout>();
  placed.forEach((panel, index) => {
    const [left, top] = best.corners[index] as readonly [number, number];
    for (const { id, x = 0, y = 0, width = 0, height = 0 } of panel.children ?? []) nodes.set(id, box(left + x, top + y, width, height));
    for (const { id, sections, labels } of panel.edges ?? []) {
      const { startPoint, bendPoints = [], endPoint } = (sections ?? [])[0] as NonNullable<typeof sections>[number];
      const line = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [round(left + x), round(top + y)] as const);
      const label = labels?.[0];
      const at = label === undefined ? undefined : box(left + (label.x ?? 0), top + (label.y ?? 0), label.width ?? 0, label.height ?? 0);
      arrows.set(id, { line, label: at });
    }
  });
  return { width: best.width, height: best.height, nodes, arrows };
}

function graphOf(panel: DiagramPanel): ElkNode {
  const order = panel.nodes.filter((node) => node.shape === "initial" || node.shape === "ordinary").map((node) => node.id);
  // The main way is kept straight: from each state to the next of the file.
  const follows = (from: string, to: string): boolean => order.indexOf(to) === order.indexOf(from) + 1;
  return {
    id: "panel",
    layoutOptions: OPTIONS,
    children: panel.nodes.map(({ id, shape, width, height }) => ({
      id,
      width,
      height,
      layoutOptions: {
        ...(shape === "start" || shape === "entry" ? { "elk.layered.layering.layerConstraint": "FIRST" } : {}),
      },
    })),
    edges: panel.edges.map(({ id, from, to, labelWidth, labelHeight, lines }) => ({
      id,
      sources: [from],
      targets: [to],
      layoutOptions: follows(from, to)
        ? { "elk.layered.priority.straightness": "10", "elk.layered.priority.shortness": "5", "elk.layered.priority.direction": "10" }
        : {},
      labels:
        lines.length === 0
          ? []
          : [
              {
                text: id,
                width: labelWidth,
                height: labelHeight,
                layoutOptions: { "elk.edgeLabels.inline": "true", "elk.edgeLabels.placement": "CENTER" },
              },
            ],
    })),
  };
}

interface Packed {
  readonly corners: readonly (readonly [number, number])[];
  readonly width: number;
  readonly height: number;
}

/** Panels in order, column by column; a column is full at its share of the whole height. */
function inColumns(panels: readonly ElkNode[], count: number): Packed {
  const share = Math.max(
    ...panels.map((panel) => panel.height ?? 0),
    panels.reduce((sum, panel) => sum + (panel.height ?? 0) + GAP, 0) / count,
  );
  const corners: (readonly [number, number])[] = [];
  let [left, top, wide, height] = [MARGIN, 0, 0, 0];
  for (const panel of panels) {
    if (top > 0 && top + (panel.height ?? 0) > share * 1.1) [left, top, wide] = [left + wide + GAP, 0, 0];
    corners.push([left, top]);
    wide = Math.max(wide, panel.width ?? 0);
    height = Math.max(height, top + (panel.height ?? 0));
    top += (panel.height ?? 0) + GAP;
  }
  return { corners, width: round(left + wide + MARGIN), height: round(height) };
}

function strain({ width, height }: Packed): number {
  return Math.abs(Math.log(height / width / PAGE));
}

function box(x: number, y: number, width: number, height: number): Box {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}
