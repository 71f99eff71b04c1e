import type { Place, Text } from "@guiju/core";

/** One thing a worked case expected and did not find, or found and did not expect. */
export interface CaseDifference {
  /** The pointer of what was expected: within the case, and within the file once it is the result of a run. */
  readonly pointer: string;
  /** Where that stands; given in the result of a run. */
  readonly place?: Place;
  /** What differs, such as `verdict XZ26-07 status`. */
  readonly what: string;
  /** What the case says; `undefined` where it says nothing. */
  readonly expected: unknown;
  /** What the engine says; `undefined` where it says nothing. */
  readonly actual: unknown;
  /** What was found, in words that need no data beside them. */
  readonly message?: Text;
}

/**
 * Lists the fields in which something differs from what was expected of it; fields that are not listed are not compared.
 *
 * @example
 * fieldDifferences({ status: "violated" }, { status: "satisfied", act: "TALK" }).length; // => 1
 */
export function fieldDifferences(expected: object, actual: object): readonly string[] {
  return Object.keys(expected).filter((key) => !agrees(fieldOf(expected, key), fieldOf(actual, key)));
}

/** Whether a value is as expected: an object has at least the expected fields, a list the expected items in their order. */
export function agrees(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length && expected.every((item, index) => agrees(item, actual[index]));
  }
  if (typeof expected !== "object" || expected === null) return Object.is(expected, actual ?? null);
  return typeof actual === "object" && actual !== null && fieldDifferences(expected, actual).length === 0;
}

/** The own field of an object. */
export function fieldOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** What pairing expected with actual items left over on both sides, by position. */
export interface Pairing {
  readonly unmet: readonly number[];
  readonly unused: readonly number[];
}

/** Pairs each expected item with one actual item that agrees with it, the most specific expectation first. */
export function pairUp(expected: readonly object[], actual: readonly object[]): Pairing {
  const left = new Set(actual.keys());
  const unmet: number[] = [];
  const order = [...expected.keys()].sort((a, b) => Object.keys(expected[b] ?? {}).length - Object.keys(expected[a] ?? {}).length);
  for (const index of order) {
    const wanted = expected[index] as object;
    const found = [...left].find((position) => agrees(wanted, actual[position]));
    if (found === undefined) unmet.push(index);
    else left.delete(found);
  }
  return { unmet: unmet.sort((a, b) => a - b), unused: [...left] };
}
