import { createHash } from "node:crypto";

/** Remembers on which line an id stood first. */
export interface SeenIds {
  /** The line an id was first seen on; notes `line` and gives `undefined` where this is the first. */
  firstLineOf(id: string, line: number): number | undefined;
}

/** An empty memory of ids. Of a long id only its digest is kept, so that a line costs the same whatever its id. */
export function createSeenIds(): SeenIds {
  const lines = new Map<string, number>();
  return {
    firstLineOf(id, line) {
      const key = id.length <= 64 ? id : `#${createHash("sha256").update(id).digest("base64")}`;
      const first = lines.get(key);
      if (first === undefined) lines.set(key, line);
      return first;
    },
  };
}
