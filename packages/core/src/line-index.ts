import type { Place } from "./issue.ts";

/** Finds places in one text; made once a text and asked often. */
export interface LineIndex {
  /** The place of `length` code units from `offset`, cut at the end of the line. */
  placeAt(offset: number, length: number): Place;
}

/**
 * Prepares a text for finding places by offset. Lines end with CR LF, LF or CR.
 *
 * @example
 * lineIndex("{\n  \"a\": 1\n}", "a.json").placeAt(4, 3); // => { file: "a.json", line: 2, column: 3, length: 3 }
 */
export function lineIndex(text: string, file: string): LineIndex {
  const starts = lineStarts(text);
  return {
    placeAt(offset, length) {
      const line = lineOf(starts, offset);
      const start = starts[line] as number;
      const next = starts[line + 1] ?? text.length + 1;
      const lineEnd = next - (text[next - 1] === "\n" && text[next - 2] === "\r" ? 2 : 1);
      const column = offset - start + 1;
      return { file, line: line + 1, column, length: Math.max(1, Math.min(length, lineEnd - offset)) };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 10 && unit !== 13) continue;
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    starts.push(at + 1);
  }
  return starts;
}

/** The index of the last line that starts at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
