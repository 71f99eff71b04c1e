import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isEqual } from "../comparison.ts";
import { compileCond, compileExpr } from "../compile-scoped.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrCond, IrDecorator, IrExpr, IrOperator } from "../ir.ts";
import type { Env } from "../scope.ts";
import { span } from "../span.ts";
import type { Reader } from "./closure.ts";
import { condClosure, exprClosure } from "./closures.ts";
import { envReader } from "./env-reader.ts";

const place = { type: { type: "any" }, pointer: "/p" } as const;
const fact = (...keys: (string | number)[]): IrExpr => ({ op: "read", from: "fact", keys, ...place });
const item = (...keys: string[]): IrExpr => ({ op: "read", from: "item", keys, ...place });
const constant = (value: Datum): IrExpr => ({ op: "constant", value, ...place });

function compare(operator: IrOperator, a: IrExpr, b: IrExpr, ...decorators: IrDecorator[]): IrCond {
  return { op: "compare", operator, decorators, a, b, pointer: "/c" };
}

function truth(ir: IrCond, facts: Readonly<Record<string, Datum>>, more: Partial<Env> = {}, reader: Reader = envReader): Truth {
  return condClosure(ir, reader)({ facts, ...more } as Env, undefined);
}

test("a path takes list positions and own fields, and nothing else", () => {
  const read = (...keys: (string | number)[]) =>
    exprClosure(fact(...keys), envReader)({ facts: { a: [{ b: 3 }, "x"] } } as unknown as Env, null);
  expect(read("a", 0, "b")).toBe(3);
  expect(read("a", 1)).toBe("x");
  for (const keys of [
    ["a", 2],
    ["a", -1],
    ["a", "0"],
    ["a", "length"],
    ["a", 0, "constructor"],
    ["__proto__"],
    ["a", 1, "length"],
    ["a", 1, 0],
  ])
    expect(read(...keys)).toBe(undefined);
});

test.each<[IrDecorator, Datum, Datum, Truth]>([
  ["someFact", [1, 5], 3, true],
  ["someFact", [5, undefined], 3, undefined],
  ["someFact", [], 3, false],
  ["everyFact", [1, 2], 3, true],
  ["everyFact", [1, undefined, 5], 3, false],
  ["everyFact", [1, undefined], 3, undefined],
  ["everyFact", [], 3, true],
  ["everyFact", undefined, 3, undefined],
  ["everyFact", 1, 3, undefined],
  ["someValue", 3, [1, 5], true],
  ["someValue", 3, [1, 2], false],
  ["everyValue", 3, [4, 5], true],
  ["everyValue", 3, [4, 1], false],
  ["not", 5, 3, true],
  ["not", undefined, 3, undefined],
  ["swap", 5, 3, true],
  ["swap", 3, 5, false],
])("%s:lt of %j and %j", (decorator, a, b, expected) => {
  expect(truth(compare("lt", fact("a"), constant(b), decorator), { a })).toBe(expected);
  expect(truth(compare("lt", fact("a"), fact("b"), decorator), { a, b })).toBe(expected);
});

test("the outermost decorator stands first", () => {
  const lists = { a: [1, 4], b: [3, 5] };
  expect(truth(compare("lt", fact("a"), fact("b"), "everyFact", "someValue"), lists)).toBe(true);
  expect(truth(compare("lt", fact("a"), fact("b"), "someValue", "everyFact"), lists)).toBe(true);
  expect(truth(compare("lt", fact("a"), constant(3), "not", "someFact"), lists)).toBe(false);
  expect(truth(compare("lt", fact("a"), constant(3), "someFact", "not"), lists)).toBe(true);
  expect(truth(compare("in", fact("a"), constant([1, 4, 6]), "everyFact"), lists)).toBe(true);
  expect(truth(compare("contains", constant(4), fact("a"), "swap"), lists)).toBe(true);
});

test("contains and in look through lists, their negations are unknown where they are", () => {
  for (const [words, contained] of [
    [["x", "y"], true],
    [["y"], false],
    [["y", undefined], undefined],
    [undefined, undefined],
  ] as const) {
    const negated = contained === undefined ? undefined : !contained;
    expect(truth(compare("contains", fact("words"), constant("x")), { words })).toBe(contained);
    expect(truth(compare("containsNot", fact("words"), constant("x")), { words })).toBe(negated);
    expect(truth(compare("in", constant("x"), fact("words")), { words })).toBe(contained);
    expect(truth(compare("notIn", constant("x"), fact("words")), { words })).toBe(negated);
  }
});

test("some and every test a condition of each element, named conditions come from the reader", () => {
  const where = compare("ge", item("n"), constant(3));
  const list = (op: "some" | "every"): IrCond => ({ op, list: fact("list"), where, pointer: "/l" });
  const said = (...numbers: (number | undefined)[]) => [truth(list("some"), rows(numbers)), truth(list("every"), rows(numbers))];
  const rows = (numbers: readonly (number | undefined)[]) => ({ list: numbers.map((n) => ({ n })) });
  expect(said(1, 3)).toEqual([true, false]);
  expect(said()).toEqual([false, true]);
  expect(said(1, undefined)).toEqual([undefined, false]);
  expect(said(4, undefined)).toEqual([true, undefined]);
  expect(
    truth(
      { op: "not", part: { op: "named", name: "n", index: 2, pointer: "" }, pointer: "" },
      {},
      {},
      { ...envReader, named: (index) => () => index === 2 },
    ),
  ).toBe(false);
});

