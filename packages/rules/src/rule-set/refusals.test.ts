import { expect, test } from "vitest";
import * as z from "zod";
import { ruleDocumentSchema } from "../schema.ts";
import { compileRuleSet } from "./compile-rule-set.ts";
import { RULE_LIMITS } from "./limits.ts";

const facts = {
  members: { type: "count", title: { zh: "人数", en: "Members" } },
  kind: { type: "word", words: ["branch", "committee"] },
  founded: { type: "date" },
  tags: { type: "list", words: ["a", "b"] },
  marks: { type: "list", items: { type: "number" } },
  org: { type: "record", of: { size: { type: "count" } } },
  people: { type: "list", of: { age: { type: "count" }, roles: { type: "list" } } },
  rating: { type: "count", params: { year: { type: "count" } } },
};
const few = { fact: "members", operator: "lessThan", value: 3 };
const whole = { facts, rules: [{ name: "r", conditions: few, event: { type: "e" } }] };

function found(document: unknown): string {
  const { issues, ruleSet } = compileRuleSet(document);
  expect(ruleSet === undefined).toBe(issues.length > 0);
  for (const { message } of issues) expect(Object.values(message).every((text) => text.length > 0)).toBe(true);
  return issues
    .map(({ code, pointer, suggestion }) => [code, pointer, suggestion].filter((part) => part !== undefined).join(" "))
    .join("; ");
}

test("a whole document is taken, and its schema takes it too", () => {
  expect(found(whole)).toBe("");
  expect(ruleDocumentSchema.parse(whole)).toEqual(whole);
});

