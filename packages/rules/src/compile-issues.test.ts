import { expect, test } from "vitest";
import { compileCond, compileExpr } from "./compile-scoped.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = {
  values: { electedOn: { type: "date" }, seats: { type: "count" }, ids: { type: "list" } },
  facts: { organisation: { type: "record", of: { village: { type: "flag" } } } },
  self: {
    on: { type: "date" },
    outcome: { type: "word", words: ["convert", "extend"] },
    people: { type: "list", of: { full: { type: "flag" } } },
  },
  interpretations: { base: { readings: ["all", "present"] }, months: { number: {} } },
};

type Found = readonly [code: string, pointer: string | undefined, suggestion?: string];

function exprIssues(expr: unknown): Found[] {
  const { compiled, issues } = compileExpr(expr, scope, "/is");
  expect(compiled === undefined).toBe(issues.length > 0);
  return issues.map(({ code, pointer, suggestion }) => (suggestion === undefined ? [code, pointer] : [code, pointer, suggestion]));
}

function condIssues(cond: unknown): Found[] {
  const { compiled, issues } = compileCond(cond, scope, "/when");
  expect(compiled === undefined).toBe(issues.length > 0);
  return issues.map(({ code, pointer, suggestion }) => (suggestion === undefined ? [code, pointer] : [code, pointer, suggestion]));
}

test("an unknown name is refused where it stands, with the nearest that exists", () => {
  expect(exprIssues({ value: "electdOn" })).toEqual([["unknown_value", "/is/value", "electedOn"]]);
  expect(exprIssues({ add: [1, { fact: "organisation.vilage" }] })).toEqual([["unknown_fact", "/is/add/1/fact", "organisation.village"]]);
  expect(exprIssues({ self: "outcom" })).toEqual([["unknown_field", "/is/self", "outcome"]]);
  expect(exprIssues({ result: "elected" })).toEqual([["unknown_field", "/is/result"]]);
  expect(exprIssues({ interpretation: "bass" })).toEqual([["unknown_interpretation", "/is/interpretation", "base"]]);
  expect(exprIssues({ count: { self: "people" }, where: { eq: [{ item: "ful" }, true] } })).toEqual([
    ["unknown_item", "/is/where/eq/0/item", "full"],
  ]);
  expect(exprIssues({ value: "__proto__" })).toEqual([["unknown_value", "/is/value"]]);
  expect(exprIssues({ self: "constructor" })).toEqual([["unknown_field", "/is/self"]]);
});

test("the readings of an interpretation are covered exactly", () => {
  expect(exprIssues({ interpretation: "base", is: { all: 1, presnt: 2 } })).toEqual([
    ["unknown_reading", "/is/is/presnt", "present"],
    ["missing_reading", "/is/is"],
  ]);
  expect(exprIssues({ interpretation: "months", is: { one: 1 } })).toEqual([["no_readings", "/is/is"]]);
  expect(condIssues({ eq: [{ interpretation: "base" }, "every"] })).toEqual([["unknown_word", "/when/eq/1"]]);
});

test("kinds that do not fit are refused at the operand", () => {
  expect(condIssues({ lt: [{ value: "electedOn" }, 3] })).toEqual([["wrong_type", "/when/lt/1"]]);
  expect(condIssues({ lt: ["2026-02-30", { value: "electedOn" }] })).toEqual([["wrong_type", "/when/lt/0"]]);
  expect(condIssues({ eq: [{ value: "electedOn" }, { value: "seats" }] })).toEqual([["wrong_type", "/when/eq"]]);
  expect(condIssues({ lt: [{ self: "outcome" }, "x"] })).toEqual([
    ["wrong_type", "/when/lt/0"],
    ["wrong_type", "/when/lt/1"],
  ]);
  expect(condIssues({ lt: [{ value: "seats" }, null] })).toEqual([["wrong_type", "/when/lt/1"]]);
  expect(condIssues({ eq: [{ value: "ids" }, "a"] })).toEqual([["wrong_type", "/when/eq/1"]]);
  expect(condIssues({ eq: [{ self: "people" }, { self: "people" }] })).toEqual([["wrong_type", "/when/eq/0"]]);
  expect(condIssues({ in: [{ value: "electedOn" }, ["2026-01-01", "soon"]] })).toEqual([["wrong_type", "/when/in/1/1"]]);
  expect(condIssues({ in: ["a", { self: "people" }] })).toEqual([["wrong_type", "/when/in/1"]]);
  expect(exprIssues({ add: [{ value: "seats" }, "three"] })).toEqual([["wrong_type", "/is/add/1"]]);
  expect(exprIssues({ add: [{ value: "seats" }, 1.5] })).toEqual([["wrong_type", "/is/add/1"]]);
  expect(exprIssues({ add: [{ value: "seats" }, null] })).toEqual([["wrong_type", "/is/add/1"]]);
  expect(exprIssues({ max: [{ value: "seats" }, { value: "electedOn" }] })).toEqual([["wrong_type", "/is/max/1"]]);
  expect(exprIssues({ addMonths: [{ value: "seats" }, 1] })).toEqual([["wrong_type", "/is/addMonths/0"]]);
  expect(exprIssues({ addMonths: [{ value: "electedOn" }, { today: true }] })).toEqual([["wrong_type", "/is/addMonths/1"]]);
  expect(exprIssues({ count: { value: "seats" } })).toEqual([["wrong_type", "/is/count"]]);
  expect(exprIssues({ first: [{ self: "people" }, 0] })).toEqual([["wrong_type", "/is/first/1"]]);
  expect(exprIssues({ concat: [{ self: "people" }, { value: "ids" }] })).toEqual([["wrong_type", "/is/concat/1"]]);
  expect(exprIssues({ lookup: { value: "electedOn" }, in: { a: 1 } })).toEqual([["wrong_type", "/is/lookup"]]);
});

