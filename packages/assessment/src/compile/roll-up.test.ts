import { expect, test } from "vitest";
import type { Assessment } from "../plan.ts";
import { type CompileOptions, compileAssessment } from "./compile-assessment.ts";
import { leaf, plain, rubric, when } from "./rubric.fixture.ts";

const round = { mode: "halfUp" };

function assessmentOf(more: object, options?: Partial<CompileOptions>): Assessment {
  const { assessment, issues } = compileAssessment({ ...rubric, ...more }, { name: "p/a", version: "1", ...options });
  expect(issues).toEqual([]);
  return assessment as Assessment;
}

const boundsOf = ({ nodes }: Assessment) => Object.fromEntries(nodes.map(({ id, low, high }) => [id, [low, high]]));

test("seven tenths of one decimal and three tenths of another need no rounding at two decimals", () => {
  const convert = { primitive: "convert", of: { fact: "raw" }, from: [0, 100], factor: 1 };
  const indicators = [leaf("base", 100, convert, { weight: 0.7 }), leaf("appraisal", 100, convert, { weight: 0.3 })];
  const { nodes } = assessmentOf({ take: "weighted", indicators });
  expect(nodes.map(({ weight, round: named }) => [weight, named])).toEqual([
    [{ n: 7, d: 10 }, null],
    [{ n: 3, d: 10 }, null],
    [null, null],
  ]);
  expect(nodes.at(-1)).toMatchObject({ low: "0", high: "10000", take: "weighted" });
});

test("a bonus beside a weighted whole adds to its bounds; floor and cap bound the bands", () => {
  const award = { primitive: "award", given: "praise", range: [0, 5] };
  const indicators = [plain("a", 100, { weight: 0.4 }), plain("b", 100, { weight: 0.6 }), leaf("bonus", 5, award, { beside: "bonus" })];
  const bands = [{ grade: "poor" }, { grade: "good", from: 60 }, { grade: "excellent", from: 104 }];
  expect(boundsOf(assessmentOf({ take: "weighted", indicators, bands }))[""]).toEqual(["0", "10500"]);
  const { issues } = compileAssessment({ ...rubric, take: "weighted", indicators, bands, cap: 100 }, { name: "p/a", version: "1" });
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([["band_above_maximum", "/bands/2/from"]]);
});

test("what does not apply is in the bounds: full marks, nothing, or the others weighed anew", () => {
  const high = { primitive: "severity", by: "level", table: { city: 8, county: 9 } };
  const low = { primitive: "severity", by: "level", table: { city: 1, county: 2 } };
  const of = (otherwise: string) => [leaf("a", 10, high, { applies: when, otherwise }), leaf("b", 10, low)];
  const whole = (otherwise: string) => {
    const { a, "": all } = boundsOf(
      assessmentOf({ max: 20, round, bands: undefined, vetoes: undefined, quotas: undefined, indicators: of(otherwise) }),
    );
    return [a, all];
  };
  expect(whole("full")).toEqual([
    ["800", "1000"],
    ["900", "1200"],
  ]);
  expect(whole("none")).toEqual([
    ["0", "900"],
    ["100", "1100"],
  ]);
  // Without a, b of 1 of 10 becomes 2 of 20.
  const [, [least = "", most = ""] = []] = whole("exempt");
  expect([Number(least) <= 200, Number(most) >= 1100]).toEqual([true, true]);
});

test("a node whose sum may leave the safe whole numbers is marked, and its bounds are exact all the same", () => {
  const score = { primitive: "perOccurrence", start: 1_000_000_000, terms: [{ list: "penalties", points: -1_000_000 }] };
  const { nodes } = assessmentOf({
    scale: 6,
    max: 1_000_000_000,
    bands: undefined,
    quotas: undefined,
    vetoes: undefined,
    indicators: [leaf("a", 1_000_000_000, score)],
  });
  expect(nodes.map(({ big, low, high }) => [big, low, high])).toEqual([
    [true, "0", "1000000000000000"],
    [true, "0", "1000000000000000"],
  ]);
  expect(assessmentOf({}).nodes.some(({ big }) => big)).toBe(false);
});

test("the source of an indicator is said in words: its article in the instrument of the assessment, or in its own", () => {
  const instruments = { rules: { title: { zh: "考核细则", en: "Rules" }, editions: { "2024-01-05": { inForce: "2024-01-05" } } } };
  const basis = { instrument: "rules", edition: "2024-01-05", confidence: "read" };
  const own = { ...basis, article: "13" };
  const indicators = [plain("a", 60, { article: "第 3 行" }), { ...plain("b", 40), article: undefined, basis: own }];
  expect(assessmentOf({ basis, indicators }, { instruments }).nodes.map((node) => node.basis)).toEqual([
    "《考核细则》（2024年1月5日）第 3 行",
    "《考核细则》（2024年1月5日）第十三条",
    "《考核细则》（2024年1月5日）（条款未核实）",
  ]);
  const wrong = { ...basis, instrument: "rule" };
  const { issues } = compileAssessment({ ...rubric, basis: wrong }, { name: "p/a", version: "1", instruments });
  expect(issues.map(({ code, pointer, suggestion }) => [code, pointer, suggestion])).toEqual([
    ["unknown_instrument", "/basis/instrument", "rules"],
  ]);
});

test("shared facts are read, and an own declaration of the same fact goes first", () => {
  const facts = { reports: { type: "count" }, missed: { type: "count" } } as const;
  const score = {
    primitive: "ladder",
    of: { fact: "reports" },
    steps: [
      { from: 0, points: 0 },
      { from: 5, points: 100 },
    ],
  };
  const { slots } = assessmentOf(
    { use: "shared", facts: { ...rubric.facts, reports: { type: "count", max: 12 } }, indicators: [leaf("a", 100, score)] },
    { facts },
  );
  expect(slots).toEqual([{ from: "fact", fact: "reports", path: [], d: 1, min: 0, max: 12 }]);
});
