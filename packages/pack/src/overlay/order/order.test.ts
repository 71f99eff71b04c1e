import { addPeriod, civilDate, type Period } from "@guiju/core";
import type { Cond } from "@guiju/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { implies } from "./condition-order.ts";
import { compareRatios } from "./number-order.ts";
import { linearOf, type OrderContext } from "./order-context.ts";
import { comparePeriods } from "./period-order.ts";
import { compareWindows } from "./window-order.ts";

const context: OrderContext = { formulaOf: () => undefined, clips: ["clip", "nextDay"] };

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 1, max: 800 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 26 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 3 }).map((years) => ({ years })),
);
const day = fc.integer({ min: civilDate("1990-01-01"), max: civilDate("2060-12-31") });
const clip = fc.constantFrom("clip", "nextDay");

test("a period that is called tighter never ends later than the other, from any day and under any reading, and one called looser does from the day shown", () => {
  fc.assert(
    fc.property(period, period, fc.array(day, { minLength: 60, maxLength: 60 }), clip, (before, after, starts, how) => {
      const sooner = comparePeriods(before, after, "sooner", context);
      const later = comparePeriods(before, after, "later", context);
      for (const start of starts) {
        const difference = addPeriod(start, after, how) - addPeriod(start, before, how);
        if (sooner.class !== "looser") expect(difference).toBeLessThanOrEqual(0);
        if (later.class !== "looser") expect(difference).toBeGreaterThanOrEqual(0);
      }
      if (sooner.class === "looser" && sooner.example?.en.startsWith("from ") === true) {
        const start = civilDate(sooner.example.en.slice(5, 15));
        const ends = (each: Period) => (["clip", "nextDay"] as const).map((reading) => addPeriod(start, each, reading));
        expect(ends(after).some((end, index) => end > (ends(before)[index] as number))).toBe(true);
      }
      expect(sooner.class === "equal").toBe(later.class === "equal");
    }),
    { numRuns: 120, seed: 4 },
  );
}, 60_000);

test("windows that are called tighter leave no window of the parent without a whole window of the child, from any anchor", () => {
  const every = fc.oneof(
    fc.integer({ min: 20, max: 400 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 14 }).map((months) => ({ months })),
  );
  const often = fc.integer({ min: 1, max: 3 });
  let proven = 0;
  const scaled = (each: Period, factor: number): Period =>
    "days" in each ? { days: each.days * factor } : { months: (each as { months: number }).months * factor };
  fc.assert(
    fc.property(every, every, often, often, day, clip, (before, after, needed, given, anchor, how) => {
      const { class: found } = compareWindows({ every: before, atLeast: needed }, { every: after, atLeast: given }, context);
      if (found !== "tighter" && found !== "equal") return;
      proven += 1;
      const bounds = Array.from({ length: 500 }, (_, index) => addPeriod(anchor, scaled(after, index), how));
      for (let index = 1; index <= 24; index += 1) {
        const [from, to] = [addPeriod(anchor, scaled(before, index - 1), how), addPeriod(anchor, scaled(before, index), how)];
        const inside = bounds.filter((bound, at) => bound >= from && (bounds[at + 1] ?? Number.POSITIVE_INFINITY) <= to).length;
        expect(inside * given, JSON.stringify([before, after, index])).toBeGreaterThanOrEqual(needed);
      }
    }),
    { numRuns: 120, seed: 9 },
  );
  expect(proven).toBeGreaterThan(15);
}, 60_000);

test.each([
  [1, true],
  [2, true],
  [3, true],
  [4, true],
  [5, false],
  [6, true],
  [7, false],
  [12, false],
])("every %i months implies every 6: %s", (months, expected) => {
  const { class: found } = compareWindows({ every: { months: 6 }, atLeast: 1 }, { every: { months }, atLeast: 1 }, context);
  expect(found === "tighter" || found === "equal").toBe(expected);
});

test("a condition that is seen to imply another holds only where the other holds", () => {
  const atom = fc.oneof(
    fc
      .tuple(fc.constantFrom("ge", "gt", "le", "lt"), fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 4 }))
      .map(([key, name, bound]) => ({ [key]: [{ self: name }, bound] })),
    fc
      .tuple(fc.constantFrom("a", "b"), fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }))
      .map(([name, list]) => ({ in: [{ self: name }, list] })),
    fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 4 })).map(([name, number]) => ({ eq: [{ self: name }, number] })),
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<Cond>;
  const { cond } = fc.letrec<{ cond: Cond }>((tie) => ({
    cond: fc.oneof(
      { maxDepth: 2 },
      atom,
      fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((all): Cond => ({ all })),
      fc.array(tie("cond"), { minLength: 1, maxLength: 3 }).map((any): Cond => ({ any })),
      tie("cond").map((not): Cond => ({ not })),
    ),
  }));
  const holds = (each: Cond, facts: Readonly<Record<string, number>>): boolean => {
    if ("all" in each) return each.all.every((part) => holds(part, facts));
    if ("any" in each) return each.any.some((part) => holds(part, facts));
    if ("not" in each) return !holds(each.not, facts);
    const [key, [{ self }, to]] = Object.entries(each)[0] as [string, [{ self: string }, number & number[]]];
    const value = facts[self] as number;
    if (key === "in") return to.includes(value);
    return key === "eq" ? value === to : key === "ge" ? value >= to : key === "gt" ? value > to : key === "le" ? value <= to : value < to;
  };
  let seen = 0;
  fc.assert(
    fc.property(cond, cond, (p, q) => {
      // Two of which the first is stronger by its making, and two of which it is not known.
      for (const [left, right] of [
        [{ all: [p, q] }, q],
        [p, { any: [q, p] }],
        [p, q],
      ] as const) {
        if (!implies(left, right, context)) continue;
        seen += 1;
        for (let a = 0; a <= 5; a += 1)
          for (let b = 0; b <= 5; b += 1) if (holds(left, { a, b })) expect(holds(right, { a, b })).toBe(true);
      }
      expect(implies({ all: [p, q] }, p, context)).toBe(true);
    }),
    { numRuns: 500, seed: 3 },
  );
  expect(seen).toBeGreaterThan(500);
});

test("a share that is called tighter never needs fewer, of any whole up to 600", () => {
  const ratio = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }));
  const needed = (whole: number, [part, of]: readonly [number, number]) => Math.floor((whole * part) / of) + 1;
  fc.assert(
    fc.property(ratio, ratio, (before, after) => {
      const { class: found } = compareRatios(before, after, needed);
      const fewer = Array.from({ length: 600 }, (_, index) => index + 1).some((whole) => needed(whole, after) < needed(whole, before));
      expect(found === "looser").toBe(fewer);
    }),
  );
});

test("numbers are read as a base and an offset, through constants and named constants", () => {
  const named: OrderContext = { ...context, formulaOf: (name) => (name === "five" ? 5 : undefined) };
  expect(linearOf({ add: [{ value: "seats" }, { value: "five" }, -2] }, named)).toEqual({ base: '{"value":"seats"}', offset: 3 });
  expect(linearOf({ sub: [{ value: "five" }, 2] }, named)).toEqual({ base: "", offset: 3 });
  expect(linearOf({ mul: [{ value: "five" }, 2] }, named)).toEqual({ base: "", offset: 10 });
  expect(linearOf({ mul: [{ value: "seats" }, 2] }, named).offset).toBe(0);
});
