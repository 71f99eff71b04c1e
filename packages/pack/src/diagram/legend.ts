import type { Language } from "@guiju/core";
import type { PlannedEdge, PlannedNode } from "./diagram-plan.ts";
import { drawLine } from "./draw-arrow.ts";
import { drawNode, INK } from "./draw-node.ts";
import { element, escaped } from "./svg.ts";
import { textWidth } from "./text-width.ts";

const SIZE = 12;
const ROW = 30;
const SAMPLE = 40;

interface Sample {
  readonly words: Readonly<Record<Language, string>>;
  draw(x: number, y: number): string;
}

const node = (shape: PlannedNode["shape"]): PlannedNode => ({ id: "", shape, width: 0, height: 0, lines: [], state: undefined });
const outlineOf = (shape: PlannedNode["shape"]) => (x: number, y: number) =>
  drawNode(node(shape), { x, y: y - 9, width: SAMPLE, height: 18 }, "");
const lineOf = (direction: PlannedEdge["direction"]) => (x: number, y: number) => {
  const edge = { id: "", from: "", to: "", direction, labelWidth: 0, labelHeight: 0, lines: [] };
  const line = [
    [x, y],
    [x + SAMPLE, y],
  ] as const;
  return drawLine(edge, { line, label: undefined });
};

const samples: readonly Sample[] = [
  { words: { zh: "起始状态", en: "initial state" }, draw: outlineOf("initial") },
  { words: { zh: "状态；“·”后为不改变状态的事项", en: "state, with the acts that leave it unchanged" }, draw: outlineOf("ordinary") },
  { words: { zh: "终结状态", en: "final state" }, draw: outlineOf("final") },
  {
    words: { zh: "随日期显示的状态", en: "view that the date brings" },
    draw: (x, y) =>
      element("rect", { x, y: y - 9, width: SAMPLE, height: 18, rx: 5, fill: INK.tint, stroke: INK.line, "stroke-dasharray": "5 3" }),
  },
  { words: { zh: "接另一栏的状态", en: "state in another column" }, draw: outlineOf("exit") },
  { words: { zh: "前进", en: "leads on" }, draw: lineOf("forward") },
  { words: { zh: "退回", en: "leads back" }, draw: lineOf("back") },
];

/** Draws what the shapes mean, in rows as wide as the picture. */
export function drawLegend(
  language: Language,
  left: number,
  top: number,
  width: number,
): { readonly drawn: string; readonly height: number } {
  let [x, y] = [left, top + ROW / 2];
  const parts: string[] = [];
  for (const sample of samples) {
    const words = sample.words[language];
    const taken = SAMPLE + 8 + textWidth(words) * SIZE + 14;
    if (x > left && x + taken > left + width) [x, y] = [left, y + ROW];
    parts.push(sample.draw(x, y), element("text", { x: x + SAMPLE + 8, y: y + 4, "font-size": SIZE }, escaped(words)));
    x += Math.ceil(taken);
  }
  return { drawn: parts.join(""), height: y + ROW / 2 - top };
}
