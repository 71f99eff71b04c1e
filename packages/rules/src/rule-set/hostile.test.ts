import { expect, test } from "vitest";
import type { Evaluate, Reader, Test } from "../closures/closure.ts";
import { compileCond } from "../compile-scoped.ts";
import type { Datum } from "../datum.ts";
import { compileRuleSet } from "./compile-rule-set.ts";
import { evaluate } from "./evaluate.ts";
import { frameOf } from "./frame.ts";
import { RULE_LIMITS } from "./limits.ts";
import { machineFor, machineOf } from "./machine.ts";
import type { RuleSet } from "./rule-set.ts";

function ruleSetOf(facts: unknown, conditions: unknown, more: object = {}): RuleSet {
  const { ruleSet, issues } = compileRuleSet({ facts, rules: [{ name: "r", conditions, event: { type: "e" } }], ...more });
  expect(issues).toEqual([]);
  return ruleSet as RuleSet;
}

/** Evaluates with every closure counted. */
function counted(ruleSet: RuleSet, given: unknown): { readonly truths: readonly Datum[]; readonly steps: number } {
  let steps = 0;
  const wrap: NonNullable<Reader["wrap"]> = <Closure extends Evaluate | Test>(_: unknown, closure: Closure) =>
    ((env, item) => {
      steps += 1;
      return closure(env, item);
    }) as Closure;
  const { tests } = machineOf(ruleSet.program, wrap);
  const frame = frameOf(ruleSet, given);
  return { truths: tests.map((test) => test(frame, undefined)), steps };
}

test("two to the power of 60 ways through named conditions are walked in a few steps", () => {
  const conditions: Record<string, unknown> = { c0: { fact: "a", operator: "equal", value: 1 } };
  for (let index = 1; index <= 60; index += 1) {
    const part = { condition: `c${index - 1}` };
    conditions[`c${index}`] = { all: [part, { not: { not: part } }] };
  }
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { condition: "c60" }, { conditions });
  expect(counted(ruleSet, { a: 1 })).toEqual({ truths: [true], steps: 303 });
  expect(counted(ruleSet, {})).toEqual({ truths: [undefined], steps: 303 });
});

test("derived facts that lead to one another twice each are computed once each", () => {
  const derived: Record<string, unknown> = { d0: { fact: "a" } };
  for (let index = 1; index <= 45; index += 1) derived[`d${index}`] = { add: [{ value: `d${index - 1}` }, { value: `d${index - 1}` }] };
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { fact: "d45", operator: "equal", value: 2 ** 45 }, { derived });
  const { truths, steps } = counted(ruleSet, { a: 1 });
  expect(truths).toEqual([true]);
  expect(steps).toBeLessThan(200);
});

