import fc from "fast-check";
import { expect, test } from "vitest";
import { drawn } from "../evaluate/drawn.fixture.ts";
import { both, group, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { traceOf } from "../evaluate/trace.ts";
import type { Organisation } from "../organisation.ts";
import { attributeLoss } from "./attribute-loss.ts";
import { diffRubrics } from "./diff-rubrics.ts";
import { rescore } from "./rescore.ts";
import { sensitivity } from "./sensitivity.ts";
import { whatIf } from "./what-if.ts";

const counted = (fact: string, max: number, points: number) => ({
  primitive: "perOccurrence",
  start: max,
  terms: [{ of: { fact }, points }],
});
const count = { type: "count", max: 50 };

/** Two weighted indicators of 100 points, three grades, one place for the best, ranks. */
const weighted = {
  max: 100,
  take: "weighted",
  round: { mode: "halfUp" },
  facts: { a: count, b: count, bad: { type: "flag" } },
  indicators: [leaf("a", 100, counted("a", 100, -10), { weight: 0.7 }), leaf("b", 100, counted("b", 100, -10), { weight: 0.3 })],
  vetoes: [{ id: "bad", title: both("bad"), when: { fact: "bad", operator: "equal", value: true }, effect: "zero" }],
  bands: [
    { grade: "low", to: 60 },
    { grade: "good", from: 60, to: 90 },
    { grade: "best", from: 90 },
  ],
  quotas: [{ id: "places", grade: "best", kind: "most", count: 1 }],
  ranking: { publish: true, ties: "competition" },
};
const of = (facts: Readonly<Record<string, object>>) => ({
  organisations: Object.entries(facts).map(([id, each]) => ({ id, facts: each }) as Organisation),
});
const cohort = of({ x: { a: 1, b: 0, bad: false }, y: { a: 0, b: 4, bad: false }, z: { a: 5, b: 5, bad: true } });
const run = scoreCohort(rubricOf(weighted), cohort);

test("contributions say by which indicator a total moves, through weights, and what a veto does", () => {
  expect([...run.reports()].map(({ total, grade, rank }) => [total, grade, rank])).toEqual([
    ["93", "best", 1],
    ["88", "good", 2],
    ["0", "low", 3],
  ]);
  const other = whatIf(run, [{ pointer: "/indicators/1/score/terms/0/points", value: -5 }]);
  const { organisations, rises, falls, regraded } = diffRubrics(run, other.run ?? run);
  expect([rises, falls, regraded, other.moved]).toEqual([["y"], [], ["x", "y"], { totals: 1, grades: 2 }]);
  expect(organisations[1]).toMatchObject({ moved: "6", contributions: [{ indicator: "b", by: "points", points: "6" }] });
  const vetoed = organisations[2]?.contributions ?? [];
  expect(vetoed).toEqual([
    { indicator: "b", by: "points", points: "7.5" },
    { indicator: "", by: "veto", points: "-7.5" },
  ]);
});

test("what leaving a part out and rounding do to a total has names of its own", () => {
  const yes = { fact: "isNew", operator: "equal", value: true };
  const rubric = rubricOf({
    scale: 1,
    max: 100,
    round: { mode: "halfUp" },
    facts: { a: count, b: count, isNew: { type: "flag" } },
    indicators: [leaf("a", 80, counted("a", 80, -1)), leaf("b", 20, counted("b", 20, -1), { applies: { not: yes }, otherwise: "exempt" })],
  });
  const run = (isNew: boolean) => scoreCohort(rubric, of({ x: { a: 19, b: 20, isNew } }));
  expect(diffRubrics(run(false), run(true)).organisations[0]).toMatchObject({
    moved: "15.3",
    contributions: [
      { indicator: "", by: "reweighting", points: "15.25" },
      { indicator: "", by: "rounding", points: "0.05" },
    ],
  });
});

test("a weighted sum that has no fractions is not rounded, whatever its rounding, and no rounding is made up for it", () => {
  const group = (points: number) => ({
    id: "g",
    title: both("g"),
    max: 10,
    take: "weighted",
    round: { decimals: 0, mode: "halfUp" },
    indicators: [leaf("a", 10, counted("a", 10, points), { weight: 1 })],
  });
  const scored = (points: number) =>
    scoreCohort(rubricOf({ scale: 1, max: 10, facts: { a: count }, indicators: [group(points)] }), of({ x: { a: 1 } }));
  const [before, after] = [scored(-0.5), scored(-1)];
  expect([before.report(0).total, after.report(0).total]).toEqual(["9.5", "9"]);
  expect(diffRubrics(before, after).organisations[0]?.contributions).toEqual([{ indicator: "a", by: "points", points: "-0.5" }]);
});

test("contributions sum exactly to the difference of the totals, whatever two rubrics are compared", () => {
  let compared = 0;
  fc.assert(
    fc.property(drawn, drawn, (one, other) => {
      const facts = one.facts.map((each, at) => ({ ...each, ...other.facts[at] }));
      const organisations = facts.map((each, at): Organisation => ({ id: `o${at}`, facts: each }));
      const [before, after] = [one.file, other.file].map((file) => scoreCohort(rubricOf(file), { organisations }));
      if (before === undefined || after === undefined) return;
      for (const { moved, contributions } of diffRubrics(before, after).organisations) {
        expect(contributions === null).toBe(moved === null);
        if (contributions === null) continue;
        compared += 1;
        const sum = contributions.reduce((all, { points }) => {
          const [n = "0", d = "1"] = points.split("/");
          return all + Number(n) / Number(d);
        }, 0);
        expect(sum).toBeCloseTo(Number(moved), 9);
      }
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(20);
});

test("a correction keeps both results, says which correction moved what, and who else is moved by it", () => {
  const correction = { reason: "the report came in time", by: "office", on: "2026-01-12" };
  const corrections = [
    { pointer: "/facts/b", value: 0, ...correction },
    { pointer: "/facts/bad", value: false, ...correction },
  ];
  const before = [...run.reports({ trace: traceOf })];
  const result = rescore(run, { id: "y", corrections, appeal: { by: "y", on: "2026-01-10" } });
  expect([result.before.total, result.after.total, result.issues]).toEqual(["88", "100", []]);
  expect(result.differences).toEqual([
    { indicator: "b", before: "60", after: "100", corrections: [0] },
    { indicator: "", before: "88", after: "100", corrections: [0] },
  ]);
  expect(result.others).toEqual([
    {
      id: "x",
      before: { total: "93", bounds: null, grade: "best", rank: 1 },
      after: { total: "93", bounds: null, grade: "good", rank: 2 },
    },
  ]);
  expect([...run.reports({ trace: traceOf })]).toEqual(before);
  expect(result.run.report(1).grade).toBe("best");
  const [, wrong] = [0, rescore(run, { id: "y", corrections: [{ pointer: "/facts/b/c", value: 1, ...correction, reason: " " }] })];
  expect([wrong.issues[0]?.code, wrong.after]).toEqual(["correction_unsaid", wrong.before]);
  expect(rescore(run, { id: "y", corrections: [{ pointer: "/facts/b/c", value: 1, ...correction }] }).issues[0]?.code).toBe(
    "unknown_place",
  );
  expect(() => rescore(run, { id: "q", corrections: [] })).toThrow(/no organisation/);
});

test("a record becomes open where a correction takes a fact back, and that is told as a difference", () => {
  const taken = { pointer: "/facts/b", value: null, reason: "not proven", by: "office", on: "2026-01-12" };
  const { after, differences } = rescore(run, { id: "x", corrections: [taken] });
  expect([after.total, after.bounds]).toEqual([null, ["63", "93"]]);
  expect(differences).toEqual([
    { indicator: "b", before: "100", after: null, corrections: [0] },
    { indicator: "", before: "93", after: null, corrections: [0] },
  ]);
});

test("small steps of indicators, weights and edges of bands tell how many grades hang on them", () => {
  const near = scoreCohort(
    rubricOf({ ...weighted, quotas: undefined }),
    of({ p: { a: 1, b: 1, bad: false }, q: { a: 4, b: 4, bad: false } }),
  );
  const [found] = sensitivity(near);
  const step = (kind: string, by: string, name: string) =>
    found?.steps.find((each) => each.kind === kind && each.step === by && each.of === name);
  expect(step("band", "0.01", "best")).toMatchObject({ grades: 1, better: 0, lower: 1, pointer: "/bands/2/from" });
  expect(step("band", "-0.01", "best")).toMatchObject({ grades: 0 });
  expect(step("indicator", "-1", "a")).toMatchObject({ grades: 2, lower: 2, pointer: "/indicators/0" });
  expect(step("indicator", "1", "b")).toMatchObject({ grades: 0 });
  expect(step("weight", "0.01", "a")).toMatchObject({ grades: 0, pointer: "/indicators/0/weight" });
  expect(found?.steps[0]?.grades).toBe(2);
});

test("losses are attributed to indicators, the greatest first, with a bonus from nought", () => {
  const file = {
    max: 30,
    facts: { a: count, b: count, c: count },
    indicators: [
      group("g", 30, [leaf("a", 10, counted("a", 10, -1)), leaf("b", 20, counted("b", 20, -2.5))]),
      leaf("c", 5, { primitive: "perOccurrence", start: 0, terms: [{ of: { fact: "c" }, points: 1 }] }, { beside: "bonus" }),
    ],
  };
  const [loss] = attributeLoss(scoreCohort(rubricOf(file), of({ x: { a: 1, b: 1, c: 1 }, y: { a: 0, b: 3, c: 0 }, z: { b: 0, c: 0 } })));
  expect(loss?.indicators).toEqual([
    { indicator: "b", max: "20", lost: "10", organisations: { lost: 2, full: 1, open: 0, leftOut: 0 } },
    { indicator: "a", max: "10", lost: "1", organisations: { lost: 1, full: 1, open: 1, leftOut: 0 } },
    { indicator: "c", max: "5", lost: "0", organisations: { lost: 0, full: 3, open: 0, leftOut: 0 } },
  ]);
});

test("a change of a parameter takes the file as it is written, a rubric of several is named, and a change that is wrong is told", () => {
  const parameters = { missed: { title: both("missed"), value: -10 } };
  const written = {
    ...{ id: "t", title: both("t"), scale: 2, rubric: "one" },
    ...weighted,
    parameters,
    indicators: [
      leaf(
        "a",
        100,
        { primitive: "perOccurrence", start: 100, terms: [{ of: { fact: "a" }, points: { parameter: "missed" } }] },
        { weight: 0.7 },
      ),
      weighted.indicators[1],
    ],
  };
  const one = scoreCohort(rubricOf(written), cohort);
  const change = { pointer: "/parameters/missed/value", value: -20 };
  expect(whatIf(one, [change]).issues[0]?.code).toBe("parameter_without_source");
  expect(whatIf(one, [change], [{ file: written }]).run?.report(0).total).toBe("86");
  expect(whatIf(one, [{ pointer: "/indicators/0/weight", value: 0.9 }]).issues[0]?.code).toBe("sum_of_weights");
  expect(whatIf(one, [{ pointer: "/indicators/9/weight", value: 0.9 }]).issues[0]?.code).toBe("unknown_place");
  const two = scoreCohort([rubricOf({ ...written, categories: ["k"] }), rubricOf({ ...written, rubric: "two", categories: ["l"] })], {
    organisations: cohort.organisations.map((each, at) => ({ ...each, category: at === 0 ? "k" : "l" })),
  });
  expect(whatIf(two, [{ pointer: "/indicators/1/score/terms/0/points", value: -5 }]).issues[0]?.code).toBe("which_rubric");
  const { run: after } = whatIf(two, [{ pointer: "/indicators/1/score/terms/0/points", value: -5, rubric: "two" }]);
  expect([...(after?.reports() ?? [])].map(({ total }) => total)).toEqual(["93", "94", "0"]);
});
