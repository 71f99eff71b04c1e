/** Numbers that look random and are the same in every run. */
export interface Seeded {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  one<Item>(items: readonly Item[]): Item;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
}

/** Starts a row of such numbers: mulberry32, which is short and good enough to spread test data. */
export function seeded(seed: number): Seeded {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    one: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("there is nothing to take");
      return item;
    },
    percent: (share) => below(100) < share,
  };
}
