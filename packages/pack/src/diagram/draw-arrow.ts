import { SIZES } from "./box-text.ts";
import type { ArrowLayout } from "./diagram-layout.ts";
import type { PlannedEdge } from "./diagram-plan.ts";
import { INK } from "./draw-node.ts";
import { element, escaped } from "./svg.ts";
import { cutLines } from "./text-width.ts";

const HEAD = 8;
const ROUNDING = 5;

/** Draws the line of an arrow and its head: whole where it leads on, in dashes where it leads back. */
export function drawLine(edge: PlannedEdge, { line }: ArrowLayout): string {
  const back = edge.direction === "back";
  const attributes = {
    d: path(line),
    fill: "none",
    stroke: back ? INK.quiet : INK.line,
    "stroke-width": 1.3,
    "stroke-dasharray": back ? "6 3" : undefined,
  };
  return element("path", attributes) + head(line, back);
}

/** Draws the text of an arrow over its line, on the ground of the picture. */
export function drawLabel(edge: PlannedEdge, { label }: ArrowLayout): string {
  if (label === undefined || edge.lines.length === 0) return "";
  const most = Math.max(1, Math.floor((label.height - 4) / SIZES.itemLine));
  const lines = cutLines(edge.lines, most, label.width / SIZES.item);
  const top = label.y + (label.height - lines.length * SIZES.itemLine) / 2;
  const ground = { x: label.x, y: top - 1, width: label.width, height: lines.length * SIZES.itemLine + 2, fill: INK.ground };
  const texts = lines.map((line, index) =>
    element("text", { x: label.x + label.width / 2, y: top + index * SIZES.itemLine + 12, "text-anchor": "middle" }, escaped(line)),
  );
  return element("rect", ground) + element("g", { "font-size": SIZES.item }, texts.join(""));
}

function path(line: ArrowLayout["line"]): string {
  const [first, ...rest] = line;
  if (first === undefined) return "";
  const steps = rest.map((point, index) => {
    const [before, after] = [line[index] as readonly [number, number], rest[index + 1]];
    const end = after === undefined ? shortened(before, point) : point;
    if (after === undefined) return `L${end.join(" ")}`;
    const [a, b] = [towards(point, before), towards(point, after)];
    return `L${a.join(" ")}Q${point.join(" ")} ${b.join(" ")}`;
  });
  return `M${first.join(" ")}${steps.join("")}`;
}

/** The point a little before a corner, seen from it. */
function towards([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): readonly [number, number] {
  const length = Math.hypot(toX - x, toY - y);
  const part = length === 0 ? 0 : Math.min(ROUNDING, length / 2) / length;
  return [round(x + (toX - x) * part), round(y + (toY - y) * part)];
}

/** The line ends inside the head, not at its tip. */
function shortened([fromX, fromY]: readonly [number, number], [x, y]: readonly [number, number]): readonly [number, number] {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  return [round(x - ((x - fromX) / length) * (HEAD - 2)), round(y - ((y - fromY) / length) * (HEAD - 2))];
}

/** A filled head leads on, an open one leads back. */
function head(line: ArrowLayout["line"], back: boolean): string {
  const tip = line.at(-1);
  const before = line.at(-2);
  if (tip === undefined || before === undefined) return "";
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
  const [dx, dy] = [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
  const corner = (side: number): string => `${round(tip[0] - dx * HEAD - dy * side * 4)} ${round(tip[1] - dy * HEAD + dx * side * 4)}`;
  const d = `M${tip.join(" ")}L${corner(1)}L${corner(-1)}Z`;
  return element("path", { d, fill: back ? INK.ground : INK.line, stroke: back ? INK.quiet : INK.line });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
