import { expect, test } from "vitest";
import { both, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { analyseAssessment } from "./analyse-assessment.ts";

const flag = { type: "flag" };
const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const found = (file: object) => analyseAssessment(rubricOf(file)).map(({ code, pointer, severity }) => [code, pointer, severity]);
const term = { of: { fact: "n" }, points: -1 };
const counted = (more: object = {}) => leaf("x", 30, { primitive: "perOccurrence", start: 30, terms: [{ ...term, ...more }] });
const veto = { id: "v", title: both("v"), when: yes("a"), effect: { cap: "low" } };
const low = { grade: "low", to: 15 };
const high = { grade: "high", from: 15 };
const file = {
  max: 30,
  facts: { a: flag, n: { type: "count" } },
  indicators: [counted()],
  vetoes: [veto],
  bands: [low, high],
  quotas: [{ id: "q", article: "8", grade: "high", kind: "most", count: 2 }],
};

test("vetoes, quotas and consequences without a source are told, and those that cite one are not", () => {
  const cited = { instrument: "i", edition: "2024-01-01", confidence: "read" };
  const warned = (more: object) => found({ ...file, ...more });
  expect(warned({})).toEqual([["missing_article", "/vetoes/0", "warning"]]);
  expect(warned({ vetoes: [{ ...veto, basis: cited }] })).toHaveLength(1);
  expect(warned({ vetoes: [{ ...veto, basis: { ...cited, article: "9" } }] })).toEqual([]);
  expect(warned({ vetoes: [{ ...veto, article: "9" }] })).toEqual([]);
  const consequences = [{ id: "c", title: both("c"), kind: "lookup", table: { high: 2, low: 1 } }];
  expect(warned({ vetoes: undefined, consequences, quotas: [{ ...file.quotas[0], article: undefined }] })).toEqual([
    ["missing_article", "/quotas/0", "warning"],
    ["missing_article", "/consequences/0", "warning"],
  ]);
});

test("grades below every total, vetoes to where one is anyhow and points times nought are told", () => {
  const idle = (more: object) => found({ ...file, vetoes: [{ ...veto, article: "9" }], ...more });
  const bands = [{ grade: "none", to: -5 }, { ...low, from: -5 }, high];
  expect(idle({})).toEqual([]);
  expect(idle({ bands })).toEqual([["band_below_minimum", "/bands/0", "warning"]]);
  const effect = (to: object) => ({ bands, vetoes: [{ ...veto, article: "9", effect: to }] });
  // Who is vetoed there, or misses a place above it, comes to it all the same.
  expect(idle(effect({ cap: "none" }))).toEqual([]);
  expect(idle({ bands, quotas: [{ ...file.quotas[0], grade: "low" }] })).toEqual([]);
  expect(idle({ bands, quotas: [{ ...file.quotas[0], grade: "none", kind: "least" }] })).toEqual([]);
  expect(idle({ bands: [bands[0], { ...low, from: -5, when: yes("a") }, high] })).toEqual([]);
  expect(idle({ vetoes: [{ ...veto, article: "9", effect: { cap: "high" } }] })).toEqual([
    ["veto_without_use", "/vetoes/0/effect/cap", "warning"],
  ]);
  expect(idle({ vetoes: [{ ...veto, article: "9", effect: { floor: "low" } }] })).toEqual([
    ["veto_without_use", "/vetoes/0/effect/floor", "warning"],
  ]);
  expect(idle({ indicators: [counted({ times: { when: yes("a"), by: 0 } })] })).toEqual([
    ["times_nought", "/indicators/0/score/terms/0/times/by", "warning"],
  ]);
  expect(idle({ indicators: [counted({ times: { when: yes("a"), by: 2 } })] })).toEqual([]);
});
