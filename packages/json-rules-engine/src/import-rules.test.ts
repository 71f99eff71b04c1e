import { evaluate } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";
import { Engine, Rule } from "json-rules-engine";
import { expect, test } from "vitest";
import type { ImportOptions } from "./import-rules.ts";
import { brief, imported, late, low } from "./imported.fixture.ts";

test("one rule, an array, an object of rules and conditions, and JSON text all come in", () => {
  const rule = { conditions: { all: [low] }, event: { type: "low" } };
  const [expected] = imported(rule).document.rules;
  expect(expected).toEqual({ name: "rule-1", ...rule });
  for (const source of [[rule], { rules: [rule] }, JSON.stringify([rule]), [JSON.stringify(rule)], [new Rule(rule as never).toJSON()]])
    expect(imported(source).document.rules[0]).toMatchObject(expected as object);
});

test("names are kept; missing and repeated ones are made, and said", () => {
  const rule = (name?: unknown) => ({ ...(name !== undefined && { name }), conditions: { all: [low] }, event: { type: "low" } });
  const { document, named } = imported([rule("a"), rule(), rule("a"), rule(7)]);
  expect(document.rules.map(({ name }) => name)).toEqual(["a", "rule-2", "a-2", "7"]);
  expect(named).toEqual([
    { pointer: "/1", name: "rule-2", why: "missing" },
    { pointer: "/2", name: "a-2", why: "repeated" },
    { pointer: "/3", name: "7", why: "not_text" },
  ]);
  expect(imported([rule({ a: 1 }), rule(true)]).named).toEqual([
    { pointer: "/0", name: "rule-1", why: "not_text" },
    { pointer: "/1", name: "rule-2", why: "not_text" },
  ]);
});

test("kinds are concluded from constants and operators, and each conclusion is said", () => {
  const all = [
    low,
    late,
    { fact: "unit", path: "$.name", operator: "in", value: ["甲", "乙"] },
    { fact: "unit", path: "$.rows[0].on", operator: "lessThan", value: "2026-05-11" },
    { fact: "marks", operator: "everyFact:someValue:equal", value: [1, 2] },
    { fact: "tags", operator: "not:contains", value: "x" },
    { fact: "least", operator: "lessThanInclusive", value: { fact: "score" } },
    { fact: "price", params: { id: "a" }, operator: "swap:greaterThan", value: 3 },
  ];
  const { document, refused, inferred } = imported([{ conditions: { all }, event: { type: "x" } }]);
  expect(refused).toEqual([]);
  expect(document.facts).toEqual({
    score: { type: "number" },
    late: { type: "flag" },
    unit: { type: "record", of: { name: { type: "word" }, rows: { type: "list", of: { on: { type: "date" } } } } },
    marks: { type: "list", items: { type: "number" } },
    tags: { type: "list", items: { type: "word" } },
    least: { type: "number" },
    price: { type: "number", params: { id: { type: "word" } } },
  });
  expect(inferred).toContainEqual({ fact: "unit", path: "$.rows[].on", kind: "date", from: "constants" });
});

test("samples go before constants, and given kinds before both; what is given is not said to be concluded", () => {
  const rule = { conditions: { all: [{ fact: "day", operator: "equal", value: "2026-05-11" }, low] }, event: { type: "x" } };
  expect(imported(rule).document.facts.day).toEqual({ type: "word" });
  const { document, inferred } = imported(rule, { samples: [{ day: "2026-05-10", score: 3 }] });
  expect(document.facts.day).toEqual({ type: "date" });
  expect(inferred).toContainEqual({ fact: "day", path: "$", kind: "date", from: "samples" });
  const given = imported(rule, { facts: { day: { type: "date" }, score: { type: "count" } } });
  expect([given.document.facts, given.inferred]).toEqual([{ day: { type: "date" }, score: { type: "count" } }, []]);
});

test("a text where samples show numbers is refused with the rule, and the rest is imported", () => {
  const rules = [
    { name: "text", conditions: { all: [{ ...low, value: "60" }] }, event: { type: "x" } },
    { name: "number", conditions: { all: [low] }, event: { type: "y" } },
  ];
  const result = imported(rules, { samples: [{ score: 59 }] });
  expect(brief(result)).toEqual(["/0/conditions/all/0/value wrong_type text"]);
  expect(result.document.rules.map(({ name }) => name)).toEqual(["number"]);
  expect(brief(imported(rules))).toEqual(["/0/conditions/all/0/value wrong_type text"]);
});

