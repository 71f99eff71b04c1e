import { expect, test } from "vitest";
import { both, leaf, scored } from "./rubric.fixture.ts";

const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const counts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: "count" }]));

const stars = ["none", "one", "two", "three", "four", "five"].map((grade, at) => ({
  grade,
  ...(at > 0 && { from: 40 + at * 10 }),
  ...(at < 5 && { to: 50 + at * 10 }),
}));
const score = (id: string, weight: number) =>
  leaf(id, 100, { primitive: "convert", of: { fact: id }, from: [0, 100], factor: 1 }, { weight });
const star = {
  max: 100,
  take: "weighted",
  facts: { net: { type: "number", decimals: 1 }, appraisal: { type: "number", decimals: 1 }, bad: { type: "flag" } },
  indicators: [score("net", 0.7), score("appraisal", 0.3)],
  bands: stars,
  quotas: [{ id: "thirty", grade: "five", kind: "most", share: 0.3 }],
  vetoes: [{ id: "bad", title: both("bad"), when: yes("bad"), effect: { cap: "two" } }],
};
const branch = (net: number, appraisal: number, bad = false) => ({ net, appraisal, bad });
const others = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`x${n}`, branch(70 + n, 70)]));

test("ninety exactly is enough for five stars, and what goes beyond the quota falls by the quota", () => {
  const { a, b, c, d, e } = scored(star, {
    a: branch(94, 88),
    b: branch(86.1, 99.1),
    c: branch(89.6, 89.6),
    d: branch(91, 91),
    e: branch(90.5, 90.5),
    ...others,
  });
  expect([a, b, c, d, e].map((each) => [each?.total, each?.grade, each?.decidedBy])).toEqual([
    ["92.2", "five", { by: "points" }],
    ["90", "four", { by: "quota", rule: "thirty" }],
    ["89.6", "four", { by: "points" }],
    ["91", "five", { by: "points" }],
    ["90.5", "five", { by: "points" }],
  ]);
  const { quotas: _, ...free } = star;
  expect(scored(free, { b: branch(86.1, 99.1) }).b?.grade).toBe("five");
});

test("a place freed by a veto passes on, and a vetoed branch has two stars at the most", () => {
  const { a, b } = scored(star, {
    a: branch(94, 88, true),
    b: branch(86.1, 99.1),
    c: branch(89.6, 89.6),
    d: branch(91, 91),
    e: branch(90.5, 90.5),
    ...others,
  });
  expect([a?.grade, b?.grade]).toEqual(["two", "five"]);
});

test("those that tie at the edge of a quota all fall below it, or all stay above it, as the rubric says", () => {
  const facts = { a: branch(95, 95), b: branch(92, 92), c: branch(92, 92), d: branch(92, 92), ...others, x6: branch(70, 70) };
  const grades = (file: object) =>
    Object.values(scored(file, facts))
      .map(({ grade }) => grade)
      .slice(0, 4);
  expect(grades(star)).toEqual(["five", "four", "four", "four"]);
  expect(grades({ ...star, quotas: [{ ...star.quotas[0], ties: "above" }] })).toEqual(["five", "five", "five", "five"]);
});

test("a least share of a low grade takes those with the fewest points", () => {
  const file = { ...star, quotas: [{ id: "backward", grade: "two", kind: "least", share: 0.2, round: "ceil" }] };
  const facts = { a: branch(95, 95), b: branch(92, 92), c: branch(85, 85), d: branch(80, 80), e: branch(80.1, 80.1), f: branch(88, 88) };
  expect(Object.values(scored(file, facts)).map(({ grade }) => grade)).toEqual(["five", "five", "four", "two", "two", "four"]);
});

