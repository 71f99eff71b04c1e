import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../rule-set/evaluate.ts";
import { drawnFacts, drawnRuleSet } from "./drawn-rule-set.fixture.ts";
import { explain } from "./explain-facts.ts";
import { oneRule, ruleSetOf } from "./rule-set.fixture.ts";

const basis = [{ instrument: "rules", edition: "2026-05-11", article: "5", confidence: "read" }] as const;

test("a leaf says what was read, what it was compared with, the message, the citation and the result", () => {
  const ruleSet = oneRule(
    { person: { type: "record", of: { age: { type: "count" } } } },
    { all: [{ fact: "person", path: "$.age", operator: "greaterThanInclusive", value: 18, name: "adult", message: "of-age", basis }] },
  );
  const { rules, conditions, issues } = explain(ruleSet, { person: { age: 17 } });
  expect({ conditions, issues }).toEqual({ conditions: [], issues: [] });
  const pointer = "/rules/0/conditions/all/0";
  const asked = { pointer, name: "adult", message: "of-age", basis, fact: "person", path: "$.age", operator: "greaterThanInclusive" };
  const leaf = { kind: "leaf", asked, now: 17, value: 18, result: false };
  expect(rules).toEqual([
    { name: "r", result: false, condition: { kind: "all", asked: { pointer: "/rules/0/conditions" }, result: false, parts: [leaf] } },
  ]);
});

test("days come back as ISO texts, blurred days as first and last, and what is not recorded as null", () => {
  const ruleSet = oneRule(
    { joined: { type: "date" }, left: { type: "date" } },
    {
      all: [
        { fact: "joined", operator: "before", value: "2019-07-15" },
        { fact: "left", operator: "after", value: { fact: "joined" } },
      ],
    },
  );
  const [rule] = explain(ruleSet, { joined: "2019-07" }).rules;
  expect(rule?.condition).toMatchObject({
    result: null,
    parts: [
      { asked: { operator: "before" }, now: "2019-07-01/2019-07-31", value: "2019-07-15", result: null },
      { asked: { operator: "after", from: { fact: "joined" } }, now: null, value: "2019-07-01/2019-07-31", result: null },
    ],
  });
});

test("conditions that no longer decide are explained too, under not as well", () => {
  const ruleSet = oneRule(
    { a: { type: "count" }, b: { type: "count" } },
    { any: [{ fact: "a", operator: "equal", value: 1 }, { not: { fact: "b", operator: "equal", value: 2 } }] },
  );
  expect(explain(ruleSet, { a: 1, b: 2 }).rules[0]?.condition).toMatchObject({
    result: true,
    parts: [{ result: true }, { kind: "not", result: false, part: { result: true, now: 2 } }],
  });
});

test("a named condition is explained once however often it is named", () => {
  const ruleSet = ruleSetOf({
    facts: { a: { type: "count" } },
    conditions: {
      small: { fact: "a", operator: "lessThan", value: 3 },
      twice: { all: [{ condition: "small" }, { condition: "small" }] },
      unused: { fact: "a", operator: "equal", value: 9 },
    },
    rules: [{ name: "r", conditions: { all: [{ condition: "twice" }, { condition: "small" }] }, event: { type: "e" } }],
  });
  const { rules, conditions } = explain(ruleSet, { a: 2 });
  expect(rules[0]?.condition).toMatchObject({
    parts: [{ kind: "named", asked: { condition: "twice" }, result: true }, { asked: { condition: "small" } }],
  });
  expect(conditions.map(({ name, result }) => [name, result])).toEqual([
    ["small", true],
    ["twice", true],
  ]);
});

