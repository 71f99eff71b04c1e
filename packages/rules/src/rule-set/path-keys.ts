import { RULE_LIMITS } from "./limits.ts";

/** What a path may look like, with its parts: `.name`, `[0]`, or `['a.b']` for a name with dots or strokes in it. */
const PART: string = /\.([\w\u00aa-\uffff-]+)|\[(0|[1-9]\d{0,8})\]|\['([\w\u00aa-\uffff-]*(?:[./][\w\u00aa-\uffff-]*)+)'\]/.source;
export const PATH: RegExp = new RegExp(`^\\$(?:${PART})*$`);
const PLAIN = /^[\w\u00aa-\uffff-]+$/;

/**
 * Takes a path such as `$.a.b[0]` apart: own fields by name, elements of a list by position from 0. Nothing else of JSONPath is taken,
 * and nothing of a path is ever run.
 *
 * A name is written after a dot where it has letters, figures, `_` and `-` alone, and in quotes where it has dots or strokes too, as ids of
 * indicators often have; each name has one form only.
 *
 * @returns `undefined` where it is no such path, or longer than `RULE_LIMITS.path`
 *
 * @example
 * pathKeys("$.units[0].name"); // => ["units", 0, "name"]
 * pathKeys("$.scores['2.211']"); // => ["scores", "2.211"]
 * pathKeys("$['name']"); // => undefined
 */
export function pathKeys(path: unknown): readonly (string | number)[] | undefined {
  if (typeof path !== "string" || path.length > RULE_LIMITS.path || !PATH.test(path)) return undefined;
  return [...path.matchAll(new RegExp(PART, "g"))].map(([, name, position, quoted]) => name ?? quoted ?? Number(position));
}

/**
 * Writes keys as a path.
 *
 * @returns `undefined` where a name cannot stand in one, or the path would be too long
 *
 * @example
 * pathOf(["scores", "2.211", 0]); // => "$.scores['2.211'][0]"
 * pathOf(["a b"]); // => undefined
 */
export function pathOf(keys: readonly (string | number)[]): string | undefined {
  const path = `$${keys.map((key) => (typeof key === "number" ? `[${key}]` : PLAIN.test(key) ? `.${key}` : `['${key}']`)).join("")}`;
  return pathKeys(path)?.length === keys.length ? path : undefined;
}
