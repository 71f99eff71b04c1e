/** Something to be timed: it runs once through the whole of its work. What it gives is waited for where it is a promise. */
export type Work = () => unknown;

/** The milliseconds that each work took in each round, by its name. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** The least, the middle and the most of some numbers. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Work that is over sooner is repeated, so that a round is never a single short stroke of the clock. */
const LEAST_MILLISECONDS = 250;

/**
 * Times several works in turns, one after the other in every round, so that what slows the machine down for a while slows all of them.
 *
 * Each work runs once beforehand; that run is not counted.
 */
export async function timeInRounds<Name extends string>(works: Readonly<Record<Name, Work>>, rounds: number): Promise<Rounds<Name>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await works[name]();
  for (let round = 0; round < rounds; round += 1) for (const name of names) times[name].push(await millisecondsOf(works[name]));
  return times;
}

/** The spread of numbers, for instance of the rounds of one work. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const half = (sorted.length - 1) / 2;
  return { min: at(0), median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2, max: at(sorted.length - 1) };
}

async function millisecondsOf(work: Work): Promise<number> {
  const began = performance.now();
  let runs = 0;
  let passed = 0;
  do {
    const later = work();
    if (later instanceof Promise) await later;
    runs += 1;
    passed = performance.now() - began;
  } while (passed < LEAST_MILLISECONDS);
  return passed / runs;
}
