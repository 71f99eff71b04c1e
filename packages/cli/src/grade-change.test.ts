import { scoreCohort } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import { expect, test } from "vitest";
import { gradeChangeOf } from "./grade-change.ts";

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
