import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Datum, Truth } from "../datum.ts";
import type { IrCond, IrDecorator, IrExpr, IrOperator } from "../ir.ts";
import type { Env } from "../scope.ts";
import { condClosure } from "./closures.ts";
import { envReader } from "./env-reader.ts";

const place = { type: { type: "any" }, pointer: "/p" } as const;
const fact = (name: string): IrExpr => ({ op: "read", from: "fact", keys: [name], ...place });

/** Counts the elements visited too. */
function tested(operator: IrOperator, decorators: readonly IrDecorator[], b: IrExpr, facts: Readonly<Record<string, Datum>>) {
  const ir: IrCond = { op: "compare", operator, decorators, a: fact("a"), b, pointer: "/c" };
  let visits = 0;
  const visit = (count: number): boolean => {
    visits += count;
    return true;
  };
  const truth: Truth = condClosure(ir, envReader)({ facts, visit } as unknown as Env, undefined);
  return { truth, visits };
}

const constants = fc.oneof(fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }), fc.array(fc.constantFrom("x", "y", "z"), { minLength: 1 }));
const span = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 })).map(([first, more]) => ({ first, last: first + more }));
const scalar = fc.oneof(fc.nat(4), fc.constantFrom<Datum>("x", "y", "z", true, undefined, null, Number.NaN, {}), span);
const operator = fc.constantFrom<IrOperator>("lt", "le", "gt", "ge", "eq", "ne", "in", "notIn", "contains", "containsNot");
const decorators = fc.array(fc.constantFrom<IrDecorator>("someFact", "everyFact", "someValue", "everyValue", "not", "swap"), {
  maxLength: 4,
});

test("constants answer as the same values read from a fact do, and never look at more elements", () => {
  const seen = { true: 0, false: 0, undefined: 0 };
  fc.assert(
    fc.property(operator, decorators, fc.oneof(scalar, fc.array(scalar, { maxLength: 5 })), constants, (name, around, a, b) => {
      const quick = tested(name, around, { op: "constant", value: b, ...place }, { a });
      const slow = tested(name, around, fact("b"), { a, b });
      expect(quick.truth).toBe(slow.truth);
      // Where numbers are known by their bounds, the list is looked through once in vain.
      expect(quick.visits).toBeLessThanOrEqual(slow.visits + (Array.isArray(a) ? a.length : 0));
      seen[String(slow.truth) as keyof typeof seen] += 1;
    }),
    { numRuns: 20_000 },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(500);
});

test.each<[IrOperator, IrDecorator[], boolean]>([
  ["eq", ["everyFact", "someValue"], true],
  ["ne", ["everyFact", "everyValue"], false],
  ["eq", ["someValue", "someFact"], true],
  ["contains", ["everyValue"], true],
  ["contains", ["someValue"], true],
  ["containsNot", ["everyValue"], false],
  ["containsNot", ["someValue"], false],
  ["contains", ["not", "everyValue"], false],
  ["contains", ["everyValue", "not"], false],
  ["lt", ["someFact", "someValue"], true],
  ["ge", ["someFact", "everyValue"], true],
])("%s with %j looks at 1,000 elements and 1,000 constants once", (name, around, expected) => {
  const list = Array.from({ length: 1_000 }, (_, index) => index);
  expect(tested(name, around, { op: "constant", value: list, ...place }, { a: list })).toEqual({ truth: expected, visits: 1_000 });
});
