import type { Condition, Operand, RuleDocument, Source } from "@guiju/rules";
import { DAYS, dayText, FACTS, type FactAt } from "./fact-model.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** How much there is to decide of one organisation. */
export const SIZE: { readonly indicators: number; readonly leaves: number; readonly named: number } = {
  indicators: 60,
  leaves: 179,
  named: 6,
};

const NUMBER_OPERATORS = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];

/** Makes a pack of indicators in what every engine here can say: upstream's operators over complete facts. */
export function rulePack(): RuleDocument {
  const random = seeded(179);
  const named = Array.from({ length: SIZE.named }, (_, index) => `common${index + 1}`);
  const sizes = leavesEach(random);
  const conditionOf = (size: number): Condition =>
    group(
      Array.from({ length: size }, () => leaf(random)),
      random,
    );
  return {
    facts: factTypes(),
    conditions: Object.fromEntries(named.map((name) => [name, conditionOf(2)])),
    rules: sizes.map((size, index) => {
      const own = conditionOf(size);
      return {
        name: `indicator${String(index + 1).padStart(2, "0")}`,
        conditions: random.percent(30) ? { any: [own, { condition: random.one(named) }] } : own,
        event: { type: "met", params: { points: 1 + random.below(5) } },
      };
    }),
  };
}

/** At least one leaf for each indicator, the rest by chance; named conditions have two each. */
function leavesEach(random: Seeded): readonly number[] {
  const sizes = Array.from({ length: SIZE.indicators }, () => 1);
  for (let left = SIZE.leaves - SIZE.indicators - 2 * SIZE.named; left > 0; ) {
    const index = random.below(sizes.length);
    if ((sizes[index] ?? 0) >= 6) continue;
    sizes[index] = (sizes[index] ?? 0) + 1;
    left -= 1;
  }
  return sizes;
}

function group(parts: readonly Condition[], random: Seeded): Condition {
  if (parts.length > 3) {
    const half = parts.length >> 1;
    return joined([group(parts.slice(0, half), random), group(parts.slice(half), random)], random);
  }
  const whole = joined(parts, random);
  return random.percent(15) ? { not: whole } : whole;
}

function joined(parts: readonly Condition[], random: Seeded): Condition {
  return random.percent(60) ? { all: parts } : { any: parts };
}

function leaf(random: Seeded): Condition {
  const fact = random.one(FACTS);
  return { ...sourceOf(fact), ...comparison(fact, random) };
}

function comparison(fact: FactAt, random: Seeded): { readonly operator: string; readonly value: Operand } {
  switch (fact.kind) {
    case "flag":
      return { operator: "equal", value: random.percent(70) };
    case "word":
      if (random.percent(50)) return { operator: random.one(["equal", "notEqual"]), value: random.one(fact.words) };
      return { operator: random.one(["in", "notIn"]), value: fact.words.slice(random.below(2), 2) };
    case "date":
      return { operator: random.one(NUMBER_OPERATORS), value: dayText(middling(DAYS.count, random)) };
    case "list":
      return { operator: random.one(["contains", "doesNotContain"]), value: random.one(fact.words) };
    default: {
      const other = random.one(FACTS.filter(({ kind }) => kind === fact.kind));
      const value = random.percent(15) && other !== fact ? sourceOf(other) : middling(fact.limit, random);
      return { operator: random.one(NUMBER_OPERATORS), value };
    }
  }
}

/** From a fifth to four fifths, so that both answers are met. */
function middling(limit: number, random: Seeded): number {
  return Math.floor(limit * 0.2) + random.below(Math.max(1, Math.ceil(limit * 0.6)));
}

function sourceOf({ keys: [fact = "", ...path] }: FactAt): Source {
  return { fact, path: `$.${path.join(".")}` };
}

interface Type {
  readonly type: string;
  readonly of?: Record<string, Type>;
}

function factTypes(): RuleDocument["facts"] {
  const types: Record<string, Type> = {};
  for (const { keys, kind } of FACTS) {
    let at = types;
    for (const key of keys.slice(0, -1)) {
      const record: Type = at[key] ?? { type: "record", of: {} };
      at[key] = record;
      at = record.of ?? {};
    }
    at[keys.at(-1) as string] = { type: kind };
  }
  return types as RuleDocument["facts"];
}
