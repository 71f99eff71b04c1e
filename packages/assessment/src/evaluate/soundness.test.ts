import { expect, test } from "vitest";
import { RECORDS } from "../limits.ts";
import type { Organisation } from "../organisation.ts";
import { both, group, leaf, rubricOf, scored } from "./rubric.fixture.ts";
import { scoreCohort } from "./score-cohort.ts";
import { scorePopulation } from "./score-population.ts";
import { traceOf } from "./trace.ts";

const number = { type: "number", decimals: 0, min: 0, max: 10 };
const own = (id: string, max = 10) => leaf(id, max, { primitive: "convert", of: { fact: id }, from: [0, max], factor: 1 });
const late = {
  primitive: "checklist",
  mode: "deduct",
  items: [{ id: "late", points: 4, when: { fact: "late", operator: "isRecorded", value: true } }],
};
const checked = (when: object) => ({ primitive: "checklist", mode: "award", items: [{ id: "x", points: 10, when }] });

test("rubrics of one assessment that rank and grade alike have one cohort for ranks and quotas, held or read line by line", () => {
  const more = (to: number) => ({
    ranking: { publish: true, ties: "competition" },
    bands: [
      { grade: "c", to: 2 },
      { grade: "b", from: 2, to: 5 },
      { grade: "a", from: 5 },
    ],
    quotas: [{ id: "best", grade: "a", kind: "most", count: to, ties: "below" }],
  });
  const of = (category: string, file: object) =>
    rubricOf({ max: 10, facts: { n: number }, indicators: [own("n")], categories: [category], ...file });
  const organisations = [
    ["x", 9],
    ["y", 8],
    ["x", 7],
    ["y", 1],
  ].map(([category, n], at): Organisation => ({ id: `o${at}`, category: category as string, facts: { n } }));
  const results = (other: object) => {
    const rubrics = [of("x", more(2)), of("y", { ...more(2), ...other })];
    const run = scoreCohort(rubrics, { organisations });
    const population = scorePopulation(rubrics, () => organisations);
    expect(organisations.map((each, at) => population.report(at, each, { trace: traceOf }))).toEqual([...run.reports({ trace: traceOf })]);
    return [...run.reports()].map(({ rank, grade, decidedBy }) => [rank, grade, decidedBy?.by]);
  };
  expect(results({})).toEqual([
    [1, "a", "points"],
    [2, "a", "points"],
    [3, "b", "quota"],
    [4, "c", "points"],
  ]);
  // Other quotas: ranked together, counted apart.
  expect(results(more(1))).toEqual([
    [1, "a", "points"],
    [2, "a", "points"],
    [3, "a", "points"],
    [4, "c", "points"],
  ]);
  // Another ranking: ranked apart, counted together.
  expect(results({ ranking: { publish: true, ties: "dense" } })).toEqual([
    [1, "a", "points"],
    [1, "a", "points"],
    [2, "b", "quota"],
    [2, "c", "points"],
  ]);
});

test("the year is a fact that every condition and measure may read, and no line can say otherwise", () => {
  const since = (value: number) => ({ fact: "year", operator: "greaterThanInclusive", value });
  const file = {
    max: 30,
    facts: { n: number },
    indicators: [
      leaf("rule", 10, checked(since(2024))),
      leaf("slow", 10, checked({ all: [since(2024), { not: { fact: "n", operator: "equal", value: { fact: "year" } } }] })),
      leaf("measure", 10, {
        primitive: "perOccurrence",
        start: 0,
        terms: [{ of: { greatest: [0, { sub: [{ fact: "year" }, 2020] }] }, points: 1 }],
      }),
    ],
    vetoes: [{ id: "old", title: both("old"), when: { not: since(2023) }, effect: "zero" }],
    bands: [{ grade: "a" }],
  };
  const at = (year?: number) => scored(file, { a: { n: 1, year: 2030 } }, year === undefined ? {} : { year }).a;
  expect([at(2025)?.scores, at(2023)?.scores.rule, at(2022)?.total]).toEqual([{ rule: "10", slow: "10", measure: "5" }, "0", "0"]);
  expect(at()?.open.map(({ indicator, reason }) => `${indicator} ${reason}`)).toEqual([
    "rule noYear",
    "slow noYear",
    "measure noYear",
    "old noYear",
  ]);
  expect(at(2025)?.trace?.[0]?.facts).toEqual({ year: "2025" });
});

