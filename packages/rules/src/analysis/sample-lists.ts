import type { Datum } from "../datum.ts";
import type { Sample } from "./sample-scalars.ts";

const mostLists = 512;
const longest = 10_000;

/** Samples lists made of kinds of elements: every choice of how many of each, where that is few enough. */
export function listSample(elements: Sample, counts: ReadonlySet<number>): Sample {
  const kinds = elements.values;
  const greatest = Math.max(1, ...[...counts].map((count) => Math.floor(count) + 1));
  if (kinds.length === 0) return { values: [[]], exact: false };
  if (kinds.length === 1 && greatest <= longest) {
    const [kind] = kinds;
    return { values: relevant(counts).map((length) => repeated(kind, length)), exact: elements.exact };
  }
  if ((greatest + 1) ** kinds.length <= mostLists) return { values: vectors(kinds, greatest), exact: elements.exact };
  const few = kinds.slice(0, Math.floor(Math.log2(mostLists)));
  const long = kinds.slice(0, 16).flatMap((kind) =>
    relevant(counts)
      .filter((length) => length <= 100)
      .map((length) => repeated(kind, length)),
  );
  const sole = kinds.slice(few.length).map((kind) => [kind]);
  return { values: [...vectors(few, 1), kinds, ...sole, ...long], exact: elements.exact && few.length === kinds.length && greatest === 1 };
}

/** The lengths that tell one answer from another: none, one, and those at and around each number compared with. */
function relevant(counts: ReadonlySet<number>): readonly number[] {
  const around = [...counts].flatMap((count) => [Math.ceil(count) - 1, Math.floor(count), Math.floor(count) + 1]);
  return [...new Set([0, 1, ...around])].filter((length) => length >= 0 && length <= longest).sort((a, b) => a - b);
}

function vectors(kinds: readonly Datum[], greatest: number): readonly (readonly Datum[])[] {
  let lists: readonly (readonly Datum[])[] = [[]];
  for (const kind of kinds) {
    lists = lists.flatMap((list) => Array.from({ length: greatest + 1 }, (_, times) => [...list, ...repeated(kind, times)]));
  }
  return lists;
}

function repeated(kind: Datum, times: number): readonly Datum[] {
  return Array.from({ length: times }, () => kind);
}
