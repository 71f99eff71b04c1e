import { expect, test } from "vitest";
import { compileCond } from "../compile-scoped.ts";
import { compileRuleSet } from "../rule-set/compile-rule-set.ts";
import { evaluate } from "../rule-set/evaluate.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import { analyse, analyseCondition } from "./analyse.ts";
import type { Finding } from "./finding.ts";
import { ANALYSIS_LIMITS } from "./steps.ts";

const facts = {
  score: { type: "number" },
  seats: { type: "count" },
  votes: { type: "count" },
  day: { type: "date" },
  done: { type: "flag" },
  kind: { type: "word", words: ["base", "general"] },
  tags: { type: "list" },
  people: { type: "list", of: { age: { type: "count" }, role: { type: "word" }, joined: { type: "date" } } },
  dues: { type: "count", params: { year: { type: "count" } } },
  staff: { type: "record", of: { head: { type: "record", of: { age: { type: "count" } } } } },
};

function compiled(document: Readonly<Record<string, unknown>>): RuleSet {
  const { ruleSet, issues } = compileRuleSet({ facts, rules: [], ...document });
  if (ruleSet === undefined) throw new Error(JSON.stringify(issues));
  return ruleSet;
}

function ruleOf(conditions: unknown, name = "r"): unknown {
  return { name, conditions, event: { type: "e" } };
}

function found(conditions: unknown, more: Readonly<Record<string, unknown>> = {}): readonly Finding[] {
  return analyse(compiled({ rules: [ruleOf(conditions)], ...more }));
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, pointer, related }) => [code, pointer, ...related].join(" "));
}

const is = (fact: string, operator: string, value: unknown, more = {}) => ({ fact, operator, value, ...more });
const band = (fact: string, least: number, most: number) => ({
  all: [is(fact, "greaterThanInclusive", least), is(fact, "lessThanInclusive", most)],
});

test("a condition that no facts fulfil is impossible, an error at the part that is to blame", () => {
  const findings = found({ any: [{ all: [is("seats", "lessThan", 0), is("done", "equal", true)] }, is("done", "equal", false)] });
  expect(said(findings)).toEqual(["impossible /rules/0/conditions/any/0/all/0"]);
  expect(findings[0]?.severity).toBe("error");
  expect(found(is("score", "lessThan", 0))).toEqual([]);
});

test("a condition that any facts fulfil is always true, with facts as an example", () => {
  const [finding, ...others] = found({ any: [is("day", "before", "2026-05-11"), is("day", "onOrAfter", "2026-01-01")] });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: "always_true",
    severity: "warning",
    pointer: "/rules/0/conditions",
    example: { facts: { day: "2025-12-31" } },
  });
});

test("two parts of an all that exclude each other are named", () => {
  const conditions = { all: [is("done", "equal", true), is("seats", "greaterThan", 5), is("seats", "lessThan", 3)] };
  expect(said(found(conditions))).toEqual(["contradictory /rules/0/conditions/all/1 /rules/0/conditions/all/2"]);
});

test("two comparisons of the same two facts contradict each other whatever the facts are", () => {
  const conditions = { all: [is("votes", "lessThan", { fact: "seats" }), is("seats", "lessThanInclusive", { fact: "votes" })] };
  expect(said(found(conditions))).toEqual(["contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1"]);
});

test("an all that only three parts together make impossible is impossible as a whole", () => {
  const below = (a: string, b: string) => is(a, "lessThan", { fact: b });
  expect(said(found({ all: [below("votes", "seats"), below("seats", "score"), below("score", "votes")] }))).toEqual([
    "impossible /rules/0/conditions",
  ]);
});

test("a part that another part implies is subsumed: in an all the wider one, in an any the narrower one", () => {
  const parts = [is("seats", "greaterThan", 5), is("seats", "greaterThan", 3)];
  const [wider] = found({ all: parts });
  expect(wider).toMatchObject({ code: "subsumed", pointer: "/rules/0/conditions/all/1", related: ["/rules/0/conditions/all/0"] });
  expect(wider?.example).toEqual({ facts: { seats: 6 } });
  expect(said(found({ any: parts }))).toEqual(["subsumed /rules/0/conditions/any/0 /rules/0/conditions/any/1"]);
});

