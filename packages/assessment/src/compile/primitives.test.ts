import { expect, test } from "vitest";
import type { Assessment, PrimitiveIr } from "../plan.ts";
import { compileAssessment } from "./compile-assessment.ts";
import { facts, rubric, scoring, when } from "./rubric.fixture.ts";

const round = { mode: "halfUp" };
const outOfTen = { facts: { ...facts, marks: { type: "list", items: { type: "number" }, min: 0, max: 10 } } };

function assessmentOf(file: unknown): Assessment {
  const { assessment, issues } = compileAssessment(file, { name: "p/a", version: "1" });
  expect(issues).toEqual([]);
  return assessment as Assessment;
}

function scored(
  score: unknown,
  indicator: object = {},
  more: object = {},
): { ir: PrimitiveIr; low: string; high: string; assessment: Assessment } {
  const assessment = assessmentOf(scoring(score, more, indicator));
  const [node] = assessment.nodes;
  if (node?.score == null) throw new Error("no leaf");
  return { ir: node.score, low: node.low, high: node.high, assessment };
}

test("the rubric of the fixture is taken: children before their parents, the whole last", () => {
  const { nodes, cap, floor, bands, vetoes, quotas, graded } = assessmentOf(rubric);
  expect(nodes.map(({ id, parent, children, low, high, basis }) => [id, parent, children, low, high, basis])).toEqual([
    ["meetings", 2, [], "0", "6000", "2"],
    ["study", 2, [], "0", "4000", "2"],
    ["", -1, [0, 1], "0", "10000", ""],
  ]);
  expect([cap, floor]).toEqual([null, 0]);
  expect(bands.map(({ grade, from }) => [grade, from])).toEqual([
    ["poor", null],
    ["good", 6000],
    ["excellent", 9000],
  ]);
  expect(vetoes).toEqual([{ id: "safety", when: 0, effect: "cap", grade: 1 }]);
  expect(quotas[0]).toMatchObject({ grade: 2, share: { n: 3, d: 10 }, round: "floor", ties: "below", within: "cohort" });
  expect(graded?.rules.map(({ name }) => name)).toEqual(["/vetoes/0/when"]);
});

test("a checklist takes points off, with as narrow bounds as its items allow", () => {
  const items = [
    { id: "a", points: 3, when },
    { id: "b", points: 1.5, when },
  ];
  expect(scored({ primitive: "checklist", mode: "deduct", items })).toMatchObject({ low: "550", high: "1000" });
  expect(scored({ primitive: "checklist", mode: "award", items })).toMatchObject({ low: "0", high: "450" });
  expect(scored({ primitive: "checklist", mode: "allOrNothing", items }).ir).toMatchObject({
    items: [
      { points: 300, when: 0 },
      { points: 150, when: 1 },
    ],
  });
});

test("occurrences are counted or listed; a table of points is multiplied with the table of factors beforehand", () => {
  const terms = [
    { of: { fact: "missed" }, points: -0.5, cap: 2, times: { when, by: 2 } },
    {
      id: "l",
      list: "penalties",
      key: ["case"],
      take: "highest",
      points: { by: "level", table: { city: -3, county: -1 } },
      factor: { by: "role", table: { lead: 1, assist: 0.5 } },
    },
  ];
  const { ir, low, high } = scored({ primitive: "perOccurrence", start: 10, terms });
  expect(ir).toMatchObject({
    terms: [
      { id: "1", of: { op: "read", slot: 0 }, points: -50, cap: 200, times: { when: 0, by: { n: 2, d: 1 } } },
      {
        id: "l",
        list: {
          fact: "penalties",
          key: ["case"],
          take: "highest",
          by: "level",
          factorBy: "role",
          table: { city: { lead: -300, assist: -150 } },
        },
      },
    ],
    floor: 0,
    cap: 1000,
  });
  expect([low, high]).toEqual(["500", "1000"]);
});

test("a ladder and tiers keep the order of the file", () => {
  const steps = [
    { from: 0, points: 10 },
    { from: 1, points: 7 },
    { from: 3, points: 0 },
  ];
  expect(scored({ primitive: "ladder", of: { fact: "missed" }, steps }).ir).toMatchObject({
    steps: [{ points: 1000 }, { from: { n: 1, d: 1 }, points: 700 }, {}],
  });
  const tiers = [5, 2].map((value) => ({ when: { fact: "held", operator: "greaterThanInclusive", value }, points: value }));
  expect(scored({ primitive: "tiers", tiers, else: 0 })).toMatchObject({ low: "0", high: "500" });
});

