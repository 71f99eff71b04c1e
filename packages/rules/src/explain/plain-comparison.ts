import { composedOperators } from "../rule-set/composed-operators.ts";

/** A comparison without `not` and `swap`: what is left are quantifiers, the outermost first, and an operator. */
export interface PlainComparison {
  readonly name: string;
  readonly each: readonly Each[];
}

/** Asks of some or of every entry of what is recorded (`fact`), or of what it is compared with (`value`). */
export interface Each {
  readonly side: "fact" | "value";
  readonly how: "some" | "every";
}

const opposites: ReadonlyMap<string, string> = bothWays([
  ["lessThan", "greaterThanInclusive"],
  ["lessThanInclusive", "greaterThan"],
  ["before", "onOrAfter"],
  ["onOrBefore", "after"],
  ["equal", "notEqual"],
  ["in", "notIn"],
  ["contains", "doesNotContain"],
]);

const mirrored: ReadonlyMap<string, string> = bothWays([
  ["lessThan", "greaterThan"],
  ["lessThanInclusive", "greaterThanInclusive"],
  ["before", "after"],
  ["onOrBefore", "onOrAfter"],
  ["in", "contains"],
  ["notIn", "doesNotContain"],
]);

/**
 * Turns the name of an operator with its decorators into the comparison it comes to: not of some is every not, and an operator whose sides are
 * exchanged is the one that looks from the other side.
 *
 * @example
 * plainComparison("not:someFact:lessThan"); // => { name: "greaterThanInclusive", each: [{ side: "fact", how: "every" }] }
 * plainComparison("swap:lessThan"); // => { name: "greaterThan", each: [] }
 */
export function plainComparison(operator: string): PlainComparison {
  const decorators = operator.split(":");
  const last = decorators.pop() as string;
  const [inner, base] = composedOperators.get(last) ?? [undefined, last];
  const each: Each[] = [];
  let isNegated = false;
  let isSwapped = false;
  for (const decorator of inner === undefined ? decorators : [...decorators, inner]) {
    if (decorator === "not") isNegated = !isNegated;
    else if (decorator === "swap") isSwapped = !isSwapped;
    else {
      const how = decorator.startsWith("some") === isNegated ? "every" : "some";
      each.push({ side: decorator.endsWith("Fact") === isSwapped ? "value" : "fact", how });
    }
  }
  const turned = isNegated ? (opposites.get(base) ?? base) : base;
  return { name: isSwapped ? (mirrored.get(turned) ?? turned) : turned, each };
}

function bothWays(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
}