test("a person of forty in the chair implies that somebody is over thirty", () => {
  const conditions = {
    all: [
      {
        some: { fact: "people" },
        where: {
          all: [
            { item: "age", operator: "equal", value: 40 },
            { item: "role", operator: "equal", value: "chair" },
          ],
        },
      },
      { count: { fact: "people" }, where: { item: "age", operator: "greaterThan", value: 30 }, operator: "greaterThanInclusive", value: 1 },
    ],
  };
  const [finding] = found(conditions);
  expect(finding).toMatchObject({ code: "subsumed", pointer: "/rules/0/conditions/all/1" });
  expect(finding?.example?.facts).toEqual({ people: [{ age: 40, role: "chair" }] });
});

test("parts, named conditions and rules that are written twice are duplicates, however they are turned", () => {
  const [one, other] = [is("seats", "lessThan", 3), { not: is("seats", "greaterThanInclusive", 3) }];
  expect(said(found({ any: [one, is("done", "equal", true), other] }))).toEqual([
    "duplicate /rules/0/conditions/any/2 /rules/0/conditions/any/0",
  ]);
  const twice = {
    conditions: { few: one, scarce: other },
    rules: [ruleOf({ condition: "few" }, "a"), ruleOf({ condition: "few" }, "b"), ruleOf(one, "c")],
  };
  expect(said(analyse(compiled(twice)))).toEqual([
    "duplicate /conditions/scarce /conditions/few",
    "duplicate /rules/2/conditions /conditions/few",
  ]);
});

test("whole bands leave a gap for numbers with decimals and none for counts", () => {
  const tiers = (fact: string) => ({
    conditions: {
      low: is(fact, "lessThan", 80),
      good: band(fact, 80, 89),
      excellent: band(fact, 90, 100),
      beyond: is(fact, "greaterThan", 100),
    },
    tiers: { grade: ["low", "good", "excellent", "beyond"] },
  });
  const [gap, ...others] = analyse(compiled(tiers("score")));
  expect(others).toEqual([]);
  expect(gap).toMatchObject({ code: "tier_gap", severity: "error", pointer: "/tiers/grade", example: { facts: { score: 89.5 } } });
  expect(gap?.message.en).toBe("There are facts for which no tier holds, for example score = 89.5.");
  expect(analyse(compiled(tiers("seats")))).toEqual([]);
});

test("half-open bands touch without overlap; a limit that both take in is an overlap", () => {
  const tiers = (operator: string) => ({
    conditions: { low: is("score", operator, 60), high: is("score", "greaterThanInclusive", 60) },
    tiers: { grade: ["low", "high"] },
  });
  expect(analyse(compiled(tiers("lessThan")))).toEqual([]);
  const [overlap] = analyse(compiled(tiers("lessThanInclusive")));
  expect(overlap).toMatchObject({
    code: "tier_overlap",
    pointer: "/tiers/grade/0",
    related: ["/tiers/grade/1"],
    example: { facts: { score: 60 } },
  });
});

test("a last tier that is always true takes what the others leave; anywhere else it is reported and overlaps", () => {
  const conditions = { high: is("seats", "greaterThan", 5), rest: is("seats", "greaterThanInclusive", 0) };
  expect(analyse(compiled({ conditions, tiers: { size: ["high", "rest"] } }))).toEqual([]);
  expect(said(analyse(compiled({ conditions, tiers: { size: ["rest", "high"] } })))).toEqual([
    "always_true /conditions/rest",
    "tier_overlap /tiers/size/0 /tiers/size/1",
  ]);
});

