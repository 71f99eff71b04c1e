import { expect, test } from "vitest";
import { brief, imported, late, low } from "./imported.fixture.ts";

test("a rule that is refused takes no name away from one that is imported", () => {
  const rule = (condition: object) => ({ name: "a", conditions: { all: [condition] }, event: { type: "low" } });
  const deep = { not: JSON.parse(`${'{"not":'.repeat(150)}1${"}".repeat(150)}`) };
  const result = imported([rule({ ...low, operator: "starts" }), rule(deep), rule(low), rule(low)]);
  expect(result.document.rules.map(({ name }) => name)).toEqual(["a", "a-2"]);
  expect(result.named).toEqual([{ pointer: "/3", name: "a-2", why: "repeated" }]);
  expect(brief(result)).toEqual(["/1 too_deep a", "/0/conditions/all/0/operator unknown_operator a"]);
});

test("every cause is told of a rule, those beside unknown keys too", () => {
  const all = [
    { ...low, weight: 1, cap: "x", operator: "starts" },
    { any: [] },
    { fact: "a", path: "$..b", operator: "equal", value: 1 },
    low,
  ];
  const result = imported([{ name: "r", conditions: { all }, event: { type: "x" }, weight: 3, other: 4 }]);
  expect([...brief(result)].sort()).toEqual(
    [
      "/0/weight unknown_key r",
      "/0/other unknown_key r",
      "/0/conditions/all/0/weight unknown_key r",
      "/0/conditions/all/0/cap unknown_key r",
      "/0/conditions/all/0/operator unknown_operator r",
      "/0/conditions/all/1/any empty_group r",
      "/0/conditions/all/2/path wrong_path r",
    ].sort(),
  );
});

test("all rules of a large file that are wrong are told, each once", () => {
  const rules = Array.from({ length: 300 }, (_, index) => ({
    name: `r${index}`,
    conditions: { all: [{ ...low, operator: "starts" }] },
    event: { type: "x" },
  }));
  expect(brief(imported(rules))).toEqual(rules.map(({ name }, index) => `/${index}/conditions/all/0/operator unknown_operator ${name}`));
});

test("timestamps are told as such, in constants and in samples", () => {
  const rule = (value: unknown) => ({
    name: "r",
    conditions: { all: [{ fact: "at", operator: "lessThan", value }] },
    event: { type: "x" },
  });
  const stamp = "2020-01-01T00:00:00Z";
  for (const [value, options] of [
    [stamp, {}],
    [{ fact: "until" }, { samples: [{ at: stamp, until: stamp }] }],
  ] as const) {
    const [refused] = imported(rule(value), options).refused;
    expect(refused).toMatchObject({
      code: "wrong_type",
      issue: { zh: expect.stringContaining("时间戳"), en: expect.stringContaining("Timestamps") },
    });
  }
});

test("conditions that go round in a circle are told as left out to what names them, not as unknown", () => {
  const source = {
    conditions: { a: { all: [{ condition: "b" }] }, b: { all: [{ condition: "a" }] } },
    rules: [{ name: "r", conditions: { condition: "a" }, event: { type: "x" } }],
  };
  const result = imported(source);
  expect(brief(result)).toEqual([
    "/conditions/a circular a",
    "/conditions/b/all/0/condition unknown_condition b",
    "/rules/0/conditions/condition unknown_condition r",
  ]);
  for (const { issue } of result.refused.slice(1)) expect(issue.en).toContain("was not imported (see /conditions/a)");
});

test("JSON text with a repeated key or a mistake is refused at its line and column, and nothing else is said of it", () => {
  const rule = { conditions: { all: [low] }, event: { type: "x" } };
  const twice = JSON.stringify(rule).replace('"event"', '\n"conditions": {},\n"event"');
  expect(imported(twice).refused).toMatchObject([{ pointer: "", code: "duplicate_key", place: { line: 2, column: 1 } }]);
  const mixed = imported([twice, JSON.stringify(rule), '{"conditions": ,}']);
  expect(mixed.refused).toMatchObject([
    { pointer: "/0", code: "duplicate_key", place: { line: 2, column: 1 } },
    { pointer: "/2", code: "invalid_json", place: { line: 1, column: 16 } },
  ]);
  expect(mixed.document.rules).toHaveLength(1);
  expect(imported('{"rules":\n [}').refused).toMatchObject([
    { code: "invalid_json", place: { line: 2 }, issue: { en: expect.stringMatching(/^Line 2, column \d+: .*\.$/) } },
  ]);
});

test("callbacks and facts computed by functions are left out and said; constants among the facts serve as samples", () => {
  const source = {
    facts: { score: 3, late: () => true, day: "2026-05-11", unit: { name: "x", rows: [{ n: () => 1 }] } },
    rules: [
      {
        name: "a",
        conditions: { all: [low, late, { fact: "day", operator: "equal", value: "2026-05-11" }] },
        event: { type: "x" },
        onSuccess: () => 1,
      },
    ],
  };
  const result = imported(source);
  expect(brief(result)).toEqual([
    "/facts/score sample_fact",
    "/facts/late computed_fact",
    "/facts/day sample_fact",
    "/facts/unit/rows/0/n computed_fact",
    "/facts/unit sample_fact",
    "/rules/0/onSuccess callback",
  ]);
  expect(brief(imported({ facts: [1], conditions: 3, rules: [] }))).toEqual(["/facts wrong_type", "/conditions wrong_type"]);
  expect(result.document.facts).toEqual({ score: { type: "number" }, late: { type: "flag" }, day: { type: "date" } });
});

test("a rule of which nothing says what kind a fact is of is refused, and comes in once it is given", () => {
  const rule = { name: "r", conditions: { all: [{ fact: "a", operator: "equal", value: { fact: "b" } }] }, event: { type: "x" } };
  const { refused } = imported(rule);
  expect(refused).toMatchObject([{ code: "unknown_fact" }]);
  expect(refused[0]?.issue.en).toBe('The kind of the fact "a" could not be concluded; give facts or samples.');
  const field = {
    ...rule,
    conditions: {
      all: [
        { fact: "u", path: "$.n", operator: "equal", value: 1 },
        { fact: "u", path: "$.m", operator: "equal", value: { fact: "b" } },
      ],
    },
  };
  expect(imported(field).refused[0]?.issue.en).toContain('The kind of $.m of the fact "u" could not be concluded');
  const given = imported({ ...rule, conditions: { all: [low] } }, { facts: { scores: { type: "number" }, score: { type: "number" } } });
  expect(given.refused).toEqual([]);
  const misspelt = imported(
    { ...rule, conditions: { all: [{ fact: "scor", operator: "equal", value: { fact: "score" } }] } },
    { facts: { score: { type: "number" } } },
  );
  expect(misspelt.refused[0]?.issue.en).toContain('Did you mean "score"?');
  expect(imported(rule, { samples: [{ a: 1 }] }).document.facts).toEqual({ a: { type: "number" }, b: { type: "number" } });
});
