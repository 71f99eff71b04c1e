import { type Assessment, type Organisation, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { issueInWords } from "@guiju/assessment/cohort";
import { compileAssessment } from "@guiju/assessment/compile";
import { traceOf } from "@guiju/assessment/explain";
import { scorePopulation } from "@guiju/assessment/population";
import { expect, test } from "vitest";
import { yes } from "./drawing.ts";
import { sound } from "./sound.ts";
import { rubric } from "./spoiled-pack.ts";

const ROUND = { mode: "halfUp" };
const good = { meetings: 10, late: 0 };
const place = { place: { fact: "meetings" }, order: "descending", ties: "competition" };
const proRata = { primitive: "proRata", of: { fact: "meetings" }, target: { fact: "planned" }, round: ROUND };
const carryOver = { primitive: "carryOver", yearsBack: 1, factor: 0.1, round: ROUND };
const quarters = { primitive: "periods", of: "quarters", periods: ["Q1", "Q2"], take: "mean", round: ROUND };
const shortOfMean = {
  primitive: "perUnitShort",
  of: { fact: "rate" },
  target: { peerMean: { fact: "rate" } },
  side: "below",
  unit: 1,
  points: 1,
  steps: "complete",
};

function assessmentOf(file: unknown): Assessment {
  const { assessment, issues } = compileAssessment(file, { name: "spoiled/year", version: "1" });
  if (assessment === undefined) throw new Error(JSON.stringify(issues));
  return assessment;
}

/** Scores one organisation in the cohort and, read line by line, in the population: both are sound and the same. */
function reportOf(
  file: unknown,
  organisation: Partial<Organisation>,
  more: { readonly year?: number; readonly others?: readonly object[] } = {},
): ScoreReport {
  const assessment = assessmentOf(file);
  const { year = 2024, others = [] } = more;
  const organisations = [
    { id: "a", facts: good, ...organisation },
    ...others.map((facts, index) => ({ id: `b${index}`, facts })),
  ] as Organisation[];
  const run = scoreCohort(assessment, { year, organisations });
  const population = scorePopulation(assessment, () => organisations, { year });
  for (const [index, each] of organisations.entries())
    expect(population.report(index, each, { trace: traceOf })).toEqual(sound(run.report(index, { trace: traceOf })));
  return run.report(0, { trace: traceOf });
}

/** Why the first indicator is open, and what the total may be. */
const openFirst = ({ open, total, bounds, scores }: ScoreReport) => [
  open.find(({ indicator }) => indicator === "first")?.reason,
  total,
  bounds,
  scores.first,
];

test.each<readonly [string, unknown, Partial<Organisation>, string]>([
  ["a missing fact", rubric(), { facts: { late: 0 } }, "missingFact"],
  ["a fact that was recorded as null", rubric(), { facts: { meetings: null, late: 0 } }, "missingFact"],
  ["nought of nought", rubric(proRata), { facts: { meetings: 0, planned: 0, late: 0 } }, "noneOfNone"],
  ["something of nought", rubric(proRata), { facts: { meetings: 3, planned: 0, late: 0 } }, "divisionByNought"],
  ["a negative count", rubric(), { facts: { meetings: -1, late: 0 } }, "unusableFact"],
  [
    "a score from outside above its maximum",
    rubric({ primitive: "convert", of: { fact: "outside" }, from: [0, 100], factor: 0.1 }),
    { facts: { outside: 101, late: 0 } },
    "aboveMaximum",
  ],
  [
    "an award above its range",
    rubric({ primitive: "award", given: "praise", range: [5, 10] }),
    { facts: { praise: { points: 11, reason: "x", assessor: "p" }, late: 0 } },
    "aboveMaximum",
  ],
  [
    "an award without reason",
    rubric({ primitive: "award", given: "praise", range: [5, 10] }),
    { facts: { praise: { points: 7, assessor: "p" }, late: 0 } },
    "noReason",
  ],
  [
    "an award with an empty reason",
    rubric({ primitive: "award", given: "praise", range: [5, 10] }),
    { facts: { praise: { points: 7, reason: "  ", assessor: "p" }, late: 0 } },
    "noReason",
  ],
  [
    "an award without assessor",
    rubric({ primitive: "award", given: "praise", range: [5, 10] }),
    { facts: { praise: { points: 7, reason: "x" }, late: 0 } },
    "noAssessor",
  ],
  ["last year's points that are not there", rubric(carryOver), {}, "noLastYear"],
  ["last year's points of another year", rubric(carryOver), { previous: { "spoiled/year": { 2022: "90" } } }, "noLastYear"],
  ["last year's points that are no number", rubric(carryOver), { previous: { "spoiled/year": { 2023: "abc" } } }, "unusableFact"],
  [
    "a list with a year twice",
    rubric({ primitive: "perOccurrence", start: 10, terms: [{ of: { window: "years", years: 3 }, points: -1 }] }),
    { facts: { years: [2023, 2023], late: 0 } },
    "unusableFact",
  ],
  ["a period without data", rubric(quarters), { facts: { late: 0, quarters: [{ period: "2024-Q1", score: 9 }] } }, "noPeriod"],
  [
    "a period twice",
    rubric(quarters),
    { facts: { late: 0, quarters: ["Q1", "Q2", "Q2"].map((name) => ({ period: `2024-${name}`, score: 9 })) } },
    "unusableFact",
  ],
  [
    "a period's score above what the fact may be",
    rubric(quarters),
    { facts: { late: 0, quarters: ["Q1", "Q2"].map((name) => ({ period: `2024-${name}`, score: 11 })) } },
    "unusableFact",
  ],
  [
    "a period's score as text",
    rubric(quarters),
    { facts: { late: 0, quarters: ["Q1", "Q2"].map((name) => ({ period: `2024-${name}`, score: "9" })) } },
    "unusableFact",
  ],
  [
    "raters of whom none gave a score",
    rubric({ primitive: "raters", groups: [{ id: "g", weight: 1, scores: "marks" }], round: ROUND }),
    { facts: { marks: [], late: 0 } },
    "noVotes",
  ],
  [
    "a rater's score above the most",
    rubric({ primitive: "raters", groups: [{ id: "g", weight: 1, scores: "marks" }], round: ROUND }),
    { facts: { marks: [9, 10.5], late: 0 } },
    "unusableFact",
  ],
  [
    "a word that no table has",
    rubric({ primitive: "severity", by: "level", table: { city: 5, county: 3 } }),
    { facts: { level: "province", late: 0 } },
    "unusableFact",
  ],
  [
    "a word that is a name of every object",
    rubric({ primitive: "severity", by: "level", table: { city: 5, county: 3 }, else: 0 }),
    { facts: { level: "constructor", late: 0 } },
    "unusableFact",
  ],
])("%s is explained and leaves bounds", (_, file, organisation, reason) => {
  const [why, total, bounds, points] = openFirst(reportOf(file, organisation));
  expect([why, total, points]).toEqual([reason, null, null]);
  const [low, high] = bounds as [string, string];
  expect([Number(low) >= 90, Number(high) <= 100, Number(low) < Number(high)]).toEqual([true, true, true]);
});

test("a cohort in which an indicator applies to nobody has no mean of it, and says so", () => {
  const file = rubric(undefined, { applies: yes("isNew"), otherwise: "peerMean", round: ROUND });
  expect(openFirst(reportOf(file, { facts: { ...good, isNew: false } }, { others: [{ ...good, isNew: false }] }))).toEqual([
    "emptyCohort",
    null,
    ["90", "100"],
    null,
  ]);
  const measured = rubric(shortOfMean, { applies: yes("isNew"), otherwise: "none" });
  expect(reportOf(measured, { facts: { ...good, rate: 5, isNew: false } }).total).toBe("90");
});

test("a mean of peers of whom one is missing is open, for that one and for the others", () => {
  const report = reportOf(rubric(shortOfMean), { facts: { late: 0, rate: 50 } }, { others: [{ late: 0 }] });
  expect(openFirst(report).slice(0, 2)).toEqual(["missingAmongPeers", null]);
  expect(report.open[0]).toMatchObject({ facts: ["rate"], message: { zh: expect.stringMatching(/^同组有单位缺少：/) } });
  const own = reportOf(rubric(shortOfMean), { facts: { late: 0 } }, { others: [{ late: 0, rate: 50 }] });
  expect(own.open[0]).toMatchObject({ reason: "missingFact", facts: ["rate"] });
});

test("one organisation alone has no place and no rank", () => {
  const ranked = { ranking: { publish: true, ties: "competition" } };
  const points = { primitive: "rankPoints", place, table: { 1: 10, 2: 5 }, else: 0 };
  expect(openFirst(reportOf(rubric(points), {})).slice(0, 2)).toEqual(["cohortOfOne", null]);
  expect(reportOf(rubric(undefined, {}, ranked), {}).rank).toBeNull();
  expect(reportOf(rubric(undefined, {}, ranked), {}, { others: [good] }).rank).toBe(1);
});

test("without a year, what reads one is open", () => {
  const organisations: Organisation[] = [{ id: "a", facts: { ...good, quarters: [] }, previous: { "spoiled/year": { 2023: "90" } } }];
  for (const score of [carryOver, quarters]) {
    const report = sound(scoreCohort(assessmentOf(rubric(score)), { organisations }).report(0, { trace: traceOf }));
    expect(openFirst(report).slice(0, 2)).toEqual(["noYear", null]);
  }
});

test("a category that no rubric is for, and a rubric of another category, give no points and take nobody's place", () => {
  const all = ["village", "street"].map((kind) =>
    assessmentOf(rubric(undefined, {}, { rubric: kind, categories: [kind], ranking: { publish: true, ties: "competition" } })),
  );
  const of = (id: string, category: string, meetings: number): Organisation => ({ id, category, facts: { meetings, late: 0 } });
  const organisations = [of("a", "village", 9), of("b", "farm", 10), of("c", "village", 8)];
  const run = scoreCohort(all, { year: 2024, organisations });
  const reports = organisations.map((_, index) => sound(run.report(index, { trace: traceOf })));
  expect(reports.map(({ total, rank, grade }) => [total, rank, grade])).toEqual([
    ["99", 1, "best"],
    [null, undefined, null],
    ["98", 2, "best"],
  ]);
  expect(reports[1]?.open.map(({ reason }) => reason)).toEqual(["noRubric"]);
  expect(sound(scoreCohort(all[0] as Assessment, { organisations: [of("d", "farm", 1)] }).report(0)).open[0]?.reason).toMatch(
    /^(noRubric|wrongCategory)$/,
  );
});

const TEN_MB = "甲".repeat(10_000_000 / 3);
const wrongNumbers: readonly (readonly [string, unknown])[] = [
  ["a text", "10"],
  ["full-width digits", "１０"],
  ["NaN", Number.NaN],
  ["an infinite number", Number.POSITIVE_INFINITY],
  ["a fraction", 1.5],
  ["a negative number", -1],
  ["more than the most", 51],
  ["a list", [10]],
  ["an object that becomes a number", { valueOf: () => 10 }],
  ["a bigint", 10n],
  ["true", true],
  ["a text of 10 MB", TEN_MB],
  ["a date", new Date(10)],
];

test.each(wrongNumbers)("no number of occurrences is read from %s", (_, meetings) => {
  const assessment = assessmentOf(rubric());
  const run = scoreCohort(assessment, { organisations: [{ id: "a", facts: { meetings, late: 0 } }] });
  const report = run.report(0);
  expect(openFirst(report)).toEqual(["unusableFact", null, ["90", "100"], null]);
  expect(report.issues).toEqual([
    expect.objectContaining({ pointer: "/facts/meetings", message: { zh: expect.any(String), en: expect.any(String) } }),
  ]);
  expect(JSON.stringify(report).length).toBeLessThan(10_000);
});

test("minus nought is nought, and leaves no sign behind", () => {
  const assessment = assessmentOf(rubric({ primitive: "convert", of: { fact: "outside" }, from: [-100, 100], factor: 0.1 }, { min: -10 }));
  expect(scoreCohort(assessment, { organisations: [{ id: "a", facts: { outside: -0, late: 0 } }] }).report(0).scores.first).toBe("0");
});

test("names of every object are no facts, no ids and no totals of an earlier year", () => {
  const hostile = JSON.parse('{"__proto__":{"meetings":10},"constructor":{"meetings":10},"late":0}') as Record<string, unknown>;
  expect(openFirst(reportOf(rubric(), { facts: hostile }))[0]).toBe("missingFact");
  expect(openFirst(reportOf(rubric(), { facts: Object.create({ meetings: 10, late: 0 }) as Record<string, unknown> }))[0]).toBe(
    "missingFact",
  );
  const previous = JSON.parse('{"__proto__":{"spoiled/year":{"2023":"90"}}}') as Record<string, never>;
  expect(openFirst(reportOf(rubric(carryOver), { previous }))[0]).toBe("noLastYear");
  const ids = ["__proto__", "constructor", "toString"];
  const { file } = assessmentOf({
    ...rubric(),
    indicators: ids.map((id, index) => ({
      id,
      title: { zh: "项", en: "Item" },
      article: "1",
      max: index === 0 ? 34 : 33,
      score: { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "meetings" }, points: 1 }] },
    })),
  });
  const report = reportOf(file, {});
  expect(Object.entries(report.scores)).toEqual(ids.map((id) => [id, "10"]));
  expect(report.total).toBe("30");
  expect(({} as { meetings?: number }).meetings).toBeUndefined();
});