test("tiers by date, by facts with parameters, by deep paths and by lists get examples that the evaluator confirms", () => {
  const deep = { path: "$.head.age" };
  const conditions = {
    a: { all: [is("day", "before", "2026-05-11"), is("dues", "lessThan", 3, { params: { year: 2025 } })] },
    b: { all: [is("staff", "greaterThan", 30, deep), is("tags", "containsAll", ["x", "y"])] },
    c: { every: { fact: "people" }, where: { item: "joined", operator: "after", value: "2020-01-01" } },
  };
  const findings = analyse(compiled({ conditions, tiers: { t: ["a", "b", "c"] } }));
  expect(said(findings)).toEqual([
    "tier_gap /tiers/t",
    "tier_overlap /tiers/t/0 /tiers/t/1",
    "tier_overlap /tiers/t/0 /tiers/t/2",
    "tier_overlap /tiers/t/1 /tiers/t/2",
  ]);
  expect(findings[1]?.example?.facts).toMatchObject({ 'dues{"year":2025}': 2, staff: { head: { age: 31 } }, tags: ["x", "y"] });
  const tested = compiled({ conditions, rules: ["a", "b", "c"].map((name) => ruleOf({ condition: name }, name)) });
  expect(findings.map(({ example }) => evaluate(tested, example?.facts))).toEqual([
    { truths: [false, false, false], issues: [] },
    expect.objectContaining({ truths: [true, true, undefined] }),
    expect.objectContaining({ truths: [true, undefined, true] }),
    expect.objectContaining({ truths: [undefined, true, true] }),
  ]);
});

test("the day of judging is part of an example", () => {
  const conditions = { late: is("now", "after", { fact: "day" }), early: is("now", "before", { fact: "day" }) };
  const [gap] = analyse(compiled({ derived: { now: { today: true } }, conditions, tiers: { t: ["late", "early"] } }));
  expect(gap?.example?.today).toBe(gap?.example?.facts.day);
});

test("where it matters whether something is recorded, null is tried, too", () => {
  expect(found({ any: [is("seats", "isRecorded", false), is("seats", "greaterThan", 3)] })).toEqual([]);
  const [few, many] = [is("seats", "lessThanInclusive", 3), is("seats", "greaterThan", 3)];
  expect(said(found({ any: [is("seats", "isRecorded", false), few, many] }))).toEqual(["always_true /rules/0/conditions"]);
  expect(said(found({ all: [is("seats", "isRecorded", false), few] }))).toEqual([
    "contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1",
  ]);
});

test("one calculation is compared with all its limits at once, and two calculations may come to anything", () => {
  const derived = { sum: { add: [{ fact: "seats" }, { fact: "votes" }] }, product: { mul: [{ fact: "seats" }, { fact: "votes" }] } };
  const of = (value: string, operator: string, limit: number) => is(value, operator, limit);
  expect(said(found({ all: [of("sum", "lessThan", 100), of("sum", "greaterThan", 120)] }, { derived }))).toEqual([
    "contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1",
  ]);
  const conditions = { a: of("sum", "lessThan", 100), b: of("sum", "greaterThan", 110) };
  const [gap, ...others] = analyse(compiled({ derived, conditions, tiers: { t: ["a", "b"] } }));
  expect([gap?.code, others]).toEqual(["tier_gap", []]);
  expect(found({ all: [of("sum", "lessThan", 3), of("product", "greaterThan", 5)] }, { derived })).toEqual([]);
});

test("elements compared with a fact outside are not taken to be fewer than there may be", () => {
  const some = (operator: string) => ({ some: { fact: "people" }, where: { item: "age", operator, value: { fact: "seats" } } });
  expect(found({ all: [some("lessThan"), some("greaterThan")] })).toEqual([]);
  expect(said(found({ all: [some("lessThan"), { not: some("lessThan") }] }))).toEqual([
    "contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1",
  ]);
});

test("a sum that may be too large to be one is not always above or below a limit", () => {
  const derived = { sum: { add: [{ fact: "seats" }, { fact: "votes" }] } };
  expect(found({ any: [is("sum", "lessThan", 100), is("sum", "greaterThanInclusive", 100)] }, { derived })).toEqual([]);
});

test("of lists of more words than can be tried together nothing is claimed that a list refutes", () => {
  const [first, second, ...others] = Array.from({ length: 14 }, (_, index) => `w${index}`);
  const has = (word: string | undefined) => is("tags", "contains", word);
  expect(found({ all: [...others.map((word) => ({ not: has(word) })), has(first), has(second)] })).toEqual([]);
  const nearlyAll = { any: [...others.map(has), { not: has(first) }, { not: has(second) }] };
  expect(found(nearlyAll)).toEqual([]);
});

