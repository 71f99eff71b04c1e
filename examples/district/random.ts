/** A source of whole numbers that always yields the same ones for the same seed. */
export interface Random {
  /** A whole number between both bounds, both included. */
  int(min: number, max: number): number;
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean;
  pick<T>(choices: readonly T[]): T;
}

/** Builds the generator known as mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    percent: (chance) => int(1, 100) <= chance,
    pick: (choices) => choices[int(0, choices.length - 1)] as (typeof choices)[number],
  };
}
