import { displayWidth } from "@guiju/core";

/** One column: its heading, and on which side numbers or words stand. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Lays rows out in columns; a Chinese character counts for two places. */
export function columns(heads: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(displayWidth(head.title), ...rows.map((row) => displayWidth(row[at] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0, heads[at]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  return [line(heads.map((head) => head.title)), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

function padded(cell: string, width: number, align: "left" | "right"): string {
  const gap = " ".repeat(Math.max(0, width - displayWidth(cell)));
  return align === "left" ? cell + gap : gap + cell;
}
