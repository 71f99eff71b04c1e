import type { Standing } from "./standing.ts";

/** Totals that only their order matters of: least and greatest, so that any two can be compared as numbers. */
export interface Keys {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Gives the totals themselves, or, where some are not safe, their positions in order. */
export function keysOf({ low, high, bigLow, bigHigh }: Standing): Keys {
  if (bigLow.size === 0 && bigHigh.size === 0) return { low, high };
  const [lows, highs] = [[...low].map((value, at) => bigLow.get(at) ?? value), [...high].map((value, at) => bigHigh.get(at) ?? value)];
  // A number and a bigint compare exactly.
  const ordered = [...new Set([...lows, ...highs])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Map(ordered.map((value, place) => [value, place]));
  return {
    low: Float64Array.from(lows, (value) => places.get(value) as number),
    high: Float64Array.from(highs, (value) => places.get(value) as number),
  };
}

/** Gives the keys of some organisations in order. */
export function sortedOf(keys: Float64Array, members: Uint32Array): Float64Array {
  const sorted = new Float64Array(members.length);
  for (let index = 0; index < members.length; index += 1) sorted[index] = keys[members[index] as number] as number;
  return sorted.sort();
}

/** Counts how many of a sorted column are greater than a key. */
export function countAbove(sorted: Float64Array, key: number): number {
  return sorted.length - positionAfter(sorted, key);
}

/** Counts how many of a sorted column are less than a key. */
export function countBelow(sorted: Float64Array, key: number): number {
  return position(sorted, (value) => value < key);
}

/** Counts how many of a sorted column are not greater than a key. */
export function positionAfter(sorted: Float64Array, key: number): number {
  return position(sorted, (value) => value <= key);
}

function position(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(sorted[middle] as number)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Puts the organisations together that are counted together: all, or by category. */
export function groupsOf(standing: Standing, within: "cohort" | "category", only: readonly string[] | null): readonly Uint32Array[] {
  const { categories, categoryNames, size } = standing;
  const names = [...categoryNames.keys()];
  const groups: number[][] = (within === "cohort" ? [undefined] : names).map(() => []);
  const taken = names.map((name) => only === null || only.includes(name));
  for (let index = 0; index < size; index += 1) {
    const category = categories[index] as number;
    if (taken[category]) groups[within === "cohort" ? 0 : category]?.push(index);
  }
  return groups.map((group) => Uint32Array.from(group));
}
