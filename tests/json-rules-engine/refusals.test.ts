import { readFileSync } from "node:fs";
import { importRules } from "@guiju/json-rules-engine";
import { evaluate } from "@guiju/rules";
import { compileRuleSet, RULE_LIMITS } from "@guiju/rules/compile";
import { expect, test } from "vitest";
import { refusals } from "./refusals.ts";
import { behaviours } from "./upstream-behaviour.ts";

const page = readFileSync(new URL("../../docs/conditions.md", import.meta.url), "utf8");

test.each(refusals)("$says is refused: $code", ({ code, pointer, document }) => {
  const { ruleSet, issues } = compileRuleSet(document);
  expect(ruleSet).toBeUndefined();
  expect(issues[0]).toMatchObject({ code, pointer });
  for (const text of Object.values(issues[0]?.message ?? {})) expect(text.length).toBeLessThan(2_000);
});

/** Codes of the rows of a table of the page, below a heading. */
function codesBelow(heading: string): readonly string[] {
  const section = page.split(`### ${heading}\n`)[1]?.split(/^#/m)[0] ?? "";
  return [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code = ""]) => code).sort();
}

test("the page lists every refusal that has a test, and none that has not", () => {
  const codes = new Set(
    [...refusals, ...behaviours.flatMap(({ refused }) => (refused === undefined ? [] : [refused]))].map(({ code }) => code),
  );
  expect(codesBelow("What is refused")).toEqual([...codes].sort());
});

test("the page lists what only an import refuses", () => {
  const rule = { conditions: { all: [{ fact: "n", operator: "lessThan", value: 1 }] }, event: { type: "x" } };
  const sources = [3, "{", [3], { rules: [{ ...rule, onSuccess: () => 1 }] }, { rules: [rule], facts: { n: () => 1 } }];
  const codes = new Set(sources.flatMap((source) => importRules(source).refused.map(({ code }) => code)));
  expect(codesBelow("What only an import refuses")).toEqual([...codes].sort());
});

test("the page lists what an evaluation tells", () => {
  const facts = { n: { type: "count" }, l: { type: "list", items: { type: "count" } } };
  const derived = { d: { addWorkingDays: [{ today: true }, 3] } };
  const where = { fact: "l", operator: "someFact:equal", value: 1 };
  const conditions = {
    any: [
      { fact: "n", operator: "equal", value: 1 },
      { fact: "d", operator: "after", value: "2026-01-01" },
      { some: { fact: "l" }, where },
    ],
  };
  const { ruleSet } = compileRuleSet({ facts, derived, rules: [{ name: "r", conditions, event: { type: "x" } }] });
  if (ruleSet === undefined) throw new Error("not compiled");
  const throwing = Object.defineProperty({}, "n", { enumerable: true, get: () => expect.fail("hostile") });
  const given = [{ n: "1", l: new Array(4_000).fill(0) }, throwing];
  const codes = new Set(given.flatMap((facts) => evaluate(ruleSet, facts).issues.map(({ code }) => code)));
  expect(codesBelow("What an evaluation tells")).toEqual([...codes].sort());
  expect(page).toContain(`${RULE_LIMITS.visits.toLocaleString("en")} list elements`);
});

test("the page names every operator and decorator", () => {
  const section = page.split("### Operators\n")[1]?.split(/^#/m)[0] ?? "";
  const names = new Set([...section.matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name));
  const { issues } = compileRuleSet({
    facts: { a: { type: "count" } },
    rules: [
      { name: "o", conditions: { fact: "a", operator: "?", value: 1 }, event: { type: "x" } },
      { name: "d", conditions: { fact: "a", operator: "?:equal", value: 1 }, event: { type: "x" } },
    ],
  });
  expect(issues.map(({ code }) => code)).toEqual(["unknown_operator", "unknown_decorator"]);
  for (const { operator } of [...used()]) expect(names).toContain(operator);
});

/** Operators and decorators that the generated and the told cases use. */
function used(): readonly { readonly operator: string }[] {
  const texts = JSON.stringify(behaviours).matchAll(/"operator":"([a-zA-Z:]+)"/g);
  const known = new Set([...texts].flatMap(([, names = ""]) => names.split(":")));
  for (const stranger of ["startsWith", "most"]) known.delete(stranger);
  const ours = ["before", "onOrBefore", "after", "onOrAfter", "containsAll", "containsAny", "containsNone", "subsetOf", "isRecorded"];
  return [...known, ...ours].map((operator) => ({ operator }));
}
