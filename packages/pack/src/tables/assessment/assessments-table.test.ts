import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { readLibrary } from "../../fixture/read-library.ts";
import { readRooms, roomFiles } from "../../fixture/rooms.ts";
import { packTables } from "../pack-tables.ts";

type Loose = Record<string, unknown>;

/** A table after one change to the rubric, without the notes that sum its data up. */
function table(name: string, change: (rubric: Loose & { readonly indicators: Loose[] }) => void = () => {}): string {
  const pack = readRooms((files) => change(files.get("assessments/yearly.json") as Loose & { readonly indicators: Loose[] }));
  return (packTables(pack, chineseDays()).get(`tables/${name}.md`) ?? "").replace(/ <!-- [0-9a-f]{8} -->/g, "");
}

/** The rule of a first indicator with another way to score, in words. */
function ruleOf(score: unknown, language: "zh" | "en", more: Loose = {}): string {
  const text = table(`assessments.${language}`, (rubric) => {
    const facts = rubric.facts as Loose;
    Object.assign(facts, { share: { type: "number" }, ...(more.facts as Loose | undefined) });
    Object.assign(rubric.indicators[0] ?? {}, { score, ...(more.indicator as Loose | undefined) });
    rubric.parameters = undefined;
    delete rubric.parameters;
  });
  return /\| `open` \| [^|]* \| [^|]* \| ([^|]*) \|/.exec(text)?.[1] ?? text;
}

test("a pack that only assesses has tables of its assessments and a score sheet, and none of norms, states and days", () => {
  expect([...packTables(readRooms(), chineseDays()).keys()].filter((path) => path.includes(".zh."))).toEqual(
    ["cases", "assessments", "score-sheets"].map((name) => `tables/${name}.zh.md`),
  );
  expect([...packTables(readLibrary(), chineseDays()).keys()].some((path) => path.includes("assessments"))).toBe(false);
});

test("each indicator is a row with its points, its rule in words and its article; children stand below their group", () => {
  const zh = table("assessments.zh");
  expect(zh).toContain(
    "| `open` | 开放 | 40 | 40分，开放天数低于300的，每低10扣1分（不足一个单位的按一个单位计）<br>（参数：每几天为一个单位） | 三 |",
  );
  expect(zh).toContain(
    "| `service` | 服务 | 60 | 下列各项合计 |  |\n| `service.list` | 　基础工作 | 30 | 基础30分，有下列情形的扣分：<br>没有年度计划：扣5分<br>",
  );
  expect(zh).toContain("| `prize` | 加分 | 5，另加 | 按获奖：<br>金奖5分<br>银奖2.5分<br>其他：0分 | 六 |");
  expect(table("assessments.en")).toContain(
    "| `open` | Opening | 40 | 40, less 1 for each 10 that days open is below 300 (every unit begun)<br>(parameter: days in a unit) | 三 |",
  );
});

test("grades stand best first, then vetoes, quotas, what follows, and parameters with what is assumed", () => {
  const zh = table("assessments.zh");
  expect(zh).toContain("依据：《阅览室考核办法》（2020年1月1日）\n");
  expect(zh.indexOf("| 优秀 | 90分以上（含） |")).toBeLessThan(zh.indexOf("| 良好 | 80分以上（含），不满90分 |"));
  expect(zh).toContain("| `accident` | 安全事故<br>发生安全事故 | 不高于“一般” | 七 |");
  expect(zh).toContain("| `best` | “优秀”及以上最多50%；有小数的舍去；末位并列的都不算 | 八 |");
  expect(zh).toContain("| `unit` | 每几天为一个单位 | 10 | 5、10 | **推定**（原文没有写明） |");
  expect(table("assessments.en")).toContain("**ASSUMED**");
});

