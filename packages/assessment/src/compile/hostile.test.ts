import fc from "fast-check";
import { expect, test } from "vitest";
import { compileAssessment } from "./compile-assessment.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { leaf, plain, rubric, scoring } from "./rubric.fixture.ts";

const options = { name: "p/a", version: "1" };
const codesOf = (file: unknown) => compileAssessment(file, options).issues.map(({ code, pointer }) => `${code} ${pointer}`);

test("nothing that is no rubric throws", () => {
  for (const file of [undefined, null, 1, "x", [], {}, Number.NaN, () => 1, new Map(), Symbol("s")])
    expect(compileAssessment(file, options).issues.length).toBeGreaterThan(0);
  const trap = new Proxy(rubric, {
    get: () => {
      throw new Error("read");
    },
  });
  expect(codesOf(trap)).toEqual(["not_json /id"]);
  expect(codesOf({ ...rubric, max: Number.POSITIVE_INFINITY })).toEqual(["not_json /max"]);
  expect(codesOf({ ...rubric, max: -0 })).toContain("out_of_range /max");
});

test("any JSON in the place of any part is refused or taken, never thrown at", () => {
  const places = [
    "indicators",
    "facts",
    "bands",
    "vetoes",
    "quotas",
    "consequences",
    "measures",
    "conditions",
    "derived",
    "parameters",
    "exemptions",
    "ranking",
    "scale",
    "basis",
    "years",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 5 }), (place, json) => {
      const { assessment, issues } = compileAssessment({ ...rubric, [place]: json }, options);
      const hasErrors = issues.some(({ severity }) => severity !== "warning");
      expect(assessment === undefined).toBe(hasErrors);
      for (const { pointer } of issues) expect(pointer === "" || pointer?.startsWith("/")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("any JSON in the place of a way of scoring is refused or taken", () => {
  const primitive = fc.constantFrom(
    "checklist",
    "perOccurrence",
    "ladder",
    "tiers",
    "proRata",
    "perUnitShort",
    "rankPoints",
    "ratioToBest",
    "severity",
    "award",
    "raters",
    "convert",
    "carryOver",
    "periods",
  );
  const key = fc.constantFrom(
    "mode",
    "items",
    "start",
    "terms",
    "of",
    "steps",
    "tiers",
    "else",
    "target",
    "round",
    "place",
    "table",
    "by",
    "given",
    "range",
    "groups",
    "from",
    "to",
    "factor",
    "yearsBack",
    "periods",
    "take",
  );
  const part = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom({ fact: "missed" }, 1, [1, 2], { mode: "halfUp" }, "marks", "sum"));
  fc.assert(
    fc.property(primitive, fc.dictionary(key, part), (name, score) => {
      const { assessment, issues } = compileAssessment(scoring({ ...score, primitive: name }), options);
      expect(assessment === undefined).toBe(issues.length > 0);
    }),
    { numRuns: 300 },
  );
});

test("names such as __proto__ and constructor are names like any other", () => {
  const facts = JSON.parse('{"__proto__": {"type": "count"}, "constructor": {"type": "count"}}');
  const of = { add: [{ fact: "__proto__" }, { fact: "constructor" }] };
  const table = JSON.parse('{"__proto__": 1}');
  const file = scoring(
    { primitive: "perOccurrence", start: 10, terms: [{ of, points: -1 }] },
    { facts: { ...rubric.facts, ...facts, ["__proto__"]: { type: "count" } }, measures: JSON.parse('{"__proto__": 1}') },
  );
  const { assessment, issues } = compileAssessment(file, options);
  expect(issues).toEqual([]);
  expect(assessment?.slots.slice(0, 2).map(({ fact }) => fact)).toEqual(["__proto__", "constructor"]);
  expect(assessment?.measures.map(({ name }) => name)).toEqual(["__proto__"]);
  expect(Object.keys({}.constructor)).toEqual([]);
  expect(codesOf(scoring({ primitive: "severity", by: "toString", table }))).toEqual(["unknown_fact /indicators/0/score/by"]);
  expect(codesOf(scoring({ primitive: "ladder", of: { measure: "toString" }, steps: [{ from: 0, points: 1 }] }))).toEqual([
    "unknown_measure /indicators/0/score/of/measure",
  ]);
  expect(codesOf(scoring({ primitive: "constructor" }))).toEqual(["unknown_word /indicators/0/score/primitive"]);
});

test("limits are told, not suffered", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 5_000; level += 1) deep = { add: [deep] };
  expect(codesOf({ ...rubric, measures: { deep } })[0]).toMatch(/^too_deep \/measures\/deep/);
  let nested: unknown = plain("a", 100);
  for (let level = 0; level < ASSESSMENT_LIMITS.levels; level += 1)
    nested = { id: `g${level}`, title: rubric.title, max: 100, indicators: [nested] };
  expect(codesOf({ ...rubric, indicators: [nested] })[0]).toMatch(/^too_deep/);
  expect(codesOf({ ...rubric, id: "a".repeat(3_000) })).toEqual(["too_long /id"]);
  expect(codesOf({ ...rubric, title: { zh: "长".repeat(3_000), en: "x" } })).toEqual(["too_long /title/zh"]);
  const many = Array.from({ length: ASSESSMENT_LIMITS.indicators + 1 }, (_, index) => plain(`i${index}`, 1));
  expect(codesOf({ ...rubric, indicators: many })).toContain("too_large ");
  const items = Array.from({ length: ASSESSMENT_LIMITS.conditions + 1 }, (_, index) => ({
    id: `i${index}`,
    points: 1,
    when: { fact: "isNew", operator: "equal", value: true },
  }));
  expect(codesOf({ ...rubric, indicators: [leaf("a", 100, { primitive: "checklist", mode: "deduct", items })] })).toContain("too_large ");
  const wrong = Array.from({ length: 500 }, (_, index) => ({ ...plain(`i${index}`, 1), article: undefined }));
  expect(compileAssessment({ ...rubric, indicators: wrong }, options).issues).toHaveLength(ASSESSMENT_LIMITS.issues);
});

