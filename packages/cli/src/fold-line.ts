import { displayWidth } from "@guiju/core";

/**
 * Folds a line that is wider than a terminal: at spaces or between Chinese characters, never before a mark of punctuation; what goes on is set in.
 * A word that alone is too wide stays whole, for the terminal to break.
 */
export function foldLine(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line.trim() !== "" && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = indent + piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()].join("\n");
}

/** A Chinese character with the punctuation behind it, an opening mark with what it opens, or a word with the space behind it. */
const PIECES = /[（《“‘【]*(?:[\u2e80-\uffef](?<![，、；：。！？）》”’】])|[^\s\u2e80-\uffef“”‘’]+)[，、；：。！？）》”’】]*\s*|\s+|./gu;
