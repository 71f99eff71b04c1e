import { DAYS, dayText, FACTS, type FactAt } from "./fact-model.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** The facts of one organisation, nested as a host would send them. */
export type Organisation = Readonly<Record<string, unknown>>;

/** Makes organisations, each with every fact: what the engines say where facts are missing differs by design. */
export function organisations(count: number): readonly Organisation[] {
  const random = seeded(20260511);
  // Through JSON, as they arrive: objects made by one literal would share a shape that parsed ones need not have.
  return Array.from({ length: count }, () => JSON.parse(JSON.stringify(organisation(random))) as Organisation);
}

/** The same facts in one record, each under its keys joined with dots. */
export function flattened(organisation: Organisation): Organisation {
  return Object.fromEntries(
    FACTS.map(({ keys }) => [keys.join("."), keys.reduce<unknown>((at, key) => (at as Organisation)[key], organisation)]),
  );
}

function organisation(random: Seeded): Organisation {
  const whole: Record<string, unknown> = {};
  for (const fact of FACTS) {
    let at = whole;
    for (const key of fact.keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[fact.keys.at(-1) as string] = factOf(fact, random);
  }
  return whole;
}

function factOf({ kind, limit, words }: FactAt, random: Seeded): unknown {
  switch (kind) {
    case "count":
      return random.below(limit + 1);
    case "number":
      return random.below(limit * 10 + 1) / 10;
    case "flag":
      return random.percent(60);
    case "word":
      return random.one(words);
    case "date":
      return dayText(random.below(DAYS.count));
    case "list":
      return words.filter(() => random.percent(50));
  }
}
