import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readRooms } from "../fixture/rooms.ts";
import type { Pack } from "../pack.ts";
import { coverageOf } from "./coverage.ts";
import { runCases } from "./run-cases.ts";

type Loose = Record<string, unknown>;
interface LooseCase extends Loose {
  readonly organisations: Loose[];
  readonly expect: { organisations: Record<string, Loose>; issues?: Loose[] };
}

const calendar = chineseDays();

function changed(change: (cases: readonly LooseCase[]) => void): Pack {
  return readRooms((files) => change((files.get("cases/yearly.test.json") as { cases: LooseCase[] }).cases));
}

/** The results after one change to the cases. */
function run(change: (cases: readonly LooseCase[]) => void = () => {}) {
  return runCases(changed(change), { calendar });
}

test("worked cases of an assessment pass, each with the indicators it names", () => {
  const results = run();
  expect(results.map(({ id, passed, differences, issues }) => ({ id, passed, differences, issues }))).toEqual(
    ["four-rooms", "missing", "text"].map((id) => ({ id, passed: true, differences: [], issues: [] })),
  );
  expect(results[0]).toMatchObject({ assessment: "rooms/yearly", lifecycle: null, rules: null });
  expect(results[1]?.judged).toEqual(["rooms/yearly: open", "rooms/yearly: service.complaints"]);
});

test("another total, score, grade, veto and open indicator are told at their place with what came out", () => {
  const results = run(([first, second]) => {
    Object.assign(first?.expect.organisations.a ?? {}, { total: "104", caps: [{ rule: "accident" }] });
    Object.assign(first?.expect.organisations.b?.scores as Loose, { open: "38.5" });
    Object.assign(first?.expect.organisations.c ?? {}, { grade: "excellent" });
    Object.assign(second?.expect.organisations.e ?? {}, { open: [] });
  });
  expect(results.flatMap(({ differences }) => differences.map(({ pointer, actual }) => [pointer, actual]))).toMatchObject([
    ["/cases/0/expect/organisations/a/total", "105"],
    ["/cases/0/expect/organisations/a/caps", []],
    ["/cases/0/expect/organisations/b/scores/open", "38"],
    ["/cases/0/expect/organisations/c/grade", "good"],
    ["/cases/1/expect/organisations/e/open", [{ indicator: "service.complaints" }]],
  ]);
  expect(results[0]?.differences[0]?.place).toMatchObject({ file: "cases/yearly.test.json" });
});

test("a fact that cannot be used fails a case that does not list it, at the fact, and so does one that is listed and can be used", () => {
  const [, second, third] = run(([, two, three]) => {
    if (two) two.expect.issues = [{ organisation: "e", code: "unusable_fact", pointer: "/facts/prize" }];
    if (three) delete three.expect.issues;
  });
  expect(second?.differences.map(({ pointer }) => pointer)).toEqual(["/cases/1/expect/issues/0"]);
  expect(third?.differences).toMatchObject([{ pointer: "/cases/2/organisations/0/facts/complaints", message: { zh: expect.any(String) } }]);
});

test("a case that names an assessment, an organisation, an indicator, a grade or a parameter that is not there is not run", () => {
  const results = run(([first, second, third]) => {
    Object.assign(first ?? {}, { assessment: "rooms/yearl" });
    Object.assign(second ?? {}, { parameters: { unti: 5 } });
    Object.assign(third?.expect.organisations ?? {}, { g: {}, f: { grade: "goood", scores: { opne: "1" } } });
  });
  expect(results.map(({ issues }) => issues.map(({ code, pointer, suggestion }) => [code, pointer, suggestion]))).toEqual([
    [["unknown_assessment", "/cases/0/assessment", "rooms/yearly"]],
    [["unknown_parameter", "/cases/1/parameters/unti", "unit"]],
    [
      ["unknown_indicator", "/cases/2/expect/organisations/f/scores/opne", "open"],
      ["unknown_grade", "/cases/2/expect/organisations/f/grade", "good"],
      ["unknown_organisation", "/cases/2/expect/organisations/g", undefined],
    ],
  ]);
  expect(results.every(({ passed, issues }) => !passed && issues.every(({ place }) => place !== undefined))).toBe(true);
});

test("a value that a parameter does not take is told at the parameters of the case", () => {
  const [, second] = run(([, two]) => Object.assign(two ?? {}, { parameters: { unit: 7 } }));
  expect(second?.issues.map(({ pointer }) => pointer)).toEqual(["/cases/1/parameters"]);
});

test("coverage names the indicators whose score no case gives", () => {
  const pack = changed(([first]) => {
    for (const each of Object.values(first?.expect.organisations ?? {})) delete each.scores;
  });
  expect(coverageOf(pack, runCases(pack, { calendar }), calendar).indicators).toEqual({
    total: 4,
    untouched: ["rooms/yearly: service.list", "rooms/yearly: prize"],
  });
});
