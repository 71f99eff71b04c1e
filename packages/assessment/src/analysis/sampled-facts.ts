import type { FactType } from "@guiju/rules";
import type { AssessmentFact, AssessmentFile } from "../assessment-file.ts";

/** Values of a fact worth trying, from the least to the greatest where they have an order. */
export function samplesOf(fact: AssessmentFact, thresholds: readonly number[]): readonly unknown[] {
  switch (fact.type) {
    case "flag":
      return [false, true];
    case "word":
      return fact.words === undefined || fact.words.length === 0 ? ["a"] : fact.words;
    case "count":
    case "number":
      return numbersOf(fact, thresholds);
    default:
      return [simplest(fact, fact)];
  }
}

/** Numbers that stand in a file: there something may change. */
export function thresholdsIn(part: unknown, found: Set<number> = new Set()): readonly number[] {
  if (typeof part === "number") found.add(part);
  if (typeof part === "object" && part !== null) for (const inner of Object.values(part)) thresholdsIn(inner, found);
  return [...found];
}

/** One organisation's facts: of each fact the sample at a position, by a fixed sequence so that every run is the same. */
export function factsAt(
  file: AssessmentFile,
  samples: ReadonlyMap<string, readonly unknown[]>,
  seed: number,
): Readonly<Record<string, unknown>> {
  let state = seed * 2654435761 + 1;
  return Object.fromEntries(
    Object.keys(file.facts ?? {}).map((name) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      const values = samples.get(name) ?? [];
      return [name, values[(state >>> 8) % Math.max(values.length, 1)]];
    }),
  );
}

function numbersOf(fact: AssessmentFact, thresholds: readonly number[]): readonly number[] {
  const isCount = fact.type === "count";
  const { decimals = isCount ? 0 : 2, min = isCount ? 0 : -1e9, max = 1e9 } = fact;
  const places = isCount ? 0 : decimals;
  const near = thresholds.flatMap((each) => [each - 10 ** -places, each, each + 10 ** -places]);
  const all = [min > -1e9 ? min : 0, 0, 1, 2, 3, ...near, ...(max < 1e9 ? [max] : [])];
  const fitting = all.map((each) => Number(each.toFixed(places))).filter((each) => each >= min && each <= max);
  return [...new Set(fitting)].sort((a, b) => a - b);
}

/** A list without entries, or with one number; a record of the simplest fields. */
function simplest(type: FactType, top: AssessmentFact): unknown {
  const { min = 0, max } = top;
  switch (type.type) {
    case "flag":
      return true;
    case "word":
      return type.words?.[0] ?? "a";
    case "count":
    case "number":
      return max === undefined ? Math.max(min, 1) : max;
    case "list":
      return type.items === undefined ? [] : [simplest(type.items as FactType, top)];
    case "record":
      return Object.fromEntries(Object.entries(type.of ?? {}).map(([name, field]) => [name, simplest(field as FactType, top)]));
    default:
      return null;
  }
}
