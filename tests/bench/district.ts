import { readFileSync } from "node:fs";
import type { History } from "@guiju/lifecycle";

/** The histories of the made-up district, as they stand in its file. */
export function districtHistories(): readonly History[] {
  const lines = readFileSync(new URL("../../examples/district/files.ndjson", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as History);
}

/** The same histories over and over, each time with new ids, as the lines of a file. */
export function manyLines(histories: readonly History[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / histories.length);
    const history = histories[index % histories.length] as History;
    return JSON.stringify({ ...history, id: `${history.id}-${round}` });
  });
}
