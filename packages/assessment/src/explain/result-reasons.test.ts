import { expect, test, vi } from "vitest";
import { rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { scorePopulation } from "../evaluate/score-population.ts";
import { traceOf } from "../evaluate/trace.ts";
import { explanationLines } from "./explanation-lines.ts";
import { count, flag, given, notes, points, runOf, title, yes } from "./reasons.fixture.ts";
import { scoreSheet, sheetOf } from "./score-sheet.ts";

test("a proposed step says which rule held and what it read, and the milder rules that held too", () => {
  const file = {
    max: 100,
    facts: {
      a: points,
      lastYears: { type: "list", items: { type: "count" }, title: title("列末位的年份", "years in the last place") },
      late: count("迟报次数", "late reports"),
    },
    indicators: [given("a")],
    measures: { lastPlaces: { window: "lastYears", years: 3 } },
    consequences: [
      {
        id: "c",
        kind: "escalation",
        title: title("建议的处理", "Proposed"),
        article: "九",
        steps: [
          { id: "talk", title: title("约谈", "a talk") },
          { id: "move", title: title("调整", "another post") },
        ],
        rules: [
          { id: "late", step: "talk", when: { fact: "late", operator: "greaterThan", value: 2 } },
          {
            id: "twice",
            step: "move",
            title: title("三年内两次列末位", "in the last place twice in three years"),
            when: { fact: "outcome", path: "$.measures.lastPlaces", operator: "greaterThanInclusive", value: 2 },
          },
        ],
      },
    ],
  };
  const run = runOf(file, [{ a: 60, lastYears: [2024, 2026], late: 3 }]);
  expect(scoreSheet(run, 0, "zh").consequences).toEqual([
    "建议的处理：调整（九）；因：三年内两次列末位（“列末位的年份”近3年的个数 2）；另有：迟报次数＞2（迟报次数 3），只到“约谈”",
  ]);
  expect(scoreSheet(run, 0, "en").consequences).toEqual([
    'Proposed: another post (九); because: in the last place twice in three years ("years in the last place" in the last 3 years 2); also: late reports > 2 (late reports 3), "a talk" only',
  ]);
  expect(run.report(0, { trace: traceOf }).trace?.at(-1)?.facts).toMatchObject({ late: "3", "outcome.measures.lastPlaces": "2" });
});

test("a float says its base, its formula, its dead band and its most; a lookup its row and what it is multiplied with", () => {
  const float = { kind: "float", title: title("浮动", "Float"), base: 60, deadBand: 10, most: 30, round: { mode: "halfUp" } };
  const file = {
    max: 100,
    facts: { a: points, staff: count("人数", "staff") },
    indicators: [given("a")],
    bands: [
      { grade: "low", title: title("一般", "fair"), to: 80 },
      { grade: "high", title: title("优秀", "excellent"), from: 80 },
    ],
    consequences: [
      { id: "f", ...float },
      { id: "l", kind: "lookup", title: title("奖励", "Grant"), table: { low: 0, high: 500 }, times: { fact: "staff" } },
    ],
  };
  const said = (a: number, language: "zh" | "en") => scoreSheet(runOf(file, [{ a, staff: 3 }]), 0, language).consequences;
  expect(said(65, "zh")).toEqual(["浮动：0；基数60：（65－60）÷60×100%≈8.33（25/3）%，不到10%的不浮动", "奖励：0；等次“一般”对应0×3"]);
  expect(said(90, "zh")).toEqual(["浮动：30；基数60：（90－60）÷60×100%＝50%，最多浮动30%", "奖励：1500；等次“优秀”对应500×3"]);
  expect(said(72, "en")).toEqual(["Float: 20; base 60: (72 − 60) ÷ 60 × 100 % = 20 %", 'Grant: 0; the row of "fair": 0 × 3']);
});

test("a grade that the points reach and that was not given is named with its condition", () => {
  const file = {
    max: 100,
    facts: { a: points, clean: flag("全年无通报", "no reprimand in the year") },
    indicators: [given("a")],
    bands: [
      { grade: "low", title: title("一般", "fair"), to: 80 },
      {
        grade: "high",
        title: title("优秀", "excellent"),
        from: 80,
        when: { all: [yes("clean"), { fact: "outcome", path: "$.scores.a", operator: "greaterThan", value: 70 }] },
      },
    ],
  };
  const run = runOf(file, [
    { a: 90, clean: false },
    { a: 90, clean: true },
    { a: 60, clean: false },
  ]);
  expect(run.report(0).decidedBy).toEqual({ by: "condition", rule: "high" });
  expect(notes(run, 0, "zh")).toEqual(["“优秀”还须符合：全年无通报，并且“a”的得分＞70"]);
  expect(notes(run, 0, "en")).toEqual(['"excellent" also needs: no reprimand in the year and the score of "a" > 70']);
  expect(explanationLines(run, 0, "zh")[1]).toBe("等次：一般（得分达到更高的等次，但其条件不符合：优秀）。");
  expect([run.report(1).decidedBy, run.report(2).decidedBy, notes(run, 2, "zh")]).toEqual([{ by: "points" }, { by: "points" }, []]);
});

const graded = (quota: object) => ({
  max: 100,
  facts: { a: points },
  indicators: [given("a")],
  bands: [
    { grade: "low", title: title("较差", "poor"), to: 60 },
    { grade: "fair", title: title("一般", "fair"), from: 60, to: 80 },
    { grade: "high", title: title("优秀", "excellent"), from: 80 },
  ],
  quotas: [{ id: "q", grade: "high", kind: "most", round: "floor", article: "七", ...quota }],
});
const all = (...totals: readonly number[]) => totals.map((a) => ({ a }));

test("places that are full, that nobody has for a tie, and that come to nought are told apart", () => {
  const full = runOf(graded({ share: 0.4 }), all(95, 90, 85));
  expect(notes(full, 1, "zh")).toEqual(["“优秀”的名额已满：1个（3个的40%，舍去小数）（七）"]);
  const tie = runOf(graded({ count: 2 }), all(95, 90, 90, 85));
  expect(notes(tie, 1, "zh")).toEqual(["“优秀”的名额2个：2家同分，只剩1个，按规定都不列入（七）"]);
  expect(notes(tie, 1, "en")).toEqual(['"excellent" has 2 places: 2 tie for the last 1, and by the rule all fall below (七)']);
  expect(notes(tie, 3, "zh")).toEqual(["“优秀”的名额2个：排在前面的2家同分，只剩1个，都不列入，也不往后递补（七）"]);
  const none = runOf(graded({ share: 0.2 }), all(95, 90, 70));
  expect(notes(none, 0, "zh")).toEqual(["“优秀”的名额为0个（3个的20%，舍去小数）（七）"]);
  expect(notes(none, 0, "en")).toEqual(['"excellent" has 0 places (20 % of 3, rounded down) (七)']);
});

test("places that two rubrics share are counted over both, in a population too", () => {
  const rubrics = ["x", "y"].map((rubric) => rubricOf({ ...graded({ share: 0.25 }), rubric, categories: [rubric], scale: 1 }));
  const organisations = ["x", "x", "y", "y"].map((category, at) => ({ id: `o${at}`, category, facts: { a: 95 - at } }));
  const run = scoreCohort(rubrics, { organisations });
  expect(notes(run, 2, "zh")).toEqual(["“优秀”的名额已满：1个（4个的25%）（七）"]);
  const population = scorePopulation(rubrics, () => organisations);
  const report = population.report(3, organisations[3] as (typeof organisations)[number], { trace: traceOf });
  expect(sheetOf(population.rubricOf(3), report, "en").notes).toEqual(['no place left for "excellent": 1 (25 % of 4) (七)']);
});

test("a place that had to be filled is not called full", () => {
  const run = runOf(graded({ grade: "low", kind: "least", count: 1 }), all(95, 90, 70));
  expect(notes(run, 2, "zh")).toEqual(["“较差”及以下至少1个，按总分从低到高补足，补到此（七）"]);
  expect(notes(run, 2, "en")).toEqual([
    'places of "poor" or lower had to be filled: at least 1; by the least totals they came to this one (七)',
  ]);
});

test("who ties for a place is not said while somebody counted with it is open", () => {
  const file = { ...graded({ count: 1, ties: "below" }), facts: { a: points, b: points }, indicators: [given("a", 97), given("b", 3)] };
  const open = runOf(file, [{ a: 95 }, { a: 94 }, { a: 85, b: 0 }]);
  expect([open.report(0).grade, open.report(1).grade, open.report(2).grade]).toEqual([null, null, "fair"]);
  expect(notes(open, 2, "zh")).toEqual(["“优秀”的名额1个，由排在前面或同分的单位占去，轮不到（七）"]);
  expect(notes(open, 2, "en")).toEqual(['"excellent" has 1 place: those ahead or level leave none for it (七)']);
  const sure = runOf(file, [
    { a: 95, b: 0 },
    { a: 95, b: 0 },
    { a: 85, b: 0 },
  ]);
  expect(notes(sure, 2, "zh")).toEqual(["“优秀”的名额1个：排在前面的2家同分，只有1个，都不列入，也不往后递补（七）"]);
});

test("those counted together are put together once, however many categories there are", () => {
  const file = graded({ share: 0.5, within: "category" });
  const organisations = Array.from({ length: 60 }, (_, at) => ({ id: `o${at}`, category: `c${at % 20}`, facts: { a: 80 + (at % 9) } }));
  const run = scoreCohort(rubricOf({ scale: 1, ...file }), { organisations });
  const names = run.panels[0]?.standing.categoryNames;
  if (names === undefined) throw new Error("no rubric is for them");
  const keys = vi.spyOn(names, "keys");
  const traced = [...run.reports({ trace: traceOf })].filter(({ decidedBy }) => decidedBy?.by === "quota");
  expect(new Set(traced.map(({ category }) => category)).size).toBe(20);
  expect(keys.mock.calls.length).toBe(1);
});

test("a step that is sure while a harsher one is open is said as the least", () => {
  const rule = (id: string, step: string, when: object) => ({ id, step, when });
  const steps = [
    { id: "remind", title: title("提醒", "a reminder") },
    { id: "talk", title: title("约谈", "a talk") },
  ];
  const rules = [rule("late", "remind", { fact: "late", operator: "greaterThan", value: 0 }), rule("worse", "talk", yes("bad"))];
  const file = {
    max: 100,
    facts: { a: points, late: count("迟报次数", "late reports"), bad: flag("通报", "reprimand") },
    indicators: [given("a")],
    consequences: [{ id: "c", kind: "escalation", title: title("处理", "Proposed"), article: "九", steps, rules }],
  };
  const run = runOf(file, [
    { a: 60, late: 1 },
    { a: 60, late: 1, bad: false },
  ]);
  expect(scoreSheet(run, 0, "zh").consequences[0]).toMatch(/^处理：至少提醒；更重的一步尚不能确定（九）；因：/);
  expect(scoreSheet(run, 0, "en").consequences[0]).toMatch(/^Proposed: at least a reminder; a harsher step is open \(/);
  expect(scoreSheet(run, 1, "zh").consequences[0]).toMatch(/^处理：提醒（九）；因：/);
});
