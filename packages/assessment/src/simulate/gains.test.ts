import fc from "fast-check";
import { expect, test } from "vitest";
import { group, leaf, rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { gainsOf } from "./gains.ts";

const number = (max: number) => ({ type: "number", decimals: 1, min: 0, max });
const given = (id: string, max: number, more: object = {}) =>
  leaf(id, max, { primitive: "convert", of: { fact: id }, from: [0, max], factor: 1 }, more);
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

function gains(file: object, facts: object): readonly (readonly [string, string, string])[] {
  const run = scoreCohort(rubricOf({ scale: 1, ...file }), { organisations: [{ id: "o", facts } as never] });
  return gainsOf(run, 0).map(({ indicator, points, total }) => [indicator, points, total]);
}

test("what a part brings to the total is its points by their weight, within limits, rounded", () => {
  const file = {
    max: 100,
    take: "weighted",
    round: { mode: "halfUp" },
    facts: { base: number(100), talk: number(100) },
    indicators: [given("base", 100, { weight: 0.7 }), given("talk", 100, { weight: 0.3 })],
  };
  // 40 × 0.3 = 12 of the talk is more than 12 × 0.7 = 8.4 of the base.
  expect(gains(file, { base: 88, talk: 60 })).toEqual([
    ["talk", "40", "12"],
    ["base", "12", "8.4"],
  ]);
});

test("where a part does not apply, the others bring more, and it brings nothing itself", () => {
  const file = {
    max: 100,
    round: { mode: "halfUp" },
    facts: { a: number(60), b: number(20), c: number(20), isNew: { type: "flag" } },
    indicators: [
      given("a", 60),
      given("b", 20),
      given("c", 20, { applies: { not: yes("isNew") }, otherwise: "exempt", round: { mode: "halfUp" } }),
    ],
  };
  expect(gains(file, { a: 50, b: 8, c: 0, isNew: true })).toEqual([
    ["b", "12", "15"],
    ["a", "10", "12.5"],
  ]);
});

test("of parts of which the highest counts, and of a bonus with a limit, only what arrives is there", () => {
  const file = {
    max: 20,
    facts: { h1: number(20), h2: number(10), d: number(10) },
    indicators: [
      group("h", 20, [given("h1", 20), given("h2", 10)], { take: "highest" }),
      group("extra", 4, [given("d", 10)], { beside: "bonus" }),
    ],
  };
  expect(gains(file, { h1: 15, h2: 3, d: 2 })).toEqual([
    ["h1", "5", "5"],
    ["d", "8", "2"],
  ]);
  // The second is beyond the first only where it comes to more.
  expect(gains(file, { h1: 8, h2: 3, d: 4 })).toEqual([
    ["h1", "12", "12"],
    ["h2", "7", "2"],
  ]);
});

test("the most is what the rule can give, a veto that makes the total nought leaves nothing, and the grade is said with vetoes and conditions", () => {
  const file = {
    max: 30,
    facts: { n: { type: "count", max: 9 }, a: number(20), bad: { type: "flag" } },
    indicators: [
      leaf("steps", 10, {
        primitive: "ladder",
        of: { fact: "n" },
        steps: [
          { from: 0, points: 0 },
          { from: 5, points: 6 },
        ],
      }),
      given("a", 20),
    ],
    vetoes: [{ id: "v", title: { zh: "v", en: "v" }, article: "v", when: yes("bad"), effect: "zero" }],
    bands: [
      { grade: "low", to: 20 },
      { grade: "high", from: 20, when: { not: yes("bad") } },
    ],
  };
  const run = scoreCohort(rubricOf({ scale: 1, ...file }), {
    organisations: [
      { id: "o", facts: { n: 1, a: 18, bad: false } },
      { id: "p", facts: { n: 1, a: 18, bad: true } },
      { id: "q", facts: { n: 1, bad: false } },
    ],
  });
  expect(gainsOf(run, 0)).toEqual([
    { indicator: "steps", points: "6", total: "6", grade: "high" },
    { indicator: "a", points: "2", total: "2", grade: "high" },
  ]);
  expect([gainsOf(run, 1), gainsOf(run, 2), gainsOf(run, 9)]).toEqual([[], [], []]);
});

test("a gain is what scoring anew with that one fact at its most gives, and asking leaves the run as it was", () => {
  const facts = { a: number(50), b: number(50), c: number(50), d: number(10), e: number(10), f: number(6), isNew: { type: "flag" } };
  const round = { mode: "halfUp" };
  const rubric = rubricOf({
    scale: 1,
    max: 100,
    cap: 95,
    round,
    facts,
    indicators: [
      group(
        "g",
        50,
        [given("a", 50, { weight: 0.7 }), given("b", 50, { weight: 0.3, applies: { not: yes("isNew") }, otherwise: "exempt" })],
        {
          take: "weighted",
          round,
        },
      ),
      group("h", 50, [given("c", 50), given("d", 10), given("e", 10)], { take: "highest" }),
      group("bonus", 4, [given("f", 6)], { beside: "bonus" }),
    ],
  });
  const names = ["a", "b", "c", "d", "e", "f"] as const;
  const tenths = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((value) => value / 10);
  const drawn = fc.record({ ...Object.fromEntries(names.map((name) => [name, tenths(facts[name].max)])), isNew: fc.boolean() });
  fc.assert(
    fc.property(drawn, (own: Readonly<Record<string, number | boolean>>) => {
      const others = { id: "x", facts: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, isNew: false } };
      const run = scoreCohort(rubric, { organisations: [others, { id: "o", facts: own }] });
      const before = JSON.stringify([...run.reports()]);
      const expected = names.flatMap((name) => {
        const again = scoreCohort(rubric, { organisations: [{ id: "o", facts: { ...own, [name]: facts[name].max } }] }).report(0);
        const gain = Math.round((Number(again.total) - Number(run.report(1).total)) * 10) / 10;
        return gain > 0 ? [[name, String(gain)]] : [];
      });
      expect(new Map(gainsOf(run, 1).map(({ indicator, total }) => [indicator, total]))).toEqual(new Map(expected as [string, string][]));
      expect(JSON.stringify([...run.reports()])).toBe(before);
    }),
  );
});
