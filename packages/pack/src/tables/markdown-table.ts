import type { Language, Text } from "@guiju/core";

/**
 * Writes a Markdown table. Bars and line breaks in cells are escaped; cells are not padded, because their width differs by font.
 *
 * @example
 * markdownTable(["a", "b"], [["1", "x|y"]]); // => "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n"
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |\n`;
  return `${line(head)}${line(head.map(() => "---"))}${rows.map(line).join("")}`;
}

/** Writes a Markdown table of texts in one language. */
export function textTable(head: readonly Text[], rows: readonly (readonly Text[])[], language: Language): string {
  const said = (cells: readonly Text[]): readonly string[] => cells.map((each) => each[language]);
  return markdownTable(said(head), rows.map(said));
}

function cell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", "<br>");
}
