import { expect, test } from "vitest";
import { compileRuleSet } from "./compile-rule-set.ts";
import { evaluate, eventsOf, prefetch } from "./evaluate.ts";
import type { RuleSet } from "./rule-set.ts";

const facts = {
  members: { type: "count" },
  score: { type: "number" },
  kind: { type: "word", words: ["branch", "committee"] },
  active: { type: "flag" },
  founded: { type: "date" },
  elected: { type: "date" },
  tags: { type: "list" },
  marks: { type: "list", items: { type: "number" } },
  days: { type: "list", items: { type: "date" } },
  org: { type: "record", of: { size: { type: "count" }, head: { type: "record", of: { name: { type: "word" } } } } },
  people: { type: "list", of: { age: { type: "count" }, joined: { type: "date" }, roles: { type: "list" } } },
  rating: { type: "count", params: { year: { type: "count" }, by: { type: "word" } } },
} as const;

function ruleSetOf(conditions: unknown, more: object = {}): RuleSet {
  const { ruleSet, issues } = compileRuleSet({ facts, rules: [{ name: "r", conditions, event: { type: "e" } }], ...more });
  expect(issues).toEqual([]);
  return ruleSet as RuleSet;
}

const truthOf = (conditions: unknown, given: unknown, more: object = {}) =>
  evaluate(ruleSetOf(conditions, more), given, { today: "2026-05-11" }).truths[0];
const U = undefined;

test.each([
  ["members", "equal", 3, { members: 3 }, true],
  ["members", "equal", 3, { members: 4 }, false],
  ["members", "notEqual", 3, { members: 4 }, true],
  ["members", "equal", 3, {}, U],
  ["members", "notEqual", 3, {}, U],
  ["members", "in", [1, 2], { members: 2 }, true],
  ["members", "notIn", [1, 2], { members: 2 }, false],
  ["members", "notIn", [1, 2], { members: null }, U],
  ["tags", "contains", "a", { tags: ["a", "b"] }, true],
  ["tags", "doesNotContain", "a", { tags: ["b"] }, true],
  ["score", "lessThan", 1.5, { score: 1.25 }, true],
  ["score", "lessThanInclusive", 1.5, { score: 1.5 }, true],
  ["score", "greaterThan", -1, { score: -1 }, false],
  ["score", "greaterThanInclusive", -1, { score: -1 }, true],
  ["founded", "lessThan", "2026-01-01", { founded: "2025-12-31" }, true],
  ["founded", "before", "2026-01-01", { founded: "2026-01-01" }, false],
  ["founded", "onOrBefore", "2026-01-01", { founded: "2026-01-01" }, true],
  ["founded", "after", "2026-01-01", { founded: "2026-01-02" }, true],
  ["founded", "onOrAfter", "2026-01-01", { founded: "2026-01-01" }, true],
  ["founded", "after", "2026-01-15", { founded: "2026-01" }, U],
  ["founded", "after", "2025-12-31", { founded: "2026-01" }, true],
  ["founded", "equal", "2026-01-01", { founded: "2026-01-01" }, true],
  ["tags", "containsAll", ["a", "b"], { tags: ["b", "a", "c"] }, true],
  ["tags", "containsAny", ["a", "b"], { tags: ["c"] }, false],
  ["tags", "containsNone", ["a", "b"], { tags: ["c"] }, true],
  ["tags", "subsetOf", ["a", "b"], { tags: ["a", "c"] }, false],
  ["members", "isRecorded", true, {}, false],
  ["members", "isRecorded", false, {}, true],
  ["members", "isRecorded", true, { members: 0 }, true],
  ["members", "isRecorded", true, { members: null }, false],
  ["org", "isRecorded", true, { org: {} }, true],
  ["members", "equal", null, { members: null }, true],
  ["members", "equal", null, { members: 1 }, false],
  ["members", "notEqual", null, { members: 1 }, true],
  ["members", "equal", null, {}, U],
  ["members", "swap:notEqual", null, { members: 1 }, true],
  ["marks", "someFact:lessThan", 3, { marks: [5, 2] }, true],
  ["marks", "everyFact:lessThan", 3, { marks: [5, 2] }, false],
  ["marks", "everyFact:lessThan", 3, { marks: [] }, true],
  ["marks", "someFact:lessThan", 3, { marks: [] }, false],
  ["days", "someFact:before", "2020-01-01", { days: ["2021-01-01", "2019-05"] }, true],
  ["members", "someValue:greaterThan", [1, 5], { members: 3 }, true],
  ["members", "everyValue:greaterThan", [1, 5], { members: 3 }, false],
  ["members", "not:equal", 3, { members: 4 }, true],
  ["members", "not:equal", 3, {}, U],
  ["members", "swap:lessThan", 3, { members: 4 }, true],
  ["tags", "swap:in", "a", { tags: ["a"] }, true],
  ["marks", "someFact:not:everyValue:equal", [1, 1], { marks: [1, 2] }, true],
  ["members", "lessThan", { fact: "score" }, { members: 1, score: 1.5 }, true],
  ["elected", "after", { fact: "founded" }, { elected: "2020-01-02", founded: "2020-01-01" }, true],
  ["tags", "someFact:in", { fact: "tags" }, { tags: ["x"] }, true],
  ["kind", "equal", "branch", { kind: "branch" }, true],
  ["active", "equal", true, { active: false }, false],
])("%s %s %j over %j is %j", (fact, operator, value, given, expected) => {
  expect(truthOf({ all: [{ fact, operator, value }] }, given)).toBe(expected);
});

