import { addDays, civilDate, formatDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr } from "../expression.ts";
import type { Condition, RuleDocument } from "../rule-document.ts";
import { evaluate } from "../rule-set/evaluate.ts";
import { earliestOn } from "./earliest.ts";
import { oneRule, ruleSetOf } from "./rule-set.fixture.ts";

const calendar = chineseDays();
const today = "2026-03-10";
const facts = { joined: { type: "date" }, months: { type: "count" }, done: { type: "flag" } } as const;
const derived = { today: { today: true }, due: { addMonths: [{ fact: "joined" }, { fact: "months" }] } } as const;
const isDue: Condition = { fact: "today", operator: "onOrAfter", value: { fact: "due" } };

test("a period that ends in the future gives its last day, one that has ended gives today", () => {
  const ruleSet = oneRule(facts, isDue, { derived });
  expect(earliestOn(ruleSet, "r", { joined: "2026-01-31", months: 3 }, { today })).toEqual({
    rule: "r",
    on: "2026-04-30",
    reason: "holds",
  });
  expect(earliestOn(ruleSet, "r", { joined: "2020-01-31", months: 3 }, { today })).toEqual({ rule: "r", on: today, reason: "holds" });
});

test("what time alone does not change is never, and so is what has passed", () => {
  const facing = { fact: "done", operator: "equal", value: true } as const;
  const ruleSet = oneRule(facts, { all: [isDue, facing] }, { derived });
  expect(earliestOn(ruleSet, "r", { joined: "2026-01-31", months: 3, done: false }, { today })).toEqual({
    rule: "r",
    on: null,
    reason: "never",
  });
  const before = oneRule(facts, { fact: "today", operator: "before", value: "2020-01-01" }, { derived });
  expect(earliestOn(before, "r", {}, { today })).toMatchObject({ on: null, reason: "never" });
});

test("a day past the last that counts is beyond, not never", () => {
  const ruleSet = oneRule(facts, isDue, { derived });
  const options = { today, until: "2026-04-29" };
  expect(earliestOn(ruleSet, "r", { joined: "2026-01-31", months: 3 }, options)).toMatchObject({ on: null, reason: "beyond" });
});

test("what is not recorded leaves it undetermined; a month known only roughly says from when it might hold", () => {
  const ruleSet = oneRule(facts, isDue, { derived });
  expect(earliestOn(ruleSet, "r", { months: 3 }, { today })).toMatchObject({ on: null, reason: "undetermined", possiblyFrom: today });
  expect(earliestOn(ruleSet, "r", { joined: "2026-01", months: 3 }, { today })).toMatchObject({
    on: "2026-04-30",
    reason: "holds",
    possiblyFrom: "2026-04-01",
  });
});

test("two sides that move together are told as not monotone, with the place", () => {
  const month = { monthLater: { addMonths: [{ today: true }, 1] }, daysLater: { addDays: [{ today: true }, 30] } } as const;
  const ruleSet = oneRule(facts, { fact: "monthLater", operator: "lessThan", value: { fact: "daysLater" } }, { derived: month });
  expect(earliestOn(ruleSet, "r", {}, { today })).toEqual({ rule: "r", on: null, reason: "notMonotone", pointer: "/rules/0/conditions" });
});

test("a single day is found, also among the elements of a list", () => {
  const list = { type: "list", of: { day: { type: "date" } } } as const;
  const ruleSet = oneRule(
    { list },
    { some: { fact: "list" }, where: { item: "day", operator: "equal", value: { fact: "today" } } },
    { derived: { today: { today: true } } },
  );
  expect(earliestOn(ruleSet, "r", { list: [{ day: "2026-09-01" }, { day: "2026-05-01" }] }, { today })).toMatchObject({ on: "2026-05-01" });
});

test("a day that rests on holidays still to be announced is provisional", () => {
  const ruleSet = oneRule(
    { from: { type: "date" } },
    { fact: "today", operator: "after", value: { fact: "end" } },
    {
      derived: { today: { today: true }, end: { addWorkingDays: [{ fact: "from" }, 5] } },
    },
  );
  expect(earliestOn(ruleSet, "r", { from: "2031-03-03" }, { today, calendar })).toEqual({
    rule: "r",
    on: "2031-03-08",
    reason: "holds",
    provisional: true,
  });
  expect(earliestOn(ruleSet, "r", { from: "2026-03-16" }, { today, calendar })).toEqual({ rule: "r", on: "2026-03-21", reason: "holds" });
});

const when = fc.integer({ min: -500, max: 450 }).map((days) => formatDate(addDays(civilDate(today), days)));

const drawnFacts = fc.record(
  {
    from: fc.oneof(
      when,
      when.map((day) => day.slice(0, 7)),
    ),
    to: when,
    number: fc.integer({ min: 0, max: 12 }),
    list: fc.array(fc.record({ day: when, number: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: ["number"] }), { maxLength: 3 }),
  },
  { requiredKeys: ["number"] },
);

