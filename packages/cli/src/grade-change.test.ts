import { scoreCohort } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import { expect, test } from "vitest";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { gradeChangeLines, gradeChangeOf } from "./grade-change.ts";
import type { Session } from "./session.ts";

const both = (text: string) => ({ zh: text, en: text });
const leaf = (id: string, max: number, more: object = {}) => ({
  id,
  title: both(id),
  article: id,
  max,
  score: { primitive: "convert", of: { fact: id }, from: [0, max], factor: 1 },
  ...more,
});
const number = (max: number) => ({ type: "number", decimals: 1, min: 0, max });
const rubric = {
  id: "t",
  title: both("t"),
  basis: { instrument: "t", edition: "2020-01-01", confidence: "read" },
  scale: 1,
  max: 40,
  facts: { a: number(20), b: number(10), c: number(10), d: number(10), bad: { type: "flag" } },
  indicators: [
    leaf("a", 20),
    { id: "g", title: both("g"), max: 20, indicators: [leaf("b", 10), leaf("c", 10)] },
    { id: "extra", title: both("extra"), max: 4, beside: "bonus", indicators: [leaf("d", 10)] },
  ],
  bands: [
    { grade: "fair", to: 30 },
    { grade: "good", from: 30 },
  ],
  vetoes: [
    {
      id: "v",
      title: both("v"),
      article: "v",
      when: { fact: "bad", operator: "equal", value: true },
      effect: { cap: "fair" },
    },
  ],
};

function enough(facts: object, changes: object = {}): readonly string[] {
  const { assessment, issues } = compileAssessment({ ...rubric, ...changes }, { name: "p/t", version: "1" });
  if (assessment === undefined) throw new Error(JSON.stringify(issues));
  const run = scoreCohort(assessment, { organisations: [{ id: "o", facts: { bad: false, ...facts } }] });
  return gradeChangeOf(run, 0).lost.flatMap((each) => (each.enough ? [each.indicator] : []));
}

test("what is left says what of it arrives in the total, in both", () => {
  const weighted = {
    max: 20,
    take: "weighted",
    round: { mode: "halfUp" },
    facts: { ...rubric.facts, b: number(20) },
    indicators: [leaf("a", 20, { weight: 0.7 }), leaf("b", 20, { weight: 0.3 })],
    bands: [
      { grade: "fair", to: 15 },
      { grade: "good", from: 15 },
    ],
  };
  const { assessment } = compileAssessment({ ...rubric, ...weighted }, { name: "p/t", version: "1" });
  if (assessment === undefined) throw new Error("the rubric is refused");
  const run = scoreCohort(assessment, { organisations: [{ id: "o", facts: { a: 19, b: 5, bad: false } }] });
  const change = gradeChangeOf(run, 0);
  expect(change.better).toEqual({ grade: "good", lacks: "0.2" });
  expect(change.lost).toEqual([
    { indicator: "b", points: "15", total: "4.5", enough: true },
    { indicator: "a", points: "1", total: "0.7", enough: true },
  ]);
});

test("a total that a veto makes nought lacks nothing where the points themselves are enough, and loses no grade", () => {
  const zero = { vetoes: [{ ...rubric.vetoes[0], effect: "zero" }] };
  const { assessment } = compileAssessment({ ...rubric, ...zero }, { name: "p/t", version: "1" });
  if (assessment === undefined) throw new Error("the rubric is refused");
  const run = scoreCohort(assessment, { organisations: [{ id: "o", facts: { a: 20, b: 8, c: 4, d: 2, bad: true } }] });
  expect(gradeChangeOf(run, 0)).toEqual({
    better: { grade: "good", lacks: "0" },
    lower: null,
    lost: [],
    held: [{ by: "veto", rule: "v" }],
    counted: false,
  });
});

test("one indicator is called enough only where its points arrive in the total and points alone are asked for", () => {
  const facts = { a: 12, b: 8, c: 4, d: 2 };
  // 26 of 40, 4 lack: a has 8 left, b 2, c 6, and d 8, of which the bonus takes 2 more.
  expect(enough(facts)).toEqual(["a", "c"]);
  expect(enough({ ...facts, a: 14 })).toEqual(["a", "c", "b", "d"]);
  // The bonus is full: what d still lacks brings nothing.
  expect(enough({ ...facts, d: 4.5 })).toEqual(["a", "c", "b"]);
  expect(enough({ ...facts, bad: true })).toEqual([]);
  const [low] = rubric.bands;
  expect(enough(facts, { bands: [low, { grade: "good", from: 30, when: { fact: "bad", operator: "equal", value: false } }] })).toEqual([]);
  expect(enough(facts, { quotas: [{ id: "q", grade: "good", kind: "most", count: 1, article: "q" }] })).toEqual([]);
});