test.each([
  [{ fact: "member", operator: "lessThan", value: 3 }, "unknown_fact /fact members"],
  [{ fact: "members", operator: "lesThan", value: 3 }, "unknown_operator /operator lessThan"],
  [{ fact: "members", operator: "someFacts:lessThan", value: 3 }, "unknown_decorator /operator someFact"],
  [{ fact: "members", operator: "someFact:lessThan", value: 3 }, "wrong_type /fact"],
  [{ fact: "marks", operator: "lessThan", value: 3 }, "wrong_type /fact"],
  [{ fact: "members", operator: "lessThan", value: "3" }, "wrong_type /value"],
  [{ fact: "members", operator: "lessThan", value: [3] }, "wrong_type /value"],
  [{ fact: "members", operator: "lessThan", value: null }, "wrong_type /value"],
  [{ fact: "members", operator: "lessThan", value: Number.NaN }, "not_json /value"],
  [{ fact: "members", operator: "in", value: [1, Number.POSITIVE_INFINITY] }, "not_json /value/1"],
  [{ fact: "members", operator: "in", value: 3 }, "wrong_type /value"],
  [{ fact: "members", operator: "in", value: [] }, "empty_group /value"],
  [{ fact: "members", operator: "in", value: [1, null] }, "wrong_type /value/1"],
  [{ fact: "members", operator: "before", value: "2026-01-01" }, "wrong_type /fact"],
  [{ fact: "members", operator: "lessThan", value: { fact: "founded" } }, "wrong_type /value"],
  [{ fact: "members", operator: "lessThan", value: { fact: "member" } }, "unknown_fact /value/fact members"],
  [{ fact: "members", operator: "lessThan", value: { fact: "members", multiply: 2 } }, "unknown_key /value/multiply"],
  [{ fact: "members", operator: "isRecorded", value: 1 }, "wrong_type /value"],
  [{ fact: "members", operator: "swap:isRecorded", value: true }, "wrong_type /value"],
  [{ fact: "members", operator: "lessThan" }, "missing_key "],
  [{ fact: "members", operator: "lessThan", value: 3, weight: 2 }, "unknown_key /weight"],
  [{ fact: "members", operator: "lessThan", value: 3, all: [] }, "several_operators "],
  [{ fact: "kind", operator: "equal", value: "comittee" }, "unknown_word /value committee"],
  [{ fact: "kind", operator: "lessThan", value: "a" }, "wrong_type /fact"],
  [{ fact: "tags", operator: "contains", value: "c" }, "unknown_word /value"],
  [{ fact: "founded", operator: "after", value: "2026-02-30" }, "wrong_type /value"],
  [{ fact: "founded", operator: "equal", value: "2026" }, "wrong_type /value"],
  [{ fact: "org", operator: "equal", value: 1 }, "wrong_type /fact"],
  [{ fact: "org", path: "$.sise", operator: "equal", value: 1 }, "unknown_field /path size"],
  [{ fact: "org", path: "$..size", operator: "equal", value: 1 }, "wrong_path /path"],
  [{ fact: "org", path: "$[?(@.size)]", operator: "equal", value: 1 }, "wrong_path /path"],
  [{ fact: "org", path: "size", operator: "equal", value: 1 }, "wrong_path /path"],
  [{ fact: "org", path: `$.${"a".repeat(1_000_000)}`, operator: "equal", value: 1 }, "too_long /path"],
  [{ fact: "marks", path: "$.length", operator: "equal", value: 1 }, "unknown_field /path"],
  [{ fact: "members", path: "$[0]", operator: "equal", value: 1 }, "unknown_field /path"],
  [{ fact: "rating", operator: "equal", value: 1 }, "missing_key "],
  [{ fact: "rating", params: { year: "x" }, operator: "equal", value: 1 }, "wrong_type /params/year"],
  [{ fact: "rating", params: { yaer: 1 }, operator: "equal", value: 1 }, "unknown_key /params/yaer year"],
  [{ fact: "members", params: {}, operator: "equal", value: 1 }, "unknown_key /params"],
  [{ item: "age", operator: "equal", value: 1 }, "item_outside_list /item"],
  [{ some: { fact: "people" }, where: { item: "aeg", operator: "equal", value: 1 } }, "unknown_field /where/item"],
  [{ some: { fact: "members" }, where: few }, "wrong_type /some/fact"],
  [{ some: { fact: "people" } }, "missing_key "],
  [{ some: { fact: "people" }, where: few, operator: "equal" }, "unknown_key /operator"],
  [{ count: { fact: "people" }, operator: "equal", value: "1" }, "wrong_type /value"],
  [{ condition: "fw" }, "unknown_condition /condition few"],
  [{ all: [] }, "empty_group /all"],
  [{ any: [] }, "empty_group /any"],
  [{ all: [few], any: [few] }, "several_operators "],
  [{ alll: [few] }, "unknown_key /alll all"],
  [{ name: "x" }, "wrong_shape "],
  [{}, "wrong_shape "],
  [{ operator: "equal", value: 1 }, "wrong_shape "],
  [{ ...few, value: {} }, "wrong_shape /value"],
  [{ ...few, value: { fct: "members" } }, "unknown_key /value/fct fact"],
  [{ fact: "members", operator: "equal", value: [] }, "empty_group /value"],
  [{ fact: "people", path: "$[01].age", operator: "equal", value: 1 }, "wrong_path /path"],
  [{ fact: "people", path: "$[00].age", operator: "equal", value: 1 }, "wrong_path /path"],
  [{ ...few, fact: "m".repeat(1_000_000) }, "too_long /fact"],
  [{ condition: "m".repeat(1_000_000) }, "too_long /condition"],
  [{ ...few, message: "m".repeat(201) }, "too_long /message"],
  [{ all: [few, undefined] }, "not_json /all/1"],
  [{ ...few, value: undefined }, "missing_key "],
  [{ all: [few, 3] }, "wrong_type /all/1"],
  [{ ...few, priority: 0 }, "wrong_type /priority"],
  [{ ...few, basis: [{ instrument: "x" }] }, "missing_key /basis/0"],
])("%j is refused: %s", (conditions, expected) => {
  const [code, at = "", suggestion] = expected.split(" ");
  const pointer = `/rules/0/conditions${at}`;
  const document = { ...whole, conditions: { few }, rules: [{ name: "r", conditions, event: { type: "e" } }] };
  expect(found(document)).toBe([code, pointer, suggestion].filter((part) => part !== undefined).join(" "));
});