test("conditions of elements say how many there are and which they hold for, the first twenty of each", () => {
  const list = { type: "list", of: { size: { type: "count" } } } as const;
  const where = { item: "size", operator: "greaterThan", value: 2 } as const;
  const ruleSet = oneRule(
    { list },
    {
      all: [
        { some: { fact: "list" }, where },
        { every: { fact: "list" }, where },
        { count: { fact: "list" }, where, operator: "equal", value: 1 },
      ],
    },
  );
  const elements = { total: 3, held: 1, failed: 1, undetermined: 1, heldAt: [1], failedAt: [0], undeterminedAt: [2] };
  const at = "/rules/0/conditions/all";
  expect(explain(ruleSet, { list: [{ size: 1 }, { size: 3 }, {}] }).rules[0]?.condition).toMatchObject({
    parts: [
      { kind: "some", asked: { fact: "list", where: `${at}/0/where` }, result: true, elements },
      { kind: "every", result: false, elements },
      { kind: "count", asked: { fact: "list", operator: "equal", where: `${at}/2/where` }, result: null, now: "1/2", value: 1, elements },
    ],
  });
  const many = explain(ruleSet, { list: Array.from({ length: 50 }, () => ({ size: 0 })) }).rules[0]?.condition;
  expect(many).toMatchObject({ parts: [{ elements: { failed: 50, failedAt: Array.from({ length: 20 }, (_, index) => index) } }, {}, {}] });
  expect(explain(ruleSet, {}).rules[0]?.condition).toMatchObject({ parts: [{ elements: null, result: null }, {}, { now: null }] });
});

test("operators are named as a document writes them", () => {
  const facts = { word: { type: "word" }, words: { type: "list" }, sizes: { type: "list", items: { type: "count" } } } as const;
  const ruleSet = oneRule(facts, {
    all: [
      { fact: "words", operator: "containsAll", value: ["a", "b"] },
      { fact: "words", operator: "subsetOf", value: ["a", "b"] },
      { fact: "sizes", operator: "not:someFact:lessThan", value: 3 },
      { fact: "word", operator: "isRecorded", value: false },
      { fact: "word", operator: "notEqual", value: null },
      { fact: "sizes", operator: "swap:not:someValue:equal", value: null },
    ],
  });
  const [rule] = explain(ruleSet, {}).rules;
  const leaves = rule?.condition.kind === "all" ? rule.condition.parts : [];
  expect(leaves).toMatchObject([
    { asked: { operator: "containsAll" }, value: ["a", "b"] },
    { asked: { operator: "subsetOf" } },
    { asked: { operator: "not:someFact:lessThan" }, value: 3 },
    { asked: { operator: "isRecorded" }, value: false, result: true },
    { asked: { operator: "notEqual" }, value: null, result: null },
    { asked: { operator: "everyFact:notEqual" }, value: null, result: null },
  ]);
});

test("facts that do not fit are told, and one rule can be explained alone", () => {
  const leaf = (fact: string) => ({ fact, operator: "equal", value: 1 });
  const rule = (name: string, fact: string) => ({ name, conditions: leaf(fact), event: { type: "e" } });
  const ruleSet = ruleSetOf({ facts: { a: { type: "count" }, b: { type: "count" } }, rules: [rule("one", "a"), rule("two", "b")] });
  expect(explain(ruleSet, { a: "1", b: 1 }).issues.map(({ pointer }) => pointer)).toEqual(["/a"]);
  expect(explain(ruleSet, { b: 1 }, { rules: ["two"] })).toMatchObject({ rules: [{ name: "two", result: true }], issues: [] });
  expect(() => explain(ruleSet, {}, { rules: ["too"] })).toThrowError(
    expect.objectContaining({ code: "unknown_name", details: { name: "too", suggestion: "two" } }),
  );
});

test("of any rule set and facts the results are those of evaluate, and the explanation is plain JSON", () => {
  fc.assert(
    fc.property(drawnRuleSet, drawnFacts, (document, facts) => {
      const ruleSet = ruleSetOf(document);
      const explanation = explain(ruleSet, facts);
      const { truths, issues } = evaluate(ruleSet, facts);
      expect(explanation.rules.map(({ result }) => result ?? undefined)).toEqual(truths);
      expect(explanation.issues).toEqual(issues);
      expect(JSON.parse(JSON.stringify(explanation))).toStrictEqual(explanation);
      expect(explain(ruleSet, facts)).toEqual(explanation);
    }),
    { numRuns: 300 },
  );
});
