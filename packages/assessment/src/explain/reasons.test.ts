import { expect, test } from "vitest";
import { compileAssessment } from "../compile/compile-assessment.ts";
import { leaf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { traceOf } from "../evaluate/trace.ts";
import { explanationLines } from "./explanation-lines.ts";
import { count, flag, given, how, points, runOf, scored, title, yes } from "./reasons.fixture.ts";
import { scoreSheet } from "./score-sheet.ts";
import { scoreTable } from "./score-table.ts";

test("a practice, which has no articles, is traced with its row", () => {
  const instruments = {
    rules: { title: title("做法", "Practice"), kind: "practice", editions: { "2026-01-01": { inForce: "2026-01-01" } } },
  };
  const basis = { instrument: "rules", edition: "2026-01-01", confidence: "secondary" };
  const file = {
    id: "t",
    title: title("t", "t"),
    scale: 1,
    max: 100,
    basis,
    facts: { a: points },
    indicators: [given("a", 100, { article: "加分：表扬" })],
  };
  const { assessment } = compileAssessment(file, { name: "t/t", version: "1", instruments });
  if (assessment === undefined) throw new Error("the rubric is refused");
  const run = scoreCohort(assessment, { organisations: [{ id: "o", facts: { a: 1 } }] });
  const traced = run.report(0, { trace: traceOf }).trace?.[0]?.basis;
  expect([traced, scoreSheet(run, 0, "zh", { instruments }).rows[0]?.basis]).toEqual([traced, traced]);
  expect(traced).toMatch(/：加分：表扬$/);
});

test("a total over what applies can be redone from the sheet, and what remains possible is said", () => {
  const file = {
    max: 100,
    round: { mode: "halfUp" },
    facts: { a: points, b: points, isNew: { type: "flag" } },
    indicators: [given("a", 80), given("b", 20, { applies: { not: yes("isNew") }, otherwise: "exempt" })],
    bands: [
      { grade: "low", title: title("一般", "fair"), to: 80 },
      { grade: "high", title: title("优秀", "excellent"), from: 80 },
    ],
  };
  const run = runOf(file, [
    { a: 61, b: 0, isNew: true },
    { a: 70, isNew: false },
  ]);
  expect(run.report(0).total).toBe("76.3");
  expect(scoreSheet(run, 0, "zh").whole).toBe("不适用的不计入，其余折算；61×100÷80＝76.25；76.25取整为76.3");
  expect(scoreSheet(run, 0, "en").whole).toBe(
    "what does not apply is left out, the others weigh more; 61 × 100 ÷ 80 = 76.25; 76.25 rounded to 76.3",
  );
  expect(run.report(0, { trace: traceOf }).trace?.at(-1)?.steps).toEqual([
    { step: "exempt", count: "1" },
    { step: "reweighted", of: "61*100/80" },
    { step: "rounded", points: "76.3", of: "76.25" },
  ]);
  expect(how(run, 0, "zh", "b")).toBe("不适用，不计入");
  expect(scoreTable(scoreSheet(run, 1, "zh"))).toContain("总分：**70 – 90**；等次：未定，可能是一般、优秀");
  expect(scoreTable(scoreSheet(run, 1, "en"))).toContain("Grade: open, one of fair, excellent");
});

test("limits of what is taken are said as what is taken", () => {
  const terms = [
    { id: "a", of: { fact: "n" }, points: -1, cap: 2 },
    { id: "b", of: { fact: "m" }, points: -3 },
  ];
  const score = { primitive: "perOccurrence", start: 10, deductCap: 6, terms };
  const run = scored(score, { n: count("迟报次数", "late reports"), m: count("漏报次数", "missed reports") }, [{ n: 3, m: 2 }]);
  expect(how(run, 0, "zh")).toBe(
    "迟报次数 3，每次扣1分，扣3分；最多扣2分（原应扣3分）；漏报次数 2，每次扣3分，扣6分；合计最多扣6分（原应扣8分）",
  );
  expect(how(run, 0, "en")).toContain("at most 2 deducted (3 were due)");
  expect(how(run, 0, "en")).toContain("at most 6 deducted in all (8 were due)");
});

test("what was not earned is named, for items that add and where all have to hold", () => {
  const items = [
    { id: "plan", title: title("有计划", "A plan"), points: 4, when: yes("plan") },
    { id: "notice", points: 6, when: { fact: "posted", operator: "greaterThanInclusive", value: 2 } },
  ];
  const facts = { plan: flag("计划", "plan"), posted: count("公示次数", "notices posted") };
  const award = scored({ primitive: "checklist", mode: "award", items }, facts, [
    { plan: true, posted: 1 },
    { plan: true, posted: 2 },
  ]);
  expect(how(award, 0, "zh")).toBe("加4分：有计划；未得分：公示次数≥2；失6分");
  expect(how(award, 1, "zh")).toBe("加4分：有计划；加6分：公示次数≥2");
  const every = scored({ primitive: "checklist", mode: "allOrNothing", items }, facts, [
    { plan: false, posted: 1 },
    { plan: true, posted: 2 },
  ]);
  expect([how(every, 0, "zh"), how(every, 1, "zh")]).toEqual(["未全部符合：有计划、公示次数≥2；失10分", "全部符合"]);
  expect(how(every, 0, "en")).toBe("does not hold: A plan, notices posted ≥ 2; 10 short of 10");
  expect(award.report(0, { trace: traceOf }).trace?.[0]?.steps).toEqual([
    { step: "award", points: "4", of: "plan" },
    { step: "missing", of: "notice" },
  ]);
});

test("the best of the group is there, so that a proportion can be redone", () => {
  const facts = { n: count("走访", "visits") };
  const score = (best: string) => ({ primitive: "ratioToBest", of: { fact: "n" }, best, round: { mode: "halfUp" } });
  const most = scored(score("greatest"), facts, [{ n: 80 }, { n: 90 }]);
  expect(how(most, 0, "zh")).toBe("10×80÷90（同组最高为90）；≈8.89（80/9）取整为8.9；失1.1分");
  expect(most.report(0, { trace: traceOf }).trace?.[0]?.facts).toEqual({ n: "80", "=best": "90" });
  const least = scored(score("least"), facts, [{ n: 80 }, { n: 90 }]);
  expect(how(least, 1, "en")).toBe("10 × 80 ÷ 90 (the group's least is 80); ≈8.89 (80/9) rounded to 8.9; 1.1 short of 10");
  expect(scoreSheet(least, 1, "zh").rows[0]?.facts.at(-1)).toEqual({ title: "同组最低", value: "80" });
});

test("of the same occurrence it is said which one, in words, and that the one with the most points counts", () => {
  const list = {
    type: "list",
    title: title("事项", "matters"),
    of: { no: { type: "word", title: title("文号", "number") }, kind: { type: "word" } },
  };
  const terms = [{ list: "list", key: ["no"], points: { by: "kind", table: { city: 3, county: 1 } } }];
  const own = {
    list: [
      { no: "A", kind: "county" },
      { no: "A", kind: "city" },
    ],
  };
  const run = scored({ primitive: "perOccurrence", start: 0, terms }, { list }, [own]);
  expect(how(run, 0, "zh")).toMatch(/^同一情形只计一次，取分值最大的：文号 A；事项：合计加3分/);
  expect(how(run, 0, "en")).toMatch(/^the same occurrence counts once, the one with the most points: number A; /);
});

test("units that are begun or not complete are said, and a rate without an end has its decimal", () => {
  const facts = { done: count("办结件数", "matters done"), all: count("件数", "matters in all") };
  const score = (steps: string) => ({
    primitive: "perUnitShort",
    of: { percent: [{ fact: "done" }, { fact: "all" }] },
    target: 90,
    side: "below",
    unit: 1,
    points: 0.5,
    steps,
  });
  const short = (steps: string, done: number, whole: number) => scored(score(steps), facts, [{ done, all: whole }]);
  expect(how(short("complete", 6, 7), 0, "zh")).toBe("低于90%，每低1个百分点扣0.5分，计4个百分点（不足一个百分点的不计），扣2分");
  expect(how(short("started", 6, 7), 0, "zh")).toBe(
    "低于90%，每低1个百分点扣0.5分，计5个百分点（不足一个百分点的按一个百分点计），扣2.5分",
  );
  expect(how(short("started", 86, 100), 0, "en")).toBe("below 90%: 0.5 for each percentage point, 4 percentage points, 2 deducted");
  expect(how(short("complete", 88, 100), 0, "zh")).toBe("低于90%，每低1个百分点扣0.5分，计2个百分点，扣1分");
  const [row] = scoreSheet(short("complete", 6, 7), 0, "zh").rows;
  expect(row?.facts.at(-1)).toEqual({ title: "比率（%）", value: "≈85.71（600/7）" });
  expect(row?.steps).toEqual([{ step: "deduct", points: "-2", count: "4" }]);
});

test("a suspended deduction says the ground and who recorded it", () => {
  const terms = [{ id: "late", title: title("迟报", "late"), of: { fact: "n" }, points: -1 }];
  const file = {
    max: 20,
    facts: { n: count("迟报次数", "late reports"), m: { type: "flag" } },
    indicators: [
      leaf("x", 10, { primitive: "perOccurrence", start: 10, terms }),
      leaf("y", 10, {
        primitive: "checklist",
        mode: "deduct",
        items: [{ id: "i", title: title("漏报", "missed"), points: 3, when: yes("m") }],
      }),
    ],
    exemptions: { grounds: [{ id: "reform", title: title("先行先试", "A trial") }] },
  };
  const exemptions = [
    { indicator: "x", ground: "reform", by: "考核办", occurrences: 2 },
    { indicator: "y", ground: "reform", by: "考核办", item: "i" },
    { indicator: "y", ground: "unknown", by: "考核办" },
  ];
  const run = runOf(file, [{ n: 3, m: true }], { exemptions });
  expect(how(run, 0, "zh")).toContain("容错（“先行先试”，考核办记录），不扣：2次");
  expect(how(run, 0, "zh", "y")).toBe("容错（“先行先试”，考核办记录），不扣：漏报");
  expect(how(run, 0, "en", "y")).toBe('suspended on the ground "A trial", recorded by 考核办: missed');
  expect(run.report(0, { trace: traceOf }).trace?.[0]?.steps[0]).toEqual({ step: "exemption", count: "2", ground: "reform", by: "考核办" });
});

test("one point is singular in English, and a numbered article is written as citations write it", () => {
  const file = {
    max: 100,
    basis: { instrument: "rules", edition: "2026-01-01", confidence: "read" },
    facts: { a: points },
    indicators: [given("a", 100, { article: "2" })],
    bands: [
      { grade: "low", to: 80 },
      { grade: "high", from: 80 },
    ],
  };
  const run = runOf(file, [{ a: 79 }, { a: 81 }]);
  expect(explanationLines(run, 0, "en")).toContain('1 point lacks for "high".');
  expect(explanationLines(run, 1, "en")).toContain('With more than 1 point less the grade is "low".');
  const [zh] = scoreSheet(run, 0, "zh").rows;
  expect([zh?.article, scoreSheet(run, 0, "en").rows[0]?.article]).toEqual(["第二条", "Art. 2"]);
  expect(run.report(0, { trace: traceOf }).trace?.[0]?.basis).toContain("第二条");
});

test("a ladder of a count has its numbers, another its ranges", () => {
  const steps = [
    { from: 0, points: 10 },
    { from: 1, points: 7 },
    { from: 3, points: 0 },
  ];
  const counted = scored({ primitive: "ladder", of: { fact: "n" }, steps }, { n: count("迟报次数", "late reports") }, [
    { n: 1 },
    { n: 2 },
    { n: 9 },
  ]);
  expect([0, 1, 2].map((at) => how(counted, at, "zh"))).toEqual(["1，1至2：7分；失3分", "2，1至2：7分；失3分", "9，3及以上：0分；失10分"]);
  const rates = [
    { from: 0, points: 4 },
    { from: 80, points: 5 },
    { from: 90, points: 10 },
  ];
  const ranged = scored({ primitive: "ladder", of: { fact: "a" }, steps: rates }, { a: points }, [{ a: 85 }, { a: 30 }, { a: 90 }]);
  expect([0, 1, 2].map((at) => how(ranged, at, "en"))).toEqual([
    "85, 80 to under 90: 5; 5 short of 10",
    "30, under 80: 4; 6 short of 10",
    "90, 90 or more: 10",
  ]);
  expect(how(ranged, 0, "zh")).toBe("85，满80不满90：5分；失5分");
});