test("other spellings of a path are written in the one form; what is more than a path is refused", () => {
  const rule = (path: string) => ({
    name: path,
    conditions: { all: [{ fact: "a", path, operator: "equal", value: 1 }] },
    event: { type: "x" },
  });
  const strange = [".b.c", "$..c", "$.b[?(@.c)]", "$.b[*]", "$.b.c^", "['b'].c", "$['b']c", "$.l[01]", "[0]"];
  const result = imported(["$.b.c", "b.c", "$['b']['c']", '$["b"].c', "b['c']", ...strange].map(rule));
  expect(result.document.rules.map(({ conditions }) => (conditions as unknown as { all: { path: string }[] }).all[0]?.path)).toEqual(
    Array(5).fill("$.b.c"),
  );
  expect(brief(result).map((each) => each.split(" ").slice(0, 2).join(" "))).toEqual(
    strange.map((_, index) => `/${index + 5}/conditions/all/0/path wrong_path`),
  );
});

test("json-rules-engine reads every path that is rewritten as we do, and finds nothing at those that begin with a dot or a bracket", async () => {
  const facts = { a: { b: { c: [5] }, list: [{ n: 5, "a/b": 5 }], "2.1": 5, 2: { 1: 6 } } };
  const holds = async (path: string) => {
    const conditions = { all: [{ fact: "a", path, operator: "equal", value: 5 }] };
    return (await new Engine([{ conditions, event: { type: "x" } } as never]).run(facts)).events.length === 1;
  };
  for (const path of [
    "b.c[0]",
    "$['b'].c[0]",
    "list[0].n",
    "$.list[0]['n']",
    "list.0.n",
    "b.c.0",
    "$['2.1']",
    '$["2.1"]',
    "$.list[0]['a/b']",
  ]) {
    const { document, refused } = imported(
      { conditions: { all: [{ fact: "a", path, operator: "equal", value: 5 }] }, event: { type: "x" } },
      { samples: [facts] },
    );
    expect(refused).toEqual([]);
    const { ruleSet } = compileRuleSet(document);
    expect([path, await holds(path), ruleSet && evaluate(ruleSet, facts).truths]).toEqual([path, true, [true]]);
  }
  for (const path of [".b.c[0]", "['b'].c[0]", "$['b']c[0]"]) expect([path, await holds(path)]).toEqual([path, false]);
});

test("a number as a name is a position or a field by what is given or sampled; where nothing says which, it is refused", () => {
  const rule = (path: string) => ({
    name: "r",
    conditions: { all: [{ fact: "a", path, operator: "equal", value: 1 }] },
    event: { type: "x" },
  });
  const path = (written: string, options?: ImportOptions) => {
    const { document, refused } = imported(rule(written), options);
    expect(document.rules.length + refused.length).toBe(1);
    return (document.rules[0]?.conditions as { all: { path: string }[] } | undefined)?.all[0]?.path ?? refused[0]?.code;
  };
  const list = { samples: [{}, { a: { b: [1, 2] } }] };
  const record = {
    facts: { a: { type: "record", of: { b: { type: "record", of: { 0: { type: "number" }, length: { type: "number" } } } } } },
  } as const;
  expect(["$.b.0", "b.0", "$.b['0']", "$.b[0]", "$.b.00", "$.b.length"].map((each) => path(each, list))).toEqual([
    ...Array(4).fill("$.b[0]"),
    ...Array(2).fill("wrong_path"),
  ]);
  expect(["$.b.0", "$.b[0]", "$.b.length"].map((each) => path(each, record))).toEqual(["$.b.0", "$.b.0", "$.b.length"]);
  expect(["$.b.0", "$.0", "$.b.length", "$.b[0]"].map((each) => path(each))).toEqual([...Array(3).fill("wrong_path"), "$.b[0]"]);
  expect(imported(rule("$.b.0")).refused[0]?.issue.en).toContain("write [0] for a position");
  expect(path("$.b.length", { samples: [{ a: { b: "text" } }] })).toBe("wrong_path");
});

