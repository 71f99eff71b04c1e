import { expect, test } from "vitest";
import { group, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { explanationLines } from "./explanation-lines.ts";
import { scoreSheet } from "./score-sheet.ts";
import { scoreTable } from "./score-table.ts";
import { articleText, citeWhole } from "./source-words.ts";

const title = (zh: string, en: string) => ({ zh, en });
const facts = {
  votes: {
    type: "record",
    title: title("票数", "votes"),
    of: {
      good: { type: "count", title: title("优秀票", "votes for good") },
      fair: { type: "count", title: title("良好票", "votes for fair") },
    },
  },
  given: {
    type: "record",
    title: title("评分", "points given"),
    of: { points: { type: "number" }, reason: { type: "word" }, assessor: { type: "word" } },
  },
  months: { type: "list", title: title("各月得分", "points by month"), of: { period: { type: "word" }, score: { type: "number" } } },
  matters: {
    type: "list",
    title: title("事项", "matters"),
    of: { id: { type: "word" }, outcome: { type: "word", words: ["done", "late"] }, role: { type: "word", words: ["lead", "help"] } },
  },
  done: { type: "count", title: title("办结件数", "matters done"), max: 1000 },
  all: { type: "count", title: title("件数", "matters in all"), max: 1000 },
  age: { type: "number", title: title("年龄", "age"), decimals: 1, min: 0, max: 100 },
  level: { type: "word", title: title("级别", "level") },
  outside: { type: "number", title: title("外部得分", "outside points"), decimals: 1, min: 0, max: 100 },
  late: { type: "count", title: title("迟报次数", "late reports"), max: 100 },
};
const round = { mode: "halfUp" };
const scores: readonly (readonly [string, object])[] = [
  [
    "votes",
    {
      primitive: "raters",
      groups: [{ id: "all", title: title("有效票", "votes"), weight: 1, votes: "votes", values: { good: 10, fair: 8 } }],
      round,
    },
  ],
  ["award", { primitive: "award", given: "given", range: [0, 10] }],
  ["months", { primitive: "periods", of: "months", periods: ["01", "02"], take: "mean", round }],
  [
    "matters",
    {
      primitive: "perOccurrence",
      start: 8,
      terms: [
        {
          id: "m",
          title: title("办结和逾期", "done and late"),
          list: "matters",
          points: { by: "outcome", table: { done: 1, late: -2 } },
          factor: { by: "role", table: { lead: 1, help: 0.5 } },
        },
      ],
    },
  ],
  [
    "rate",
    {
      primitive: "perUnitShort",
      of: { percent: [{ fact: "done" }, { fact: "all" }] },
      target: 95,
      side: "below",
      unit: 1,
      points: 0.5,
      steps: "complete",
      round,
    },
  ],
  ["share", { primitive: "proRata", of: { fact: "done" }, target: { fact: "all" }, round }],
  [
    "age",
    { primitive: "perUnitShort", of: { fact: "age" }, target: 40, side: "above", unit: 1, points: 0.5, steps: "proportional", round },
  ],
  ["level", { primitive: "severity", by: "level", table: { city: 5, county: 2 }, else: 0 }],
  ["plain", { primitive: "convert", of: { fact: "outside" }, from: [0, 10], factor: 1 }],
  ["scaled", { primitive: "convert", of: { fact: "outside" }, from: [0, 100], factor: 0.1 }],
  ["range", { primitive: "convert", of: { fact: "outside" }, from: [0, 100], to: [0, 10], round }],
  ["late", { primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "late" }, points: -0.5 }] }],
];
const assessment = rubricOf({
  max: 120,
  basis: { instrument: "rules", edition: "2024-01-01", confidence: "read" },
  facts,
  indicators: [
    group(
      "all",
      120,
      scores.map(([id, score]) => leaf(id, 10, score)),
      { title: title("全部", "Everything") },
    ),
  ],
});
const organisation = {
  id: "a",
  facts: {
    votes: { good: 5, fair: 3 },
    given: { points: 4, reason: "先进个人", assessor: "assessor-1" },
    months: [
      { period: "2024-01", score: 5 },
      { period: "2024-02", score: 6 },
    ],
    matters: [
      { id: "1", outcome: "done", role: "lead" },
      { id: "2", outcome: "done", role: "lead" },
      { id: "3", outcome: "late", role: "help" },
    ],
    done: 458,
    all: 500,
    age: 42.5,
    level: "county",
    outside: 7.5,
    late: 3,
  },
};
const run = scoreCohort(assessment, { year: 2024, organisations: [organisation] });
const instruments = { rules: { title: title("《考核办法》", "Assessment rules"), editions: { "2024-01-01": { inForce: "2024-01-01" } } } };
const catalogue = { zh: { "level.county": "县级", "outcome.done": "办结" }, en: { "level.county": "the county", "outcome.done": "done" } };
const rows = (language: "zh" | "en") => scoreSheet(run, 0, language, { instruments, texts: catalogue }).rows;

