import { displayWidth } from "@guiju/core";
import { foldLine } from "./fold-line.ts";

/** One column: its heading, and on which side numbers or words stand. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/**
 * Lays rows out in columns; a Chinese character counts for two places.
 * On a terminal that is narrower than that (a phone), each row becomes a short block of its own: its first cell, then a line a cell.
 */
export function columns(heads: readonly Column[], rows: readonly (readonly string[])[], terminalWidth?: number): string {
  const widths = heads.map((head, at) => Math.max(displayWidth(head.title), ...rows.map((row) => displayWidth(row[at] ?? ""))));
  const whole = widths.reduce((sum, width) => sum + width + 2, -2);
  if (terminalWidth !== undefined && whole > terminalWidth) return rows.map((row) => block(heads, row, terminalWidth)).join("\n");
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0, heads[at]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  return [line(heads.map((head) => head.title)), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

function block(heads: readonly Column[], cells: readonly string[], width: number): string {
  const lines = cells.map((cell, at) => (at === 0 ? cell : foldLine(`  ${heads[at]?.title ?? ""}: ${cell}`, width, "    ")));
  return lines.map((text) => `${text}\n`).join("");
}

function padded(cell: string, width: number, align: "left" | "right"): string {
  const gap = " ".repeat(Math.max(0, width - displayWidth(cell)));
  return align === "left" ? cell + gap : gap + cell;
}
