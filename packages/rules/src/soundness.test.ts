import { civilDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileCond, compileExpr } from "./compile-scoped.ts";
import type { Datum, Fields } from "./datum.ts";
import type { Cond, Expr } from "./expression.ts";
import type { Env, Scope } from "./scope.ts";
import { highOf, isSpan, lowOf, span } from "./span.ts";
import type { Typed } from "./typed.ts";

const element: Record<string, Typed> = { size: { type: "count" }, day: { type: "date" }, kind: { type: "word" } };
const leaves: Record<string, Typed> = {
  dayA: { type: "date" },
  dayB: { type: "date" },
  numberA: { type: "count" },
  numberB: { type: "count" },
  word: { type: "word" },
  flag: { type: "flag" },
  list: { type: "list", of: element },
};
const scope: Scope = { values: {}, facts: {}, self: leaves, interpretations: {} };
const calendar = chineseDays();

function envOf(self: Fields): Env {
  return { self, facts: {}, today: civilDate("2026-07-01"), calendar, clip: "clip", value: () => undefined, reading: () => "" };
}

/** Expressions and conditions without `first` and `isSet`, which alone may tell the absent from the present. */
const written = fc.letrec<{ cond: Cond; count: Expr; date: Expr; word: Expr; listCond: Cond }>((tie) => {
  const self = (...names: string[]): fc.Arbitrary<Expr> => fc.constantFrom(...names.map((name) => ({ self: name })));
  const item = (name: string): fc.Arbitrary<Expr> => fc.constant({ item: name });
  const two = (one: fc.Arbitrary<Expr>, other = one): fc.Arbitrary<readonly [Expr, Expr]> => fc.tuple(one, other);
  const compared = (one: fc.Arbitrary<Expr>): fc.Arbitrary<Cond> =>
    fc.tuple(fc.constantFrom("eq", "ne", "lt", "le", "gt", "ge"), two(one)).map(([key, pair]) => ({ [key]: pair }) as unknown as Cond);
  const chosen = (one: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
    // biome-ignore lint/suspicious/noThenProperty: the key of the expression
    fc.tuple(tie("cond"), one, one).map(([cond, yes, no]) => ({ if: cond, then: yes, else: no }));
  const small = fc.integer({ min: -3, max: 6 });
  const list = { self: "list" };
  return {
    cond: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(
        self("flag").map((flag): Cond => ({ eq: [flag, true] })),
        self("word").map((word): Cond => ({ in: [word, ["a", "b"]] })),
        self("word", "numberA").map((leaf): Cond => ({ eq: [leaf, null] })),
      ),
      fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((all): Cond => ({ all })),
      fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((any): Cond => ({ any })),
      tie("cond").map((not): Cond => ({ not })),
      compared(tie("count")),
      compared(tie("date")),
      two(tie("word")).map((eq): Cond => ({ eq })),
    ),
    listCond: fc.oneof(
      compared(fc.oneof(item("size"), tie("count"))),
      compared(fc.oneof(item("day"), self("dayA"))),
      two(item("kind"), self("word")).map((eq): Cond => ({ eq })),
    ),
    count: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(self("numberA", "numberB"), small),
      fc.array(tie("count"), { minLength: 1, maxLength: 3 }).map((add): Expr => ({ add })),
      two(tie("count")).map((sub): Expr => ({ sub })),
      two(tie("date")).map((sub): Expr => ({ sub })),
      two(tie("count")).map((mul): Expr => ({ mul })),
      two(tie("count")).map((ceilDiv): Expr => ({ ceilDiv })),
      fc.array(tie("count"), { minLength: 1, maxLength: 3 }).map((min): Expr => ({ min })),
      tie("listCond").map((where): Expr => ({ count: list, where })),
      fc.constant<Expr>({ maxOf: list, each: { item: "size" } }),
      fc.constant<Expr>({ sumOf: list, each: { item: "size" } }),
      tie("word").map((lookup): Expr => ({ lookup, in: { a: 1, b: { self: "numberA" } }, else: 4 })),
      chosen(tie("count")),
    ),
    date: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(self("dayA", "dayB"), fc.constant("2026-05-31")),
      two(tie("date"), tie("count")).map((addDays): Expr => ({ addDays })),
      two(tie("date"), tie("count")).map((addMonths): Expr => ({ addMonths })),
      two(tie("date"), tie("count")).map((addYears): Expr => ({ addYears })),
      two(self("dayA", "dayB"), small).map((addWorkingDays): Expr => ({ addWorkingDays })),
      fc.array(tie("date"), { minLength: 1, maxLength: 3 }).map((max): Expr => ({ max })),
      fc.constant<Expr>({ minOf: list, each: { item: "day" } }),
      chosen(tie("date")),
    ),
    word: fc.oneof({ maxDepth: 4 }, fc.oneof(self("word"), fc.constantFrom("a", "b")), chosen(tie("word"))),
  };
});