test.each([
  [[], "wrong_type "],
  [{ rules: [] }, "missing_key "],
  [{ ...whole, veto: [] }, "unknown_key /veto"],
  [{ ...whole, facts: { a: { type: "cuont" } } }, "unknown_kind /facts/a/type count"],
  [{ ...whole, facts: { a: { type: "any" } } }, "unknown_kind /facts/a/type"],
  [{ ...whole, facts: { a: { type: "list", items: { type: "list" } } } }, "unknown_kind /facts/a/items/type"],
  [{ ...whole, facts: { a: { type: "count", of: {} } } }, "unknown_key /facts/a/of"],
  [{ ...whole, rules: [...whole.rules, ...whole.rules] }, "duplicate_name /rules/1/name"],
  [{ ...whole, rules: [{ ...whole.rules[0], onSuccess: 1 }] }, "unknown_key /rules/0/onSuccess"],
  [{ ...whole, rules: [{ ...whole.rules[0], priority: 1.5 }] }, "wrong_type /rules/0/priority"],
  [{ ...whole, rules: [{ ...whole.rules[0], event: {} }] }, "missing_key /rules/0/event"],
  [
    { ...whole, rules: [{ ...whole.rules[0], event: { type: "e", params: { a: { fact: "members" } } } }] },
    "fact_in_event /rules/0/event/params/a",
  ],
  [{ ...whole, derived: { members: 1 } }, "duplicate_name /derived/members"],
  [{ ...whole, derived: { a: { add: [{ value: "b" }, 1] }, b: { value: "a" } } }, "circular /derived/a"],
  [{ ...whole, derived: { a: { fact: "membrs" } } }, "unknown_fact /derived/a/fact members"],
  [{ ...whole, derived: { a: null } }, "wrong_type /derived/a"],
  [{ ...whole, conditions: { a: { not: { condition: "b" } }, b: { condition: "a" } } }, "circular /conditions/a"],
  [{ ...whole, conditions: { a: { all: [{ condition: "a" }] } } }, "circular /conditions/a"],
  [{ ...whole, tiers: { t: ["few"] } }, "unknown_condition /tiers/t/0"],
  [{ ...whole, tiers: { t: [] } }, "empty_group /tiers/t"],
  [{ ...whole, tiers: { t: {} } }, "wrong_shape /tiers/t"],
  [{ ...whole, conditions: { few }, tiers: { t: ["few", "few"] } }, "duplicate_name /tiers/t/1"],
  [{ ...whole, facts: { a: { type: "word", words: [] } } }, "empty_group /facts/a/words"],
  [{ ...whole, facts: { a: { type: "word", words: "a" } } }, "wrong_shape /facts/a/words"],
  [{ ...whole, facts: { a: { type: "word", words: ["a", 1] } } }, "wrong_type /facts/a/words/1"],
  [{ ...whole, rules: [{ ...whole.rules[0], name: "n".repeat(1_000_000) }] }, "too_long /rules/0/name"],
  [{ ...whole, rules: [{ ...whole.rules[0], event: { type: "n".repeat(1_000_000) } }] }, "too_long /rules/0/event/type"],
])("the document %j is refused: %s", (document, expected) => {
  expect(found(document)).toBe(expected);
});

test("every key without a meaning is told, and what else is wrong with the object", () => {
  const leaf = { fact: "members", operator: "lessThan", value: "10", weight: 2, multiply: 0.5 };
  const at = "/rules/0/conditions";
  const rule = { name: "r", conditions: leaf, event: { type: "e", parms: {} }, cap: 3, priorty: 1 };
  expect(found({ ...whole, veto: [], rules: [rule] })).toBe(
    [
      "unknown_key /veto",
      "unknown_key /rules/0/cap",
      "unknown_key /rules/0/priorty priority",
      "unknown_key /rules/0/event/parms params",
      `unknown_key ${at}/weight`,
      `unknown_key ${at}/multiply`,
      `wrong_type ${at}/value`,
    ].join("; "),
  );
  expect(found({ ...whole, conditions: { a: { some: { fact: "people", pth: 1 }, where: { itm: "age", opertor: 1, value: 1 } } } })).toBe(
    "unknown_key /conditions/a/some/pth path; unknown_key /conditions/a/where/itm item; unknown_key /conditions/a/where/opertor",
  );
});

test("keys that are missing are told together, and one that is only misspelt is not told as missing", () => {
  const { issues } = compileRuleSet({ facts, rules: [{ nam: "r" }] });
  expect(issues.map(({ code, message }) => [code, message.en])).toEqual([
    ["unknown_key", 'There is no key named "nam".'],
    ["missing_key", '"conditions" and "event" are missing here.'],
  ]);
  const leaf = compileRuleSet({ ...whole, conditions: { a: { fact: "members" } } }).issues;
  expect(leaf.map(({ message }) => message.zh)).toEqual(["“fact”旁缺少“operator”、“value”。"]);
});

test("an object without a condition, a list of one value and what is no JSON are called by their names", () => {
  const said = (conditions: unknown) => compileRuleSet({ ...whole, conditions: { a: conditions } }).issues[0]?.message;
  expect(said({})).toEqual({ zh: "这里没有写条件。", en: "No condition is written here." });
  expect(said({ value: 1 })?.en).toBe("It is not written here what the condition is about.");
  expect(said({ ...few, value: [3] })?.en).toBe("This place takes a number, but a list […] of 1 stands here.");
  expect(said({ ...few, value: null })?.en).toBe("This place takes a number, but null stands here.");
  expect(said({ ...few, value: () => 1 })).toEqual({
    zh: "这里的内容（function）不属于 JSON，不能写在规则文件里。",
    en: "What stands here (function) is not JSON and cannot stand in a rule document.",
  });
});

