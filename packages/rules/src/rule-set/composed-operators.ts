import type { IrDecorator } from "../ir.ts";

/** Operators that are others with a decorator. */
export const composedOperators: ReadonlyMap<string, readonly [IrDecorator, string]> = new Map([
  ["containsAll", ["everyValue", "contains"]],
  ["containsAny", ["someValue", "contains"]],
  ["containsNone", ["everyValue", "doesNotContain"]],
  ["subsetOf", ["everyFact", "in"]],
]);
