import { type Seeded, seeded } from "../rules/seeded.ts";

interface Declared {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly words?: readonly string[];
}

/** Makes lines of a file of facts, each organisation with every fact of the rubric. */
export function linesFor(file: object, count: number): readonly string[] {
  const random = seeded(20_260_601);
  const { facts } = file as { readonly facts: Readonly<Record<string, Declared>> };
  return Array.from({ length: count }, (_, index) => {
    // Some do well and some do not: otherwise all totals would be much the same.
    const faults = 5 + random.below(40);
    const own = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factOf(name, fact, faults, random)]));
    return JSON.stringify({ id: `organisation-${index + 1}`, facts: own });
  });
}

function factOf(name: string, { type, min = 0, max = 100, words = [] }: Declared, faults: number, random: Seeded): unknown {
  if (name.endsWith("Scores")) return Array.from({ length: 5 }, () => random.below(11));
  if (name.endsWith("Votes")) return { good: 1 + random.below(30), fair: random.below(20), poor: random.below(5) };
  if (/Accident|Records|Case/.test(name)) return random.percent(2);
  if (/Applies|Audited|innovation/.test(name)) return random.percent(80);
  if (type === "flag") return random.percent(faults);
  if (type === "word") return random.one(words);
  if (/Times|praised/.test(name)) return random.percent(faults) ? 1 + random.below(6) : 0;
  if (type === "count") return min + random.below(max - min + 1);
  return random.percent(faults) ? random.below(1001) / 10 : (850 + random.below(151)) / 10;
}