test("facts that throw when they are read, or lead to themselves, leave points open and hurt nobody else", () => {
  const round: Record<string, unknown> = { ...good };
  round.praise = round;
  const throwing = new Proxy({}, { get: () => expect.fail("read"), ownKeys: () => expect.fail("read"), has: () => expect.fail("read") });
  const assessment = assessmentOf(rubric());
  const run = scoreCohort(assessment, { organisations: [round, throwing, good].map((facts, index) => ({ id: `${index}`, facts })) });
  expect([0, 1, 2].map((index) => run.report(index).total)).toEqual(["100", null, "100"]);
});

test.each<readonly [string, unknown, object, string]>([
  ["a word", rubric({ primitive: "severity", by: "level", table: { city: 5, county: 3 } }), { level: 5 }, "/facts/level"],
  [
    "a list of scores",
    rubric({ primitive: "raters", groups: [{ id: "g", weight: 1, scores: "marks" }], round: ROUND }),
    { marks: [9, "9"] },
    "/facts/marks",
  ],
  [
    "a record",
    rubric({ primitive: "award", given: "praise", range: [5, 10] }),
    { praise: { points: "7", reason: "x", assessor: "p" } },
    "/facts/praise",
  ],
  [
    "a list of records",
    rubric(quarters),
    { quarters: ["Q1", "Q2"].map((name) => ({ period: `2024-${name}`, score: "9" })) },
    "/facts/quarters",
  ],
])("what cannot be used of %s is told at its place in the line", (_, file, facts, pointer) => {
  const { issues } = reportOf(file, { facts: { late: 0, ...facts } });
  expect(issues.map((issue) => issue.pointer)).toEqual([expect.stringMatching(new RegExp(`^${pointer}(/|$)`))]);
});

