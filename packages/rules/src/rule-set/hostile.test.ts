import { expect, test } from "vitest";
import type { Evaluate, Reader, Test } from "../closures/closure.ts";
import type { Datum } from "../datum.ts";
import { compileRuleSet } from "./compile-rule-set.ts";
import { evaluate } from "./evaluate.ts";
import { frameOf } from "./frame.ts";
import { RULE_LIMITS } from "./limits.ts";
import { machineOf } from "./machine.ts";
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

test.each([undefined, null, 3, "facts", [], Number.NaN])("%j are no facts", (given) => {
  const ruleSet = ruleSetOf({ a: { type: "count" } }, { not: { fact: "a", operator: "lessThan", value: 3 } });
  const { truths, issues } = evaluate(ruleSet, given);
  expect([truths, issues.map(({ code, pointer }) => [code, pointer])]).toEqual([[undefined], [["wrong_type", ""]]]);
});

test("a hundred issues of one run are told, however many data are wrong", () => {
  const ruleSet = ruleSetOf({ a: { type: "list", items: { type: "count" } } }, { fact: "a", operator: "someFact:equal", value: 1 });
  expect(evaluate(ruleSet, { a: new Array(100_000).fill("x") }).issues).toHaveLength(RULE_LIMITS.issues);
});
