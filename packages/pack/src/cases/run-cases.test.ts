import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { coverageOf } from "./coverage.ts";
import { runCases } from "./run-cases.ts";

type Loose = Record<string, unknown>;

const calendar = chineseDays();

function run(change: (cases: { history: Loose; expect: Loose; can?: unknown }[]) => void = () => {}): ReturnType<typeof runCases> {
  const pack = readLibrary((files) => change((files.get("cases/card.test.json") as { cases: { history: Loose; expect: Loose }[] }).cases));
  return runCases(pack, { calendar });
}

/** The item at a position, which the fixture is known to have. */
function at<Item>(list: readonly Item[], position: number): Item {
  return list[position] as Item;
}

test("cases that hold pass, and each act that some case has is checked for silent omission", () => {
  const results = run();
  expect(results.every((result) => result.passed)).toBe(true);
  expect(results.map((result) => result.id)).toEqual([
    "in-time",
    "late",
    "grown-up",
    "loaded",
    "unknown",
    "omission:ASK",
    "omission:CHECK",
    "omission:GRANT",
    "omission:RETURN",
  ]);
});

test("a field of a verdict that differs is named with what was expected and what was found, at its place", () => {
  const [, late] = run((cases) => {
    (at(cases, 1).expect.verdicts as Loose[])[0] = { norm: "L-2", status: "violated", latest: "2026-03-01" };
  });
  expect(late).toMatchObject({ passed: false, place: { file: "cases/card.test.json" } });
  expect(late?.differences).toMatchObject([{ pointer: "/cases/1/expect/verdicts/0/latest", expected: "2026-03-01", actual: "2026-02-28" }]);
  expect(late?.place?.line).toBeGreaterThan(30);
  expect(late?.differences[0]?.place).toMatchObject({ file: "cases/card.test.json", length: '"latest"'.length });
  expect(late?.differences[0]?.place?.line).toBeGreaterThan(late?.place?.line ?? 0);
});

test("a finding that the case does not list fails it", () => {
  const [, late] = run((cases) => {
    at(cases, 1).expect.verdicts = [];
  });
  expect(late?.differences).toMatchObject([
    { pointer: "/cases/1/expect/verdicts", expected: undefined, actual: { norm: "L-2", status: "violated" } },
  ]);
});

test("one listed verdict does not stand for two findings", () => {
  const results = run((cases) => {
    at(cases, 0).expect.verdicts = [
      { norm: "L-2", status: "satisfied" },
      { norm: "L-2", status: "satisfied" },
    ];
  });
  expect(results[0]?.differences).toMatchObject([{ pointer: "/cases/0/expect/verdicts/1", actual: undefined }]);
});

test("a missing act that is not listed fails the case, and listed it passes", () => {
  const without = (cases: { history: Loose; expect: Loose }[]) => {
    at(cases, 0).history.acts = (at(cases, 0).history.acts as Loose[]).filter((act) => act.type !== "CHECK");
    at(cases, 0).expect.verdicts = [{ norm: "L-3", status: "violated", reason: "missingAct", act: "CHECK", on: null }];
  };
  expect(run(without)[0]?.differences).toMatchObject([
    { pointer: "/cases/0/expect/missing", expected: undefined, actual: { act: "CHECK", before: "GRANT" } },
  ]);
  const listed = run((cases) => {
    without(cases);
    at(cases, 0).expect.missing = [{ act: "CHECK", before: "GRANT" }];
  });
  expect(listed[0]?.differences).toEqual([]);
});

test("a question whether an act may follow is answered on its day", () => {
  const results = run((cases) => {
    at(cases, 0).history.acts = [];
    at(cases, 0).history.facts = { birthDate: "2020-03-01" };
    at(cases, 0).history.today = "2026-01-01";
    at(cases, 0).expect = { state: "none" };
    at(cases, 0).can = [
      { act: "ASK", on: "2026-02-28", allowed: false, earliest: "2026-03-01" },
      { act: "ASK", on: "2026-03-01", allowed: false },
    ];
  });
  expect(results[0]?.differences).toMatchObject([{ pointer: "/cases/0/can/1/allowed", expected: false, actual: true }]);
});

test("an act that no case misses when it is left out is a failure of its own", () => {
  const pack = readLibrary((files) => {
    const { norms } = files.get("norms/card.json") as { norms: Loose[] };
    at(norms, 2).demands = [{ act: "GRANT", who: "library" }];
  });
  const silent = runCases(pack, { calendar }).filter((result) => result.kind === "omission" && !result.passed);
  expect(silent.map((result) => result.id)).toEqual(["omission:CHECK"]);
  expect(silent[0]?.differences[0]?.actual).toEqual(["in-time", "late"]);
});

test("a history that the engine does not take fails its case with located issues, not with an exception", () => {
  const [first] = run((cases) => {
    (at(cases, 0).history.acts as Loose[])[0] = { type: "ASKK", on: "2026-01-31" };
  });
  expect(first).toMatchObject({
    passed: false,
    issues: [{ pointer: expect.stringMatching(/^\/cases\/0\/history\/acts\/0/), place: { file: "cases/card.test.json" } }],
  });
});

test("a lifecycle that is not there is told with the nearest", () => {
  const [first] = run((cases) => {
    at(cases, 0).history.lifecycle = "library/crad";
  });
  expect(first?.issues).toMatchObject([{ code: "unknown_lifecycle", pointer: "/cases/0/history/lifecycle", suggestion: "library/card" }]);
});

test("a filter runs only the cases it names and leaves the omissions out", () => {
  expect(runCases(readLibrary(), { calendar, filter: "late" }).map((result) => result.id)).toEqual(["late"]);
});

test("coverage names the norms and the acts in states that no case touches", () => {
  const pack = readLibrary();
  const coverage = coverageOf(pack, runCases(pack, { calendar }), calendar);
  expect(coverage.norms).toEqual({ total: 4, untouched: [] });
  expect(coverage.transitions).toEqual({ total: 5, untouched: ["library/card: asked REFUSE"] });
});