test("events are given by priority", async () => {
  const c = (value: number) => ({ all: [{ fact: "members", operator: "greaterThan", value }] });
  const { ruleSet } = compileRuleSet({
    facts,
    rules: [
      { name: "a", conditions: c(1), event: { type: "a" } },
      { name: "b", conditions: c(2), event: { type: "b" }, priority: 5 },
      { name: "c", conditions: c(9), event: { type: "c" }, priority: 5 },
      { name: "d", conditions: { all: [{ fact: "score", operator: "equal", value: 1 }] }, event: { type: "d" } },
    ],
  });
  if (ruleSet === undefined) throw new Error();
  const found = eventsOf(ruleSet, evaluate(ruleSet, { members: 3 }));
  expect(found).toEqual({ events: [{ type: "b" }, { type: "a" }], failureEvents: [{ type: "c" }], undetermined: [{ type: "d" }] });
  expect(await prefetch(ruleSet, async (requests) => requests.map(({ key }) => key.length))).toEqual({ members: 7, score: 5 });
});

const few = { fact: "members", operator: "lessThan", value: 3 };
const rated = { fact: "score", operator: "greaterThan", value: 5 };

test.each([
  [{ all: [few, rated] }, { members: 1 }, U],
  [{ all: [few, rated] }, { members: 9 }, false],
  [{ any: [few, rated] }, { members: 1 }, true],
  [{ any: [few, rated] }, { members: 9 }, U],
  [{ not: { any: [few, { all: [rated, { not: few }] }] } }, { members: 9, score: 1 }, true],
  [{ all: [{ condition: "few" }, { not: { condition: "few" } }] }, { members: 9 }, false],
  [{ condition: "few" }, { members: 2 }, true],
  [{ fact: "org", path: "$.head.name", operator: "equal", value: "x" }, { org: { head: { name: "x" } } }, true],
  [{ fact: "people", path: "$[1].age", operator: "equal", value: 4 }, { people: [{ age: 3 }, { age: 4 }] }, true],
  [{ fact: "people", path: "$[2].age", operator: "equal", value: 4 }, { people: [{ age: 3 }, { age: 4 }] }, U],
  [{ fact: "people", path: "$[0].roles", operator: "contains", value: "a" }, { people: [{ roles: ["a"] }] }, true],
  [{ fact: "rating", params: { year: 2025, by: "x" }, operator: "equal", value: 4 }, { 'rating{"by":"x","year":2025}': 4 }, true],
])("%j over %j is %j", (conditions, given, expected) => {
  expect(truthOf(conditions, given, { conditions: { few } })).toBe(expected);
});

const old = { item: "age", operator: "greaterThanInclusive", value: 60 };
const early = { item: "joined", operator: "before", value: { fact: "founded" } };

test.each([
  [{ some: { fact: "people" }, where: old }, [{ age: 61 }, {}], true],
  [{ some: { fact: "people" }, where: old }, [{ age: 1 }, {}], U],
  [{ some: { fact: "people" }, where: old }, [], false],
  [{ every: { fact: "people" }, where: old }, [], true],
  [{ every: { fact: "people" }, where: old }, [{ age: 1 }, {}], false],
  [{ every: { fact: "people" }, where: { all: [old, early] } }, [{ age: 61, joined: "2019-12-31" }], true],
  [
    { some: { fact: "people" }, where: { some: { item: "roles" }, where: { item: "", operator: "equal", value: "a" } } },
    [{ roles: ["b", "a"] }],
    true,
  ],
  [{ count: { fact: "people" }, operator: "equal", value: 2 }, [{}, {}], true],
  [{ count: { fact: "people" }, where: old, operator: "greaterThan", value: 1 }, [{ age: 60 }, {}, {}], U],
  [{ count: { fact: "people" }, where: old, operator: "greaterThan", value: 0 }, [{ age: 60 }, {}, {}], true],
  [{ count: { fact: "people" }, where: old, operator: "lessThan", value: { fact: "members" } }, [{ age: 60 }], true],
])("%j over the people %j is %j", (conditions, people, expected) => {
  expect(truthOf(conditions, { people, founded: "2020-01-01", members: 2 })).toBe(expected);
});

