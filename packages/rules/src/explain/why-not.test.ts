import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Truth } from "../datum.ts";
import type { Condition, RuleDocument } from "../rule-document.ts";
import { domain, drawnFacts, drawnRuleSet } from "./drawn-rule-set.fixture.ts";
import { oneRule, ruleSetOf } from "./rule-set.fixture.ts";
import { type WhyNot, whyNot } from "./why-not.ts";

type Leaf = Extract<Condition, { readonly fact: string }>;
type Facts = Readonly<Record<string, unknown>>;

const age = { age: { type: "count" } } as const;
const pointersOf = (answer: WhyNot) => answer.changes.map(({ pointer }) => pointer);

test("a leaf that is false is named with what it needs, and under not with the opposite", () => {
  const atLeast = oneRule(age, { fact: "age", operator: "greaterThanInclusive", value: 18 });
  expect(whyNot(atLeast, "r", { age: 17 })).toEqual({
    rule: "r",
    result: false,
    outcome: "found",
    fewest: true,
    changes: [
      {
        pointer: "/rules/0/conditions",
        kind: "leaf",
        status: "unmet",
        fact: "age",
        now: 17,
        needed: { operator: "greaterThanInclusive", value: 18 },
      },
    ],
  });
  const notBelow = oneRule(age, { not: { fact: "age", operator: "lessThan", value: 18 } });
  expect(whyNot(notBelow, "r", { age: 17 }).changes[0]?.needed).toEqual({ operator: "greaterThanInclusive", value: 18 });
  expect(whyNot(notBelow, "r", { age: 18 })).toMatchObject({ result: true, outcome: "holds", changes: [] });
});

test("what is missing is told from what is known too roughly and from what is false", () => {
  const facts = { a: { type: "date" }, b: { type: "date" }, c: { type: "date" }, d: { type: "date" } } as const;
  const ruleSet = oneRule(facts, {
    all: [
      { fact: "a", operator: "before", value: "2020-01-01" },
      { fact: "b", operator: "before", value: "2020-01-15" },
      { fact: "c", operator: "onOrAfter", value: "2020-01-15" },
      { fact: "c", operator: "notEqual", value: { fact: "d" } },
    ],
  });
  const answer = whyNot(ruleSet, "r", { b: "2020-01", c: "2020-01-01" });
  expect(answer.result).toBe(false);
  expect(answer.changes).toMatchObject([
    { fact: "a", status: "missing", now: null },
    { fact: "b", status: "inexact", now: "2020-01-01/2020-01-31" },
    { fact: "c", status: "unmet", needed: { operator: "onOrAfter", value: "2020-01-15" } },
    { fact: "c", status: "missing", now: "2020-01-01", needed: { operator: "notEqual", value: null, from: { fact: "d" } } },
  ]);
});

test("the branch with the fewest changes is taken", () => {
  const is = (fact: string) => ({ fact, operator: "equal", value: 1 });
  const facts = { a: { type: "count" }, b: { type: "count" }, c: { type: "count" } } as const;
  const ruleSet = oneRule(facts, { any: [{ all: [is("a"), is("b")] }, { all: [is("c"), is("a")] }] });
  expect(pointersOf(whyNot(ruleSet, "r", { a: 1, b: 0, c: 0 }))).toEqual(["/rules/0/conditions/any/0/all/1"]);
  expect(pointersOf(whyNot(ruleSet, "r", { a: 0, b: 0, c: 1 }))).toEqual(["/rules/0/conditions/any/1/all/1"]);
});

test("a condition named in two branches changes once", () => {
  const is = (fact: string) => ({ fact, operator: "equal", value: 1 });
  const facts = { a: { type: "count" }, b: { type: "count" } } as const;
  const all: Condition[] = [{ any: [{ condition: "shared" }, is("b")] }, { any: [{ condition: "shared" }, { not: is("b") }] }];
  const ruleSet = oneRule(facts, { all }, { conditions: { shared: is("a") } });
  expect(pointersOf(whyNot(ruleSet, "r", { a: 0 }))).toEqual(["/conditions/shared"]);
});

test("a way that asks contradictory things of a fact is no way, whether both change or one is relied on", () => {
  const atLeast = (value: number) => ({ fact: "age", operator: "greaterThanInclusive", value });
  const below = (value: number) => ({ fact: "age", operator: "lessThan", value });
  expect(whyNot(oneRule(age, { all: [atLeast(18), below(10)] }), "r", { age: 14 })).toMatchObject({ outcome: "impossible", changes: [] });
  expect(whyNot(oneRule(age, { all: [atLeast(18), below(10)] }), "r", { age: 5 })).toMatchObject({ outcome: "impossible" });
  const other = { fact: "other", operator: "equal", value: true };
  const both = oneRule({ ...age, other: { type: "flag" } }, { all: [atLeast(18), { any: [below(10), other] }] });
  expect(pointersOf(whyNot(both, "r", { age: 5 }))).toEqual(["/rules/0/conditions/all/0", "/rules/0/conditions/all/1/any/1"]);
  expect(whyNot(oneRule(age, below(0)), "r", { age: 5 }).outcome).toBe("impossible");
});