test("a count of a list put together is one calculation, too", () => {
  const derived = { twice: { count: { concat: [{ fact: "tags" }, { fact: "tags" }] } } };
  expect(said(found({ all: [is("twice", "lessThan", 2), is("twice", "greaterThan", 5)] }, { derived }))).toEqual([
    "contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1",
  ]);
});

test("the opposite of what is always true is reported by its part alone", () => {
  expect(said(found({ not: is("seats", "greaterThanInclusive", 0) }))).toEqual(["always_true /rules/0/conditions/not"]);
});

test("tiers of which the analysis cannot tell are said to be undecided", () => {
  const [place, whole] = [
    is("people", "lessThan", 30, { path: "$[0].age" }),
    { some: { fact: "people" }, where: { item: "age", operator: "lessThan", value: 30 } },
  ];
  const findings = analyse(compiled({ conditions: { place, whole }, tiers: { t: ["place", "whole"] } }));
  expect(said(findings)).toEqual(["undecided /tiers/t /conditions/place /conditions/whole"]);
});

test("an open word that is compared with a closed one may be any of its words", () => {
  const more = { facts: { c: { type: "word", words: ["x", "y"] }, w: { type: "word" }, v: { type: "word", words: ["y", "z"] } } };
  for (const operator of ["equal", "notEqual", "swap:equal", "not:notEqual"])
    for (const [one, other] of ["cw", "wc", "cv"]) {
      const cond = is(String(one), operator, { fact: other });
      expect(found(cond, more), operator).toEqual([]);
      expect(found({ not: cond }, more), operator).toEqual([]);
    }
  const closed = { facts: { c: { type: "word", words: ["x"] }, v: { type: "word", words: ["y"] } } };
  expect(said(found(is("c", "equal", { fact: "v" }), closed))).toEqual(["impossible /rules/0/conditions"]);
  const both = { all: [is("w", "equal", { fact: "c" }), is("w", "equal", "other")] };
  expect(said(found(both, more))).toEqual(["contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1"]);
  const tiers = { conditions: { same: is("w", "equal", { fact: "c" }), differs: is("c", "notEqual", { fact: "w" }) } };
  expect(analyse(compiled({ ...more, ...tiers, tiers: { t: ["same", "differs"] } }))).toEqual([]);
});

test("a comparison and its opposite over the same calculated day are one question", () => {
  const derived = { now: { today: true }, grown: { addYears: [{ fact: "day" }, 18] } };
  const tiers = (older: string) => ({
    derived,
    conditions: { child: is("now", "before", { fact: "grown" }), adult: is("now", older, { fact: "grown" }) },
    tiers: { age: ["child", "adult"] },
  });
  expect(analyse(compiled(tiers("onOrAfter")))).toEqual([]);
  expect(said(analyse(compiled(tiers("after"))))).toEqual(["tier_gap /tiers/age"]);
  expect(said(analyse(compiled(tiers("onOrBefore"))))).toEqual(["tier_gap /tiers/age", "tier_overlap /tiers/age/0 /tiers/age/1"]);
  const turned = { all: [is("now", "before", { fact: "grown" }), is("grown", "onOrBefore", { fact: "now" })] };
  expect(said(found(turned, { derived }))).toEqual(["contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1"]);
});

test("what is too large is said to be, with the size and the limit", () => {
  const circle = { all: Array.from({ length: 6 }, (_, index) => is(`f${index}`, "lessThan", { fact: `f${(index + 1) % 6}` })) };
  const counts = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, { type: "count" }]));
  const ruleSet = compiled({ facts: counts, rules: [ruleOf(circle)] });
  expect(said(analyse(ruleSet))).toEqual(["impossible /rules/0/conditions"]);
  const [finding] = analyse(ruleSet, { ...ANALYSIS_LIMITS, steps: 50 });
  expect(finding).toMatchObject({ code: "too_large", severity: "warning", pointer: "/rules/0/conditions" });
  expect(finding?.message.en).toMatch(/one question took \d+ steps, the limit is 50/);
  const many = Array.from({ length: 3_000 }, (_, index) => index);
  expect(found(is("seats", "in", many))[0]?.message.en).toContain("one fact is compared with 3000 values, the limit is 2000");
  const wide = { any: Array.from({ length: 70 }, (_, index) => is("seats", "equal", index)) };
  expect(found(wide)[0]?.message.en).toContain("a group has 70 parts, which were not compared in pairs, the limit is 64");
});

