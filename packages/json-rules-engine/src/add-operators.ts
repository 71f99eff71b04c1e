import type { Engine } from "json-rules-engine";

type Scalar = string | number | boolean | null | undefined;

/**
 * Registers the operators that Guiju adds to the format: `before`, `onOrBefore`, `after`, `onOrAfter`, `containsAll`, `containsAny`,
 * `containsNone`, `subsetOf` and `isRecorded`. They mean the same as in a rule set as long as nothing is missing; json-rules-engine itself
 * has no third answer, so a comparison with something missing is false there.
 *
 * @example
 * const engine = new Engine([], { pathResolver, allowUndefinedFacts: true });
 * addOperators(engine);
 * engine.addRule({ conditions: { all: [{ fact: "signed", operator: "before", value: "2026-05-11" }] }, event: { type: "early" } });
 * (await engine.run({ signed: "2026-05-10" })).events; // => [{ type: "early" }]
 */
export function addOperators(engine: Engine): void {
  for (const [name, holds] of dates) {
    engine.addOperator(name, (a: unknown, b: unknown) => isDay(a) && isDay(b) && holds(a, b));
  }
  for (const [name, holds] of sets) {
    engine.addOperator(name, (a: unknown, b: unknown) => Array.isArray(a) && Array.isArray(b) && holds(a, b));
  }
  engine.addOperator("isRecorded", (a: unknown, b: unknown) => (a !== undefined && a !== null) === b);
}

/** Days as texts of the form 2026-05-11 sort as days do. */
const dates: readonly (readonly [string, (a: string, b: string) => boolean])[] = [
  ["before", (a, b) => a < b],
  ["onOrBefore", (a, b) => a <= b],
  ["after", (a, b) => a > b],
  ["onOrAfter", (a, b) => a >= b],
];

const sets: readonly (readonly [string, (a: readonly Scalar[], b: readonly Scalar[]) => boolean])[] = [
  ["containsAll", (a, b) => b.every((element) => a.includes(element))],
  ["containsAny", (a, b) => b.some((element) => a.includes(element))],
  ["containsNone", (a, b) => b.every((element) => !a.includes(element))],
  ["subsetOf", (a, b) => a.every((element) => b.includes(element))],
];

/** The operators that json-rules-engine does not have. */
export const addedOperators: readonly string[] = [...dates, ...sets].map(([name]) => name).concat("isRecorded");

function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