test("a table entry named value is no reading of a derived fact", () => {
  const derived = {
    value: { lookup: { fact: "kind" }, in: { branch: 1, committee: 2 } },
    a: { lookup: { fact: "tag" }, in: { value: "a", x: "b" } },
  };
  expect(found({ ...whole, facts: { ...facts, tag: { type: "word" } }, derived })).toBe("");
});

test("nesting 5,000 deep, names in a row without end and lists without end are located, not suffered", () => {
  let deep: unknown = few;
  for (let level = 0; level < 5_000; level += 1) deep = { not: deep };
  expect(found({ ...whole, rules: [{ name: "r", conditions: deep, event: { type: "e" } }] })).toMatch(
    /^too_deep \/rules\/0\/conditions\/not/,
  );
  const conditions: Record<string, unknown> = { c0: few };
  for (let index = 1; index < 1_000; index += 1) conditions[`c${index}`] = { condition: `c${index - 1}` };
  expect(found({ ...whole, conditions })).toBe(`too_deep /conditions/c${RULE_LIMITS.levels - 1}`);
  expect(found({ ...whole, conditions: { ...conditions, c0: { condition: "c999" } } })).toBe("circular /conditions/c0");
  const many = Array.from({ length: 5_001 }, () => few);
  expect(found({ ...whole, rules: [{ name: "r", conditions: { all: many }, event: { type: "e" } }] })).toBe("too_large ");
  expect(found({ ...whole, conditions: { a: { fact: "members", operator: "in", value: new Array(1_000_001).fill(1) } } })).toBe(
    "too_large /conditions/a/value",
  );
  const operator = `${"not:".repeat(300_000)}equal`;
  expect(found({ ...whole, conditions: { a: { fact: "members", operator, value: 1 } } })).toBe("too_long /conditions/a/operator");
  const circular: Record<string, unknown> = {};
  circular.facts = circular;
  expect(found(circular)).toMatch(/^too_deep/);
});

test("a title is one of a derived fact or a rule, in both languages", () => {
  const title = { zh: "人数少", en: "Few" };
  expect(found({ ...whole, derived: { today: { today: true } }, titles: { today: title, r: title } })).toBe("");
  expect(found({ ...whole, titles: { members: title } })).toBe("unknown_name /titles/members");
  expect(found({ ...whole, titles: { r: { zh: "人数少" } } })).toBe("missing_key /titles/r");
});

test("the issues of a hostile document are a hundred at the most", () => {
  const all = Array.from({ length: 2_000 }, (_, index) => ({ fact: `m${index}`, operator: "equal", value: 1 }));
  expect(compileRuleSet({ ...whole, conditions: { a: { all } } }).issues).toHaveLength(RULE_LIMITS.issues);
});

test("the schema refuses positions with leading zeros, names that are too long and tables without tiers, as compiling does", () => {
  const leafAt = (path: string) => ({ ...whole, conditions: { a: { fact: "people", path, operator: "equal", value: 1 } } });
  for (const path of ["$[0].age", "$[10].age"]) {
    expect(ruleDocumentSchema.safeParse(leafAt(path)).success).toBe(true);
    expect(found(leafAt(path))).toBe("");
  }
  const long = "n".repeat(RULE_LIMITS.name + 1);
  for (const document of [
    leafAt("$[01].age"),
    leafAt("$[00].age"),
    { ...whole, tiers: { t: [] } },
    { ...whole, rules: [{ ...whole.rules[0], name: long }] },
  ]) {
    expect(ruleDocumentSchema.safeParse(document).success).toBe(false);
    expect(found(document)).not.toBe("");
  }
});

test("the schema refuses unknown keys and names its parts for JSON Schema", () => {
  expect(ruleDocumentSchema.safeParse({ ...whole, veto: [] }).success).toBe(false);
  const { $defs } = z.toJSONSchema(ruleDocumentSchema) as { $defs: object };
  expect(Object.keys($defs).sort()).toEqual([
    "Cond",
    "Condition",
    "Expr",
    "FactField",
    "FactType",
    "Rule",
    "RuleDocument",
    "Scalar",
    "Source",
  ]);
});