interface Known {
  readonly exact: Datum;
  readonly vague: Datum;
}

/** An exact datum and what may be known of it: itself, a span around it, or nothing. */
function knownNumber(number: fc.Arbitrary<number>): fc.Arbitrary<Known> {
  const slack = fc.constantFrom(0, 0, 1, 3, 30);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(number, slack, slack).map(([exact, below, above]) => ({ exact, vague: span(exact - below, exact + above) })),
    },
    { weight: 1, arbitrary: number.map((exact) => ({ exact, vague: undefined })) },
    { weight: 1, arbitrary: fc.constantFrom<Known>({ exact: null, vague: null }, { exact: null, vague: undefined }) },
  );
}

function knownScalar(datum: fc.Arbitrary<Datum>): fc.Arbitrary<Known> {
  return fc.tuple(datum, fc.boolean()).map(([exact, isKnown]) => ({ exact, vague: isKnown ? exact : undefined }));
}

const dayNumber = fc.integer({ min: civilDate("2003-12-01"), max: civilDate("2028-03-01") });
const smallNumber = fc.integer({ min: -4, max: 8 });
const wordDatum = fc.constantFrom<Datum>("a", "b", "c", null);

function apart(known: Readonly<Record<string, Known>>): { readonly exact: Fields; readonly vague: Fields } {
  const pick = (side: "exact" | "vague"): Fields => Object.fromEntries(Object.entries(known).map(([name, one]) => [name, one[side]]));
  return { exact: pick("exact"), vague: pick("vague") };
}

const elements: fc.Arbitrary<Known> = fc
  .tuple(
    fc.array(fc.record({ size: knownNumber(smallNumber), day: knownNumber(dayNumber), kind: knownScalar(wordDatum) }).map(apart), {
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([all, isKnown]) => ({ exact: all.map(({ exact }) => exact), vague: isKnown ? all.map(({ vague }) => vague) : undefined }));

const selves = fc
  .record({
    dayA: knownNumber(dayNumber),
    dayB: knownNumber(dayNumber),
    numberA: knownNumber(smallNumber),
    numberB: knownNumber(smallNumber),
    word: knownScalar(wordDatum),
    flag: knownScalar(fc.constantFrom<Datum>(true, false, null)),
    list: elements,
  })
  .map(apart);

/** Whether what is known allows the exact datum; Missing allows everything. */
function allows(vague: Datum, exact: Datum): boolean {
  if (vague === undefined) return true;
  if (exact === undefined) return false;
  if (typeof vague !== "number" && !isSpan(vague)) return vague === exact;
  const [low, high] = [lowOf(exact), highOf(exact)];
  return low !== undefined && high !== undefined && (lowOf(vague) as number) <= low && high <= (highOf(vague) as number);
}

test("knowing less never turns true into false or false into true: it only makes a condition unknown", () => {
  let definite = 0;
  fc.assert(
    fc.property(written.cond, selves, (cond, { exact, vague }) => {
      const { compiled, issues } = compileCond(cond, scope, "");
      expect(issues).toEqual([]);
      const known = compiled?.test(envOf(vague));
      if (known === undefined) return;
      definite += 1;
      expect(compiled?.test(envOf(exact))).toBe(known);
    }),
    { numRuns: 6_000 },
  );
  expect(definite).toBeGreaterThan(1_000);
});

test.each(["count", "date", "word"] as const)("what is known of a %s always holds the exact result", (kind) => {
  let definite = 0;
  fc.assert(
    fc.property(written[kind], selves, (expr, { exact, vague }) => {
      const { compiled, issues } = compileExpr(expr, scope, "");
      expect(issues).toEqual([]);
      const known = compiled?.evaluate(envOf(vague));
      if (known !== undefined) definite += 1;
      expect(allows(known, compiled?.evaluate(envOf(exact)))).toBe(true);
    }),
    { numRuns: 4_000 },
  );
  expect(definite).toBeGreaterThan(500);
});

test("taking any one field away never makes a condition true that was not", () => {
  fc.assert(
    fc.property(written.cond, selves, fc.constantFrom(...Object.keys(leaves)), (cond, { exact }, name) => {
      const { compiled } = compileCond(cond, scope, "");
      const before = compiled?.test(envOf(exact));
      const { [name]: _, ...rest } = exact;
      const after = compiled?.test(envOf(rest));
      expect(after === undefined || after === before).toBe(true);
    }),
    { numRuns: 4_000 },
  );
});
