import fc from "fast-check";
import { expect, test } from "vitest";
import { compileAssessment } from "../compile/compile-assessment.ts";
import { drawn } from "../evaluate/drawn.fixture.ts";
import { both, group, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import type { Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import { analyseAssessment } from "./analyse-assessment.ts";
import { burdenLint } from "./burden-lint.ts";
import { mutantsOf } from "./mutants.ts";
import { undiscriminating } from "./undiscriminating.ts";

const yes = (fact: string) => ({ fact, operator: "equal", value: true });
const atLeast = (fact: string, value: number) => ({ fact, operator: "greaterThanInclusive", value });
const found = (assessment: Assessment) => analyseAssessment(assessment).map(({ code, pointer, severity }) => [code, pointer, severity]);
const one = (score: object, facts: object, more: object = {}) => rubricOf({ max: 10, facts, indicators: [leaf("x", 10, score, more)] });

test("an indicator that cannot reach its maximum or its minimum is told with what it can reach", () => {
  const few = one({ primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "n" }, points: 2 }] }, { n: { type: "count", max: 3 } });
  expect(analyseAssessment(few)[0]).toMatchObject({ code: "maximum_unreachable", pointer: "/indicators/0", severity: "warning" });
  expect(analyseAssessment(few)[0]?.message.zh).toContain("最多只能得 6 分");
  const short = { primitive: "perUnitShort", of: { fact: "n" }, target: 8, side: "below", unit: 1, points: 1, steps: "complete" };
  expect(analyseAssessment(one(short, { n: { type: "count", max: 9 } }))[0]?.message.en).toContain("at least 2");
  expect(found(one({ ...short, points: 2 }, { n: { type: "count", max: 9 } }))).toEqual([]);
  expect(found(one({ ...short, target: 12, points: 2 }, { n: { type: "count", max: 9 } }))).toEqual([
    ["maximum_unreachable", "/indicators/0", "warning"],
  ]);
});

test("a step of a ladder that no number comes to stand on is told", () => {
  const steps = [
    { from: 0, points: 10 },
    { from: 2, points: 5 },
    { from: 7, points: 0 },
  ];
  const ladder = { primitive: "ladder", of: { fact: "n" }, steps };
  expect(found(one(ladder, { n: { type: "count" } }))).toEqual([]);
  expect(found(one(ladder, { n: { type: "count", min: 2, max: 6 } }))).toEqual([
    ["maximum_unreachable", "/indicators/0", "warning"],
    ["minimum_unreachable", "/indicators/0", "warning"],
    ["step_unreachable", "/indicators/0/score/steps/0", "warning"],
    ["step_unreachable", "/indicators/0/score/steps/2", "warning"],
  ]);
});

test("a fact declared better is proven so by structure, contradicted by an example that was scored, or said not to be proven", () => {
  const tiers = (first: number, second: number) => ({
    primitive: "tiers",
    tiers: [
      { when: atLeast("n", 9), points: first },
      { when: atLeast("n", 3), points: second },
    ],
    else: 0,
  });
  const n = { type: "count", max: 20, better: "more" };
  expect(found(one(tiers(10, 5), { n }))).toEqual([]);
  const places = (second: number) => ({
    primitive: "rankPoints",
    place: { fact: "n" },
    table: { 1: 10, 2: second },
    beyond: { from: 3, points: 6, step: -1 },
    ties: "same",
  });
  const place = { type: "count", min: 1, max: 20, better: "less" };
  expect(found(one(places(8), { n: place }))).toEqual([]);
  expect(found(one(places(4), { n: place }))).toEqual([["monotone_contradicted", "/facts/n/better", "error"]]);
  const [issue] = analyseAssessment(one(tiers(5, 10), { n }));
  expect([issue?.code, issue?.severity, issue?.pointer]).toEqual(["monotone_contradicted", "error", "/facts/n/better"]);
  expect(issue?.message.en).toMatch(/from 8 to 9 the total goes from 10 to 5/);
  const product = { add: [{ mul: [{ sub: [{ fact: "n" }, 30] }, { sub: [{ fact: "n" }, 30] }] }, 0] };
  const open = one(
    { primitive: "convert", of: product, from: [0, 1000], factor: -0.01, round: { mode: "floor" } },
    { n: { ...n, max: 20 } },
  );
  expect(found(open).map(([code]) => code)).toContain("monotone_unproven");
});

