import { isGuijuError } from "@guiju/core";
import { evaluate, type RuleDocument, type RuleSet } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { Engine } from "json-rules-engine";
import { expect, test } from "vitest";
import { addOperators } from "./add-operators.ts";
import { addTo } from "./add-to.ts";
import { exportRules } from "./export-rules.ts";
import { pathResolver } from "./path-resolver.ts";
import { runOnEngine } from "./run-on-engine.ts";

function compiled(document: RuleDocument): RuleSet {
  const { ruleSet, issues } = compileRuleSet(document);
  expect(issues).toEqual([]);
  if (ruleSet === undefined) throw new Error("compiled without issues, and yet nothing");
  return ruleSet;
}

async function holds(operator: string, a: unknown, b: unknown): Promise<boolean> {
  const engine = new Engine();
  addOperators(engine);
  engine.addRule({ conditions: { all: [{ fact: "a", operator, value: b }] }, event: { type: "holds" } });
  return (await engine.run({ a })).events.length === 1;
}

test.each([
  ["before", "2026-05-10", "2026-05-11", true],
  ["before", "2026-05-11", "2026-05-11", false],
  ["onOrBefore", "2026-05-11", "2026-05-11", true],
  ["after", "2026-05-12", "2026-05-11", true],
  ["after", "2026-05-11", "2026-05-11", false],
  ["onOrAfter", "2026-05-11", "2026-05-11", true],
  ["onOrAfter", "2026-05-10", "2026-05-11", false],
  ["not:before", "2026-05-11", "2026-05-11", true],
  ["someFact:after", ["2026-05-10", "2026-05-12"], "2026-05-11", true],
  ["before", 3, "2026-05-11", false],
  ["containsAll", ["a", "b", "c"], ["a", "c"], true],
  ["containsAll", ["a"], ["a", "c"], false],
  ["containsAny", ["a"], ["a", "c"], true],
  ["containsAny", [], ["a"], false],
  ["containsNone", ["b"], ["a", "c"], true],
  ["containsNone", ["a"], ["a", "c"], false],
  ["subsetOf", ["a"], ["a", "c"], true],
  ["subsetOf", [], ["a"], true],
  ["subsetOf", ["b"], ["a", "c"], false],
  ["containsAny", "abc", ["a"], false],
  ["isRecorded", 0, true, true],
  ["isRecorded", null, true, false],
  ["isRecorded", null, false, true],
])("%s of %j and %j is %s on an engine with our operators", async (operator, a, b, expected) => {
  expect(await holds(operator, a, b)).toBe(expected);
});

const document: RuleDocument = {
  facts: { rows: { type: "list", of: { n: { type: "number" }, on: { type: "date" } } }, base: { type: "count" }, signed: { type: "date" } },
  derived: { double: { add: [{ fact: "base" }, { fact: "base" }] }, due: { addMonths: [{ fact: "signed" }, 1] } },
  conditions: {
    some: { some: { fact: "rows" }, where: { item: "n", operator: "greaterThan", value: { fact: "double" } }, message: "some.row" },
  },
  rules: [
    { name: "one", conditions: { condition: "some" }, event: { type: "one" }, priority: 2 },
    {
      name: "two",
      conditions: {
        any: [
          { count: { fact: "rows" }, where: { item: "on", operator: "after", value: { fact: "due" } }, operator: "equal", value: 2 },
          {
            fact: "due",
            operator: "onOrBefore",
            value: "2026-03-01",
            basis: [{ instrument: "x", edition: "2026-01-01", confidence: "read" }],
          },
        ],
      },
      event: { type: "two" },
    },
  ],
};

test("an export has nothing but what json-rules-engine knows, and says what has to be registered", () => {
  expect(exportRules(compiled(document))).toEqual({
    conditions: { some: { all: [{ fact: "guiju:/conditions/some", operator: "equal", value: true }] } },
    rules: [
      { name: "one", conditions: { condition: "some" }, event: { type: "one" }, priority: 2 },
      {
        name: "two",
        conditions: {
          any: [
            { fact: "guiju:/rules/1/conditions/any/0", operator: "equal", value: true },
            { fact: "due", operator: "onOrBefore", value: "2026-03-01" },
          ],
        },
        event: { type: "two" },
      },
    ],
    register: {
      operators: ["onOrBefore"],
      facts: [
        { fact: "guiju:/conditions/some", kind: "elements", pointer: "/conditions/some" },
        { fact: "guiju:/rules/1/conditions/any/0", kind: "elements", pointer: "/rules/1/conditions/any/0" },
        { fact: "due", kind: "derived", pointer: "/derived/due" },
      ],
    },
  });
});

test("derived facts and conditions of elements answer on the host's engine and on ours as here", async () => {
  const ruleSet = compiled(document);
  const rows = (...days: readonly string[]) => days.map((on, index) => ({ n: index * 10, on }));
  const given = [
    { base: 4, signed: "2026-01-31", rows: rows("2026-01-01", "2026-03-02") },
    { base: 5, signed: "2026-02-28", rows: rows("2026-03-29", "2026-03-30") },
    { base: 5, signed: "2026-02-28", rows: [] },
  ];
  const truths = given.map((facts) => evaluate(ruleSet, facts).truths);
  expect(truths).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
  for (const [index, facts] of given.entries()) {
    const engine = new Engine([], { pathResolver });
    addTo(engine, ruleSet);
    const { results } = await engine.run(facts);
    expect(ruleSet.rules.map(({ name }) => results.some((result) => result.name === name))).toEqual(truths[index]);
    expect((await runOnEngine(ruleSet, facts)).truths).toEqual(truths[index]);
  }
});