test("conditions of elements are named with how the elements stand", () => {
  const where = { item: "size", operator: "greaterThan", value: 2 } as const;
  const list = { type: "list", of: { size: { type: "count" } } } as const;
  const ruleSet = oneRule(
    { list },
    {
      all: [
        { not: { some: { fact: "list" }, where } },
        { every: { fact: "list" }, where },
        { count: { fact: "list" }, where, operator: "equal", value: 2 },
      ],
    },
  );
  expect(whyNot(ruleSet, "r", { list: [{ size: 3 }, { size: 1 }] }).changes).toMatchObject([
    { kind: "some", needed: { operator: "none" }, elements: { total: 2, heldAt: [0] }, where: "/rules/0/conditions/all/0/not/where" },
    { kind: "every", needed: { operator: "every" }, elements: { failedAt: [1] } },
    { kind: "count", now: 1, needed: { operator: "equal", value: 2 } },
  ]);
  expect(whyNot(ruleSet, "r", {}).changes[0]).toMatchObject({ kind: "some", status: "missing" });
});

test("a search that is cut short says that fewer changes may do, or that none was found", () => {
  const facts = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`f${index}`, { type: "count" } as const]));
  const parts = Object.keys(facts).map(
    (fact): Condition => ({
      any: [
        { fact, operator: "equal", value: 1 },
        { fact, operator: "equal", value: 2 },
      ],
    }),
  );
  const ruleSet = oneRule(facts, { all: parts });
  expect(whyNot(ruleSet, "r", {}, { mostSteps: 3 })).toMatchObject({ outcome: "tooLarge", changes: [], fewest: false });
  expect(whyNot(ruleSet, "r", {})).toMatchObject({ outcome: "found", fewest: true, changes: { length: 8 } });
});

test("changes found by a search that is cut short are irreducible all the same", () => {
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
  const facts = Object.fromEntries(names.map((name) => [name, { type: "flag" } as const]));
  const conditions = Object.fromEntries(names.map((fact): [string, Condition] => [fact, { fact, operator: "equal", value: true }]));
  const pairs = names.slice(1).map((name, index): Condition => ({ any: [{ condition: `c${index}` }, { condition: name }] }));
  const { fewest, changes } = whyNot(
    oneRule(facts, { all: pairs }, { conditions }),
    "r",
    Object.fromEntries(names.map((name) => [name, false])),
    { mostSteps: 150 },
  );
  const turned = new Set(changes.map(({ fact }) => fact));
  const holds = (without?: string) =>
    pairs.every((_, index) => [`c${index}`, `c${index + 1}`].some((name) => name !== without && turned.has(name)));
  expect(fewest).toBe(false);
  expect(holds()).toBe(true);
  for (const name of turned) expect(holds(name), name).toBe(false);
});

test("a rule that names conditions in 2^40 ways is answered", () => {
  const conditions: Record<string, Condition> = { c0: { fact: "a", operator: "equal", value: 1 } };
  for (let index = 1; index <= 40; index += 1)
    conditions[`c${index}`] = { all: [{ condition: `c${index - 1}` }, { condition: `c${index - 1}` }] };
  const ruleSet = oneRule({ a: { type: "count" } }, { condition: "c40" }, { conditions });
  expect(whyNot(ruleSet, "r", { a: 0 })).toMatchObject({ outcome: "found", fewest: true, changes: [{ pointer: "/conditions/c0" }] });
});

test("a leaf that turns already costs nothing where it is asked for again in another way", () => {
  const facts = { a: { type: "count" }, w: { type: "word" }, l: { type: "list" } } as const;
  const one: Condition = {
    any: [{ not: { fact: "a", operator: "lessThan", value: 1 } }, { fact: "w", operator: "equal", value: "x" }],
  };
  const two: Condition = { all: [{ not: { fact: "l", operator: "contains", value: "x" } }, { condition: "one" }] };
  const ruleSet = oneRule(facts, { not: { any: [{ condition: "one" }, { condition: "two" }] } }, { conditions: { one, two } });
  expect(pointersOf(whyNot(ruleSet, "r", {}))).toEqual(["/conditions/one/any/0/not", "/conditions/one/any/1"]);
});

test("of any rule the changes are a possible way, and no possible way has fewer", () => {
  let found = 0;
  let impossible = 0;
  fc.assert(
    fc.property(drawnRuleSet, drawnFacts, (document, facts) => {
      const answer = whyNot(ruleSetOf(document), "r", facts);
      const oracle = new Oracle(document, facts);
      fc.pre(oracle.leaves.size <= 6);
      expect(answer.outcome === "holds").toBe(oracle.truth(new Map()) === true);
      if (answer.outcome === "holds") return;
      expect(answer.fewest).toBe(true);
      const fewest = oracle.fewest();
      if (answer.outcome === "impossible") {
        impossible += 1;
        expect(fewest).toBeUndefined();
        return;
      }
      found += 1;
      expect(answer.changes.length).toBe(fewest);
      expect(oracle.waysOf(pointersOf(answer)).some((way) => oracle.isPossible(way))).toBe(true);
    }),
    { numRuns: 5000, seed: -731070396 },
  );
  expect(found).toBeGreaterThan(50);
  expect(impossible).toBeGreaterThan(3);
});

