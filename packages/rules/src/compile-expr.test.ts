import { civilDate, formatDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { compileExpr } from "./compile-scoped.ts";
import type { Datum, Fields } from "./datum.ts";
import type { Expr } from "./expression.ts";
import type { Env, Scope } from "./scope.ts";

const scope: Scope = {
  values: { start: { type: "date" }, ids: { type: "list" }, n: { type: "count" } },
  facts: { place: { type: "record", of: { seats: { type: "count" } } } },
  self: {
    on: { type: "date" },
    kind: { type: "word" },
    outcome: { type: "flag" },
    n: { type: "count" },
    m: { type: "count" },
    roster: { type: "record", of: { full: { type: "count" }, away: { type: "count" } } },
    places: {
      type: "list",
      of: { id: { type: "word" }, start: { type: "date" }, penalty: { type: "record", of: { kind: { type: "word" } } } },
    },
    votes: { type: "list", of: { n: { type: "count" } } },
    open: { type: "any" },
  },
  result: { elected: { type: "list" } },
  interpretations: { base: { readings: ["all", "present"] }, months: { number: { min: 1, max: 6 } } },
};

const calendar = chineseDays();
const day = (text: string): number => civilDate(text);

function envOf(given: Partial<Env> & { readonly values?: Fields } = {}): Env {
  const { values = {}, ...rest } = given;
  return {
    self: {},
    facts: {},
    today: day("2026-07-01"),
    calendar,
    clip: "clip",
    value: (name) => values[name],
    reading: () => "present",
    ...rest,
  };
}

function evaluated(expr: Expr, given: Parameters<typeof envOf>[0] = {}): Datum {
  const { compiled, issues } = compileExpr(expr, scope, "");
  expect(issues).toEqual([]);
  return compiled?.evaluate(envOf(given));
}

test("everything is read by name, and an absent name is Missing", () => {
  expect(evaluated({ value: "start" }, { values: { start: 7 } })).toBe(7);
  expect(evaluated({ self: "roster.full" }, { self: { roster: { full: 31 } } })).toBe(31);
  expect(evaluated({ fact: "place.seats" }, { facts: { place: { seats: 5 } } })).toBe(5);
  expect(evaluated({ result: "elected" }, { result: { elected: ["a"] } })).toEqual(["a"]);
  expect(evaluated({ today: true })).toBe(day("2026-07-01"));
  for (const expr of [{ value: "start" }, { self: "roster.full" }, { fact: "place.seats" }, { result: "elected" }] as Expr[]) {
    expect(evaluated(expr)).toBe(undefined);
  }
});

test("dates move by days, months, years and working days", () => {
  const moved = (expr: Expr, clip: Env["clip"] = "clip"): string => formatDate(evaluated(expr, { clip }) as number);
  expect(moved({ addDays: ["2026-02-28", 1] })).toBe("2026-03-01");
  expect(moved({ addMonths: ["2026-05-31", 1] })).toBe("2026-06-30");
  expect(moved({ addMonths: ["2026-05-31", 1] }, "nextDay")).toBe("2026-07-01");
  expect(moved({ addYears: ["2024-02-29", 1] })).toBe("2025-02-28");
  expect(moved({ addWorkingDays: ["2026-09-28", 5] })).toBe("2026-10-09");
});

test("a date beyond the civil calendar, a fraction of a day and the nought-th working day are Missing", () => {
  expect(evaluated({ addDays: ["9999-12-31", 1] })).toBe(undefined);
  expect(evaluated({ addMonths: ["0001-01-01", -1] })).toBe(undefined);
  expect(formatDate(evaluated({ addMonths: ["9999-01-31", 11] }) as number)).toBe("9999-12-31");
  expect(evaluated({ addYears: ["2026-01-01", Number.MAX_SAFE_INTEGER] })).toBe(undefined);
  expect(evaluated({ addDays: ["2026-01-01", { self: "n" }] }, { self: { n: 0.5 } })).toBe(undefined);
  expect(evaluated({ addWorkingDays: ["2026-01-01", 0] })).toBe(undefined);
  expect(evaluated({ addWorkingDays: ["2026-01-01", 1_000_000] })).toBe(undefined);
  expect(evaluated({ addWorkingDays: ["9999-12-30", 30] })).toBe(undefined);
});

test("working days on data still to come, and months that lack the day, are announced", () => {
  const seen: string[] = [];
  const given = { onProvisional: () => seen.push("provisional"), onClipped: () => seen.push("clipped") };
  evaluated({ addWorkingDays: ["2026-07-01", 5] }, given);
  evaluated({ addMonths: ["2026-05-30", 1] }, given);
  expect(seen).toEqual([]);
  evaluated({ addWorkingDays: ["2026-12-31", 5] }, given);
  evaluated({ addMonths: ["2026-05-31", 1] }, given);
  evaluated({ addYears: ["2024-02-29", 1] }, given);
  expect(seen).toEqual(["provisional", "clipped", "clipped"]);
});

test("arithmetic on spans keeps both ends, and one number is no span", () => {
  const values = { start: { first: day("2019-01-28"), last: day("2019-01-31") }, n: { first: 2, last: 3 } };
  expect(evaluated({ addMonths: [{ value: "start" }, 1] }, { values })).toBe(day("2019-02-28"));
  expect(evaluated({ addDays: [{ value: "start" }, 1] }, { values })).toEqual({ first: day("2019-01-29"), last: day("2019-02-01") });
  expect(evaluated({ add: [{ value: "n" }, 1, 1] }, { values })).toEqual({ first: 4, last: 5 });
  expect(evaluated({ sub: [{ value: "n" }, { value: "n" }] }, { values })).toEqual({ first: -1, last: 1 });
  expect(evaluated({ sub: [{ value: "start" }, "2019-01-01"] }, { values })).toEqual({ first: 27, last: 30 });
});

test("a sum over a list is nought where it is empty, a span where an element is, and nothing where one is missing", () => {
  const sum = { sumOf: { self: "votes" }, each: { item: "n" } };
  expect(evaluated(sum, { self: { votes: [{ n: 3 }, { n: 9 }] } })).toBe(12);
  expect(evaluated(sum, { self: { votes: [] } })).toBe(0);
  expect(evaluated(sum, { self: { votes: [{ n: 3 }, { n: { first: 1, last: 4 } }] } })).toEqual({ first: 4, last: 7 });
  expect(evaluated(sum, { self: { votes: [{ n: 3 }, {}] } })).toBe(undefined);
  expect(evaluated(sum, { self: { votes: [{ n: 2 ** 53 - 1 }, { n: 1 }] } })).toBe(undefined);
  expect(evaluated(sum)).toBe(undefined);
});

test("least and greatest take numbers and dates, and nothing of what is missing", () => {
  expect(evaluated({ min: [3, { self: "n" }] }, { self: { n: 2 } })).toBe(2);
  expect(evaluated({ max: ["2026-01-01", { value: "start" }] }, { values: { start: day("2026-02-01") } })).toBe(day("2026-02-01"));
  expect(evaluated({ max: [3, { self: "n" }] })).toBe(undefined);
  expect(evaluated({ min: [{ self: "open" }] }, { self: { open: "text" } })).toBe(undefined);
  expect(evaluated({ maxOf: { self: "places" }, each: { item: "start" } }, { self: { places: [{ start: 3 }, { start: 9 }] } })).toBe(9);
  expect(evaluated({ minOf: { self: "places" }, each: { item: "start" } }, { self: { places: [{ start: 3 }, { start: 9 }] } })).toBe(3);
  expect(evaluated({ maxOf: { self: "places" }, each: { item: "start" } }, { self: { places: [{ start: 3 }, {}] } })).toBe(undefined);
  expect(evaluated({ maxOf: { self: "places" }, each: { item: "start" } }, { self: { places: [] } })).toBe(undefined);
});

test("division rounds up and does not divide by nought", () => {
  expect(evaluated({ ceilDiv: [7, 2] })).toBe(4);
  expect(evaluated({ ceilDiv: [-7, 2] })).toBe(-3);
  expect(evaluated({ ceilDiv: [7, { self: "n" }] }, { self: { n: 0 } })).toBe(undefined);
  expect(evaluated({ mul: [Number.MAX_SAFE_INTEGER, 2] })).toBe(undefined);
});

test("count counts elements, and unknown ones widen it", () => {
  const where = { eq: [{ item: "penalty.kind" }, "warning"] } as const;
  const places = [{ penalty: { kind: "warning" } }, {}, { penalty: { kind: "other" } }, { penalty: null }];
  expect(evaluated({ count: { self: "places" } }, { self: { places } })).toBe(4);
  expect(evaluated({ count: { self: "places" }, where }, { self: { places } })).toEqual({ first: 1, last: 3 });
  expect(evaluated({ count: { self: "places" }, where }, { self: { places: [] } })).toBe(0);
  expect(evaluated({ count: { self: "places" }, where })).toBe(undefined);
  expect(evaluated({ count: { value: "ids" }, where: { ne: [{ item: "" }, "a"] } }, { values: { ids: ["a", "b"] } })).toBe(1);
});

test("the seats of a roster with a list that may be absent are counted as the design writes it", () => {
  const expr: Expr = {
    sub: [
      { sub: [{ self: "roster.full" }, { first: [{ self: "roster.away" }, 0] }] },
      { count: { first: [{ self: "places" }, { concat: [] }] }, where: { eq: [{ item: "id" }, "x"] } },
    ],
  };
  expect(evaluated(expr, { self: { roster: { full: 30 } } })).toBe(30);
  expect(evaluated(expr, { self: { roster: { full: 30, away: 2 }, places: [{ id: "x" }] } })).toBe(27);
  expect(evaluated(expr, { self: { roster: {} } })).toBe(undefined);
});

test("concat joins lists and is Missing where a part is, unless first guards it", () => {
  const values = { ids: ["a"] };
  expect(evaluated({ concat: [{ value: "ids" }, { result: "elected" }] }, { values, result: { elected: ["b"] } })).toEqual(["a", "b"]);
  expect(evaluated({ concat: [{ value: "ids" }, { result: "elected" }] }, { values })).toBe(undefined);
  expect(evaluated({ concat: [{ value: "ids" }, { first: [{ result: "elected" }, { concat: [] }] }] }, { values })).toEqual(["a"]);
});

test("first skips the absent and null, and keeps nought and false", () => {
  expect(evaluated({ first: [{ self: "n" }, { self: "m" }, 4] }, { self: { n: null } })).toBe(4);
  expect(evaluated({ first: [{ self: "n" }, 4] }, { self: { n: 0 } })).toBe(0);
  expect(evaluated({ first: [{ self: "n" }, { self: "m" }] })).toBe(undefined);
});

test("lookup takes own keys only, else on a miss, and nothing for a missing key", () => {
  const table = { a: 1, constructor: 7 };
  expect(evaluated({ lookup: { self: "kind" }, in: table }, { self: { kind: "a" } })).toBe(1);
  expect(evaluated({ lookup: { self: "kind" }, in: table }, { self: { kind: "constructor" } })).toBe(7);
  expect(evaluated({ lookup: { self: "kind" }, in: { a: 1 } }, { self: { kind: "toString" } })).toBe(undefined);
  expect(evaluated({ lookup: { self: "kind" }, in: table, else: 0 }, { self: { kind: "b" } })).toBe(0);
  expect(evaluated({ lookup: { self: "kind" }, in: table, else: 0 })).toBe(undefined);
  expect(evaluated({ lookup: { self: "n" }, in: { "3": "three" } }, { self: { n: 3 } })).toBe("three");
  expect(evaluated({ lookup: { self: "outcome" }, in: { true: 1, false: 2 } }, { self: { outcome: false } })).toBe(2);
});

test("an if whose condition is unknown yields what both branches have in common", () => {
  const choose = (yes: Expr, no: Expr): Expr => ({
    if: { eq: [{ self: "outcome" }, true] },
    // biome-ignore lint/suspicious/noThenProperty: the key of the expression
    then: yes,
    else: no,
  });
  expect(evaluated(choose(3, 5), { self: { outcome: false } })).toBe(5);
  expect(evaluated(choose(3, 5))).toEqual({ first: 3, last: 5 });
  expect(evaluated(choose("a", "a"))).toBe("a");
  expect(evaluated(choose("a", "b"))).toBe(undefined);
});

test("an interpretation chooses a branch, or is its own reading or number", () => {
  const expr: Expr = { interpretation: "base", is: { all: { self: "n" }, present: { self: "m" } } };
  expect(evaluated(expr, { self: { n: 1, m: 2 } })).toBe(2);
  expect(evaluated(expr, { self: { n: 1, m: 2 }, reading: () => "all" })).toBe(1);
  expect(evaluated(expr, { self: { n: 1, m: 2 }, reading: () => "no such reading" })).toBe(undefined);
  expect(evaluated({ interpretation: "base" })).toBe("present");
  expect(evaluated({ add: [{ interpretation: "months" }, 1] }, { reading: () => 4 })).toBe(5);
});

test("what an expression reads is listed once, in the order of writing", () => {
  const { compiled } = compileExpr(
    {
      max: [
        { addWorkingDays: [{ value: "start" }, { interpretation: "months" }] },
        { first: [{ self: "on" }, { value: "start" }, { today: true }] },
        { addDays: ["2026-01-01", { count: { self: "places" }, where: { lt: [{ fact: "place.seats" }, 3] } }] },
      ],
    },
    scope,
    "",
  );
  expect(compiled?.type).toEqual({ type: "date" });
  expect(compiled?.reads).toEqual([
    { from: "value", name: "start" },
    { from: "interpretation", name: "months" },
    { from: "calendar", name: "calendar" },
    { from: "self", name: "on" },
    { from: "today", name: "today" },
    { from: "self", name: "places" },
    { from: "fact", name: "place.seats" },
  ]);
});

test("names of the prototype never resolve in what is evaluated", () => {
  const hostile: Scope = {
    ...scope,
    self: JSON.parse('{"constructor": {"type": "any"}, "__proto__": {"type": "any"}, "toString": {"type": "any"}}'),
  };
  for (const name of ["constructor", "__proto__", "toString", "constructor.name", "__proto__.polluted"]) {
    const { compiled, issues } = compileExpr({ self: name }, hostile, "");
    expect(issues).toEqual([]);
    expect(compiled?.evaluate(envOf())).toBe(undefined);
  }
});
