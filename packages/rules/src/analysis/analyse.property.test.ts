import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../rule-set/evaluate.ts";
import { analyse } from "./analyse.ts";
import { amongWords, condition, everyTruth, inLists, type Json, narrow, ruleSetOf, withSums } from "./brute-force.fixture.ts";
import type { Finding } from "./finding.ts";

type Truths = readonly (readonly (boolean | undefined)[])[];

function at(document: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce((value, key) => (value as Json)[key], document);
}

function ruleOf(conditions: Json): Json {
  return { name: "r", conditions, event: { type: "x" } };
}

/** Says whether brute force bears out a finding about one or two conditions of a document. */
function isBorneOut(finding: Finding, document: Json, conditions: Json): boolean {
  const places = [finding.pointer, ...finding.related];
  const truths = everyTruth(
    places.map((place) => at(document, place)),
    conditions,
  );
  switch (finding.code) {
    case "always_true":
      return truths.every(([truth]) => truth === true);
    case "impossible":
      return truths.every(([truth]) => truth !== true);
    case "contradictory":
      return truths.every(([one, other]) => one !== true || other !== true);
    case "duplicate":
      return truths.every(([one, other]) => one === other);
    case "subsumed": {
      const group = finding.pointer.split("/").at(-2);
      return truths.every(([dropped, kept]) => (group === "all" ? kept !== true || dropped === true : dropped !== true || kept === true));
    }
    default:
      return false;
  }
}

function shows(finding: Finding, document: Json, conditions: Json): boolean {
  if (finding.example === undefined) return true;
  const rules = [finding.pointer, ...finding.related].map((place, index) => ({
    ...ruleOf(at(document, place) as Json),
    name: `r${index}`,
  }));
  const { truths, issues } = evaluate(ruleSetOf({ rules, conditions }), finding.example.facts);
  return issues.length === 0 && truths.every((truth) => truth === true);
}

test("every finding about a condition is borne out by brute force, and none is missed", () => {
  fc.assert(
    fc.property(condition, (cond) => {
      const document = { rules: [ruleOf(cond)] };
      const findings = analyse(ruleSetOf(document));
      for (const finding of findings) {
        expect(isBorneOut(finding, document, {}), JSON.stringify(finding)).toBe(true);
        expect(shows(finding, document, {}), JSON.stringify(finding)).toBe(true);
      }
      const truths = everyTruth([cond]);
      const codes = findings.map(({ code }) => code);
      if (truths.every(([truth]) => truth !== true) || truths.every(([truth]) => truth === true)) {
        expect(codes.some((code) => code === "impossible" || code === "contradictory" || code === "always_true")).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("of two parts that settle one another, none is missed", () => {
  fc.assert(
    fc.property(narrow, narrow, fc.constantFrom("all", "any"), (one, other, op) => {
      const document = { rules: [ruleOf({ [op]: [one, other] })] };
      const findings = analyse(ruleSetOf(document));
      for (const finding of findings) expect(isBorneOut(finding, document, {}), JSON.stringify(finding)).toBe(true);
      const truths: Truths = everyTruth([one, other]);
      const isOpen = (index: number) => truths.some((row) => row[index] === true) && truths.some((row) => row[index] !== true);
      const oneImplies = truths.every(([first, second]) => first !== true || second === true);
      const otherImplies = truths.every(([first, second]) => second !== true || first === true);
      if (!isOpen(0) || !isOpen(1) || !(oneImplies || otherImplies)) return;
      expect(findings.some(({ code }) => code === "subsumed" || code === "duplicate")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("gaps and overlaps of tiers are found exactly where brute force finds them, with facts that show them", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(condition, narrow), { minLength: 1, maxLength: 3 }), (conds) => {
      const names = conds.map((_, index) => `t${index}`);
      const conditions = Object.fromEntries(names.map((name, index) => [name, conds[index]]));
      const ruleSet = ruleSetOf({ conditions, tiers: { table: names } });
      const findings = analyse(ruleSet).filter(({ code }) => code.startsWith("tier") || code === "undecided" || code === "too_large");
      const all = everyTruth(
        names.map((name) => ({ condition: name })),
        conditions,
      );
      const last = conds.length - 1;
      const isLeftOver = all.every((row) => row[last] === true);
      const expected: string[] = [];
      if (!isLeftOver && all.some((row) => row.every((truth) => truth === false))) expected.push("tier_gap /tiers/table");
      for (let a = 0; a < conds.length; a += 1) {
        for (let b = a + 1; b < conds.length; b += 1) {
          if (isLeftOver && b === last) continue;
          if (all.some((row) => row[a] === true && row[b] === true)) expected.push(`tier_overlap /tiers/table/${a} /tiers/table/${b}`);
        }
      }
      expect(findings.map(({ code, pointer, related }) => [code, pointer, ...related].join(" "))).toEqual(expected);
      for (const { code, pointer, related, example } of findings) {
        const held = names.filter((_, index) => code === "tier_gap" || [pointer, ...related].includes(`/tiers/table/${index}`));
        const shown = ruleSetOf({ conditions, rules: held.map((name) => ({ ...ruleOf({ condition: name }), name })) });
        expect(evaluate(shown, example?.facts).truths.every((truth) => truth === (code !== "tier_gap"))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("of open and closed words that are compared with one another all is found, and nothing that facts refute", () => {
  const parts = fc.array(amongWords, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(parts, fc.constantFrom("all", "any"), (conds, op) => {
      const cond = { [op]: conds };
      const document = { rules: [ruleOf(cond)] };
      const findings = analyse(ruleSetOf(document));
      for (const finding of findings) {
        expect(isBorneOut(finding, document, {}), JSON.stringify(finding)).toBe(true);
        expect(shows(finding, document, {}), JSON.stringify(finding)).toBe(true);
      }
      const truths = everyTruth([cond]).map(([truth]) => truth);
      if (truths.includes(true) && truths.some((truth) => truth !== true)) return;
      expect(findings.some(({ code }) => code === "impossible" || code === "contradictory" || code === "always_true")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("of words in lists nothing is claimed that brute force refutes", () => {
  fc.assert(
    fc.property(fc.array(inLists, { minLength: 1, maxLength: 2 }), fc.constantFrom("all", "any"), (conds, op) => {
      const document = { rules: [ruleOf({ [op]: conds })] };
      for (const finding of analyse(ruleSetOf(document))) {
        expect(isBorneOut(finding, document, {}), JSON.stringify(finding)).toBe(true);
        expect(shows(finding, document, {}), JSON.stringify(finding)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("with arithmetic nothing is claimed that brute force refutes", () => {
  fc.assert(
    fc.property(withSums, withSums, fc.constantFrom("all", "any"), (one, other, op) => {
      const document = { rules: [ruleOf({ [op]: [one, other] })] };
      for (const finding of analyse(ruleSetOf(document))) {
        expect(isBorneOut(finding, document, {}), JSON.stringify(finding)).toBe(true);
        expect(shows(finding, document, {}), JSON.stringify(finding)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