test("a text where a date belongs is told why it is none", () => {
  const { issues } = compileCond({ lt: [{ value: "electedOn" }, "2026-02-30"] }, scope, "");
  expect(issues[0]?.help?.zh).toContain("28");
  expect(issues[0]?.message.en).toContain("2026-02-30");
});

test("a word outside a closed set is refused with the nearest", () => {
  expect(condIssues({ eq: [{ self: "outcome" }, "extnd"] })).toEqual([["unknown_word", "/when/eq/1", "extend"]]);
  expect(condIssues({ in: [{ self: "outcome" }, ["convert", "cancl"]] })).toEqual([["unknown_word", "/when/in/1/1"]]);
  expect(exprIssues({ lookup: { self: "outcome" }, in: { convert: 1, extent: 2 } })).toEqual([["unknown_word", "/is/in/extent", "extend"]]);
});

test("a path goes through groups of fields, never into a list", () => {
  expect(exprIssues({ self: "people.full" })).toEqual([["path_into_list", "/is/self"]]);
  expect(exprIssues({ self: "on.year" })).toEqual([["path_into_scalar", "/is/self", "on"]]);
  expect(exprIssues({ item: "full" })).toEqual([["item_outside_list", "/is"]]);
  expect(exprIssues({ count: { value: "ids" }, where: { eq: [{ item: "id" }, "a"] } })).toEqual([["wrong_type", "/is/where/eq/0/item"]]);
});

test("an object holds one known operator with its own keys", () => {
  expect(condIssues({ al: [] })).toEqual([["unknown_operator", "/when/al", "all"]]);
  expect(condIssues({ eq: [1, 1], ne: [1, 2] })).toEqual([["several_operators", "/when"]]);
  expect(condIssues({ eq: [1, 1], because: "x" })).toEqual([["unknown_key", "/when/because"]]);
  expect(condIssues({})).toEqual([["wrong_shape", "/when"]]);
  expect(exprIssues({ count: { value: "ids" }, were: {} })).toEqual([["unknown_key", "/is/were", "where"]]);
  expect(exprIssues({ value: "seats", self: "on" })).toEqual([["several_operators", "/is"]]);
  expect(exprIssues({ maxOf: { value: "ids" } })).toEqual([["missing_key", "/is"]]);
  expect(exprIssues(JSON.parse('{"if": {"isSet": 1}, "then": 1}'))).toEqual([["missing_key", "/is"]]);
  expect(exprIssues({ eq: [1, 1] })).toEqual([["condition_here", "/is"]]);
  expect(exprIssues({ "a/b~c": 1 })).toEqual([["unknown_operator", "/is/a~1b~0c"]]);
});

test("a condition is never a bare value", () => {
  for (const bare of [true, null, 1, "yes", [], [{ eq: [1, 1] }]]) expect(condIssues(bare)).toEqual([["wrong_type", "/when"]]);
  expect(condIssues({ value: "seats" }).map(([code]) => code)).toEqual(["unknown_operator"]);
});

test("empty groups and wrong numbers of operands are refused", () => {
  expect(condIssues({ all: [] })).toEqual([["empty_group", "/when/all"]]);
  expect(condIssues({ any: [] })).toEqual([["empty_group", "/when/any"]]);
  expect(condIssues({ in: [{ self: "outcome" }, []] })).toEqual([["empty_group", "/when/in/1"]]);
  expect(condIssues({ eq: [1] })).toEqual([["wrong_shape", "/when/eq"]]);
  expect(condIssues({ lt: { a: 1 } })).toEqual([["wrong_shape", "/when/lt"]]);
  expect(exprIssues({ add: [] })).toEqual([["empty_group", "/is/add"]]);
  expect(exprIssues({ first: [] })).toEqual([["empty_group", "/is/first"]]);
  expect(exprIssues({ lookup: "a", in: {} })).toEqual([["empty_group", "/is/in"]]);
  expect(exprIssues({ sub: [1, 2, 3] })).toEqual([["wrong_shape", "/is/sub"]]);
  expect(exprIssues({ today: false })).toEqual([["wrong_type", "/is/today"]]);
});

test("one mistake makes one issue, and several mistakes are all told", () => {
  expect(exprIssues({ add: [{ value: "a" }, { mul: [{ value: "b" }, "c"] }] })).toEqual([
    ["unknown_value", "/is/add/0/value"],
    ["unknown_value", "/is/add/1/mul/0/value"],
    ["wrong_type", "/is/add/1/mul/1"],
  ]);
});

test("every issue speaks both languages", () => {
  const { issues } = compileCond(
    { all: [{ eq: [{ value: "x" }, 1] }, { al: 1 }, { any: [] }, { lt: [{ value: "seats" }, "2"] }] },
    scope,
    "",
  );
  expect(issues.length).toBe(4);
  for (const { message } of issues) {
    expect(message.zh).toMatch(/[一-鿿]/);
    expect(message.en).toMatch(/^[\x20-\x7e…]+$/);
  }
});