const derived = {
  again: { value: "eldest" },
  eldest: { maxOf: { fact: "people" }, each: { item: "age" } },
  termEnds: { addYears: [{ fact: "elected" }, 5] },
  left: { sub: [{ value: "termEnds" }, { today: true }] },
  elders: { count: { fact: "people" }, where: { ge: [{ item: "age" }, 60] } },
  early: { count: { fact: "people" }, where: { lt: [{ item: "joined" }, { fact: "founded" }] } },
  limit: { lookup: { fact: "kind" }, in: { branch: 3, committee: 5 } },
  head: { first: [{ fact: "org.head.name" }, "none"] },
};

test.each([
  [{ fact: "termEnds", operator: "onOrBefore", value: "2025-06-30" }, { elected: "2020-06-30" }, true],
  [{ fact: "left", operator: "lessThan", value: 0 }, { elected: "2021-05-10" }, true],
  [{ fact: "left", operator: "lessThan", value: 0 }, { elected: "2021-05-11" }, false],
  [{ fact: "left", operator: "lessThan", value: 0 }, {}, U],
  [{ fact: "elders", operator: "equal", value: 1 }, { people: [{ age: 60 }, { age: 59 }] }, true],
  [{ fact: "early", operator: "equal", value: 1 }, { people: [{ joined: "2019" }, { joined: "2021-01-01" }], founded: "2020-01-01" }, true],
  [{ fact: "again", operator: "equal", value: 9 }, { people: [{ age: 9 }, { age: 1 }] }, true],
  [{ fact: "members", operator: "lessThan", value: { fact: "limit" } }, { members: 4, kind: "branch" }, false],
  [{ fact: "members", operator: "lessThan", value: { fact: "limit" } }, { members: 4, kind: "committee" }, true],
  [{ fact: "head", operator: "equal", value: "none" }, { org: {} }, true],
])("with derived facts %j over %j is %j", (conditions, given, expected) => {
  expect(truthOf(conditions, given, { derived })).toBe(expected);
});

test.each([
  [{ first: [{ fact: "members" }, 0] }, {}, true],
  [{ first: [{ fact: "members" }, 0] }, { members: null }, true],
  [{ first: [{ fact: "members" }, 0] }, { members: "7" }, U],
  [{ first: [{ fact: "rooms" }, 0] }, { rooms: "7" }, U],
  [{ first: [{ value: "more" }, 0] }, {}, true],
  [{ first: [{ value: "more" }, 0] }, { members: "7" }, U],
  [{ first: [{ fact: "org.size" }, 0] }, { org: {} }, true],
  [{ first: [{ fact: "org.size" }, 0] }, { org: 7 }, U],
  [{ first: [{ fact: "org.size" }, 0] }, { org: { size: "7" } }, U],
  [{ first: [{ maxOf: { fact: "marks" }, each: { item: "" } }, 0] }, { marks: [] }, true],
  [{ first: [{ maxOf: { fact: "marks" }, each: { item: "" } }, 0] }, { marks: ["7"] }, U],
  [{ first: [{ maxOf: { value: "allMarks" }, each: { item: "" } }, 0] }, { marks: ["7"] }, U],
  [{ first: [{ maxOf: { fact: "people" }, each: { item: "age" } }, 0] }, { people: [{}] }, true],
  [{ first: [{ maxOf: { fact: "people" }, each: { item: "age" } }, 0] }, { people: [{ age: "7" }] }, U],
  [{ first: [0, { fact: "members" }] }, { members: "7" }, true],
  [{ first: [{ fact: "org.size" }, 0] }, { members: "7", org: {} }, true],
])("of what is there and cannot be used nobody knows whether the next counts: %j over %j is %j", (d, given, expected) => {
  const more = { facts: { ...facts, rooms: { type: "number" } } };
  const derived = { d, more: { add: [{ fact: "members" }, 1] }, allMarks: { concat: [{ fact: "marks" }] } };
  const leaf = { fact: "d", operator: "equal", value: 0 };
  expect(truthOf(leaf, given, { ...more, derived })).toBe(expected);
  // Whatever was read before.
  const read = ["members", "more"].map((fact) => ({ fact, operator: "equal", value: 99 }));
  const lists = ["marks", "allMarks"].map((fact) => ({ fact, operator: "contains", value: 99 }));
  const org = { fact: "org", path: "$.size", operator: "equal", value: 99 };
  const people = { some: { fact: "people" }, where: { item: "age", operator: "equal", value: 99 } };
  const ruleSet = ruleSetOf(leaf, {
    ...more,
    derived,
    rules: [
      { name: "before", conditions: { any: [...read, ...lists, org, people] }, event: { type: "e" }, priority: 2 },
      { name: "r", conditions: leaf, event: { type: "e" } },
    ],
  });
  expect(evaluate(ruleSet, given).truths[1]).toBe(expected);
});

