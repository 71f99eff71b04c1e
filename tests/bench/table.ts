/** One line of a bench: how many times as long one work took as another, over the rounds, and a figure of its own. */
export interface Row {
  readonly what: string;
  /** The middle of the rounds; each round compares what ran side by side. */
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** The middle of the rounds in `unit`. */
  readonly value: number;
}

/** What a bench prints. The key names are a public contract (see docs). */
export interface Table {
  readonly name: string;
  /** The version of Node it ran on. */
  readonly node: string;
  readonly rows: readonly Row[];
}

const HEAD = ["", "ratio", "min", "max", "", ""];

/** Writes a table for people. */
export function tableText({ name, node, rows }: Table): string {
  const cells = rows.map((row) => [row.what, figure(row.ratio), figure(row.min), figure(row.max), figure(row.value), row.unit]);
  const lines = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return `${name} (Node ${node})\n${text.join("\n")}\n`;
}

/** Three figures that mean something: 0.0123, 1.23, 12.3, 123, 12,300. */
function figure(number: number): string {
  if (!Number.isFinite(number)) return "-";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number) || 1)));
  return digits > 0 ? number.toFixed(Math.min(digits, 4)) : String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}