test("no proof of a direction is ever refuted by organisations that were scored", () => {
  let proven = 0;
  fc.assert(
    fc.property(drawn, fc.nat(), fc.constantFrom("more", "less"), ({ file, facts }, which, better) => {
      const declared = (file as { readonly facts: Readonly<Record<string, { readonly type: string }>> }).facts;
      const name = Object.keys(declared)[which % Object.keys(declared).length] ?? "";
      const assessment = rubricOf({ ...file, facts: { ...declared, [name]: { ...declared[name], better } } });
      if (analyseAssessment(assessment).some(({ code }) => code.startsWith("monotone"))) return;
      const values = declared[name]?.type === "flag" ? [false, true] : [0, 1, 2, 5, 12, 40];
      for (const one of facts) {
        // All others stay, so that one alone is moved.
        const totals = values.map((value) => {
          const organisations = facts.map(
            (each, at): Organisation => ({ id: `o${at}`, facts: each === one ? { ...each, [name]: value } : each }),
          );
          const { total } = scoreCohort(assessment, { organisations }).report(facts.indexOf(one));
          return total === null ? undefined : Number(total);
        });
        for (const [at, total] of totals.entries()) {
          const before = totals[at - 1];
          if (before === undefined || total === undefined) continue;
          proven += 1;
          if (better === "more") expect(total).toBeGreaterThanOrEqual(before);
          else expect(total).toBeLessThanOrEqual(before);
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(proven).toBeGreaterThan(100);
});

test("what an indicator is proven to reach holds for every organisation", () => {
  fc.assert(
    fc.property(drawn, ({ file, facts }) => {
      const assessment = rubricOf(file);
      const run = scoreCohort(assessment, { organisations: facts.map((each, at) => ({ id: `o${at}`, facts: each })) });
      for (const issue of analyseAssessment(assessment)) {
        const id = assessment.nodes.find(({ pointer }) => pointer === issue.pointer)?.id ?? "";
        const reached = Number(/(?:at most|at least) (-?[\d.]+\d|\d)/.exec(issue.message.en)?.[1]);
        for (const { scores } of run.reports()) {
          if (scores[id] === null || scores[id] === undefined || Number.isNaN(reached)) continue;
          if (issue.code === "maximum_unreachable") expect(Number(scores[id])).toBeLessThanOrEqual(reached);
          if (issue.code === "minimum_unreachable") expect(Number(scores[id])).toBeGreaterThanOrEqual(reached);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("indicators that hardly tell anybody apart are named, and one open or with a single organisation is not", () => {
  const file = {
    max: 20,
    facts: { a: { type: "flag" }, b: { type: "flag" } },
    indicators: ["a", "b"].map((id) =>
      leaf(id, 10, { primitive: "checklist", mode: "deduct", items: [{ id: "i", points: 4, when: yes(id) }] }),
    ),
  };
  const organisations = Array.from({ length: 20 }, (_, at) => ({ id: `o${at}`, facts: { a: at === 0, b: at < 2 } }));
  const run = scoreCohort(rubricOf(file), { organisations });
  expect(undiscriminating(run).map(({ indicator, points, organisations: same, of }) => [indicator, points, same, of])).toEqual([
    ["a", "10", 19, 20],
  ]);
  expect(undiscriminating(run, { share: 0.9 })).toHaveLength(2);
  expect(undiscriminating(run, { share: 1 })).toEqual([]);
  expect(undiscriminating(scoreCohort(rubricOf(file), { organisations: organisations.slice(0, 1) }))).toEqual([]);
});

const flag = { type: "flag" };
const lint = (facts: object, more: object = {}, options: object = {}) => {
  const names = Object.keys(facts);
  const items = names.map((name) => ({ id: name, points: 1, when: yes(name) }));
  const indicators = [leaf("x", 10, { primitive: "checklist", mode: "deduct", items })];
  return burdenLint(rubricOf({ max: 10, facts, indicators, ...more }), options);
};

test("each kind of burden is warned of with its source, at second hand, and never as an error", () => {
  const kinds = ["checkIn", "onlineTime", "interaction", "poll", "location", "photo"];
  const issues = lint({
    ...Object.fromEntries(kinds.map((source) => [source, { ...flag, source, title: both(source) }])),
    kept: { ...flag, source: "record", title: both("打卡") },
  });
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
    ["burden_check_in", "/facts/checkIn/source"],
    ["burden_online_time", "/facts/onlineTime/source"],
    ["burden_interaction", "/facts/interaction/source"],
    ["burden_interaction", "/facts/poll/source"],
    ["burden_location", "/facts/location/source"],
    ["burden_photo", "/facts/photo/source"],
  ]);
  expect(issues.every(({ severity }) => severity === "warning")).toBe(true);
  expect(issues.every(({ message }) => /《政务移动互联网应用程序规范化管理办法》（2026年2月报道，据转述/.test(message.zh))).toBe(true);
  expect(issues.some(({ message }) => /https?:|www\./.test(message.zh + message.en))).toBe(false);
});

test("a fact that sounds like a restricted metric is warned of less surely, unless its source is declared", () => {
  expect(lint({ n: { ...flag, title: { zh: "每日打卡次数", en: "daily entries" } } })[0]).toMatchObject({
    code: "burden_check_in",
    pointer: "/facts/n",
  });
  expect(lint({ n: { ...flag, title: { zh: "签订责任书", en: "signed a pledge" } } })).toEqual([]);
});

test("traces alone, duplicate facts, published ranks, too many indicators and checks are warned of", () => {
  const codes = (...all: Parameters<typeof lint>) => lint(...all).map(({ code }) => code);
  expect(codes({ a: { ...flag, source: "trace" } })).toEqual(["burden_trace_only"]);
  expect(codes({ a: { ...flag, source: "trace" }, b: { ...flag, source: "record" } })).toEqual([]);
  expect(codes({ a: { ...flag, title: both("会议 次数") }, b: { ...flag, title: both("会议次数") } })).toEqual(["burden_duplicate_fact"]);
  const other = rubricOf({
    max: 10,
    facts: { z: { ...flag, title: both("会议次数") } },
    indicators: [leaf("x", 10, { primitive: "checklist", mode: "award", items: [{ id: "z", points: 10, when: yes("z") }] })],
  });
  expect(codes({ a: { ...flag, title: both("会议次数") } }, {}, { others: [{ ...other, name: "test/u" }] })).toEqual([
    "burden_duplicate_fact",
  ]);
  expect(codes({ a: flag }, { ranking: { publish: true, ties: "dense" } })).toEqual(["burden_ranking"]);
  expect(codes({ a: flag }, { ranking: { publish: false, ties: "dense" } })).toEqual([]);
  expect(codes({ a: flag }, {}, { mostIndicators: 0 })).toEqual(["burden_too_many_indicators"]);
  const months = { primitive: "periods", of: "m", periods: ["01", "02", "03", "04", "05"], take: "worst" };
  const monthly = one(months, {
    m: { type: "list", of: { period: { type: "word" }, score: { type: "number" } }, decimals: 0, min: 0, max: 10 },
  });
  expect(burdenLint(monthly).map(({ code, pointer }) => [code, pointer])).toEqual([
    ["burden_too_many_checks", "/indicators/0/score/periods"],
  ]);
  expect(burdenLint(monthly, { mostChecks: 5 })).toEqual([]);
});

const mutable = {
  id: "t",
  title: both("t"),
  scale: 1,
  max: 30,
  cap: 29,
  facts: { a: flag, n: { type: "count", max: 9 } },
  indicators: [
    group(
      "g",
      20,
      [
        leaf("x", 20, { primitive: "checklist", mode: "deduct", items: [{ id: "late", points: 1.5, when: yes("a") }] }, { weight: 0.6 }),
        leaf(
          "y",
          20,
          { primitive: "perUnitShort", of: { fact: "n" }, target: 5, side: "below", unit: 2, points: 4, steps: "complete" },
          { weight: 0.4 },
        ),
      ],
      { take: "weighted", round: { mode: "halfUp" } },
    ),
    leaf("z", 10, { primitive: "perOccurrence", start: 10, floor: 2, cap: 10, deductCap: 8, terms: [{ of: { fact: "n" }, points: -1 }] }),
  ],
  vetoes: [{ id: "v", title: both("v"), when: yes("a"), effect: { cap: "low" } }],
  bands: [
    { grade: "low", to: 15 },
    { grade: "high", from: 15 },
  ],
  quotas: [{ id: "q", grade: "high", kind: "most", count: 2, ties: "below" }],
};

test("mutants change every kind of place, each told with its place, and none that evidently means the same", () => {
  const file = mutable as unknown as Parameters<typeof mutantsOf>[0];
  const mutants = [...mutantsOf(file)];
  const said = mutants.map(({ pointer, what }) => `${pointer} ${what.en}`);
  expect(said).toEqual(
    expect.arrayContaining([
      "/bands/1/from from: 15 becomes 15.1",
      "/cap cap left out",
      "/indicators/1/score/floor floor left out",
      "/indicators/1/score/deductCap deductCap left out",
      '/indicators/0/indicators/0/weight the weights of "x" and "y" exchanged',
      "/indicators/0/indicators/0/score/items/0/points points: 1.5 becomes 1.4",
      "/indicators/0/indicators/0/score/mode mode: deduct becomes award",
      "/indicators/0/indicators/1/score/steps steps: complete becomes started",
      "/indicators/0/indicators/1/score/target target: 5 becomes 6",
      '/vetoes/0 "v" left out',
      "/quotas/0/count count: 2 becomes 3",
      "/quotas/0/ties ties: below becomes above",
    ]),
  );
  expect(said).not.toContain("/indicators/1/score/cap cap left out");
  const texts = new Set(mutants.map((mutant) => JSON.stringify(mutant.file)));
  expect(texts.size).toBe(mutants.length);
  expect(texts.has(JSON.stringify(mutable))).toBe(false);
  expect(mutants.every(({ what }) => what.zh !== "" && what.en !== "")).toBe(true);
  const taken = mutants.filter((mutant) => compileAssessment(mutant.file, { name: "t/t", version: "1" }).assessment !== undefined);
  expect(taken.length).toBeGreaterThan(mutants.length / 2);
});

test("changes that mean the same by construction are not made: each kind beside one like it that is made", () => {
  const pointers = (score: object, min = 0): readonly string[] => {
    const facts = { a: flag, n: { type: "count", max: 9 }, x: { type: "number", decimals: 1, min: 0, max: 10 }, w: { type: "word" } };
    const file = { id: "t", title: both("t"), scale: 2, max: 10, facts, indicators: [leaf("i", 10, score, { min })] };
    const made = mutantsOf(file as unknown as Parameters<typeof mutantsOf>[0]);
    return [...new Set([...made].map(({ pointer }) => pointer.replace("/indicators/0/score/", "")))];
  };
  const short = { primitive: "perUnitShort", target: 5, side: "below", points: 1, steps: "proportional", round: { mode: "halfUp" } };
  const items = [{ id: "late", points: 5, when: yes("a") }];
  expect(pointers({ primitive: "checklist", mode: "allOrNothing", items })).not.toContain("items/0/points");
  expect(pointers({ primitive: "checklist", mode: "award", items })).toContain("items/0/points");
  const beyond = pointers({ primitive: "checklist", mode: "deduct", items: [{ id: "late", points: 12, when: yes("a") }] });
  expect(beyond).not.toContain("items/0/points");
  const share = { primitive: "proRata", of: { fact: "n" }, round: { mode: "halfUp" } };
  expect(pointers({ ...share, target: 8 })).not.toContain("round/mode");
  for (const target of [9, { parameter: "p" }]) expect(pointers({ ...share, target })).toContain("round/mode");
  const parametric = { ...short, of: { fact: "n" }, unit: 3, steps: { parameter: "s" } };
  expect(pointers(parametric)).toContain("round/mode");
  // A point for two is a half for one, which the two decimals of the scores hold; a third of a point they do not, nor a half where one is kept.
  for (const exact of [
    { of: { fact: "n" }, unit: 2 },
    { of: { fact: "x" }, unit: 1 },
    { ...parametric, unit: 2 },
  ]) {
    expect(pointers({ ...short, ...exact })).not.toContain("round/mode");
    const whole = { mode: "halfUp", decimals: 0 };
    expect(pointers({ ...short, ...exact, round: whole })).toContain("round/mode");
  }
  const whole = pointers({ ...short, of: { fact: "n" }, unit: 1 });
  expect([whole.includes("steps"), whole.includes("round/mode")]).toEqual([false, false]);
  for (const other of [
    { of: { fact: "n" }, unit: 3 },
    { of: { fact: "x" }, unit: 7 },
    { of: { ratio: [{ fact: "n" }, 3] }, unit: 1 },
  ])
    expect(pointers({ ...short, ...other })).toEqual(expect.arrayContaining(["steps", "round/mode"]));
  const table = { primitive: "severity", by: "w", table: { full: 12, some: 5 }, else: 0 };
  expect(pointers(table, 1)).toEqual(["table/some"]);
  expect(pointers(table)).toEqual(["table/some", "else"]);
  const given = { primitive: "convert", of: { fact: "x" }, from: [0, 10], round: { mode: "halfUp" } };
  expect(pointers({ ...given, factor: 0.5 })).not.toContain("round/mode");
  expect(pointers({ ...given, factor: 0.333 })).toContain("round/mode");
  const steps = [
    { from: 0, points: 0 },
    { from: 2.5, points: 10 },
  ];
  expect(pointers({ primitive: "ladder", of: { fact: "n" }, steps })).not.toContain("steps/1/from");
  expect(pointers({ primitive: "ladder", of: { fact: "x" }, steps })).toContain("steps/1/from");
  const caps = (more: object): readonly string[] =>
    [...mutantsOf({ ...mutable, ...more } as unknown as Parameters<typeof mutantsOf>[0])].flatMap(({ pointer, what }) =>
      pointer === "/cap" ? [what.en] : [],
    );
  expect(caps({ cap: 30 })).toEqual(["cap: 30 becomes 29.9"]);
  expect(caps({ cap: 29 })).toHaveLength(3);
});