test("lists and records are said in words, and what was computed has no inner name", () => {
  const said = (language: "zh" | "en", id: string) =>
    rows(language)
      .find(({ indicator }) => indicator === id)
      ?.facts.map((fact) => `${fact.title} ${fact.value}`);
  expect(said("zh", "votes")).toEqual(["票数 优秀票 5、良好票 3"]);
  expect(said("en", "votes")).toEqual(["votes votes for good: 5, votes for fair: 3"]);
  expect(said("zh", "award")).toEqual(["评分 4分，理由“先进个人”，评分人 assessor-1"]);
  expect(said("zh", "months")).toEqual(["各月得分 2024-01：5、2024-02：6"]);
  expect(said("zh", "matters")).toEqual(["事项 3项：办结、lead 2；late、help 1"]);
  expect(said("zh", "rate")).toEqual(["办结件数 458", "件数 500", "比率（%） 91.6"]);
  expect(said("zh", "level")).toEqual(["级别 县级"]);
  expect(JSON.stringify(rows("zh").map(({ facts: read }) => read))).not.toMatch(/[{[]\\"/);
});

test("every number says how it came about, and what is lost and why", () => {
  const how = (language: "zh" | "en") => Object.fromEntries(rows(language).map((row) => [row.indicator, row.how.join("；")]));
  expect(how("zh")).toEqual({
    all: "下列各项合计；失46.34分",
    votes: "有效票：（5×10＋3×8）÷8；失0.75分",
    award: "由评分人评定；失6分",
    months: "2期平均；失4.5分",
    matters: "起点8分；办结和逾期：办结、lead 2×1；late、help 1×(−1)，合计加1分；失1分",
    rate: "低于95%，每低1个百分点扣0.5分，计3个百分点（不足一个百分点的不计），扣1.5分",
    share: "10×458÷500；失0.84分",
    age: "高于40，每高1扣0.5分，按比例，扣1.25分",
    level: "“县级”得2分；失8分",
    plain: "原分7.5；失2.5分",
    scaled: "7.5×0.1；失9.25分",
    range: "7.5由0至100折成0至10；失9.25分",
    late: "3次，每次扣0.5分，扣1.5分",
  });
  expect(Object.values(how("en")).join("")).not.toMatch(/\p{Script=Han}|undefined|\?/u);
  expect(Object.values(how("en")).every((each) => each !== "")).toBe(true);
});

test("a long list is shortened with a count", () => {
  const many = { ...organisation.facts, months: Array.from({ length: 14 }, (_, at) => ({ period: `p-${at}`, score: 1 })) };
  const other = scoreCohort(assessment, { year: 2024, organisations: [{ id: "a", facts: many }] });
  const [fact] = scoreSheet(other, 0, "zh").rows.find(({ indicator }) => indicator === "months")?.facts ?? [];
  expect(fact?.value).toMatch(/p-11：1…（共14个）$/);
});

test("the instrument stands once above the table, and each row has its article", () => {
  const lines = scoreTable(scoreSheet(run, 0, "en", { instruments })).split("\n");
  expect(lines[4]).toBe("Source: Assessment rules, 1 January 2024");
  expect(lines.at(-2)).toMatch(/\| 3 times, 0.5 each, 1.5 deducted \| late \|$/);
  expect(rows("zh").at(-1)?.basis).toBe("《考核办法》（2024年1月1日）late");
});

test("a heading of the source is said in English by the title of what stands under it, or stays as it is printed", () => {
  const { file } = rubricOf({
    max: 10,
    facts,
    indicators: [
      group(
        "g",
        10,
        [leaf("x", 10, { primitive: "convert", of: { fact: "outside" }, from: [0, 10], factor: 1 }, { title: title("外部", "Outside") })],
        {
          title: title("得分", "Points"),
        },
      ),
    ],
  });
  expect(articleText(file, "得分：外部")).toEqual({ zh: "得分：外部", en: "Points: Outside" });
  expect(articleText(file, "得分：其他").en).toBe("得分：其他");
});

test("a practice is cited without an edition, and a whole instrument without a doubt about its article", () => {
  const practice = { ...instruments.rules, kind: "practice" };
  const basis = { instrument: "rules", edition: "2024-01-01", confidence: "secondary" } as const;
  expect(citeWhole(basis, { rules: practice }).zh).toBe("《考核办法》（实务做法，据转述，不是条文）");
  expect(citeWhole(basis, instruments).zh).toBe("《考核办法》（2024年1月1日）（据二手资料）");
});

test("the sentences say how the weighted whole is made, how far the next grades are, what follows, and how to disagree", () => {
  const weighted = rubricOf({
    max: 100,
    take: "weighted",
    facts,
    indicators: [0.7, 0.3].map((weight, at) =>
      leaf(`i${at}`, 100, { primitive: "convert", of: { fact: "outside" }, from: [0, 100], factor: 1 }, { weight }),
    ),
    bands: [
      { grade: "low", title: title("一般", "fair"), to: 80 },
      { grade: "high", title: title("优秀", "excellent"), from: 80 },
    ],
    consequences: [{ id: "c", title: title("补助", "Grant"), kind: "lookup", table: { low: 5, high: 10 }, article: "九" }],
  });
  const other = scoreCohort(weighted, {
    organisations: [
      { id: "a", facts: { outside: 78.5 } },
      { id: "b", facts: { outside: 91 } },
    ],
  });
  const lines = explanationLines(other, 0, "zh");
  expect(lines.slice(0, 3)).toEqual(["总分：78.5（78.5×0.7＋78.5×0.3）。", "等次：一般（由得分确定）。", "离“优秀”还差1.5分。"]);
  expect(lines.slice(-2)).toEqual([
    "补助：5（九）；等次“一般”对应5。",
    "如有异议，可以申诉：核实后更正事实，重新计分；前后两次结果都保留，并说明差别。",
  ]);
  expect(explanationLines(other, 1, "en")[2]).toBe('With more than 11 points less the grade is "fair".');
});
