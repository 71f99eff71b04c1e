import type { Condition } from "@guiju/rules";
import { expect, test } from "vitest";
import { rubricOf } from "../evaluate/rubric.fixture.ts";
import { conditionText } from "./condition-words.ts";
import { countedWords } from "./number-words.ts";
import { given, how, points, runOf, scored, title } from "./reasons.fixture.ts";

const short = { primitive: "perUnitShort", of: { fact: "rate" }, target: 90, side: "below", unit: 1, points: 1, steps: "complete" };
const facts = { rate: points };

test("who misses the target by less than a unit that counts complete is not said to meet it", () => {
  const run = scored(short, facts, [{ rate: 89.5 }, { rate: 90 }, { rate: 88.5 }]);
  expect(run.report(0).total).toBe("10");
  expect([how(run, 0, "zh"), how(run, 0, "en")]).toEqual([
    "低于90，不足一个单位，不扣分",
    "below 90 by less than one unit: nothing deducted",
  ]);
  expect([how(run, 1, "zh"), how(run, 1, "en")]).toEqual(["不低于90，不扣分", "not below 90"]);
  expect(how(run, 2, "en")).toBe("below 90: 1 for each 1, 1 unit (complete ones only), 1 deducted");
  const above = scored({ ...short, side: "above" }, facts, [{ rate: 90.5 }, { rate: 89 }]);
  expect([how(above, 0, "zh"), how(above, 1, "zh")]).toEqual(["高于90，不足一个单位，不扣分", "不高于90，不扣分"]);
});

test("a penalty, the most of which is nought, says what it takes", () => {
  const penalty = { id: "x", title: title("x", "x"), article: "x", max: 0, min: -5, beside: "penalty", score: short };
  const file = { max: 10, facts: { rate: points, a: points }, indicators: [given("a", 10), penalty] };
  const run = runOf(file, [
    { a: 10, rate: 87 },
    { a: 10, rate: 80 },
    { a: 10, rate: 95 },
  ]);
  expect([how(run, 0, "zh"), how(run, 0, "en")]).toEqual([
    "低于90，每低1扣1分，计3个单位，扣3分",
    "below 90: 1 for each 1, 3 units, 3 deducted",
  ]);
  expect(how(run, 1, "zh")).toBe("低于90，每低1扣1分，计10个单位，扣10分；最多扣5分（原应扣10分）");
  expect(how(run, 2, "zh")).toBe("不低于90，不扣分");
  const smooth = { ...penalty, score: { ...short, steps: "proportional", round: { mode: "halfUp" } } };
  const even = runOf({ ...file, indicators: [given("a", 10), smooth] }, [{ a: 10, rate: 87.5 }]);
  expect(how(even, 0, "zh")).toBe("低于90，每低1扣1分，按比例，扣2.5分");
});

test("one of something is singular in English", () => {
  const occurrence = { primitive: "perOccurrence", start: 10, terms: [{ of: { fact: "n" }, points: -2 }] };
  const run = scored(occurrence, { n: { type: "count", max: 5 } }, [{ n: 1 }, { n: 2 }]);
  expect([how(run, 0, "en"), how(run, 1, "en")]).toEqual(["1 time, 2 each, 2 deducted", "2 times, 2 each, 4 deducted"]);
  const groups = [{ id: "g", title: title("评委", "panel"), weight: 1, scores: "s" }];
  const raters = scored({ primitive: "raters", groups, round: { mode: "halfUp" } }, { s: { type: "list", items: { type: "number" } } }, [
    { s: [9] },
    { s: [9, 9] },
  ]);
  expect([how(raters, 0, "en"), how(raters, 1, "en")]).toEqual([
    expect.stringContaining("mean of 1 score"),
    expect.stringContaining("mean of 2 scores"),
  ]);
  expect(how(raters, 0, "en")).not.toContain("1 scores");
  const file = rubricOf({
    max: 10,
    facts: { y: { type: "list", items: { type: "count" } }, a: points },
    indicators: [given("a", 10)],
    measures: { one: { window: "y", years: 1 }, two: { window: "y", years: 2 } },
  }).file;
  const said = (name: string) =>
    conditionText(file, { fact: "outcome", path: `$.measures.${name}`, operator: "greaterThan", value: 0 } as Condition).en;
  expect([said("one"), said("two")]).toEqual(['"y" in the last year > 0', '"y" in the last 2 years > 0']);
  expect(["0", "1", "-1", "1.5", 1, 2].map((count) => countedWords(count, "point"))).toEqual([
    "0 points",
    "1 point",
    "-1 point",
    "1.5 points",
    "1 point",
    "2 points",
  ]);
});