const scalar = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom<Datum>("a", "b", "1", true, false));
const asked = fc.oneof(
  scalar,
  fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 0, max: 4 })).map(([first, length]) => span(first, first + length)),
  fc.constantFrom<Datum>(undefined, null, [], {}, Number.NaN, { first: 2, last: 2 }),
);

test("in over constants answers as comparing with each of them would, spans included", () => {
  fc.assert(
    fc.property(asked, fc.array(scalar, { minLength: 1, maxLength: 5 }), (a, list) => {
      const each = list.map((constant) => isEqual(a, constant));
      const expected = each.includes(true) ? true : each.includes(undefined) ? undefined : false;
      expect(truth(compare("in", fact("a"), constant(list)), { a })).toBe(expected);
      expect(truth(compare("notIn", fact("a"), constant(list)), { a })).toBe(expected === undefined ? undefined : !expected);
      expect(truth(compare("in", fact("a"), constant(list), "someFact"), { a: [a] })).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("a comparison with a constant answers as one with the same datum read would", () => {
  const operators: readonly IrOperator[] = ["lt", "le", "gt", "ge", "eq", "ne"];
  fc.assert(
    fc.property(asked, scalar, fc.constantFrom(...operators), (a, b, operator) => {
      expect(truth(compare(operator, fact("a"), constant(b)), { a })).toBe(truth(compare(operator, fact("a"), fact("b")), { a, b }));
    }),
    { numRuns: 2_000 },
  );
});

test("a null among constants stands for a recorded null", () => {
  const within = (a: Datum, ...list: Datum[]) => truth(compare("in", fact("a"), constant(list)), { a });
  expect([within(null, 1, null), within(3, 1, null), within(undefined, null), within([], null), within([], null, 1)]).toEqual([
    true,
    false,
    undefined,
    false,
    undefined,
  ]);
});

test("a constant list of 100,000 costs one step, a list of facts is asked for within the budget", () => {
  const many = Array.from({ length: 100_000 }, (_, index) => index);
  const asked: [number, string][] = [];
  const visit = (count: number, pointer: string) => asked.push([count, pointer]) < 3;
  let steps = 0;
  const wrap: NonNullable<Reader["wrap"]> = (_, closure) =>
    ((env: Env, at: Datum) => {
      steps += 1;
      return closure(env, at);
    }) as typeof closure;
  expect(truth(compare("in", fact("a"), constant(many)), { a: 99_999 }, { visit }, { ...envReader, wrap })).toBe(true);
  expect([steps, asked.length]).toEqual([2, 0]);
  const contains = compare("contains", fact("many"), constant(-1));
  const facts = { many };
  expect(truth(contains, facts, { visit })).toBe(false);
  expect(truth({ op: "some", list: fact("many"), where: compare("lt", item(), constant(0)), pointer: "/s" }, facts, { visit })).toBe(false);
  expect(truth(contains, facts, { visit })).toBe(undefined);
  expect(asked).toEqual([
    [100_000, "/c"],
    [100_000, "/s"],
    [100_000, "/c"],
  ]);
});

test("groups of every size follow Kleene's tables", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Truth>(true, false, undefined), { minLength: 1, maxLength: 5 }), (truths) => {
      const named = (index: number) => () => truths[index];
      const parts = truths.map((_, index): IrCond => ({ op: "named", name: "", index, pointer: "" }));
      const group = (op: "all" | "any") => truth({ op, parts, pointer: "" }, {}, {}, { ...envReader, named });
      expect(group("all")).toBe(truths.includes(false) ? false : truths.includes(undefined) ? undefined : true);
      expect(group("any")).toBe(truths.includes(true) ? true : truths.includes(undefined) ? undefined : false);
    }),
  );
});

test("what is compiled carries its typed form, and the environment is told of each condition tested", () => {
  const scope = { values: {}, facts: { n: { type: "count" }, share: { type: "number" } }, interpretations: {} } as const;
  const { compiled } = compileCond({ gt: [{ fact: "n" }, { fact: "share" }] }, scope, "/when");
  const told: unknown[] = [];
  const env = { facts: { n: 1, share: 0.5 }, onTest: (...given: unknown[]) => told.push(given) } as unknown as Env;
  expect(compiled?.test(env, null)).toBe(true);
  expect(told).toEqual([[compiled, env, null, true]]);
  expect(compiled?.ir).toMatchObject({ op: "compare", operator: "gt", pointer: "/when", a: { op: "read", from: "fact", keys: ["n"] } });
  expect(compileExpr({ add: [{ fact: "share" }, 1] }, scope, "").issues[0]?.pointer).toBe("/add/0");
});

test("a group that looks into slots answers as one that reads, whatever is in them", () => {
  const operators: readonly IrOperator[] = ["lt", "le", "gt", "ge", "eq", "ne", "in"];
  const reader: Reader = { ...envReader, slot: ({ keys }) => Number(String(keys[0]).slice(1)) };
  const leaf = fc.tuple(fc.constantFrom(...operators), fc.integer({ min: 0, max: 2 }), scalar);
  const held = fc.oneof(scalar, fc.constantFrom<Datum>(undefined, null, [], { first: 0, last: 2 }));
  fc.assert(
    fc.property(
      fc.array(leaf, { minLength: 1, maxLength: 4 }),
      fc.array(held, { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      (leaves, data, filled) => {
        const parts = leaves.map(([operator, at, b]) => compare(operator, fact(`f${at}`), constant(operator === "in" ? [b] : b)));
        const facts = { f0: data[0], f1: data[1], f2: data[2] };
        for (const op of ["all", "any"] as const) {
          const group: IrCond = { op, parts, pointer: "" };
          expect(truth(group, facts, { slots: filled ? data : [] }, reader)).toBe(truth(group, facts));
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