test("last places within three years lead to the harshest step that holds", () => {
  const file = {
    max: 100,
    facts: { points: { type: "number", decimals: 1 }, lasts: { type: "list", items: { type: "count" } } },
    measures: { inARow: { consecutive: "lasts" }, inThree: { window: "lasts", years: 3 } },
    indicators: [leaf("points", 100, { primitive: "convert", of: { fact: "points" }, from: [0, 100], factor: 1 })],
    consequences: [
      {
        id: "removal",
        title: both("removal"),
        kind: "escalation",
        steps: ["notice", "talk", "adjustBoth"].map((id) => ({ id, title: both(id) })),
        rules: [
          { id: "low", step: "notice", when: { fact: "outcome", path: "$.total", operator: "lessThan", value: 85 } },
          {
            id: "twoInARow",
            step: "talk",
            when: { fact: "outcome", path: "$.measures.inARow", operator: "greaterThanInclusive", value: 2 },
          },
          {
            id: "twoInThree",
            step: "adjustBoth",
            when: { fact: "outcome", path: "$.measures.inThree", operator: "greaterThanInclusive", value: 2 },
          },
        ],
      },
    ],
  };
  const facts = {
    a: { points: 90, lasts: [2014, 2016] },
    b: { points: 90, lasts: [2015, 2016] },
    c: { points: 84.9, lasts: [] },
    d: { points: 85, lasts: [] },
    e: { lasts: [2015, 2016] },
  };
  expect(Object.values(scored(file, facts, { year: 2016 })).map(({ consequences }) => consequences)).toEqual([
    [{ rule: "removal", value: "adjustBoth", step: "adjustBoth", rules: ["twoInThree"] }],
    [{ rule: "removal", value: "adjustBoth", step: "adjustBoth", rules: ["twoInARow", "twoInThree"] }],
    [{ rule: "removal", value: "notice", step: "notice", rules: ["low"] }],
    [],
    [{ rule: "removal", value: "adjustBoth", step: "adjustBoth", rules: ["twoInARow", "twoInThree"] }],
  ]);
  expect(scored(file, { a: { lasts: [2016] } }, { year: 2016 }).a?.consequences).toEqual([{ rule: "removal", value: null, rules: [] }]);
  // A year that is written twice is not two years, and not surely one: nothing is proposed on it.
  const twice = scored(file, { a: { points: 90, lasts: [2016, 2016] }, b: { points: 90, lasts: [2016] } }, { year: 2016 });
  expect([twice.a?.consequences, twice.b?.consequences]).toEqual([[{ rule: "removal", value: null, rules: [] }], []]);
});

test("votes become a score, and groups of raters a total", () => {
  const votes = { type: "record", of: counts("excellent", "good", "fair", "poor") };
  const values = { excellent: 100, good: 80, fair: 60, poor: 40 };
  const list = { type: "list", items: { type: "number" }, decimals: 1, min: 0, max: 100 };
  const file = {
    max: 100,
    facts: { workload: votes, efficiency: votes, completion: votes },
    indicators: [
      leaf("rater", 100, {
        primitive: "raters",
        groups: [
          { id: "w", weight: 0.3, votes: "workload", values },
          { id: "e", weight: 0.3, votes: "efficiency", values },
          { id: "c", weight: 0.4, votes: "completion", values },
        ],
        round: { mode: "halfUp" },
      }),
    ],
  };
  const ballots = (...[excellent, good, fair, poor]: readonly number[]) => ({ excellent, good, fair, poor });
  const reports = scored(file, {
    a: { workload: ballots(5, 3, 2, 0), efficiency: ballots(4, 4, 1, 1), completion: ballots(6, 2, 1, 1) },
    b: { workload: ballots(0, 0, 0, 0), efficiency: ballots(4, 4, 1, 1), completion: ballots(6, 2, 1, 1) },
  });
  expect([reports.a?.total, reports.b?.total, reports.b?.open[0]?.reason]).toEqual(["84.8", null, "noVotes"]);
  const groups = {
    max: 100,
    facts: { leader: list, staff: list, group: list, bonus: { type: "count" } },
    indicators: [
      leaf("raters", 100, {
        primitive: "raters",
        groups: [
          { id: "l", weight: 0.2, scores: "leader" },
          { id: "s", weight: 0.4, scores: "staff" },
          { id: "g", weight: 0.4, scores: "group" },
        ],
        round: { mode: "halfUp" },
      }),
      leaf("bonus", 5, { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "bonus" }, points: 1 }] }, { beside: "bonus" }),
    ],
  };
  expect(scored(groups, { a: { leader: [84.8], staff: [88, 92], group: [75], bonus: 1 } }).a?.total).toBe("83.96");
});

