import { expect, test } from "vitest";
import { readCohort } from "./cohort.ts";
import { factsLineSchema } from "./schema.ts";

test("bad lines of a file of facts are told by number, and the others are kept", () => {
  const lines = [
    '{"cohort": true, "year": 2024, "facts": {"m": 1}}',
    "",
    '{"id": "a", "facts": {}}',
    "{",
    '{"id": "a", "facts": {}}',
    { id: "b", category: "x", facts: {} },
    { id: "", facts: {} },
    { id: "c" },
    { id: "d", facts: {}, fact: 1 },
    [],
    { id: "e", facts: {}, previous: { t: { 2023: 92.5 } } },
    { cohort: true },
  ];
  const { cohort, issues } = readCohort(lines);
  expect(cohort).toEqual({
    year: 2024,
    facts: { m: 1 },
    organisations: [
      { id: "a", facts: {} },
      { id: "b", category: "x", facts: {} },
    ],
  });
  expect(issues.map(({ place, pointer, code }) => [place?.line, pointer, code])).toEqual([
    [4, "", "wrong_line"],
    [5, "/id", "duplicate_line"],
    [7, "/id", "wrong_line"],
    [8, "/facts", "wrong_line"],
    [9, "/fact", "unknown_key"],
    [10, "", "wrong_line"],
    [11, "/previous/t/2023", "wrong_line"],
    [12, "", "duplicate_line"],
  ]);
});

test.each<readonly [string, string, readonly (readonly [string, number])[], object]>([
  ["a key that is mistyped", '{"id": "a", "facts": {}, "categroy": "x"}', [["/categroy", 26]], { suggestion: "category" }],
  ["no facts", '{"id": "a"}', [["/facts", 1]], { message: { zh: "缺少 facts。", en: "The key facts is missing." } }],
  ["an id that is a number", '{"id": 7, "facts": {}}', [["/id", 8]], { expected: { en: "a text in quotes of 1 to 200 characters" } }],
  ["an id that is too long", `{"id": "${"i".repeat(201)}", "facts": {}}`, [["/id", 8]], {}],
  ["a year as text", '{"cohort": true, "year": "2026"}', [["/year", 26]], { expected: { zh: "1900到2199的整数，不加引号" } }],
  ["a year before anybody assessed", '{"cohort": true, "year": -5}', [["/year", 26]], {}],
  ["a name, which is nobody's business", '{"id": "a", "facts": {}, "name": "x"}', [["/name", 26]], { code: "unknown_key" }],
  ["exemptions that are no list", '{"id": "a", "facts": {}, "exemptions": {}}', [["/exemptions", 40]], {}],
  [
    "a mistyped key that would spare everything",
    '{"id": "a", "facts": {}, "exemptions": [{"occurences": 1}]}',
    [["/exemptions/0/occurences", 42]],
    { suggestion: "occurrences" },
  ],
  [
    "an earlier total without quotes",
    '{"id": "a", "facts": {}, "previous": {"p/y": {"2025": 80}}}',
    [["/previous/p~1y/2025", 55]],
    { help: { zh: "给这个数加上引号" } },
  ],
  [
    "an earlier total in words",
    '{"id": "a", "facts": {}, "previous": {"p/y": {"2025": "八十"}}}',
    [["/previous/p~1y/2025", 55]],
    { expected: { en: '"92.5"' } },
  ],
  [
    "an earlier total in full-width digits",
    '{"id": "a", "facts": {}, "previous": {"p/y": {"2025": "８０"}}}',
    [["/previous/p~1y/2025", 55]],
    {},
  ],
  [
    "earlier totals the wrong way round",
    '{"id": "a", "facts": {}, "previous": {"2025": {"p/y": "80"}}}',
    [["/previous/2025", 47]],
    { expected: { en: '{"<pack>/<assessment>": {"2025": "92.5"}}' } },
  ],
  ["one key twice", '{"id": "a", "facts": {"late": 1, "late": 2}}', [["", 34]], {}],
  [
    "two faults",
    '{"id": "", "fact": {}}',
    [
      ["/facts", 1],
      ["/id", 8],
      ["/fact", 12],
    ],
    {},
  ],
])("a line with %s is told at its key, with what is taken there", (_, line, places, more) => {
  const { cohort, issues } = readCohort(['{"id": "z", "facts": {}}', line]);
  expect(cohort.organisations).toHaveLength(1);
  expect(issues.map(({ pointer, place }) => [pointer, place?.column])).toEqual(places);
  expect(issues.every(({ place }) => place?.line === 2)).toBe(true);
  expect(issues[0]).toMatchObject(more);
});

test("what the line says is in no message, not in expected, help or suggestion", () => {
  const canary = "张三13800001111";
  const lines = [
    `{"id": "a", "facts": {}, "${canary}": 1}`,
    `{"id": "a", "facts": {}, "category": ["${canary}"]}`,
    `{"id": "a", "facts": {}, "previous": {"${canary}": {"${canary}": "${canary}"}}}`,
    `{"id": "a", "facts": {"${canary}": 1, "${canary}": 2}}`,
    `{"id": "a", "facts": ${canary}}`,
    `{"id": "a", "facts": {}, "exemptions": [{"${canary}": "x"}]}`,
  ];
  const { cohort, issues } = readCohort(lines);
  expect([cohort.organisations.length, new Set(issues.map(({ place }) => place?.line)).size]).toEqual([0, lines.length]);
  const said = issues.map(({ message, expected, help, suggestion }) => ({ message, expected, help, suggestion }));
  expect(JSON.stringify(said)).not.toContain(canary);
});

test("lists and texts beyond the bounds are refused, those at the bounds are read", () => {
  const of = (size: number) =>
    readCohort([{ id: "a", facts: { marks: Array.from({ length: size }, () => 1), note: "x".repeat(size) } }]).issues;
  expect([of(10_000).length, of(10_001).map(({ pointer }) => pointer)]).toEqual([0, ["/facts/marks", "/facts/note"]]);
});

test("the schema and the reader refuse the same lines", () => {
  const lines: readonly (readonly [boolean, object])[] = [
    [true, { id: "a", facts: {} }],
    [true, { id: "a", category: "x", facts: {}, previous: { "p/y": { 2025: "92.5" } } }],
    [true, { id: "a", facts: {}, exemptions: [{ indicator: "1", ground: "g", by: "p", on: "2026-07-01", occurrences: 1 }] }],
    [true, { cohort: true, year: 2026, facts: {} }],
    [true, { cohort: true }],
    [false, { id: "a", facts: {}, name: "x" }],
    [false, { id: "a", facts: [] }],
    [false, { id: "i".repeat(201), facts: {} }],
    [false, { id: "a", facts: {}, previous: { "p/y": { 2025: "eighty" } } }],
    [false, { id: "a", facts: {}, previous: { 2025: { "p/y": "80" } } }],
    [false, { id: "a", facts: {}, exemptions: [{ indicator: "1", ground: "g", by: "p", occurences: 1 }] }],
    [false, { cohort: true, year: 1899 }],
    [false, { cohort: true, id: "a" }],
  ];
  for (const [isFine, line] of lines) {
    expect([line, factsLineSchema.safeParse(line).success]).toEqual([line, isFine]);
    expect([line, readCohort([line]).issues.length === 0]).toEqual([line, isFine]);
  }
});
