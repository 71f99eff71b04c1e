import { expect, test } from "vitest";
import { rubricOf } from "../evaluate/rubric.fixture.ts";
import { scoreCohort } from "../evaluate/score-cohort.ts";
import { countedWith } from "./counted-with.ts";
import { given, points } from "./reasons.fixture.ts";

const file = {
  scale: 1,
  max: 100,
  facts: { a: points },
  indicators: [given("a")],
  bands: [{ grade: "B" }, { grade: "A", from: 80 }],
};
const quota = (more: object) => ({ id: "q", grade: "A", kind: "most", count: 1, article: "q", ...more });
const organisations = ["x", "y", "x", "z"].map((category, at) => ({ id: `o${at}`, category, facts: { a: 90 } }));
const counted = (quotas: readonly object[], index: number, id?: string) =>
  countedWith(scoreCohort(rubricOf({ ...file, ...(quotas.length > 0 && { quotas }) }), { organisations }), index, id);

test("a quota counts all, those of a category, or those of some", () => {
  expect(counted([quota({})], 0)).toEqual([0, 1, 2, 3]);
  expect(counted([quota({ within: "category" })], 0)).toEqual([0, 2]);
  expect(counted([quota({ categories: ["x", "y"] })], 1)).toEqual([0, 1, 2]);
  expect(counted([quota({ categories: ["x", "y"] })], 3)).toEqual([]);
  expect(counted([], 0)).toEqual([]);
  const two = [quota({ within: "category" }), quota({ id: "r", categories: ["x", "z"] })];
  expect([counted(two, 0), counted(two, 0, "q"), counted(two, 0, "r")]).toEqual([
    [0, 2, 3],
    [0, 2],
    [0, 2, 3],
  ]);
});

test("rubrics that grade alike count together, and one that grades otherwise is alone", () => {
  const rubric = (category: string, more: object = {}) =>
    rubricOf({ ...file, rubric: category, categories: [category], quotas: [quota({})], ...more });
  const run = scoreCohort([rubric("x"), rubric("y"), rubric("z", { quotas: [quota({ count: 2 })] })], {
    organisations: [...organisations, { id: "none", category: "w", facts: {} }],
  });
  expect([countedWith(run, 0), countedWith(run, 1), countedWith(run, 3), countedWith(run, 4)]).toEqual([[0, 1, 2], [0, 1, 2], [3], []]);
});
