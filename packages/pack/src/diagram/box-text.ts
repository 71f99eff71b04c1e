import { type DiagramModel, type DiagramState, numberRanges } from "./diagram-model.ts";
import type { DiagramNames } from "./diagram-names.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** One line of a box, ready to draw. */
export interface BoxLine {
  readonly text: string;
  readonly style: "title" | "item" | "view";
  /** The mark before it: a number, a bullet, or none where it goes on from the line before. */
  readonly mark: string;
}

/** Sizes in units of the picture, which are CSS pixels at its natural size. */
export const SIZES = {
  title: 14,
  item: 12,
  titleLine: 19,
  itemLine: 16,
  padding: 9,
  markWidth: 24,
  box: 184,
  shared: 390,
  connector: 170,
  label: 86,
  labelLines: 3,
} as const;

/** The length of the tip by which a connector points on. */
export const CONNECTOR_TIP = 14;

/** The lines of a state's box: number and name, the acts that leave the case in it, the views the calendar brings. */
export function stateLines(state: DiagramState, names: DiagramNames): readonly BoxLine[] {
  const stays = [...new Set(state.stays.map((act) => names.act(act, state.name, "short")))];
  return [
    ...wrapped(names.state(state.name, "short"), "title", `${state.number}`, SIZES.box),
    ...stays.flatMap((act) => wrapped(act, "item", "·", SIZES.box)),
    ...state.dated.flatMap((view) => wrapped(names.state(view, "short"), "view", "◷", SIZES.box)),
  ];
}

/** The lines of the box of acts that many states share. */
export function sharedLines(model: DiagramModel, names: DiagramNames): readonly BoxLine[] {
  const numbers = new Map(model.states.map((state) => [state.name, state.number]));
  const number = (name: string): number => numbers.get(name) as number;
  const [head, stays, or] =
    names.language === "zh" ? ["在多个状态都可以办理", "状态不变", "或"] : ["Possible in many states", "state unchanged", "or"];
  const rows = model.shared.flatMap(({ from, acts, to }) => {
    const said = acts.map((act) => names.act(act, to[0] ?? "", "short")).join(names.language === "zh" ? "、" : ", ");
    const targets = to.map((each) => `${number(each)}\u00a0${names.state(each, "short")}`).join(` ${or} `);
    const row = to.length === 0 ? `${said}${names.language === "zh" ? `（${stays}）` : ` (${stays})`}` : `${said} → ${targets}`;
    const places = numberRanges(from.map(number));
    return wrapped(names.language === "zh" ? `状态 ${places}：${row}` : `States ${places}: ${row}`, "item", "·", SIZES.shared);
  });
  return [...wrapped(head as string, "title", "", SIZES.shared), ...rows];
}

/** The lines of a connector to or from a state in another panel. */
export function connectorLines(state: DiagramState, names: DiagramNames): readonly BoxLine[] {
  return wrapped(names.state(state.name, "short"), "item", `${state.number}`, SIZES.connector);
}

/** The height that lines take in a box. */
export function heightOf(lines: readonly BoxLine[]): number {
  const views = lines.some((line) => line.style === "view") ? 10 : 0;
  return lines.reduce((sum, line) => sum + (line.style === "title" ? SIZES.titleLine : SIZES.itemLine), 2 * SIZES.padding + views);
}

/** The width that lines take in a box. */
export function widthOf(lines: readonly BoxLine[]): number {
  const wide = lines.map(
    ({ text, style }) => textWidth(text) * (style === "title" ? SIZES.title * BOLD : SIZES.item) + (style === "view" ? VIEW_INDENT + 4 : 0),
  );
  return Math.ceil(Math.max(60, ...wide) + 2 * SIZES.padding + SIZES.markWidth);
}

/** Bold letters are wider than those the estimate knows. */
export const BOLD = 1.12;

const VIEW_INDENT = 6;

/** The lines of the text beside an arrow: no more than a few, and as narrow as that allows; acts that lead the same way are parted by strokes, and a line ends with one where it can. */
export function labelLines(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)];
  // No word is broken, and none parted from the stroke behind it.
  const words = distinct.flatMap((text) => text.match(/[\w’'-]+/g) ?? []).map((word) => textWidth(`${word} /`));
  let room = Math.max(SIZES.label / SIZES.item, ...words);
  let lines = linesWithin(distinct, room);
  while (lines.length > SIZES.labelLines && room < MOST_ROOM) {
    room += 1;
    lines = linesWithin(distinct, room);
  }
  return lines;
}

/** No label is wider than this, in units of its font size, whatever it says. */
const MOST_ROOM = 40;

function linesWithin(texts: readonly string[], room: number): readonly string[] {
  const lines: string[] = [];
  texts.forEach((text, index) => {
    const told = index === texts.length - 1 ? text : `${text}\u00a0/`;
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${told}`) <= room) lines[lines.length - 1] = `${last} ${told}`;
    else lines.push(...wrapText(told, room));
  });
  return lines;
}

/** The width and height of a label with some room around it. */
export function labelSize(lines: readonly string[]): readonly [number, number] {
  return [Math.ceil(Math.max(...lines.map(textWidth), 0) * SIZES.item) + 8, lines.length * SIZES.itemLine + 4];
}

function wrapped(text: string, style: BoxLine["style"], mark: string, box: number): readonly BoxLine[] {
  const size = style === "title" ? SIZES.title : SIZES.item;
  const room = (box - 2 * SIZES.padding - SIZES.markWidth - (style === "view" ? VIEW_INDENT + 4 : 0)) / size;
  return wrapText(text, style === "title" ? room / BOLD : room).map((line, index) => ({
    text: line,
    style,
    mark: index === 0 ? mark : "",
  }));
}
