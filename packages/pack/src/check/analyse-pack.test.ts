import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { analysePack } from "./analyse-pack.ts";
import { checkPack } from "./check-pack.ts";

type Loose = Record<string, unknown>;

/** The findings after one change to the rule file or the norms. */
function found(change: (rules: Loose, norms: readonly Loose[]) => void) {
  const pack = readLibrary((files) => {
    change(files.get("rules/loan.json") as Loose, (files.get("norms/card.json") as { norms: Loose[] }).norms);
  });
  return analysePack(pack).issues;
}

function named(rules: Loose): Record<string, Loose> {
  return rules.conditions as Record<string, Loose>;
}

test("a sound pack has conditions to analyse and no findings", () => {
  expect(analysePack(readLibrary())).toEqual({ conditions: 4, issues: [] });
});

test("tiers that overlap or leave a gap are errors at the table, with facts for which they do", () => {
  const [overlap] = found((rules) => Object.assign(named(rules).few ?? {}, { operator: "lessThanInclusive" }));
  expect(overlap).toMatchObject({ code: "tier_overlap", severity: "error", place: { file: "rules/loan.json" } });
  expect(overlap?.example?.facts.books).toHaveLength(3);
  for (const text of [overlap?.message.zh, overlap?.message.en]) {
    expect(text?.match(/rules\/loan\.json:\d+:\d+/g)).toHaveLength(2);
    expect(text).not.toContain("/tiers/");
  }
  const [gap] = found((rules) => Object.assign(named(rules).few ?? {}, { value: 2 }));
  expect(gap).toMatchObject({ code: "tier_gap", severity: "error", pointer: "/tiers/load", place: { file: "rules/loan.json" } });
});

test("a condition of a norm that contradicts itself is an error in the file of the norm, and names the other part by its place", () => {
  const issues = found((_, norms) => {
    const born = (operator: string, day: string) => ({ [operator]: [{ fact: "birthDate" }, day] });
    (norms[0]?.checks as Loose[])[0] = { kind: "eligibility", that: { all: [born("gt", "2000-01-01"), born("lt", "1990-01-01")] } };
  });
  expect(issues).toMatchObject([
    { code: "contradictory", severity: "error", pointer: "/norms/0/checks/0/that/all/0", place: { file: "norms/card.json" } },
  ]);
  expect(issues[0]?.message.en).toMatch(/norms\/card\.json:\d+:\d+ can never hold together/);
});

test("a condition that another one covers is a warning", () => {
  const issues = found((rules) => {
    const [, lend] = rules.rules as { conditions: { all: unknown[] } }[];
    lend?.conditions.all.push({ fact: "fees", operator: "lessThan", value: 30 });
  });
  expect(issues).toMatchObject([{ code: "subsumed", severity: "warning", pointer: "/rules/1/conditions/all/3" }]);
});

test("what a rule set declares and no rule uses, a rule without a case and a message without a text are told", () => {
  const pack = readLibrary((files) => {
    const rules = files.get("rules/loan.json") as { facts: Loose; derived: Loose; conditions: Loose; rules: Loose[] };
    rules.facts.height = { type: "count" };
    rules.derived.half = { count: { fact: "books" } };
    rules.conditions.idle = { fact: "fees", operator: "equal", value: 1, message: "loan.idel" };
    rules.rules.push({ name: "keep", conditions: { condition: "many" }, event: { type: "keep" } });
    for (const language of ["zh", "en"]) {
      const { messages } = files.get(`messages/${language}.json`) as { messages: Loose };
      messages["loan.idle"] = "?";
    }
  });
  const issues = checkPack(pack, { calendar: chineseDays() }).filter(({ code }) => code !== "norm_without_case");
  expect(issues.map(({ severity, code, pointer }) => `${severity ?? "error"} ${code} ${pointer}`)).toEqual([
    "error text_missing /conditions/idle/message",
    "warning unused_text /messages/loan.idle",
    "warning unused_fact /facts/height",
    "warning unused_fact /derived/half",
    "warning unused_condition /conditions/idle",
    "warning rule_without_case /rules/2",
  ]);
  expect(issues[0]?.suggestion).toBe("loan.idle");
});