test("a bonus floats with the total beyond a dead band and no further than the most", () => {
  const file = {
    max: 200,
    facts: { points: { type: "number" }, bonus: { type: "number" } },
    indicators: [leaf("points", 200, { primitive: "convert", of: { fact: "points" }, from: [0, 200], factor: 1 })],
    consequences: [
      { id: "percent", title: both("percent"), kind: "float", base: 100, deadBand: 10, most: 30, round: { mode: "halfUp" } },
      {
        id: "amount",
        title: both("amount"),
        kind: "float",
        base: 100,
        deadBand: 10,
        most: 30,
        on: { fact: "bonus" },
        round: { mode: "halfUp" },
      },
    ],
  };
  const facts = Object.fromEntries([108, 112, 135, 88, 65].map((points) => [`p${points}`, { points, bonus: 20_000 }]));
  expect(Object.values(scored(file, facts)).map(({ consequences }) => consequences.map(({ value }) => value))).toEqual([
    ["0", "20000"],
    ["12", "22400"],
    ["30", "26000"],
    ["-12", "17600"],
    ["-30", "14000"],
  ]);
});

test("attendance goes down the ladder", () => {
  const steps = (...points: readonly number[]) => points.map((each, from) => ({ from, points: each }));
  const file = {
    scale: 1,
    max: 20,
    facts: counts("absent", "late"),
    indicators: [
      leaf("absent", 10, { primitive: "ladder", of: { fact: "absent" }, steps: steps(10, 7, 5, 0) }),
      leaf("late", 10, { primitive: "ladder", of: { fact: "late" }, steps: steps(10, 9.5, 9, 8.5, 0) }),
    ],
  };
  const reports = Object.values(scored(file, Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`o${n}`, { absent: n, late: n }]))));
  expect(reports.map(({ scores }) => [scores.absent, scores.late])).toEqual([
    ["10", "10"],
    ["7", "9.5"],
    ["5", "9"],
    ["0", "8.5"],
    ["0", "0"],
  ]);
});

test("deeds add to a base up to the cap", () => {
  const terms = [
    { id: "lead", of: { fact: "lead" }, points: 2 },
    { id: "assist", of: { fact: "assist" }, points: 1 },
    { id: "lateLead", of: { fact: "lateLead" }, points: -5 },
    { id: "lateAssist", of: { fact: "lateAssist" }, points: -2.5 },
    { id: "praised", of: { fact: "praised" }, points: 1 },
  ];
  const names = terms.map(({ id }) => id);
  const file = {
    scale: 1,
    max: 100,
    facts: counts(...names),
    indicators: [leaf("deeds", 100, { primitive: "perOccurrence", start: 80, terms })],
  };
  const none = Object.fromEntries(names.map((name) => [name, 0]));
  const reports = scored(file, { a: { lead: 3, assist: 2, lateLead: 1, lateAssist: 1, praised: 1 }, b: { ...none, lead: 12 } });
  expect([reports.a?.total, reports.b?.total]).toEqual(["81.5", "100"]);
});

test("points of last year are carried over, or the first year's are taken", () => {
  const file = {
    max: 100,
    facts: { tasks: { type: "number" }, awards: { type: "number" }, first: { type: "flag" } },
    indicators: [
      leaf("base", 20, {
        primitive: "carryOver",
        yearsBack: 1,
        factor: 0.2,
        first: { when: yes("first"), points: 20 },
        round: { mode: "halfUp" },
      }),
      leaf("tasks", 70, { primitive: "convert", of: { fact: "tasks" }, from: [0, 70], factor: 1 }),
      leaf("awards", 10, { primitive: "convert", of: { fact: "awards" }, from: [0, 10], factor: 1 }),
    ],
  };
  const facts = { tasks: 61, awards: 4, first: false };
  const previous = { previous: { "test/t": { 2023: "92.5" } } };
  const reports = scored(file, { a: facts, b: { ...facts, first: true }, c: facts }, { year: 2024 }, { a: previous });
  expect([reports.a?.total, reports.b?.total, reports.c?.total]).toEqual(["83.5", "85", null]);
  expect(reports.c?.open.map(({ indicator, reason }) => [indicator, reason])).toEqual([["base", "noLastYear"]]);
  expect(scored(file, { a: facts }, {}, { a: previous }).a?.open[0]?.reason).toBe("noYear");
});
