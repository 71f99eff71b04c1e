import { workCalendar } from "@guiju/core";
import type { Cond, Datum, Env, Expr, Scope, Truth } from "@guiju/rules";
import { compileCond } from "@guiju/rules/compile";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerOnEngine, answersOnEngine, type Captured, captureCondition, keyOf } from "./captured.ts";

const scope: Scope = {
  values: { deadline: { type: "date" }, quota: { type: "count" } },
  facts: {
    seats: { type: "count" },
    name: { type: "word" },
    open: { type: "flag" },
    names: { type: "list" },
    rows: { type: "list", of: { n: { type: "count" }, on: { type: "date" }, name: { type: "word" } } },
  },
  interpretations: {},
};

function env(facts: Env["facts"], values: Readonly<Record<string, Datum>> = {}): Env {
  const calendar = workCalendar({ years: {}, fixedHolidays: [] });
  return { self: {}, facts, today: 20_000, calendar, clip: "clip", value: (name) => values[name], reading: () => "" };
}

function compiled(cond: Cond) {
  const { compiled: ready, issues } = compileCond(cond, scope, "");
  expect(issues).toEqual([]);
  if (ready === undefined) throw new Error("compiled without issues, and yet nothing");
  return ready;
}

const number = fc.constantFrom<Expr>(
  0,
  1,
  2,
  3,
  { fact: "seats" },
  { value: "quota" },
  { add: [{ fact: "seats" }, 1] },
  { count: { fact: "names" } },
);
const date = fc.constantFrom<Expr>(
  "2024-10-04",
  "2024-10-05",
  { value: "deadline" },
  { today: true },
  { addDays: [{ value: "deadline" }, 1] },
);
const word = fc.constantFrom<Expr>({ fact: "name" }, "a", "b");

/** Conditions as packs write them; `inner` ones stand in a `where` and read the row at hand. */
const { cond } = fc.letrec<{ cond: Cond; inner: Cond; leaf: Cond; rowLeaf: Cond }>((tie) => ({
  leaf: fc.oneof(
    fc
      .tuple(fc.constantFrom("lt", "le", "gt", "ge", "eq", "ne"), number, number)
      .map(([operator, a, b]) => ({ [operator]: [a, b] }) as unknown as Cond),
    fc
      .tuple(fc.constantFrom("lt", "le", "gt", "ge", "eq", "ne"), date, date)
      .map(([operator, a, b]) => ({ [operator]: [a, b] }) as unknown as Cond),
    fc.tuple(fc.constantFrom("eq", "ne"), word, word).map(([operator, a, b]) => ({ [operator]: [a, b] }) as unknown as Cond),
    fc.constantFrom<Cond>(
      { isSet: { fact: "name" } },
      { eq: [{ fact: "name" }, null] },
      { ne: [{ fact: "seats" }, null] },
      { in: [{ fact: "name" }, ["a", null]] },
      { in: [{ fact: "seats" }, [1, 2]] },
      { in: [{ fact: "name" }, { fact: "names" }] },
      { eq: [{ fact: "open" }, true] },
    ),
    fc
      .tuple(fc.constantFrom("lt", "le", "gt", "ge", "eq", "ne"), tie("inner"), number)
      .map(([operator, where, b]) => ({ [operator]: [{ count: { fact: "rows" }, where }, b] }) as unknown as Cond),
  ) as fc.Arbitrary<Cond>,
  rowLeaf: fc.oneof(
    fc.tuple(fc.constantFrom("lt", "eq", "ge"), number).map(([operator, b]) => ({ [operator]: [{ item: "n" }, b] }) as unknown as Cond),
    fc.tuple(fc.constantFrom("le", "ne"), date).map(([operator, b]) => ({ [operator]: [{ item: "on" }, b] }) as unknown as Cond),
    fc.constantFrom<Cond>({ in: [{ item: "name" }, ["a", "b"]] }, { isSet: { item: "name" } }),
  ) as fc.Arbitrary<Cond>,
  inner: fc.oneof(
    { maxDepth: 2 },
    tie("rowLeaf"),
    fc.tuple(tie("inner"), tie("rowLeaf")).map((all) => ({ all })),
    tie("inner").map((not) => ({ not })),
  ),
  cond: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("cond").map((not) => ({ not })),
  ),
}));

const count = fc.constantFrom<Datum>(undefined, null, 0, 1, 2, 3, { first: 1, last: 2 });
const day = fc.constantFrom<Datum>(undefined, null, 20_000, 20_001, { first: 19_990, last: 20_000 }, { first: 20_001, last: 20_005 });
const text = fc.constantFrom<Datum>(undefined, null, "a", "b");
const given = fc.record({
  facts: fc.record({
    seats: count,
    name: text,
    open: fc.constantFrom<Datum>(undefined, true, false),
    names: fc.oneof(fc.constant<Datum>(undefined), fc.array(fc.constantFrom<Datum>("a", "b", undefined), { maxLength: 3 })),
    rows: fc.oneof(fc.constant<Datum>(undefined), fc.array(fc.record({ n: count, on: day, name: text }), { maxLength: 3 })),
  }),
  values: fc.record({ deadline: day, quota: count }),
});

test("json-rules-engine gives a condition of a norm the three answers that it has here", async () => {
  const counts = new Map<Truth, number>();
  const property = fc.asyncProperty(cond, given, async (written, { facts, values }) => {
    const ready = compiled(written);
    const on = env(facts as Env["facts"], values);
    const truth = ready.test(on);
    expect(await answerOnEngine(captureCondition(ready, on))).toBe(truth);
    counts.set(truth, (counts.get(truth) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: 1_500, seed: 20_260_511 });
  for (const truth of [true, false, undefined]) expect(counts.get(truth)).toBeGreaterThan(150);
});

test("the element at hand is captured with the condition", async () => {
  const { compiled: ready } = compileCond({ lt: [{ item: "n" }, 3] }, { ...scope, item: { n: { type: "count" } } }, "");
  const answer = (n: Datum) => ready && answerOnEngine(captureCondition(ready, env({}), { n }));
  expect([await answer(2), await answer(3), await answer(undefined)]).toEqual([true, false, undefined]);
});

test("equal conditions have one key, and a missing datum, null, NaN and nought have four", () => {
  const ready = compiled({ lt: [{ fact: "seats" }, 3] });
  const key = (seats: Datum) => keyOf(captureCondition(ready, env({ seats })));
  expect(key(2)).toBe(key(2));
  expect(new Set([undefined, null, Number.NaN, 0, "0", { first: 0, last: 1 }].map((datum) => key(datum as Datum))).size).toBe(6);
});

test("of many captured conditions equal ones are asked once, and the answers keep their order", async () => {
  const ready = compiled({ lt: [{ fact: "seats" }, 3] });
  const seats = Array.from({ length: 20_000 }, (_, index) => index % 5);
  const captured: Captured[] = seats.map((each) => captureCondition(ready, env({ seats: each })));
  expect(await answersOnEngine(captured)).toEqual(seats.map((each) => each < 3));
});
