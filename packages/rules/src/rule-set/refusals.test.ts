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
  [{ name: "x" }, "wrong_type "],
  [{}, "wrong_type "],
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
])("the document %j is refused: %s", (document, expected) => {
  expect(found(document)).toBe(expected);
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