test("a datum of a wrong kind leaves a rule open on the engine too, and is told with its place", async () => {
  const ruleSet = compiled(document);
  const facts = { base: 4, signed: "2026-02", rows: [{ n: "ten", on: "2026-05-11" }, 7] };
  const { truths, issues } = await runOnEngine(ruleSet, facts);
  expect(truths).toEqual(evaluate(ruleSet, facts).truths);
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual(
    expect.arrayContaining([
      ["wrong_type", "/rows/0/n"],
      ["wrong_type", "/rows/1"],
    ]),
  );
});

test("facts that are no object, or have names of a prototype, are as nothing recorded", async () => {
  const facts = { ["__proto__"]: { type: "count" } as const, constructor: { type: "word" } as const };
  const rule = (fact: string, value: number | string) => ({
    name: fact,
    conditions: { fact, operator: "equal", value },
    event: { type: fact },
  });
  const ruleSet = compiled({ facts, rules: [rule("__proto__", 1), rule("constructor", "x")] });
  for (const given of [undefined, 3, [], {}]) expect((await runOnEngine(ruleSet, given)).truths).toEqual([undefined, undefined]);
  expect((await runOnEngine(ruleSet, JSON.parse('{"__proto__": 1, "constructor": "x"}'))).truths).toEqual([true, true]);
});

test("named conditions that would be tested 2^30 times are answered here and refused for json-rules-engine", async () => {
  const conditions: Record<string, RuleDocument["rules"][number]["conditions"]> = {
    c0: { all: [{ fact: "a", operator: "equal", value: 1 }] },
  };
  for (let index = 1; index <= 30; index += 1)
    conditions[`c${index}`] = { all: [{ condition: `c${index - 1}` }, { condition: `c${index - 1}` }] };
  const last = { condition: "c30" };
  for (const naming of [last, { count: { fact: "rows" }, where: last, operator: "greaterThan", value: 0 }]) {
    const ruleSet = compiled({
      facts: { a: { type: "count" }, rows: { type: "list", of: { n: { type: "number" } } } },
      conditions,
      rules: [{ name: "r", conditions: naming, event: { type: "r" } }],
    });
    const facts = { a: 1, rows: [{ n: 1 }] };
    expect(evaluate(ruleSet, facts).truths).toEqual([true]);
    const refused: unknown = await runOnEngine(ruleSet, facts).catch((error: unknown) => error);
    expect(isGuijuError(refused) && refused.code).toBe("limit_exceeded");
  }
});

const numbers = { type: "list", items: { type: "number" } } as const;

function single(conditions: RuleDocument["rules"][number]["conditions"]): RuleSet {
  const facts = { l: numbers, m: numbers, n: { type: "number" }, rows: { type: "list", of: { n: { type: "number" } } } } as const;
  return compiled({ facts, rules: [{ name: "r", conditions, event: { type: "r" } }] });
}

test("past the number of list elements that evaluation looks at, its answer is given and the engine is not asked", async () => {
  const l = Array.from({ length: 100_000 }, (_, index) => index);
  const pairs = single({ fact: "l", operator: "everyFact:someValue:equal", value: { fact: "m" } });
  for (const [ruleSet, facts] of [
    [pairs, { l, m: l }],
    [single({ fact: "l", operator: "everyFact:lessThan", value: 3 }), { l: new Array(100_000_000) }],
  ] as const) {
    const evaluation = await runOnEngine(ruleSet, facts);
    expect(evaluation).toEqual(evaluate(ruleSet, facts));
    expect([evaluation.truths, evaluation.issues.map(({ code }) => code)]).toEqual([[undefined], ["too_many_steps"]]);
  }
});

test("lists that evaluation need not go through and the engine would are refused", async () => {
  const l = Array.from({ length: 100_000 }, (_, index) => index);
  const one = { fact: "n", operator: "equal", value: 2 } as const;
  const pairs = { fact: "l", operator: "everyFact:someValue:equal", value: { fact: "m" } } as const;
  const rows = { every: { fact: "rows" }, where: { item: "n", operator: "lessThan", value: 1 } } as const;
  for (const slow of [pairs, rows]) {
    const ruleSet = single({ all: [one, slow] });
    const facts = { n: 1, l, m: l, rows: [...l, 0].map((n) => ({ n })) };
    expect(evaluate(ruleSet, facts)).toEqual({ truths: [false], issues: [] });
    const refused: unknown = await runOnEngine(ruleSet, facts).catch((error: unknown) => error);
    expect(isGuijuError(refused) && refused.code).toBe("limit_exceeded");
  }
});

test("a hole in a list is an element that is not recorded", async () => {
  const l = [1, 2];
  delete l[0];
  const rows = [{ n: 1 }, { n: 2 }];
  delete rows[0];
  for (const conditions of [
    { fact: "l", operator: "everyFact:lessThan", value: 3 },
    { every: { fact: "rows" }, where: { item: "n", operator: "lessThan", value: 3 } },
  ] as const) {
    const ruleSet = single(conditions);
    expect((await runOnEngine(ruleSet, { l, rows })).truths).toEqual([undefined]);
    expect(evaluate(ruleSet, { l, rows }).truths).toEqual([undefined]);
  }
});