test("the deepest chain of names that is taken is evaluated without end of stack", () => {
  const conditions: Record<string, unknown> = { c0: { fact: "a", operator: "equal", value: 1 } };
  let last = 0;
  for (let index = 1; index < RULE_LIMITS.levels - 3; index += 1) {
    conditions[`c${index}`] = { condition: `c${index - 1}` };
    last = index;
  }
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { not: { condition: `c${last}` } }, { conditions });
  expect(evaluate(ruleSet, { a: 1 }).truths).toEqual([false]);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "__defineGetter__"])("%s is a name like any other", (name) => {
  const of = (value: unknown) => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`) as Record<string, unknown>;
  const facts = of({ type: "record", of: of({ type: "count" }) });
  const leaf = { fact: name, path: `$.${name}`, operator: "equal", value: 1 };
  const ruleSet = ruleSetOf(facts, { all: [{ condition: name }] }, { conditions: of(leaf), tiers: of([name]) });
  expect(ruleSet.requests).toEqual([{ key: name, fact: name }]);
  expect(evaluate(ruleSet, of(of(1))).truths).toEqual([true]);
  expect(evaluate(ruleSet, {})).toEqual({ truths: [undefined], issues: [] });
  expect(evaluate(ruleSet, of({}))).toEqual({ truths: [undefined], issues: [] });
  const unknown = { facts: { a: { type: "count" } }, rules: [{ name: "r", conditions: leaf, event: { type: "e" } }] };
  expect(compileRuleSet(unknown).issues[0]?.code).toBe("unknown_fact");
  const operator = { ...unknown, rules: [{ name: "r", conditions: { fact: "a", operator: name, value: 1 }, event: { type: "e" } }] };
  expect(compileRuleSet(operator).issues[0]?.code).toBe("unknown_operator");
  const field = { fact: "a", path: `$.${name}`, operator: "equal", value: 1 };
  const path = { facts: { a: { type: "record", of: {} } }, rules: [{ name: "r", conditions: field, event: { type: "e" } }] };
  expect(compileRuleSet(path).issues[0]?.code).toBe("unknown_field");
});

test("only own properties are read: neither a polluted prototype nor a getter of a class is a fact", () => {
  class Host {
    get a(): number {
      return 1;
    }
  }
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { fact: "a", operator: "equal", value: 1 });
  expect(evaluate(ruleSet, new Host()).truths).toEqual([undefined]);
  expect(evaluate(ruleSet, Object.create({ a: 1 })).truths).toEqual([undefined]);
});

test("a list of 100,000 constants is looked up in one step", () => {
  const value = Array.from({ length: 100_000 }, (_, index) => index * 2);
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { fact: "a", operator: "in", value });
  expect(counted(ruleSet, { a: 199_998 })).toEqual({ truths: [true], steps: 2 });
  expect(counted(ruleSet, { a: 3 })).toEqual({ truths: [false], steps: 2 });
});

test("loops inside loops end at the budget, with one issue that says where", () => {
  const facts = { a: { type: "list", of: { x: { type: "count" } } }, b: { type: "list", items: { type: "count" } } };
  const where = { some: { fact: "a" }, where: { some: { fact: "a" }, where: { fact: "b", operator: "someFact:equal", value: 1 } } };
  const ruleSet = ruleSetOf(facts, { all: [{ some: { fact: "a" }, where }] });
  const given = { a: Array.from({ length: 3_000 }, () => ({})), b: Array.from({ length: 3_000 }, () => 0) };
  const { truths, issues } = evaluate(ruleSet, given);
  expect(truths).toEqual([undefined]);
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([["too_many_steps", "/rules/0/conditions/all/0/where/where/where"]]);
  const { steps } = counted(ruleSet, given);
  expect(steps).toBeLessThan(3 * RULE_LIMITS.visits);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, 2 ** 53, "1", true, [], {}])("%j is no count", (given) => {
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { not: { fact: "a", operator: "lessThan", value: 3 } });
  const { truths, issues } = evaluate(ruleSet, { a: given });
  expect(truths).toEqual([undefined]);
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([["wrong_type", "/a"]]);
});

/** A proxy that throws whatever is asked of it. */
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = (key: string) =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get: () => {
      throw new Error("hostile");
    },
  });
const small = { fact: "a", operator: "equal", value: 1 };

test.each([
  [() => revoked(), ""],
  [() => throwing("facts"), "/facts"],
  [() => ({ facts: revoked() }), "/facts"],
  [() => ({ facts: {}, rules: [{ conditions: throwing("all") }] }), "/rules/0/conditions/all"],
  [() => ({ facts: {}, rules: [{ conditions: { all: [small, revoked()] } }] }), "/rules/0/conditions/all/1"],
])("a document that throws when it is read is refused with its place (%#)", (make, pointer) => {
  expect(compileRuleSet(make()).issues.map((issue) => [issue.code, issue.pointer])).toEqual([["not_json", pointer]]);
});

test("each place of a document is read once, and what changes later changes no rule set", () => {
  let reads = 0;
  const leaf = {
    fact: "a",
    operator: "equal",
    get value() {
      reads += 1;
      return reads;
    },
  };
  const rules = [{ name: "r", conditions: { all: [leaf] }, event: { type: "e" } }];
  const { ruleSet } = compileRuleSet({ facts: { a: { type: "count" } }, rules });
  rules.length = 0;
  expect(reads).toBe(1);
  expect(ruleSet?.document.rules).toEqual([{ name: "r", conditions: { all: [small] }, event: { type: "e" } }]);
  expect(evaluate(ruleSet as RuleSet, { a: 1 }).truths).toEqual([true]);
});

test("an empty place of a list is no condition", () => {
  const facts = { a: { type: "count" } };
  const holes = [new Array(1), new Array(3).fill(small, 1, 2), Object.assign([], { 1: small })];
  for (const any of holes)
    for (const conditions of [{ any }, { not: { all: any } }]) {
      const { ruleSet, issues } = compileRuleSet({ facts, rules: [{ name: "r", conditions, event: { type: "e" } }] });
      expect(ruleSet).toBeUndefined();
      expect(issues.map(({ code }) => code)).toEqual(["not_json"]);
    }
  expect(compileRuleSet({ facts: new Array(1e8) }).issues[0]?.code).toBe("too_large");
  for (const cond of [{ any: new Array(1) }, { in: [1, new Array(2)] }, { eq: new Array(2) }])
    expect(compileCond(cond, { values: {}, facts: {}, interpretations: {} }, "").issues.length).toBeGreaterThan(0);
});

test("a key whose value is undefined is absent", () => {
  const rule = { name: "r", conditions: small, event: { type: "e", params: undefined }, priority: undefined };
  const { ruleSet } = compileRuleSet({ facts: { a: { type: "count" } }, rules: [rule], conditions: undefined, tiers: undefined });
  expect(ruleSet?.document).toEqual({ facts: { a: { type: "count" } }, rules: [{ name: "r", conditions: small, event: { type: "e" } }] });
  expect(Object.keys(ruleSet?.document ?? {})).toEqual(["facts", "rules"]);
  expect(compileRuleSet({ facts: undefined, rules: [] }).issues.map(({ code }) => code)).toEqual(["missing_key"]);
});

test.each([
  [() => revoked(), ""],
  [() => throwing("a"), "/a"],
  [() => ({ b: revoked() }), "/b"],
  [() => ({ b: { c: [1, throwing("d")] } }), "/b/c/1/d"],
])("facts that throw when they are read leave all undetermined, with their place (%#)", (make, pointer) => {
  const facts = { a: { type: "count" }, b: { type: "record", of: { c: { type: "list", of: { d: { type: "count" } } } } } };
  const conditions = {
    any: [
      { fact: "a", operator: "isRecorded", value: true },
      { some: { fact: "b", path: "$.c" }, where: { item: "d", operator: "equal", value: 1 } },
    ],
  };
  const { truths, issues } = evaluate(ruleSetOf(facts, conditions), make());
  expect([truths, issues.map((issue) => [issue.code, issue.pointer])]).toEqual([[undefined], [["not_json", pointer]]]);
});

test("an exception that is not of the facts is not hidden", () => {
  const derived = { d: { addWorkingDays: [{ today: true }, 3] } };
  const ruleSet = ruleSetOf({}, { fact: "d", operator: "after", value: "2020-01-01" }, { derived });
  const calendar = { years: [], isCovered: () => true, kindOf: (): "working" => expect.fail("of the host") };
  expect(() => evaluate(ruleSet, {}, { today: "2026-05-11", calendar })).toThrow("of the host");
});

test("what is given instead of facts is called by its name, and not repeated", () => {
  const ruleSet = ruleSetOf({ a: { type: "count" } }, small);
  const said = (given: unknown) => evaluate(ruleSet, given).issues[0]?.message;
  expect(said(null)).toEqual({
    zh: "这里应为花括号对象 {…}，写的却是空值 null。",
    en: "This place takes an object {…}, but null stands here.",
  });
  expect(said(undefined)?.en).toContain("nothing (undefined) stands here");
  expect(said("张三")?.en).toContain("but string stands here");
});

test("thousands of constants are asked for in one step each time, with any of the decorators", () => {
  const facts = { l: { type: "list", items: { type: "count" } }, a: { type: "count" } };
  const list = Array.from({ length: 4_000 }, (_, index) => index);
  for (const operator of ["someValue:equal", "everyFact:someValue:equal", "containsAll", "containsAny", "containsNone", "subsetOf"]) {
    const isList = operator !== "someValue:equal";
    const ruleSet = ruleSetOf(facts, { all: [{ fact: isList ? "l" : "a", operator, value: list }] });
    const frame = frameOf(ruleSet, { l: list, a: 3_999 });
    expect(machineFor(ruleSet.program).testAll(frame)).toEqual([operator !== "containsNone"]);
    expect(frame.visits).toBeLessThanOrEqual(2 * list.length);
  }
});

test.each([undefined, null, 3, "facts", [], Number.NaN])("%j are no facts", (given) => {
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { not: { fact: "a", operator: "lessThan", value: 3 } });
  const { truths, issues } = evaluate(ruleSet, given);
  expect([truths, issues.map(({ code, pointer }) => [code, pointer])]).toEqual([[undefined], [["wrong_type", ""]]]);
});

test("a hundred issues of one run are told, however many data are wrong", () => {
  const ruleSet = ruleSetOf({ a: { type: "list", items: { type: "count" } } }, { fact: "a", operator: "someFact:equal", value: 1 });
  expect(evaluate(ruleSet, { a: new Array(100_000).fill("x") }).issues).toHaveLength(RULE_LIMITS.issues);
});