test("nothing follows from what is not recorded: only a recorded null says that there is none", () => {
  const file = { max: 10, facts: { late: { type: "word" } }, indicators: [leaf("l", 10, late)] };
  const results = scored(file, { absent: {}, none: { late: null }, there: { late: "x" } });
  expect([results.absent?.bounds, results.none?.total, results.there?.total]).toEqual([["6", "10"], "10", "6"]);
  expect(results.absent?.open).toMatchObject([{ indicator: "l", reason: "missingFact", facts: ["late"] }]);
});

test("facts of the cohort that cannot be used are told in every report, and open what reads them", () => {
  const score = { primitive: "proRata", of: { fact: "n" }, target: { cohort: "target" }, round: { mode: "halfUp" } };
  const file = { max: 10, facts: { n: number }, cohortFacts: { target: { type: "count" } }, indicators: [leaf("r", 10, score)] };
  const report = scored(file, { a: { n: 1 } }, { facts: { target: -1 } }).a;
  expect([report?.total, report?.issues.map(({ code, pointer }) => `${code} ${pointer}`)]).toEqual([
    null,
    ["unusable_fact /cohort/target"],
  ]);
  expect(report?.open).toMatchObject([{ indicator: "r", reason: "unusableFact", facts: ["target"] }]);
});

test("facts that throw inside, or a list longer than the bounds allow for, are issues and leave the rest as it is", () => {
  const cases = { type: "list", of: { level: { type: "word" } } };
  const listed = { primitive: "perOccurrence", start: 10, terms: [{ list: "cases", points: { by: "level", table: { high: -1 } } }] };
  const file = {
    max: 30,
    facts: { n: number, cases, org: { type: "record", of: { late: { type: "flag" } } } },
    indicators: [own("n"), leaf("c", 10, listed), leaf("o", 10, checked({ fact: "org", path: "$.late", operator: "equal", value: true }))],
  };
  const throwing = {
    get level(): string {
      throw new Error("no");
    },
    get late(): boolean {
      throw new Error("no");
    },
  };
  const proxied = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("no");
      },
    },
  );
  const told = (facts: object) => {
    const report = scored(file, { a: facts }).a;
    return [report?.scores, report?.issues.map(({ pointer }) => pointer)];
  };
  const fine = { n: 3, cases: [{ level: "high" }], org: { late: true } };
  expect(told(fine)).toEqual([{ n: "3", c: "9", o: "10" }, []]);
  for (const cases of [[throwing], [proxied], new Array(RECORDS + 1)])
    expect(told({ ...fine, cases })).toEqual([{ n: "3", c: null, o: "10" }, ["/facts/cases"]]);
  for (const org of [throwing, proxied]) expect(told({ ...fine, org })).toEqual([{ n: "3", c: "9", o: null }, ["/facts/org"]]);
  expect(told(proxied)).toEqual([{ n: null, c: null, o: null }, ["/facts"]]);
});

test("two exemptions of one kind of occurrence both count", () => {
  const score = { primitive: "perOccurrence", start: 10, terms: [{ id: "late", of: { fact: "n" }, points: -1 }] };
  const file = {
    max: 10,
    facts: { n: number },
    indicators: [leaf("r", 10, score)],
    exemptions: { grounds: [{ id: "g", title: both("g") }] },
  };
  const exemption = (occurrences: number) => ({ indicator: "r", ground: "g", by: "office", item: "late", occurrences });
  const report = scored(file, { a: { n: 5 } }, {}, { a: { exemptions: [exemption(1), exemption(2)] } }).a;
  const step = { step: "exemption", of: "late", ground: "g", by: "office" };
  expect([report?.total, report?.trace?.[0]?.steps]).toEqual([
    "8",
    [
      { ...step, count: "1" },
      { ...step, count: "2" },
      { step: "deduct", points: "-2", of: "late" },
    ],
  ]);
});

test("what is capped says so once, and a missing fact is said by its title", () => {
  const terms = [
    { of: { fact: "n" }, points: 1 },
    { of: { fact: "m" }, points: 1 },
  ];
  const file = {
    max: 5,
    facts: { n: number, m: { ...number, title: { zh: "投诉", en: "Complaints" } } },
    indicators: [group("g", 5, [leaf("r", 5, { primitive: "perOccurrence", start: 0, terms })])],
  };
  const { a, b } = scored(file, { a: { n: 9 }, b: { n: 1 } });
  expect([a?.total, a?.trace?.[0]?.steps.filter(({ step }) => step === "cap")]).toEqual(["5", [{ step: "cap", points: "5", of: "9" }]]);
  expect(b?.open[0]?.message).toEqual({ zh: "缺少事实：投诉。", en: "Missing fact: Complaints." });
});
