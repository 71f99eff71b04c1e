import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { coverageOf } from "./coverage.ts";
import { type RunOptions, runCases } from "./run-cases.ts";

type Loose = Record<string, unknown>;

const calendar = chineseDays();

/** The results of the rule cases after one change to the file of cases. */
function run(change: (cases: { facts: Loose; expect: Loose; rules: string }[]) => void = () => {}, options: Partial<RunOptions> = {}) {
  const pack = readLibrary((files) => {
    change((files.get("cases/loan.test.json") as { cases: { facts: Loose; expect: Loose; rules: string }[] }).cases);
  });
  const results = runCases(pack, { calendar, ...options });
  return { pack, results, ruled: results.filter((result) => result.rules !== null) };
}

test("worked cases of rule sets pass beside those of histories, without omission checks of their own", () => {
  const { ruled, results } = run();
  expect(ruled.map(({ id, passed, differences, issues }) => ({ id, passed, differences, issues }))).toEqual(
    ["grown-up", "loaded", "unknown"].map((id) => ({ id, passed: true, differences: [], issues: [] })),
  );
  expect(results.filter(({ kind }) => kind === "omission").every(({ lifecycle }) => lifecycle === "library/card")).toBe(true);
});

test("another truth, another event, another reason and facts of the wrong kind are told at their place", () => {
  const { ruled } = run((cases) => {
    Object.assign(cases[0]?.expect ?? {}, {
      truths: { lend: null, lendFilm: true },
      events: [{ type: "lend", params: { days: 31 } }, { type: "lendFilm" }],
    });
    Object.assign(cases[1]?.expect ?? {}, { whyNot: { lendFilm: ["/conditions/few"] } });
    Object.assign(cases[2]?.expect ?? {}, { unusable: ["/books"] });
  });
  expect(ruled.map(({ passed }) => passed)).toEqual([false, false, false]);
  expect(ruled.flatMap(({ differences }) => differences.map(({ pointer }) => pointer))).toEqual([
    "/cases/0/expect/truths/lend",
    "/cases/0/expect/events",
    "/cases/1/expect/whyNot/lendFilm",
    "/cases/2/expect/unusable/0",
    "/cases/2/facts/fees",
  ]);
  expect(ruled[0]?.differences[0]).toMatchObject({ expected: null, actual: true });
  expect(ruled[0]?.place).toMatchObject({ file: "cases/loan.test.json" });
  const places = ruled.flatMap(({ place, differences }) => differences.map((each) => (each.place?.line ?? 0) - (place?.line ?? 0)));
  expect(places.every((lines) => lines > 0)).toBe(true);
  expect(ruled[2]?.differences[0]).toMatchObject({ expected: "/books", actual: undefined });
  expect(ruled[2]?.differences[1]).toMatchObject({
    actual: "/fees",
    message: { zh: expect.any(String), en: expect.stringContaining("not recorded") },
  });
});

test("why-not is compared by the conditions that would have to change", () => {
  const { ruled } = run((cases) => {
    Object.assign(cases[1]?.expect ?? {}, { whyNot: { lendFilm: ["/rules/0/conditions/all/0", "/conditions/many"] } });
  });
  expect(ruled[1]?.differences).toEqual([]);
});

test("a case that names a rule set, a rule or a fact that is not there is not run, with the nearest spelling", () => {
  const { ruled } = run((cases) => {
    Object.assign(cases[0] ?? {}, { rules: "library/loans" });
    Object.assign(cases[1]?.facts ?? {}, { fee: 1 });
    Object.assign(cases[2]?.expect.truths ?? {}, { lendFlim: true });
  });
  expect(ruled.map(({ issues }) => issues.map(({ code, pointer, suggestion }) => ({ code, pointer, suggestion })))).toEqual([
    [{ code: "unknown_rule_set", pointer: "/cases/0/rules", suggestion: "library/loan" }],
    [{ code: "unknown_fact", pointer: "/cases/1/facts/fee", suggestion: "fees" }],
    [{ code: "unknown_rule", pointer: "/cases/2/expect/truths/lendFlim", suggestion: "lendFilm" }],
  ]);
  expect(ruled.map(({ issues }) => issues[0]?.place?.length)).toEqual(
    ['"library/loans"', '"fee"', '"lendFlim"'].map(({ length }) => length),
  );
});

test("each rule counts twice for coverage, holding and not holding", () => {
  const { pack, results } = run();
  expect(coverageOf(pack, results, calendar).outcomes).toEqual({ total: 4, untouched: [] });
  const one = run(() => {}, { filter: "grown-up" });
  expect(coverageOf(one.pack, one.results, calendar).outcomes.untouched).toEqual([
    "library/loan: lend false",
    "library/loan: lendFilm false",
  ]);
});

test("a recorder is told of every condition of a lifecycle that cases test, and of every run of a rule set, and changes no result", () => {
  const told: string[] = [];
  const record = {
    condition: (lifecycle: { name: string }) => void told.push(lifecycle.name),
    ruleSet: ({ name }: { name: string }) => void told.push(name),
  };
  const recorded = run(() => {}, { record }).results;
  expect(told).toEqual(["library/loan", "library/loan", "library/loan"]);
  expect(recorded).toEqual(run().results);
});