const award = rubric({ primitive: "award", given: "praise", range: [5, 10] });
const marks = rubric({ primitive: "raters", groups: [{ id: "g", weight: 1, scores: "marks" }], round: ROUND });
const window = rubric({ primitive: "perOccurrence", start: 10, terms: [{ of: { window: "years", years: 3 }, points: -1 }] });
const ballot = rubric(
  { primitive: "raters", groups: [{ id: "g", weight: 1, votes: "votes", values: { good: 10, poor: 0 } }], round: ROUND },
  {},
  { facts: { late: { type: "count", max: 50 }, votes: { type: "record", of: { good: { type: "count" }, poor: { type: "count" } } } } },
);

test.each<readonly [string, unknown, Partial<Organisation>, string, string]>([
  [
    "points beyond the range",
    award,
    { facts: { praise: { points: 2, reason: "x", assessor: "p" } } },
    "/facts/praise/points",
    "a number from 5 to 10",
  ],
  [
    "an award without reason",
    award,
    { facts: { praise: { points: 7, assessor: "p" } } },
    "/facts/praise/reason",
    "the reason of the points",
  ],
  ["an award by nobody", award, { facts: { praise: { points: 7, reason: "x" } } }, "/facts/praise/assessor", "who gave the points"],
  [
    "a period twice",
    rubric(quarters),
    { facts: { quarters: ["Q1", "Q1", "Q2"].map((name) => ({ period: `2024-${name}`, score: 9 })) } },
    "/facts/quarters/1",
    "2024-Q1, 2024-Q2",
  ],
  ["a year twice", window, { facts: { years: [2022, 2023, 2022] } }, "/facts/years/2", "each year once"],
  [
    "a vote that nobody can cast",
    ballot,
    { facts: { votes: { good: 1, poor: 1, goood: 1 } } },
    "/facts/votes",
    "numbers of votes by these words alone: good, poor",
  ],
  [
    "an earlier total in words",
    rubric(carryOver),
    { facts: {}, previous: { "spoiled/year": { 2023: "abc" } } },
    "/previous/spoiled~1year/2023",
    "a decimal number in quotes",
  ],
  ["a mark as text", marks, { facts: { marks: [9, "9"] } }, "/facts/marks/1", "a number from 0 to 10 with at most 1 decimal"],
  [
    "a flag as a number",
    rubric(undefined, { applies: yes("isNew"), otherwise: "none" }),
    { facts: { ...good, isNew: 1 } },
    "/facts/isNew",
    "true or false",
  ],
])("%s is an issue at its place, which says what is taken there", (_, file, organisation, pointer, expected) => {
  const line = { ...organisation, facts: { late: 0, ...organisation.facts } };
  const { issues } = reportOf(file, line);
  expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([["unusable_fact", pointer]]);
  const said = issueInWords(assessmentOf(file), line, issues[0] as never, 2024);
  expect(said.expected?.en).toContain(expected);
  expect([said.message.zh.length > 8, said.message.en.length > 8, said.pointer]).toEqual([true, true, pointer]);
});