test("proportions need a rounding, and none where what is divided has an end", () => {
  const short = { primitive: "perUnitShort", of: { fact: "rate" }, target: 98, side: "below", unit: 1, points: 0.5, steps: "proportional" };
  expect(scored(short).ir).toMatchObject({ unit: { n: 1, d: 1 }, points: 50, round: null });
  expect(scored({ ...short, unit: 3, round: { mode: "floor", decimals: 1 } }).ir).toMatchObject({ round: { mode: "floor", decimals: 1 } });
  expect(scored({ primitive: "proRata", of: { fact: "held" }, target: { fact: "planned" }, noneOfNone: "full", round }).ir).toMatchObject({
    points: 1000,
    noneOfNone: "full",
  });
  expect(scored({ primitive: "convert", of: { fact: "raw" }, from: [0, 100], factor: 0.1 }).ir).toMatchObject({
    factor: { n: 1, d: 10 },
    plus: { n: 0, d: 1 },
  });
  expect(scored({ primitive: "convert", of: { fact: "raw" }, from: [60, 100], to: [2, 10] })).toMatchObject({
    ir: { factor: { n: 1, d: 5 }, plus: { n: 2, d: 1 } },
    low: "200",
    high: "1000",
  });
});

test("statistics of the cohort are shared by those who ask the same, and kept apart by to whom they apply", () => {
  const best = { primitive: "ratioToBest", of: { fact: "held" }, best: "greatest", round };
  const { assessment, ir } = scored(best);
  expect(ir).toMatchObject({ statistic: 0 });
  expect(assessment.statistics).toEqual([{ kind: "greatest", of: { op: "read", slot: 0 }, applies: null }]);
  expect(assessment.nodes.map(({ ofCohort }) => ofCohort)).toEqual([true, false, true]);
  const measures = { mean: { peerMean: { fact: "held" } } };
  const ladder = {
    primitive: "ladder",
    of: { sub: [{ fact: "held" }, { measure: "mean" }] },
    steps: [
      { from: -500, points: 0 },
      { from: 0, points: 10 },
    ],
  };
  const applying = scored(ladder, { applies: when, otherwise: "none" }, { measures }).assessment;
  expect(applying.statistics.map(({ kind, applies }) => [kind, applies])).toEqual([
    ["mean", null],
    ["mean", 0],
  ]);
});

test("points by place, by a word, by a person and by raters", () => {
  const table = { 1: 2, 2: 1.9, 3: 1.8 };
  const places = scored({ primitive: "rankPoints", place: { fact: "place" }, table, beyond: { from: 4, points: 1.7, step: -0.1 } }).ir;
  expect(places).toMatchObject({ table: { 1: 200 }, beyond: { from: 4, points: 170, step: -10 }, else: null, ties: "same" });
  expect(scored({ primitive: "severity", by: "level", table: { city: 5, county: 3 } })).toMatchObject({ low: "300", high: "500" });
  expect(scored({ primitive: "award", given: "praise", range: [5, 10] })).toMatchObject({ low: "500", high: "1000" });
  const groups = [
    { id: "l", weight: 0.6, scores: "marks" },
    { id: "v", weight: 0.4, votes: "votes", values: { good: 10, poor: 4 } },
  ];
  const raters = scored({ primitive: "raters", groups, round }, {}, outOfTen);
  expect(raters.ir).toMatchObject({ groups: [{ weight: { n: 6, d: 10 } }, { values: { good: 1000, poor: 400 } }] });
});

test("marks, periods and scores from outside that come to more than the maximum are warned of, unless a sum is only a little above it", () => {
  const cutOff = (score: object, more: object = {}) =>
    compileAssessment(scoring({ ...score, round }, more), { name: "p/a", version: "1" }).issues.map(
      ({ code, pointer, severity, message }) => `${severity} ${code} ${pointer} ${message.zh}`,
    );
  const said = (found: number) =>
    `warning points_cut_off /indicators/0/score 这里最高可到 ${found} 分，超过满分 10 分的都按 10 分计；是否漏了折算？`;
  const groups = [{ id: "l", weight: 1, scores: "marks" }];
  expect(cutOff({ primitive: "raters", groups })).toEqual([said(100)]);
  expect(cutOff({ primitive: "raters", groups }, outOfTen)).toEqual([]);
  expect(cutOff({ primitive: "raters", groups: [{ id: "v", weight: 1, votes: "votes", values: { good: 100, poor: 60 } }] })).toEqual([
    said(100),
  ]);
  expect(cutOff({ primitive: "convert", of: { fact: "raw" }, from: [0, 100], factor: 0.2 })).toEqual([said(20)]);
  expect(cutOff({ primitive: "convert", of: { fact: "raw" }, from: [0, 100], factor: 0.1 })).toEqual([]);
  const periods = (factor: number) => ({ primitive: "periods", of: "quarters", periods: ["1", "2"], take: "sum", factor });
  expect(cutOff(periods(0.1))).toEqual([said(20)]);
  expect(cutOff(periods(0.055))).toEqual([]);
  expect(cutOff({ ...periods(1), take: "mean" })).toEqual([said(100)]);
  // Nobody says how high these marks may be.
  expect(cutOff({ primitive: "raters", groups }, { facts: { ...facts, marks: { type: "list", items: { type: "number" } } } })).toEqual([]);
});