/** Knows a rule by reading its document, and finds ways by trying all sets of leaves and all facts. */
class Oracle {
  readonly leaves: ReadonlyMap<string, Leaf>;
  readonly document: RuleDocument;
  readonly facts: Facts;

  constructor(document: RuleDocument, facts: Facts) {
    const leaves = new Map<string, Leaf>();
    this.document = document;
    this.facts = facts;
    this.leaves = leaves;
    this.walk((pointer, leaf) => {
      leaves.set(pointer, leaf);
      return undefined;
    });
  }

  /** Tests the rule with some leaves turned. */
  truth(turned: ReadonlyMap<string, boolean>): Truth {
    return this.walk((pointer, leaf) => turned.get(pointer) ?? leafTruth(leaf, this.facts));
  }

  /** Gives the size of the smallest possible way. */
  fewest(): number | undefined {
    const ways = this.waysOf([...this.leaves.keys()], "some").sort((a, b) => a.size - b.size);
    return ways.find((way) => this.isPossible(way))?.size;
  }

  /** Lists the ways to turn leaves, each to what it is not. */
  waysOf(pointers: readonly string[], which: "all" | "some" = "all"): ReadonlyMap<string, boolean>[] {
    let ways: Map<string, boolean>[] = [new Map()];
    for (const pointer of pointers) {
      const now = leafTruth(this.leaves.get(pointer) as Leaf, this.facts);
      const turns = [true, false].filter((truth) => truth !== now);
      ways = ways.flatMap((way) => [...(which === "some" ? [way] : []), ...turns.map((truth) => new Map([...way, [pointer, truth]]))]);
    }
    return ways;
  }

  /** Tries all values of the facts that turned leaves read: the rule must rest on leaves that have the truth they are said to have. */
  isPossible(way: ReadonlyMap<string, boolean>): boolean {
    if (this.truth(way) !== true) return false;
    const names = [...new Set([...way.keys()].map((pointer) => (this.leaves.get(pointer) as Leaf).fact))];
    return assignments(names).some((values) => {
      const facts = { ...this.facts, ...values };
      if ([...way].some(([pointer, truth]) => leafTruth(this.leaves.get(pointer) as Leaf, facts) !== truth)) return false;
      const rests = this.walk((pointer, leaf) => {
        const said = way.get(pointer) ?? leafTruth(leaf, this.facts);
        return leafTruth(leaf, facts) === said ? said : undefined;
      });
      return rests === true;
    });
  }

  private walk(test: (pointer: string, leaf: Leaf) => Truth): Truth {
    const { conditions = {}, rules } = this.document;
    const visit = (condition: Condition, pointer: string): Truth => {
      if ("condition" in condition) return visit(conditions[condition.condition] as Condition, `/conditions/${condition.condition}`);
      if ("not" in condition) return turn(visit(condition.not, `${pointer}/not`));
      if ("all" in condition) return turn(anyOf(condition.all.map((part, index) => turn(visit(part, `${pointer}/all/${index}`)))));
      if ("any" in condition) return anyOf(condition.any.map((part, index) => visit(part, `${pointer}/any/${index}`)));
      return test(pointer, condition as Leaf);
    };
    return visit((rules[0] as RuleDocument["rules"][number]).conditions, "/rules/0/conditions");
  }
}

function assignments(names: readonly string[]): readonly Facts[] {
  return names.reduce<readonly Facts[]>(
    (all, name) => all.flatMap((facts) => (domain[name] ?? []).map((value) => ({ ...facts, [name]: value }))),
    [{}],
  );
}

function leafTruth({ fact, operator, value }: Leaf, facts: Facts): Truth {
  const now = facts[fact];
  if (operator === "isRecorded") return (now !== undefined && now !== null) === value;
  if (now === undefined) return undefined;
  if (value === null) return (now === null) === (operator === "equal");
  if (now === null) return undefined;
  const among = value as readonly unknown[];
  const [a, b] = [now as number, value as number];
  const truths: Record<string, () => boolean> = {
    lessThan: () => a < b,
    lessThanInclusive: () => a <= b,
    greaterThan: () => a > b,
    greaterThanInclusive: () => a >= b,
    equal: () => now === value,
    notEqual: () => now !== value,
    in: () => among.includes(now),
    notIn: () => !among.includes(now),
    "not:in": () => !among.includes(now),
    contains: () => (now as readonly unknown[]).includes(value),
    doesNotContain: () => !(now as readonly unknown[]).includes(value),
  };
  return (truths[operator] as () => boolean)();
}

function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

function turn(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