test.each<readonly [string, unknown, object, readonly string[], string]>([
  ["a mark that is not there", marks, { marks: [9, null] }, ["marks#2"], "缺少事实：marks#2。"],
  [
    "a period that is not there",
    rubric(quarters),
    { quarters: [{ period: "2024-Q1", score: 9 }] },
    ["quarters.2024-Q2"],
    "缺时段得分：quarters 2024-Q2。",
  ],
  ["an earlier total", rubric(carryOver), {}, ["spoiled/year.2023"], "缺往年得分：spoiled/year 2023。"],
])("what is missing of %s is named to the last key, and is no issue", (_, file, facts, names, message) => {
  const { open, issues } = reportOf(file, { facts: { late: 0, ...facts } });
  expect([open[0]?.facts, open[0]?.message.zh, issues]).toEqual([names, message, []]);
});

test("a key of the votes that no rubric has is not repeated in words: it may be a person", () => {
  const { open, issues } = reportOf(ballot, { facts: { late: 0, votes: { good: 1, poor: 1, "Somebody 123": 1 } } });
  expect([open[0]?.facts, issues.length]).toEqual([["votes"], 1]);
  expect(JSON.stringify([open, issues])).not.toContain("Somebody");
});

test("of a record with two words the one that no table has is named, with the words that it takes", () => {
  const points = { by: "kind", table: { x: 1, y: 2 } };
  const factor = { by: "level", table: { city: 1, county: 0.5 } };
  const file = rubric(
    { primitive: "perOccurrence", start: 0, terms: [{ list: "cases", points, factor }] },
    {},
    { facts: { late: { type: "count" }, cases: { type: "list", of: { kind: { type: "word" }, level: { type: "word" } } } } },
  );
  const line = { facts: { late: 0, cases: [{ kind: "x", level: "ctiy" }] } };
  const { issues } = reportOf(file, line);
  expect(issues.map(({ pointer }) => pointer)).toEqual(["/facts/cases/0/level"]);
  expect(issueInWords(assessmentOf(file), line as never, issues[0] as never, 2024)).toMatchObject({
    expected: { en: 'one of "city", "county"' },
    suggestion: '"city"',
  });
});

