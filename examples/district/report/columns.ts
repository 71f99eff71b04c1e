import { displayWidth } from "@guiju/core";

// What stays on one line: a date, a word or a character, with the marks that open before it and close after it.
const PIECE = /[（《“「]*(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|[!-~]+|.)[，。；：、！？）》”」]* ?/gu;

const NARROWEST = 8;

/** One column; `grow` marks those that go on in the next line where the table is too narrow, the widest first. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  readonly grow?: true;
}

/** Lays rows out below their headings so that no line is wider than `width`. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = columns.map((column, at) => Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[at] ?? ""))));
  for (let over = widths.reduce((sum, each) => sum + each + 2, -2) - width; over > 0; over -= 1) {
    const widest = growing(columns, widths);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padded(cut(cell, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  // A name is not cut: often its end alone tells it from another.
  const lines = (row: readonly string[]): string[] => {
    const parts = row.map((cell, at) => (columns[at]?.grow === true ? wrap(cell, widths[at] ?? 0) : [cell]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, at) => line(parts.map((part) => part[at] ?? "")));
  };
  return [line(columns.map((column) => column.title)), widths.map((each) => "─".repeat(each)).join("  "), ...rows.flatMap(lines)];
}

/** Breaks a text into lines of at most `width` places: between words, and between any two Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const pieces = text.match(PIECE) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** The widest column that may still be cut. */
function growing(columns: readonly Column[], widths: readonly number[]): number | undefined {
  const open = columns.flatMap((column, at) => (column.grow === true && (widths[at] ?? 0) > NARROWEST ? [at] : []));
  return open.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function padded(text: string, width: number, align: "left" | "right"): string {
  const gap = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + gap : gap + text;
}
