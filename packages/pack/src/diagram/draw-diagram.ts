import { GuijuError } from "@guiju/core";
import type { Lifecycle } from "@guiju/lifecycle";
import { BOLD } from "./box-text.ts";
import type { DiagramLayout } from "./diagram-layout.ts";
import { type DiagramModel, diagramModel } from "./diagram-model.ts";
import type { DiagramNames } from "./diagram-names.ts";
import { planDiagram } from "./diagram-plan.ts";
import { drawLabel, drawLine } from "./draw-arrow.ts";
import { drawNode, INK } from "./draw-node.ts";
import { drawLegend } from "./legend.ts";
import { element, escaped } from "./svg.ts";
import { textWidth } from "./text-width.ts";

const FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',SimHei,Arial,sans-serif";
const MARGIN = 20;
const HEADING = 62;
const HEADING_SIZE = 20;

/** A small diagram stands in the middle of so much, for the legend below it to be read. */
const LEAST_WIDTH = 440;

/**
 * Draws a lifecycle as SVG from coordinates that were laid out before, with names in one language.
 *
 * The picture needs no style sheet, script or font from elsewhere, so it shows under a strict content security policy; it is in greys, and shapes tell its parts apart.
 * A text that is longer than its box was made for ends with an ellipsis; its full form is the box's title.
 *
 * @throws GuijuError `invalid_definition` where the layout is that of another lifecycle or of other states and arrows
 *
 * @example
 * import layout from "@guiju/pack-cpc/diagrams/member-development.layout.json" with { type: "json" };
 *
 * const read = readLayout(layout);
 * "layout" in read && drawDiagram(lifecycle, read.layout, diagramNames(pack, lifecycle, "en")).startsWith("<svg"); // => true
 */
export function drawDiagram(lifecycle: Lifecycle, layout: DiagramLayout, names: DiagramNames): string {
  const at = layout[names.language];
  const panels = planDiagram(lifecycle, names, at.panels);
  const nodes = panels.flatMap((panel) => panel.nodes);
  const edges = panels.flatMap((panel) => panel.edges);
  const lines = edges.map((edge) => drawLine(edge, placed(layout, at.arrows, edge.id)));
  const labels = edges.map((edge) => drawLabel(edge, placed(layout, at.arrows, edge.id)));
  const boxes = nodes.map((node) =>
    drawNode(node, placed(layout, at.nodes, node.id), node.state === undefined ? "" : names.state(node.state, "full")),
  );
  const width = Math.max(at.width, LEAST_WIDTH, Math.ceil(textWidth(names.title) * HEADING_SIZE * BOLD) + 2 * MARGIN);
  const aside = Math.floor((width - at.width) / 2);
  const legend = drawLegend(names.language, MARGIN, HEADING + at.height + 24, width - 2 * MARGIN);
  const height = Math.ceil(HEADING + at.height + 24 + legend.height + 12);
  const heading = element("text", { x: MARGIN, y: 36, "font-size": HEADING_SIZE, "font-weight": "bold" }, escaped(names.title));
  const moved = element("g", { transform: `translate(${aside} ${HEADING})` }, `\n${[...lines, ...labels, ...boxes].join("\n")}\n`);
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-labelledby": "title desc",
    lang: names.language === "zh" ? "zh-CN" : "en",
    "font-family": FONTS,
    fill: INK.line,
  };
  const parts = [
    element("title", { id: "title" }, escaped(names.title)),
    element("desc", { id: "desc" }, escaped(description(diagramModel(lifecycle), names))),
    element("rect", { width, height, fill: INK.ground }),
    heading,
    moved,
    legend.drawn,
  ];
  return `${element("svg", root, `\n${parts.join("\n")}\n`)}\n`;
}

function description(model: DiagramModel, names: DiagramNames): string {
  const [states, arrows] = [model.states.length, model.arrows.length];
  return names.language === "zh"
    ? `状态图：${states}个状态，${arrows}条箭头。每个状态由哪些事项到达、经哪些事项离开，见同名的清单。`
    : `State diagram: ${states} states, ${arrows} arrows. The list of the same name tells for each state which acts lead into it and out of it.`;
}

function placed<Place>(layout: DiagramLayout, places: ReadonlyMap<string, Place>, id: string): Place {
  const found = places.get(id);
  if (found !== undefined) return found;
  const details = { lifecycle: layout.lifecycle, part: id };
  throw new GuijuError("invalid_definition", `the layout of "${layout.lifecycle}" has no place for "${id}": lay the diagram out anew`, {
    details,
  });
}
