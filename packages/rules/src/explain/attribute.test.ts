import * as fc from "fast-check";
import { expect, test } from "vitest";
import { attribute } from "./attribute.ts";
import { drawnFacts, drawnRuleSet } from "./drawn-rule-set.fixture.ts";
import { oneRule, ruleSetOf } from "./rule-set.fixture.ts";
import { whyNot } from "./why-not.ts";

const atLeast = (fact: string, value: number) => ({ fact, operator: "greaterThanInclusive", value });
const facts = { age: { type: "count" }, years: { type: "count" } } as const;

test("each condition says how many it stopped, how many of them alone, and for how many it is undetermined", () => {
  const ruleSet = oneRule(facts, { all: [atLeast("age", 18), atLeast("years", 3)] });
  const subjects = [{ age: 20, years: 5 }, { age: 17, years: 5 }, { age: 17, years: 1 }, { age: 20 }, {}];
  expect(attribute(ruleSet, "r", subjects)).toEqual({
    rule: "r",
    subjects: 5,
    held: 1,
    failed: 2,
    undetermined: 2,
    noWay: 0,
    conditions: [
      { pointer: "/rules/0/conditions/all/0", fact: "age", stopped: 3, alone: 1, undetermined: 1 },
      { pointer: "/rules/0/conditions/all/1", fact: "years", stopped: 3, alone: 1, undetermined: 2 },
    ],
  });
});

test("subjects are taken one after another, and those without a possible way are counted apart", () => {
  const ruleSet = oneRule(facts, { all: [atLeast("age", 18), { fact: "age", operator: "lessThan", value: 10 }] });
  function* many(): Generator<unknown> {
    for (let index = 0; index < 1_000; index += 1) yield { age: index % 30 };
  }
  expect(attribute(ruleSet, "r", many())).toMatchObject({ subjects: 1_000, held: 0, failed: 1_000, noWay: 1_000 });
});

test("the counts are those of asking why not of every subject", () => {
  fc.assert(
    fc.property(drawnRuleSet, fc.array(drawnFacts, { maxLength: 8 }), (document, subjects) => {
      const ruleSet = ruleSetOf(document);
      const answers = subjects.map((facts) => whyNot(ruleSet, "r", facts));
      const { conditions, ...total } = attribute(ruleSet, "r", subjects);
      const stopping = (pointer: string) => answers.filter(({ changes }) => changes.some((change) => change.pointer === pointer));
      for (const { pointer, stopped, alone } of conditions) {
        expect(stopped).toBe(stopping(pointer).length);
        expect(alone).toBe(stopping(pointer).filter(({ changes }) => changes.length === 1).length);
      }
      expect(total).toMatchObject({ subjects: subjects.length, held: answers.filter(({ outcome }) => outcome === "holds").length });
      expect(total.held + total.failed + total.undetermined).toBe(subjects.length);
      expect(new Set(conditions.map(({ pointer }) => pointer)).size).toBe(conditions.length);
      for (const { changes } of answers) for (const { pointer } of changes) expect(conditions.map((one) => one.pointer)).toContain(pointer);
    }),
    { numRuns: 100 },
  );
});