const openDays = { fact: "openDays" };
const halfUp = { mode: "halfUp" };
test.each([
  [
    {
      primitive: "ladder",
      of: openDays,
      steps: [
        { from: 0, points: 0 },
        { from: 300, points: 40 },
      ],
    },
    "按开放天数：<br>0至299：0分<br>300及以上：40分",
  ],
  [
    { primitive: "tiers", tiers: [{ when: { fact: "openDays", operator: "greaterThanInclusive", value: 300 }, points: 40 }], else: 0 },
    "开放天数≥300：40分<br>其他：0分",
  ],
  [
    { primitive: "proRata", of: openDays, target: 300, noneOfNone: "none", round: halfUp },
    "40×开放天数÷300，最多40分（四舍五入到1位小数）<br>没有应完成事项（0比0）的，不得分",
  ],
  [
    { primitive: "rankPoints", place: { place: openDays, order: "descending", ties: "competition" }, table: { 1: 40, 2: 20 }, else: 0 },
    "按开放天数从高到低在同组的名次：<br>第1名40分<br>第2名20分<br>其他：0分",
  ],
  [{ primitive: "ratioToBest", of: openDays, best: "greatest", round: halfUp }, "40×本单位的开放天数÷同组最高的（四舍五入到1位小数）"],
  [{ primitive: "convert", of: { fact: "share" }, from: [0, 100], factor: 0.4, round: halfUp }, "share（0至100）×0.4（四舍五入到1位小数）"],
  [
    {
      primitive: "perOccurrence",
      start: 40,
      terms: [{ of: openDays, points: -1, cap: 10, times: { when: { fact: "hasPlan", operator: "equal", value: true }, by: 2 } }],
    },
    "起点40分<br>开放天数，每次−1分，最多10分；有年度计划的×2",
  ],
  [
    {
      primitive: "perUnitShort",
      of: { percent: [openDays, 365] },
      target: 95,
      side: "below",
      unit: 1,
      points: 2,
      steps: "complete",
    },
    "40分，开放天数占365的百分比低于95的，每低1个百分点扣2分（不足一个单位的不计）",
  ],
  [
    { primitive: "perUnitShort", of: openDays, target: 95, side: "above", unit: 5, points: 2, steps: "started" },
    "40分，开放天数高于95的，每高5扣2分（不足一个单位的按一个单位计）",
  ],
])("%o is said in words", (score, words) => {
  expect(ruleOf(score, "zh")).toBe(words);
  expect(ruleOf(score, "en")).not.toMatch(/\{|undefined|\p{Script=Han}/u);
});

test("a factor of one and a single weight are not written, and words that are not Chinese stand apart from their number", () => {
  const given = { primitive: "convert", of: { fact: "openDays" }, from: [0, 40], factor: 1 };
  expect(ruleOf(given, "zh")).toBe("开放天数（0至40），按原分计");
  expect(ruleOf(given, "en")).toBe("days open (0 to 40), as given");
  const facts = {
    votes: { type: "record", of: { best: { type: "count", title: { zh: "优秀票", en: "votes for the best" } }, rest: { type: "count" } } },
    mark: { type: "word" },
  };
  const groups = [{ id: "all", title: { zh: "有效票", en: "valid votes" }, weight: 1, votes: "votes", values: { best: 40, rest: 20 } }];
  const raters = { primitive: "raters", groups, round: halfUp };
  expect(ruleOf(raters, "zh", { facts })).toBe("有效票：按票（优秀票40、rest 20）的平均<br>四舍五入到1位小数");
  expect(ruleOf(raters, "en", { facts })).toBe(
    "valid votes: mean of the votes (votes for the best: 40, rest: 20)<br>rounded half up to 1 decimal",
  );
  const word = { primitive: "severity", by: "mark", table: { first: 40, second: 0 } };
  expect(ruleOf(word, "zh", { facts })).toBe("按mark：<br>first 40分<br>second 0分");
});

test("a title with its own marks has no second pair, and a practice no edition", () => {
  const headOf = (change: object): string => {
    const pack = readRooms((files) => {
      const { instruments } = files.get("instruments.json") as { instruments: { rooms: Loose } };
      Object.assign(instruments.rooms, change);
    });
    return /依据：.*/.exec(packTables(pack, chineseDays()).get("tables/assessments.zh.md") ?? "")?.[0] ?? "";
  };
  expect(headOf({ title: { zh: "《阅览室考核办法》", en: "Assessment" } })).toBe("依据：《阅览室考核办法》（2020年1月1日）");
  expect(headOf({ kind: "practice" })).toBe("依据：阅览室考核办法（实务做法，据转述，不是条文）");
});

test("a case shows what follows from a result, by its title", () => {
  const pack = readRooms((files) => {
    const { cases } = files.get("cases/yearly.test.json") as { cases: [{ expect: { organisations: Record<string, Loose> } }] };
    cases[0].expect.organisations.a = { total: "105", consequences: [{ rule: "grant", value: "1000" }] };
  });
  const tables = packTables(pack, chineseDays());
  expect(tables.get("tables/cases.zh.md")).toContain("a：105分；补助：1000");
  expect(tables.get("tables/cases.zh.md")).toContain("| 编号 | 对照案例 | 应有的得分 |");
});

test("to whom an indicator applies, and what the others get, is said", () => {
  const score = {
    primitive: "ladder",
    of: openDays,
    steps: [
      { from: 0, points: 0 },
      { from: 300, points: 40 },
    ],
  };
  const indicator = {
    applies: { all: [{ fact: "hasPlan", operator: "equal", value: true }, { not: { fact: "prize", operator: "equal", value: "gold" } }] },
    otherwise: "full",
  };
  expect(ruleOf(score, "zh", { indicator })).toContain("适用：有年度计划，并且并非（获奖为“金奖”）；不适用的得满分");
});

test("no slot, absent value or program word is left in a table", () => {
  for (const text of packTables(readRooms(), chineseDays()).values()) expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
});

test("the score sheet shows every number of the first organisation of the first case", () => {
  expect(table("score-sheets.zh")).toMatch(/组织 a。[\s\S]*105[\s\S]*开放天数[\s\S]*305/);
});

test("whatever changes in a rubric, its table changes", () => {
  const before = packTables(readRooms(), chineseDays()).get("tables/assessments.zh.md");
  let tried = 0;
  for (const points of [4, 4.5]) {
    const pack = readRooms((files) => {
      const [, service] = (
        files.get("assessments/yearly.json") as { indicators: [unknown, { indicators: [{ score: { items: Loose[] } }] }] }
      ).indicators;
      Object.assign(service.indicators[0].score.items[0] ?? {}, { points });
      files.delete("cases/yearly.test.json");
    });
    expect(packTables(pack, chineseDays()).get("tables/assessments.zh.md")).not.toBe(before);
    tried += 1;
  }
  expect([tried, roomFiles().size]).toEqual([2, 6]);
});
