import type { Issue, Language } from "@guiju/core";

/** A box by its upper left corner and its size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an arrow runs, and where the text beside it stands, if it has one. */
export interface ArrowLayout {
  readonly line: readonly (readonly [number, number])[];
  readonly label: Box | undefined;
}

/** The coordinates of a diagram in one language; texts of different length need different room. */
export interface Coordinates {
  readonly width: number;
  readonly height: number;
  /** How many panels the states are folded into; without it as many as are usual for their number. */
  readonly panels?: number;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly arrows: ReadonlyMap<string, ArrowLayout>;
}

/** Where the parts of a lifecycle's diagram stand: computed once at build time, kept beside the pack's data, drawn anywhere without a layout engine. */
export interface DiagramLayout extends Readonly<Record<Language, Coordinates>> {
  /** `<pack>/<lifecycle>`. */
  readonly lifecycle: string;
}

/** The most parts of a diagram that are read from a file. */
const MOST_PARTS = 2000;

/** The most panels of a diagram. */
const MOST_PANELS = 50;

/**
 * Writes a layout as JSON text that people can compare: a box is `"x y width height"`, a line `"x,y x,y …"`.
 *
 * @example
 * const nothing = { width: 10, height: 20, nodes: new Map(), arrows: new Map() };
 * layoutText({ lifecycle: "a/b", zh: nothing, en: nothing }).includes('"size": "10 20"'); // => true
 */
export function layoutText({ lifecycle, zh, en }: DiagramLayout): string {
  return `${JSON.stringify({ lifecycle, zh: written(zh), en: written(en) }, undefined, 2)}\n`;
}

/**
 * Reads a layout that `layoutText` wrote.
 *
 * @example
 * const nothing = { size: "10 20", nodes: {}, arrows: {} };
 * "layout" in readLayout({ lifecycle: "a/b", zh: nothing, en: nothing }); // => true
 * "issues" in readLayout({}); // => true
 */
export function readLayout(json: unknown): { readonly layout: DiagramLayout } | { readonly issues: readonly Issue[] } {
  const content = recordOf(json);
  const lifecycle = content.get("lifecycle");
  const issues: Issue[] =
    typeof lifecycle === "string" ? [] : [issue("/lifecycle", "应为生命周期的名称。", "This must be the name of a lifecycle.")];
  const [zh, en] = [coordinates(content.get("zh"), "/zh", issues), coordinates(content.get("en"), "/en", issues)];
  return issues.length > 0 ? { issues } : { layout: { lifecycle: String(lifecycle), zh, en } };
}

function written({ width, height, panels, nodes, arrows }: Coordinates): unknown {
  const lines = [...arrows].map(([id, { line, label }]) => {
    const points = line.map((point) => point.join(",")).join(" ");
    return [id, label === undefined ? { line: points } : { line: points, label: boxText(label) }] as const;
  });
  return {
    size: `${width} ${height}`,
    ...(panels === undefined ? {} : { panels }),
    nodes: Object.fromEntries([...nodes].map(([id, box]) => [id, boxText(box)])),
    arrows: Object.fromEntries(lines),
  };
}

/** Reads the coordinates of one language and notes what is wrong with them. */
function coordinates(json: unknown, at: string, issues: Issue[]): Coordinates {
  const content = recordOf(json);
  const [nodes, arrows] = [recordOf(content.get("nodes")), recordOf(content.get("arrows"))];
  const none = { width: 0, height: 0, nodes: new Map(), arrows: new Map() };
  if (nodes.size + arrows.size > MOST_PARTS) {
    issues.push(issue(at, `最多 ${MOST_PARTS} 个部分。`, `At most ${MOST_PARTS} parts are read.`));
    return none;
  }
  const box = (text: unknown, pointer: string): Box => {
    const [x, y, width, height] = numbers(text, " ", 4) ?? [];
    if (height === undefined) issues.push(issue(pointer, "应为“x y 宽 高”。", 'This must be "x y width height".'));
    return { x, y, width, height } as Box;
  };
  const line = (text: unknown, pointer: string): ArrowLayout["line"] => {
    const points = typeof text === "string" && text.length < 10_000 ? text.split(" ").map((point) => numbers(point, ",", 2)) : [];
    if (points.length < 2 || points.includes(undefined)) issues.push(issue(pointer, "应为“x,y x,y …”。", 'This must be "x,y x,y …".'));
    return points as unknown as ArrowLayout["line"];
  };
  const size = numbers(content.get("size"), " ", 2);
  if (size === undefined) issues.push(issue(`${at}/size`, "应为“宽 高”。", 'This must be "width height".'));
  const [width, height] = size ?? [0, 0];
  const panels = content.get("panels");
  const isCount = typeof panels === "number" && Number.isInteger(panels) && panels > 0 && panels <= MOST_PANELS;
  if (panels !== undefined && !isCount) {
    issues.push(issue(`${at}/panels`, `应为1至${MOST_PANELS}的整数。`, `This must be a whole number from 1 to ${MOST_PANELS}.`));
  }
  return {
    ...(isCount ? { panels } : {}),
    width: width as number,
    height: height as number,
    nodes: new Map([...nodes].map(([id, text]) => [id, box(text, `${at}/nodes/${id}`)])),
    arrows: new Map(
      [...arrows].map(([id, parts]) => {
        const pointer = `${at}/arrows/${id}`;
        const [points, label] = [recordOf(parts).get("line"), recordOf(parts).get("label")];
        return [id, { line: line(points, `${pointer}/line`), label: label === undefined ? undefined : box(label, `${pointer}/label`) }];
      }),
    ),
  };
}

function issue(pointer: string, zh: string, en: string): Issue {
  return { code: "invalid_layout", pointer, message: { zh, en } };
}

function boxText({ x, y, width, height }: Box): string {
  return `${x} ${y} ${width} ${height}`;
}

function recordOf(json: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof json === "object" && json !== null && !Array.isArray(json) ? Object.entries(json) : []);
}

/** So many plain numbers, or nothing. */
function numbers(written: unknown, separator: string, count: number): readonly number[] | undefined {
  if (typeof written !== "string" || written.length > 100) return undefined;
  const parts = written.split(separator);
  return parts.length === count && parts.every((part) => /^-?\d{1,5}(\.\d{1,3})?$/.test(part)) ? parts.map(Number) : undefined;
}
