import { type BoxLine, CONNECTOR_TIP, SIZES } from "./box-text.ts";
import type { Box } from "./diagram-layout.ts";
import type { PlannedNode } from "./diagram-plan.ts";
import { element, escaped } from "./svg.ts";
import { cutLines } from "./text-width.ts";

/** The greys of the picture: lines and letters, quieter lines, and the ground of boxes. */
export const INK = { line: "#222", quiet: "#555", ground: "#fff", tint: "#f2f2f2" } as const;

/** Draws a box with its text. What a box is shows by its outline: states round, first ones with a heavy line, final ones double and square. */
export function drawNode(node: PlannedNode, box: Box, title: string): string {
  if (node.shape === "start")
    return element("circle", { cx: box.x + box.width / 2, cy: box.y + box.height / 2, r: box.width / 2, fill: INK.line });
  const content = `${title === "" ? "" : element("title", {}, escaped(title))}${outline(node, box)}${drawText(node, box)}`;
  return element("g", { "data-node": node.id }, content);
}

function outline({ shape }: PlannedNode, { x, y, width, height }: Box): string {
  const rect = (attributes: Readonly<Record<string, string | number>>): string =>
    element("rect", { x, y, width, height, fill: INK.ground, stroke: INK.line, "stroke-width": 1.3, ...attributes });
  switch (shape) {
    case "start":
      return "";
    case "initial":
      return rect({ rx: 12, "stroke-width": 3 });
    case "ordinary":
      return rect({ rx: 12 });
    case "final":
      return rect({}) + rect({ x: x + 4, y: y + 4, width: width - 8, height: height - 8, fill: "none" });
    case "shared":
      return rect({ fill: INK.tint, stroke: INK.quiet, "stroke-dasharray": "2 3" });
    case "exit":
    case "entry": {
      const points = [
        [x, y],
        [x + width - CONNECTOR_TIP, y],
        [x + width, y + height / 2],
        [x + width - CONNECTOR_TIP, y + height],
        [x, y + height],
      ];
      return element("polygon", { points: points.join(" "), fill: INK.tint, stroke: INK.quiet, "stroke-width": 1.2 });
    }
  }
}

function drawText(node: PlannedNode, box: Box): string {
  const lines = fitting(node.lines, box);
  const drawn: string[] = [];
  let y = box.y + SIZES.padding;
  const firstView = lines.findIndex((line) => line.style === "view");
  const left = box.x + SIZES.padding;
  lines.forEach((line, index) => {
    const isTitle = line.style === "title";
    const tall = isTitle ? SIZES.titleLine : SIZES.itemLine;
    if (index === firstView) {
      y += 5;
      const height = (lines.length - firstView) * SIZES.itemLine + 4;
      const frame = { x: left + SIZES.markWidth - 19, y: y - 2, width: box.width - 2 * SIZES.padding - SIZES.markWidth + 19, height };
      drawn.push(element("rect", { ...frame, rx: 5, fill: INK.tint, stroke: INK.line, "stroke-dasharray": "5 3" }));
    }
    const baseline = y + (isTitle ? 14 : 12);
    const font = { "font-size": isTitle ? SIZES.title : SIZES.item, "font-weight": isTitle ? "bold" : undefined };
    if (line.mark !== "") {
      // Bullets and clocks stand beside their text, numbers at the edge.
      const at = isTitle || /^\d/.test(line.mark) ? left : left + SIZES.markWidth - 12;
      drawn.push(line.style === "view" ? clock(at + 2, baseline - 4) : element("text", { x: at, y: baseline, ...font }, line.mark));
    }
    const indent = line.style === "view" ? 6 : 0;
    drawn.push(element("text", { x: left + SIZES.markWidth + indent, y: baseline, ...font }, escaped(line.text)));
    y += tall;
  });
  return drawn.join("");
}

/** A clock drawn as a shape, because not every font has one. */
function clock(x: number, y: number): string {
  const hands = element("path", { d: `M${x} ${y - 3}V${y}H${x + 2.5}`, fill: "none", stroke: INK.line });
  return element("circle", { cx: x, cy: y, r: 5, fill: INK.ground, stroke: INK.line }) + hands;
}

/** As many lines as the box has room for. */
function fitting(lines: readonly BoxLine[], box: Box): readonly BoxLine[] {
  const kept: BoxLine[] = [];
  let room = box.height - 2 * SIZES.padding - (lines.some((line) => line.style === "view") ? 10 : 0);
  for (const line of lines) {
    room -= line.style === "title" ? SIZES.titleLine : SIZES.itemLine;
    if (room < 0) break;
    kept.push(line);
  }
  const last = kept.at(-1);
  if (kept.length === lines.length || last === undefined) return kept;
  const text = cutLines([last.text, ""], 1, (box.width - 2 * SIZES.padding - SIZES.markWidth) / SIZES.item)[0] as string;
  return [...kept.slice(0, -1), { ...last, text }];
}