const { vetoes, ...plain } = rubric;
const placed = {
  ...plain,
  max: 100,
  facts: { a: number(100), bad: { type: "flag" } },
  indicators: [leaf("a", 100)],
  bands: [
    { grade: "fair", to: 80 },
    { grade: "good", from: 80 },
  ],
  quotas: [{ id: "q", grade: "good", kind: "most", count: 1, article: "q", within: "category" }],
};

function placedRun(changes: object, facts: Readonly<Record<string, readonly [string, object]>>) {
  const { assessment, issues } = compileAssessment({ ...placed, ...changes }, { name: "p/t", version: "1" });
  if (assessment === undefined) throw new Error(JSON.stringify(issues));
  const organisations = Object.entries(facts).map(([id, [category, own]]) => ({ id, category, facts: own }));
  const run = scoreCohort(assessment, { organisations: organisations as never });
  const session = { language: "en", tell: (key: string, slots: object) => `${key} ${JSON.stringify(slots)}` } as unknown as Session;
  const lines = (id: string) => {
    const index = organisations.findIndex((each) => each.id === id);
    const chosen = { rubrics: [assessment] } as unknown as ChosenAssessment;
    return gradeChangeLines(session, chosen, run, index, gradeChangeOf(run, index), { limits: [] });
  };
  const waiting = (id: string) => lines(id).find((line) => line.startsWith("explain.waiting"));
  return { lines, waiting };
}

test("who waits for others is told those that are counted with it and open themselves, and nobody else", () => {
  const facts = {
    X: ["x", {}],
    Y: ["x", { a: 90 }],
    Y2: ["x", { a: 90 }],
    Q: ["other", {}],
    R: ["other", { a: 82 }],
    R2: ["other", { a: 82 }],
  } as const;
  // Those that tie wait for one another too, but are not open themselves.
  const { waiting } = placedRun({ quotas: placed.quotas.map((quota) => ({ ...quota, count: 2 })) }, facts);
  expect([waiting("Y"), waiting("Y2"), waiting("R")]).toEqual([
    'explain.waiting {"ids":"X","count":1}',
    'explain.waiting {"ids":"X","count":1}',
    'explain.waiting {"ids":"Q","count":1}',
  ]);
  // The total of X is known, but a veto leaves its grade open.
  const vetoed = placedRun({ vetoes }, { X: ["x", { a: 95 }], Y: ["x", { a: 90, bad: false }], Q: ["other", {}] });
  expect(vetoed.waiting("Y")).toBe('explain.waiting {"ids":"X","count":1}');
});

test("the least total inside is that of those whom the quota counts together", () => {
  const facts = { S: ["third", { a: 81 }], S2: ["third", { a: 99 }], S3: ["fourth", { a: 80 }] } as const;
  expect(placedRun({}, facts).lines("S")).toContain('explain.inside {"points":"99"}');
});

test("where places are counted no indicator is enough by itself, more points lead to a place only beside others, and no spare is promised", () => {
  const change = (quota: object, facts: object) => {
    const { assessment, issues } = compileAssessment(
      { ...rubric, quotas: [{ id: "q", article: "q", ...quota }] },
      { name: "p/t", version: "1" },
    );
    if (assessment === undefined) throw new Error(JSON.stringify(issues));
    const others = [{ id: "p", facts: { a: 20, b: 10, c: 10, d: 0, bad: false } }];
    const run = scoreCohort(assessment, { organisations: [{ id: "o", facts: { bad: false, ...facts } }, ...others] });
    const { better, lower, lost, counted } = gradeChangeOf(run, 0);
    return [better?.lacks, lower, lost.some(({ enough }) => enough), counted];
  };
  const low = { a: 12, b: 8, c: 4, d: 2 };
  expect(change({ grade: "good", kind: "most", count: 1 }, low)).toEqual(["4", null, false, true]);
  // At least one has to be fair: whoever has the fewest points stays there.
  expect(change({ grade: "fair", kind: "least", count: 1 }, low)).toEqual(["4", null, false, true]);
  expect(change({ grade: "good", kind: "most", count: 2 }, { ...low, a: 20 })).toEqual([undefined, null, false, false]);
});
