import { expect, test } from "vitest";
import * as z from "zod";
import { rubric, scoring } from "../compile/rubric.fixture.ts";
import { assessmentFileSchema, factsLineSchema } from "../schema.ts";

test("a rubric that compiles is taken, with parameters in the places of numbers and words", () => {
  expect(assessmentFileSchema.safeParse(rubric).error).toBeUndefined();
  const steps = [{ from: 0, points: { parameter: "least" } }];
  const parameters = { least: { title: { zh: "最低", en: "Least" }, value: 1, assumed: true } };
  expect(
    assessmentFileSchema.safeParse(scoring({ primitive: "ladder", of: { fact: "missed" }, steps }, { parameters })).error,
  ).toBeUndefined();
});

test.each([
  ["an unknown key", { ...rubric, weights: [] }],
  ["a text in place of a number", { ...rubric, max: "100" }],
  ["a primitive that does not exist", scoring({ primitive: "random" })],
  ["a primitive with a key of another", scoring({ primitive: "award", given: "praise", range: [0, 5], steps: [] })],
  ["a division without rounding", scoring({ primitive: "proRata", of: 1, target: 2 })],
  ["no indicators", { ...rubric, indicators: [] }],
  ["a scale of 7", { ...rubric, scale: 7 }],
])("%s is refused by the shape already", (_, file) => {
  expect(assessmentFileSchema.safeParse(file).success).toBe(false);
});

test("a line is an organisation or the cohort", () => {
  expect(factsLineSchema.safeParse({ id: "e", category: "county", facts: {}, previous: { "p/a": { 2023: "92.5" } } }).success).toBe(true);
  expect(factsLineSchema.safeParse({ cohort: true, facts: { meanAge: 42 }, year: 2024 }).success).toBe(true);
  expect(factsLineSchema.safeParse({ id: "e" }).success).toBe(false);
});

test("the JSON Schema names its parts, and every key of a rubric is described or named", () => {
  const schema = z.toJSONSchema(assessmentFileSchema, { target: "draft-7", io: "input" }) as unknown as { definitions: object };
  expect(Object.keys(schema.definitions)).toEqual(
    expect.arrayContaining(["Indicator", "Primitive", "Measure", "Condition", "Rounding", "AssessmentFact"]),
  );
  expect(JSON.stringify(schema)).toContain('"defaultSnippets"');
});