const drawn = fc.letrec<{ day: Expr; number: Expr; test: object; condition: Condition }>((tie) => ({
  day: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Expr>({ today: true }, { fact: "from" }, { fact: "to" }),
    fc
      .tuple(fc.constantFrom("addDays", "addMonths", "addYears"), tie("day"), fc.integer({ min: -2, max: 40 }))
      .map(([op, a, b]) => ({ [op]: [a, b] }) as unknown as Expr),
    fc.tuple(tie("day"), fc.integer({ min: 1, max: 20 })).map((addWorkingDays): Expr => ({ addWorkingDays })),
    fc.tuple(fc.constantFrom("min", "max"), tie("day"), tie("day")).map(([op, a, b]) => ({ [op]: [a, b] }) as unknown as Expr),
    // biome-ignore lint/suspicious/noThenProperty: the key of the expression
    fc.tuple(tie("test"), tie("day"), tie("day")).map(([test, yes, no]) => ({ if: test, then: yes, else: no }) as Expr),
  ),
  number: fc.oneof(
    { maxDepth: 2 },
    fc.constant<Expr>({ fact: "number" }),
    fc.tuple(tie("day"), tie("day")).map((sub): Expr => ({ sub })),
    fc.tuple(tie("number"), fc.integer({ min: -3, max: 3 })).map((mul): Expr => ({ mul })),
    fc.tuple(tie("number"), fc.integer({ min: 1, max: 30 })).map((ceilDiv): Expr => ({ ceilDiv })),
    fc.constant<Expr>({ count: { fact: "list" }, where: { le: [{ item: "day" }, { today: true }] } }),
    fc.constant<Expr>({ maxOf: { fact: "list" }, each: { sub: [{ today: true }, { item: "day" }] } }),
  ),
  test: fc.tuple(fc.constantFrom("lt", "ge", "eq"), tie("day"), tie("day")).map(([op, a, b]) => ({ [op]: [a, b] })),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom("before", "onOrAfter", "equal", "notEqual"), when)
      .map(([operator, value]) => ({ fact: "d1", operator, value })),
    fc
      .constantFrom("before", "onOrBefore", "after", "equal")
      .map((operator): Condition => ({ fact: "d1", operator, value: { fact: "d2" } })),
    fc
      .tuple(fc.constantFrom("lessThan", "greaterThanInclusive", "equal"), fc.integer({ min: 0, max: 90 }))
      .map(([operator, value]) => ({ fact: "n", operator, value })),
    fc
      .constantFrom("before", "onOrAfter")
      .map((operator): Condition => ({ some: { fact: "list" }, where: { item: "day", operator, value: { fact: "d1" } } })),
    fc.constant<Condition>({ condition: "c" }),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie("condition").map((not): Condition => ({ not })),
  ),
}));

const drawnDocument: fc.Arbitrary<RuleDocument> = fc
  .record({
    d1: drawn.day,
    d2: drawn.day,
    n: drawn.number,
    c: fc.constant<Condition>({ fact: "d2", operator: "after", value: "2026-06-01" }),
    rule: drawn.condition,
  })
  .map(({ d1, d2, n, c, rule }) => ({
    facts: {
      from: { type: "date" },
      to: { type: "date" },
      number: { type: "count" },
      list: { type: "list", of: { day: { type: "date" }, number: { type: "count" } } },
    },
    derived: { d1, d2, n },
    conditions: { c },
    rules: [{ name: "r", conditions: rule, event: { type: "e" } }],
  }));

test("of any rule the day is that which trying every day gives", () => {
  const answers = new Map<string, number>();
  fc.assert(
    fc.property(drawnDocument, drawnFacts, (document, drawn) => {
      const ruleSet = ruleSetOf(document);
      const span = 400;
      const until = formatDate(addDays(civilDate(today), span));
      const answer = earliestOn(ruleSet, "r", drawn, { today, until, calendar });
      answers.set(answer.reason, (answers.get(answer.reason) ?? 0) + 1);
      if (answer.reason === "notMonotone") return;
      const truths = Array.from({ length: span + 1 }, (_, day) => {
        return evaluate(ruleSet, drawn, { today: formatDate(addDays(civilDate(today), day)), calendar }).truths[0];
      });
      const day = (index: number) => (index < 0 ? undefined : formatDate(addDays(civilDate(today), index)));
      const on = truths.indexOf(true);
      const open = truths.indexOf(undefined);
      expect(answer.on ?? undefined).toBe(day(on));
      if (on < 0) expect(answer.reason === "undetermined").toBe(open >= 0);
      if (answer.reason === "never") expect(earliestOn(ruleSet, "r", drawn, { today, calendar }).on).toBeNull();
      expect(answer.possiblyFrom).toBe(open >= 0 && (on < 0 || open < on) ? day(open) : undefined);
    }),
    { numRuns: 200 },
  );
  for (const reason of ["holds", "undetermined", "never", "beyond"]) expect(answers.get(reason), reason).toBeGreaterThan(0);
});