test("a fact whose name has dots is called by its title where it is missing", () => {
  const file = rubric(
    { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "2.211" }, points: 1 }] },
    {},
    {
      facts: { late: { type: "count" }, "2.211": { type: "count", title: { zh: "会议次数", en: "meetings held" } } },
    },
  );
  expect(reportOf(file, { facts: { late: 0 } }).open[0]?.message).toEqual({
    zh: "缺少事实：会议次数。",
    en: "Missing fact: meetings held.",
  });
});

test("each fault of an exemption is told by itself, and none is taken in silence", () => {
  const file = rubric(
    undefined,
    {},
    { exemptions: { grounds: [{ id: "reform", title: { zh: "改革", en: "a reform" } }], indicators: ["second"] } },
  );
  const whole = { indicator: "second", ground: "reform", by: "office" };
  const faults: readonly (readonly [object, string, string])[] = [
    [{ by: "" }, "by", "does not name who decided"],
    [{ ground: "reforn" }, "ground", "has a ground that the rubric does not name"],
    [{ indicator: "secondd" }, "indicator", "has an indicator that the rubric does not have"],
    [{ indicator: "first" }, "indicator", "has an indicator"],
    [{ item: "x" }, "item", "has an item that the indicator does not have"],
    [{ occurrences: 0 }, "occurrences", "has occurrences that are no whole number from 1"],
    [{ on: "2026-02-30" }, "on", "has no day of the calendar"],
  ];
  const exemptions = faults.map(([fault]) => ({ ...whole, ...fault })) as never;
  const line = { facts: { meetings: 10, late: 1 }, exemptions };
  const { issues, total } = reportOf(file, line);
  expect(total).toBe("90");
  expect(issues.map(({ pointer }) => pointer)).toEqual(faults.map(([, key], at) => `/exemptions/${at}/${key}`));
  const said = issues.map((issue) => issueInWords(assessmentOf(file), line, issue));
  for (const [at, [, , words]] of faults.entries()) expect(said[at]?.message.en).toContain(words);
  expect(said[1]?.suggestion).toBe('"reform"');
});
