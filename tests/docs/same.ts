import { inspect, isDeepStrictEqual } from "node:util";

/** What the examples that ran so far yielded where it differs from what they say; `compared` counts all results. */
export const outcome: { compared: number; readonly problems: string[] } = { compared: 0, problems: [] };

/**
 * Compares a result of an example with what stands after its `// =>`. Called by the modules that are made from examples.
 *
 * @public
 */
export function same(place: string, actual: unknown, expected: unknown): void {
  outcome.compared += 1;
  if (!isDeepStrictEqual(actual, expected))
    outcome.problems.push(`${place}: says ${inspect(expected, { depth: 8 })}, yields ${inspect(actual, { depth: 8 })}`);
}