test("measures that name one another twice each would double with every line: the first that is too large is told", () => {
  const doubling = (most: number) =>
    Object.fromEntries(
      Array.from({ length: most }, (_, at) => {
        const before = { measure: `m${at - 1}` };
        return [`m${at}`, at === 0 ? { fact: "missed" } : { greatest: [before, before] }];
      }),
    );
  // Of m0 one part, of each further one twice as many and one more: m12 has 8,191, m13 would have 16,383.
  expect(codesOf({ ...rubric, measures: doubling(13) })).toEqual([]);
  expect(codesOf({ ...rubric, measures: doubling(60) })).toEqual(["too_large /measures/m13/greatest"]);
  const chain = Object.fromEntries(
    Array.from({ length: ASSESSMENT_LIMITS.measures }, (_, at) => [
      `m${at}`,
      at === 0 ? { fact: "missed" } : { add: [{ measure: `m${at - 1}` }, 1] },
    ]),
  );
  expect(codesOf({ ...rubric, measures: chain })).toEqual([]);
});

test("a thousand conditions are within the limits of the rule set they become", () => {
  const items = Array.from({ length: 990 }, (_, index) => ({
    id: `i${index}`,
    points: 1,
    when: { fact: "isNew", operator: "equal", value: true },
  }));
  expect(codesOf({ ...rubric, indicators: [leaf("a", 100, { primitive: "checklist", mode: "deduct", items })] })).toEqual([]);
});

test("a long condition of a group is looked at once, however many indicators in it have conditions of their own", () => {
  const long = { all: Array.from({ length: 3_000 }, (_, index) => ({ fact: "missed", operator: "greaterThan", value: index % 11 })) };
  const applies = (value: number) => ({ applies: { fact: "missed", operator: "lessThan", value }, otherwise: "none" });
  const indicators = Array.from({ length: 400 }, (_, index) => plain(`i${index}`, index === 0 ? 100 : 0, applies(index)));
  const group = { id: "g", title: rubric.title, max: 100, applies: long, otherwise: "none", indicators };
  const start = performance.now();
  expect(codesOf({ ...rubric, indicators: [group] })).toContain("too_large ");
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("indicators under the same conditions ask for them together once", () => {
  const isNew = { applies: { fact: "isNew", operator: "equal", value: true }, otherwise: "none" };
  const isLate = { applies: { fact: "missed", operator: "greaterThan", value: 3 }, otherwise: "none" };
  const groups = ["a", "b"].map((id) => ({
    ...{ id, title: rubric.title, max: 50, ...isNew },
    indicators: [plain(`${id}1`, 20, isLate), plain(`${id}2`, 30, isLate)],
  }));
  const { assessment } = compileAssessment({ ...rubric, indicators: groups }, options);
  expect(assessment?.before?.rules.map(({ name }) => name).filter((name) => name?.endsWith("#"))).toEqual([
    "/indicators/0/indicators/0/applies#",
  ]);
});
