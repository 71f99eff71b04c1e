import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { readRooms } from "../fixture/rooms.ts";
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

test("conditions of rubrics are analysed where they stand: impossible, always true within what facts are declared to be, and repeated", () => {
  const told = (change: (rubric: Loose) => void) => {
    const { conditions, issues } = analysePack(readRooms((files) => change(files.get("assessments/yearly.json") as Loose)));
    return [conditions, ...issues.map(({ code, severity, pointer, place, message }) => [code, severity, pointer, place?.file, message.zh])];
  };
  const file = "assessments/yearly.json";
  const veto = (id: string, when: object) => ({ id, title: { zh: id, en: id }, article: "七", when, effect: { cap: "fair" } });
  const complaints = (operator: string, value: number) => ({ fact: "complaints", operator, value });
  const bounded = (rubric: Loose) => Object.assign((rubric.facts as Record<string, Loose>).complaints ?? {}, { min: 1, max: 9 });
  expect(told(() => {})).toEqual([3]);
  expect(
    told((rubric) => Object.assign(rubric, { vetoes: [veto("a", { all: [complaints("greaterThan", 5), complaints("lessThan", 3)] })] })),
  ).toEqual([
    3,
    ["contradictory", "error", "/vetoes/0/when/all/0", file, expect.stringMatching(/yearly\.json:\d+:\d+.*yearly\.json:\d+:\d+/)],
  ]);
  const range = "按事实申明的范围（min、max），该条件";
  expect(
    told((rubric) => {
      bounded(rubric);
      rubric.vetoes = [veto("a", complaints("greaterThan", 9)), veto("b", complaints("greaterThanInclusive", 1))];
    }),
  ).toEqual([
    4,
    ["impossible", "warning", "/vetoes/0/when", file, `${range}永远不能成立。`],
    ["always_true", "warning", "/vetoes/1/when", file, `${range}总是成立。`],
  ]);
  // What asks whether something is recorded is not settled by its range.
  expect(
    told((rubric) => {
      bounded(rubric);
      rubric.vetoes = [veto("a", { fact: "complaints", operator: "isRecorded", value: false })];
    }),
  ).toEqual([3]);
  const twice = [veto("a", complaints("greaterThan", 5)), veto("b", complaints("greaterThan", 5))];
  expect(
    told((rubric) => Object.assign(rubric, { vetoes: twice })).map((issue) => (Array.isArray(issue) ? issue.slice(0, 3) : issue)),
  ).toEqual([4, ["duplicate", "warning", "/vetoes/1/when"]]);
  const applies = { applies: complaints("greaterThan", 5), otherwise: "full" };
  expect(
    told((rubric) => {
      const [open, service] = rubric.indicators as { indicators: Loose[] }[];
      Object.assign(open as object, applies);
      Object.assign(service?.indicators[0] as object, applies);
    }),
  ).toEqual([5]);
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
