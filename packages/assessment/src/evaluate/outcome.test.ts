import { expect, test } from "vitest";
import { both, group, leaf, rubricOf, scored } from "./rubric.fixture.ts";

const facts = { a: { type: "number", decimals: 1, min: 0, max: 10 }, b: { type: "number", decimals: 1, min: 0, max: 10 } };
const convert = (id: string, fact: string) => leaf(id, 10, { primitive: "convert", of: { fact }, from: [0, 10], factor: 1 });
const bands = [
  { grade: "fair", to: 10 },
  { grade: "good", from: 10 },
];
const withVeto = (path: string, value: number) => ({
  max: 20,
  scale: 1,
  facts,
  indicators: [group("2", 20, [convert("2.211", "a"), convert("二/1", "b")])],
  bands,
  vetoes: [
    { id: "low", title: both("low"), when: { fact: "outcome", path, operator: "lessThan", value }, effect: { cap: "fair" }, article: "1" },
  ],
});

test("points of an indicator whose id has dots or strokes are read in quotes, and of a group beside it by its own id", () => {
  const both = { a: 9, b: 5 };
  const cells: readonly (readonly [string, number, string | null])[] = [
    ["$.scores['2.211']", 9, "good"],
    ["$.scores['2.211']", 9.1, "fair"],
    ["$.scores['二/1']", 5, "good"],
    ["$.scores['二/1']", 5.1, "fair"],
    ["$.scores.2", 14, "good"],
    ["$.scores.2", 14.1, "fair"],
  ];
  for (const [path, value, grade] of cells)
    expect([path, value, scored(withVeto(path, value), { both }).both?.grade]).toEqual([path, value, grade]);
  expect(scored(withVeto("$.scores['2.211']", 9), { lacks: { b: 9 } }).lacks?.grade).toBeNull();
});

test("a path through the dots of an id is no field, and the refusal names the id", () => {
  expect(() => rubricOf(withVeto("$.scores.2.211", 9))).toThrow("unknown_field");
  expect(() => rubricOf(withVeto("$.scores['2.212']", 9))).toThrow("2.211");
});