test("named conditions that fan out a billion ways are analysed once each", () => {
  const step = (index: number) => ({
    all: [{ condition: `c${index - 1}` }, { any: [{ condition: `c${index - 1}` }, is("votes", "lessThan", index)] }],
  });
  const names = Array.from({ length: 30 }, (_, index) => [`c${index + 1}`, step(index + 1)]);
  const conditions = Object.fromEntries([["c0", is("seats", "lessThan", 3)], ...names]);
  const findings = analyse(compiled({ conditions, rules: [ruleOf({ condition: "c30" })] }));
  expect(findings).toHaveLength(30);
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["subsumed"]));
});

test("derived facts that fan out a billion ways are worked out once a test", () => {
  const twice = (index: number) =>
    index === 0 ? [{ fact: "seats" }, { fact: "votes" }] : [{ value: `d${index - 1}` }, { value: `d${index - 1}` }];
  const derived = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index}`, { min: twice(index) }]));
  const conditions = { all: [is("d29", "lessThan", 3), is("d29", "greaterThan", 7)] };
  expect(said(found(conditions, { derived }))).toEqual(["contradictory /rules/0/conditions/all/0 /rules/0/conditions/all/1"]);
});

test("a named condition that can never hold is reported where it is defined and not where it is named", () => {
  const conditions = { never: is("seats", "lessThan", 0) };
  expect(said(found({ all: [{ condition: "never" }, is("done", "equal", true)] }, { conditions }))).toEqual([
    "impossible /conditions/never",
  ]);
});

test("facts with hostile names are analysed as any other", () => {
  const hostile = JSON.parse('{"__proto__": {"type": "count"}, "constructor": {"type": "record", "of": {"__proto__": {"type": "count"}}}}');
  const conditions = {
    all: [is("__proto__", "greaterThan", 5), is("__proto__", "greaterThan", 3), is("constructor", "equal", 2, { path: "$.__proto__" })],
  };
  const [finding] = analyse(compiled({ facts: hostile, rules: [ruleOf(conditions)] }));
  expect(finding?.code).toBe("subsumed");
  expect(Object.entries(finding?.example?.facts ?? {})).toEqual([["__proto__", 6]]);
});

test("a condition of a norm is analysed on its own, with its facts by group", () => {
  const scope = {
    values: { due: { type: "date" } },
    facts: { seats: { type: "count" } },
    self: { on: { type: "date" } },
    interpretations: { base: { readings: ["all", "present"] } },
  } as const;
  const cond = (json: unknown): readonly Finding[] => {
    const { compiled: made } = compileCond(json, scope, "/when");
    return made === undefined ? [] : analyseCondition(made);
  };
  expect(said(cond({ all: [{ gt: [{ fact: "seats" }, 5] }, { lt: [{ fact: "seats" }, 3] }] }))).toEqual([
    "contradictory /when/all/0 /when/all/1",
  ]);
  const [always] = cond({ any: [{ le: [{ self: "on" }, { value: "due" }] }, { gt: [{ self: "on" }, { value: "due" }] }] });
  expect(always?.code).toBe("always_true");
  expect(Object.keys(always?.example?.facts ?? {})).toEqual(["self", "values"]);
  const reading = { interpretation: "base", is: { all: 1, present: 2 } };
  expect(cond({ lt: [{ fact: "seats" }, reading] })).toEqual([]);
  expect(said(cond({ all: [{ lt: [{ fact: "seats" }, reading] }, { ge: [{ fact: "seats" }, reading] }] }))).toEqual([
    "contradictory /when/all/0 /when/all/1",
  ]);
});