test("a rule set asks for what its rules read through names, once each, and for nothing else", () => {
  const { requests } = ruleSetOf(
    { all: [{ condition: "a" }, { fact: "left", operator: "lessThan", value: 0 }, few] },
    {
      derived,
      conditions: {
        a: { fact: "rating", params: { year: 2025, by: "x" }, operator: "equal", value: { fact: "org", path: "$.size" } },
        unused: { fact: "marks", operator: "contains", value: 1 },
      },
    },
  );
  expect(requests).toEqual([
    { key: "members", fact: "members" },
    { key: 'rating{"by":"x","year":2025}', fact: "rating", params: { by: "x", year: 2025 } },
    { key: "org", fact: "org" },
    { key: "elected", fact: "elected" },
  ]);
});

test.each([
  [{ founded: "2026-02-30" }, "/founded"],
  [{ founded: 46204 }, "/founded"],
  [{ kind: "other" }, "/kind"],
  [{ org: 3 }, "/org"],
  [{ org: { head: { name: 3 } } }, "/org/head/name"],
  [{ marks: [1, "2", null] }, "/marks/1"],
  [{ marks: {} }, "/marks"],
  [{ people: [{}, 3] }, "/people/1"],
  [{ people: [{ age: 1 }, { age: "x" }] }, "/people/1/age"],
  [{ people: [{ roles: [] }, { roles: ["a", 1] }] }, "/people/1/roles/1"],
])("the wrong datum in %j is told at %s, once, and not recorded", (given, pointer) => {
  const conditions = {
    any: [
      { fact: "founded", operator: "after", value: "2020-01-01" },
      { fact: "kind", operator: "equal", value: "branch" },
      { fact: "org", path: "$.head.name", operator: "equal", value: "x" },
      { fact: "marks", operator: "someFact:equal", value: 7 },
      {
        some: { fact: "people" },
        where: {
          any: [
            { item: "age", operator: "equal", value: 7 },
            { item: "age", operator: "equal", value: 8 },
          ],
        },
      },
      { some: { fact: "people" }, where: { item: "roles", operator: "contains", value: "b" } },
    ],
  };
  const { truths, issues } = evaluate(ruleSetOf(conditions), given);
  expect(truths).toEqual([undefined]);
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([["wrong_type", pointer]]);
});

test("facts that nobody declared are ignored, and the facts given are left as they are", () => {
  const given = Object.freeze({ days: Object.freeze(["2026-01-01", "x"]), other: 1 });
  const ruleSet = ruleSetOf({ fact: "days", operator: "contains", value: "2026-01-01" });
  expect(evaluate(ruleSet, given).truths).toEqual([true]);
  expect(given.days).toEqual(["2026-01-01", "x"]);
});

test("a day and a calendar that the rules ask for and nobody gives are told", () => {
  const asked = ruleSetOf(
    { fact: "d", operator: "after", value: "2020-01-01" },
    { derived: { d: { addWorkingDays: [{ today: true }, 3] } } },
  );
  const codes = (options: object) => evaluate(asked, {}, options).issues.map(({ code }) => code);
  expect(codes({})).toEqual(["missing_today", "missing_calendar"]);
  expect(evaluate(asked, {}, { today: "2026-05-11" }).truths).toEqual([undefined]);
  const calendar = { years: [], isCovered: () => true, kindOf: () => "working" as const };
  expect(evaluate(asked, {}, { today: "2026-05-11", calendar })).toEqual({ truths: [true], issues: [] });
});

test("what stands beside conditions for people is kept by pointer", () => {
  const { program } = ruleSetOf({ all: [{ ...few, name: "few", message: "m", priority: 2 }] });
  expect(program.said).toEqual({ "/rules/0/conditions/all/0": { name: "few", message: "m", priority: 2 } });
});