test("what json-rules-engine passes over in silence is refused with its place", () => {
  const rules = [
    { name: "arithmetic", conditions: { all: [{ ...low, value: { fact: "b", multiply: 0.5 } }] }, event: { type: "x" } },
    { name: "empty", conditions: { all: [] }, event: { type: "x" } },
    { name: "two", conditions: { all: [low], any: [late] }, event: { type: "x" } },
    { name: "operator", conditions: { all: [{ ...low, operator: "starts" }] }, event: { type: "x" } },
    { name: "event", conditions: { all: [low] }, event: { type: "x", params: { score: { fact: "score" } } } },
    { name: "weight", conditions: { all: [low] }, event: { type: "x" }, weight: 3 },
    { name: "lost", conditions: { condition: "lost" }, event: { type: "x" } },
    { name: "good", conditions: { all: [low] }, event: { type: "x" } },
  ];
  const result = imported(rules);
  expect(result.document.rules.map(({ name }) => name)).toEqual(["good"]);
  expect([...brief(result)].sort()).toEqual([
    "/0/conditions/all/0/value/multiply unknown_key arithmetic",
    "/1/conditions/all empty_group empty",
    "/2/conditions several_operators two",
    "/3/conditions/all/0/operator unknown_operator operator",
    "/4/event/params/score fact_in_event event",
    "/5/weight unknown_key weight",
    "/6/conditions/condition unknown_condition lost",
  ]);
  for (const { issue } of result.refused)
    expect([issue.zh, issue.en]).toEqual([expect.stringMatching(/[。？]$/), expect.stringMatching(/[.?]$/)]);
});

test("a named condition that is refused takes the rules that name it along", () => {
  const source = {
    conditions: { bad: { any: [] }, good: { any: [low] } },
    rules: [
      { name: "a", conditions: { not: { condition: "bad" } }, event: { type: "x" } },
      { name: "b", conditions: { condition: "good" }, event: { type: "x" } },
    ],
  };
  const result = imported(source);
  expect(brief(result)).toEqual(["/conditions/bad/any empty_group bad", "/rules/0/conditions/not/condition unknown_condition a"]);
  expect(result.document).toMatchObject({ conditions: { good: source.conditions.good }, rules: [source.rules[1]] });
});

test("what is no rule file, and hostile ones, end in refusals", () => {
  const circle: Record<string, unknown> = {};
  circle.all = [circle];
  let deep: unknown = low;
  for (let level = 0; level < 5_000; level += 1) deep = { not: deep };
  const broad = { any: [{ fact: "a", operator: "in", value: Array(100_000).fill(1) }] };
  const of = (conditions: unknown) => ({ name: "r", conditions, event: { type: "x" } });
  expect(brief(imported(undefined))).toEqual([" no_rules"]);
  for (const none of [3, null, true, "3"]) expect(brief(imported(none))).toEqual([" no_rules"]);
  expect(brief(imported("{"))).toEqual([" invalid_json"]);
  expect(brief(imported({ rules: 3, more: 1 }))).toEqual(["/rules no_rules", "/more unknown_key"]);
  expect(brief(imported([3, null]))).toEqual(["/0 not_a_rule", "/1 not_a_rule"]);
  expect(brief(imported(of(circle)))).toEqual([" too_deep r"]);
  expect(brief(imported(of(deep)))).toEqual([" too_deep r"]);
  expect(brief(imported(of({ all: [{ ...low, value: () => 1 }] })))).toEqual([" not_json r"]);
  expect(brief(imported(of(broad)))).toEqual([]);
  const names = JSON.parse('{"__proto__": {"all": [{"fact": "constructor", "operator": "equal", "value": 1}]}}') as object;
  expect(brief(imported({ conditions: names, rules: [of({ condition: "__proto__" })] }))).toEqual([]);
});

test("given kinds that are none leave nothing to import, and are told", () => {
  const facts = { score: { type: "points" as never } };
  const result = imported({ conditions: { all: [low] }, event: { type: "x" } }, { facts });
  expect(result.document).toEqual({ facts: {}, rules: [] });
  expect(new Set(brief(result))).toEqual(new Set([" unknown_kind"]));
});

test("an imported rule answers as it did", async () => {
  const rules = [
    { conditions: { any: [low, { not: late }] }, event: { type: "x" }, priority: 3 },
    { conditions: { all: [{ fact: "unit", path: "$['rows'][0].n", operator: "in", value: [1, 2] }] }, event: { type: "y" } },
  ];
  const { document } = imported(rules);
  const { ruleSet } = compileRuleSet(document);
  const facts = { score: 70, late: false, unit: { rows: [{ n: 2 }] } };
  const { events } = await new Engine(rules as never).run(facts);
  expect(events.map(({ type }) => type)).toEqual(["x", "y"]);
  expect(ruleSet && evaluate(ruleSet, facts).truths).toEqual([true, true]);
});
