import { expect, test } from "vitest";
import { group, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { explanationLines } from "./explanation-lines.ts";
import { scoreChart, scoreChartTable } from "./score-chart.ts";
import { scoreSheet } from "./score-sheet.ts";
import { scoreTable } from "./score-table.ts";

const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const flag = { type: "flag", title: { zh: "迟报", en: "late reports" } };
const file = {
  max: 30,
  basis: { instrument: "rules", edition: "2024-01-01", confidence: "read" },
  facts: {
    late: flag,
    visits: { type: "count", title: { zh: "走访", en: "visits" } },
    raw: { type: "number", decimals: 1, min: 0, max: 10 },
    bad: { type: "flag" },
  },
  indicators: [
    group("g", 20, [
      leaf("reports", 10, {
        primitive: "checklist",
        mode: "deduct",
        items: [{ id: "late", title: { zh: "迟报|一次", en: "Late" }, points: 1.5, when: yes("late") }],
      }),
      leaf("visits", 10, { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "visits" }, points: 4 }] }),
    ]),
    leaf("raw", 10, { primitive: "convert", of: { fact: "raw" }, from: [0, 10], factor: 1 }),
  ],
  vetoes: [{ id: "bad", title: { zh: "一票否决", en: "Veto" }, when: yes("bad"), effect: { cap: "low" } }],
  bands: [
    { grade: "low", title: { zh: "一般", en: "fair" }, to: 15 },
    { grade: "high", title: { zh: "优秀", en: "excellent" }, from: 15 },
  ],
};
const rubric = rubricOf(file);
const run = scoreCohort(rubric, {
  organisations: [
    { id: "a|b", facts: { late: true, visits: 3, raw: 7.5, bad: true } },
    { id: "c", facts: { visits: 1, raw: 7.5, bad: false } },
  ],
});
const instruments = { rules: { title: { zh: "考核办法", en: "Assessment rules" }, editions: { "2024-01-01": { inForce: "2024-01-01" } } } };

test("the table says facts, steps and source of every number in plain words, and text of others stays in its cell", () => {
  const lines = scoreTable(scoreSheet(run, 0, "zh")).split("\n");
  expect(lines[0]).toBe("**a\\|b** t");
  expect(lines[2]).toBe("总分：**26**；等次：**一般**");
  expect(lines[4]).toBe("| 指标 | 得分 | 满分 | 事实 | 怎样计分 | 依据 |");
  expect(lines[7]).toMatch(/^\| 　reports \| 8.5 \| 10 \| 迟报 是 \| 扣1.5分：迟报\\\|一次 \| /);
  expect(lines[8]).toContain("3次，每次加4分，加12分；最高10分（原为12）");
  expect(lines.at(-2)).toBe("- 一票否决：等次不高于“一般”");
  expect(scoreTable(scoreSheet(run, 1, "en"))).toContain("| 8.5 – 10 | 10 | late reports missing |");
});

test("sources stand in the language of the reader where the instruments are known", () => {
  const [, first] = scoreSheet(run, 0, "en", { instruments }).rows;
  expect(first?.basis).toMatch(/^Assessment rules.*reports/);
  expect(scoreSheet(run, 0, "zh", { instruments }).rows[1]?.basis).toMatch(/^《考核办法》/);
});

test("sentences say the total, what decided the grade, every indicator and what is open", () => {
  const lines = explanationLines(run, 0, "zh");
  expect(lines.slice(0, 2)).toEqual(["总分：26。", "等次：一般（由一票否决等规定确定：一票否决）。"]);
  expect(lines[2]).toBe("得分已够“优秀”，差的不是分数。");
  expect(lines[4]).toMatch(/^reports：8.5，满分10；扣1.5分：迟报\|一次；依据的事实：迟报 是；出处：/);
  const open = explanationLines(run, 1, "en");
  expect(open[0]).toBe("Total: open, between 20 and 21.5.");
  expect(open[1]).toBe("Grade: excellent (by the points).");
  expect(open.some((line) => line.includes("late"))).toBe(true);
});

test("the chart is plain data, shows lost points and no rank, and its table has the same numbers", () => {
  const chart = scoreChart(run, 0, "zh");
  expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  expect(chart.radar?.indicator).toEqual([
    { name: "reports", min: 0, max: 10 },
    { name: "visits", min: 0, max: 10 },
    { name: "raw", min: 0, max: 10 },
  ]);
  expect(chart.series).toMatchObject([
    { type: "radar", data: [{ value: [8.5, 10, 7.5] }] },
    { type: "bar", data: [2.5, 1.5] },
  ]);
  expect(chart.yAxis.data).toEqual(["raw", "reports"]);
  expect(JSON.stringify(scoreChart(run, 1, "zh").series)).toContain("null");
  expect(scoreChartTable(run, 1, "en").rows).toEqual([
    ["g", "—", "20", "—"],
    ["reports", "—", "10", "—"],
    ["visits", "4", "10", "6"],
    ["raw", "7.5", "10", "2.5"],
  ]);
});

test("every step of the trace has words in both languages", () => {
  const rows = scoreSheet(run, 0, "en").rows.filter(({ indicator }) => indicator !== "g" && indicator !== "raw");
  const steps = rows.flatMap(({ how, steps: all }) => all.map(({ step }, at) => [step, how[at]]));
  expect(steps).toEqual([
    ["deduct", "1.5 deducted: Late"],
    ["award", "3 times, 4 each, 12 added"],
    ["cap", "at most 10 (was 12)"],
  ]);
});
