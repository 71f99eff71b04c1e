import { expect, test } from "vitest";
import { readCohort } from "./cohort.ts";

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
    [9, "/fact", "wrong_line"],
    [10, "", "wrong_line"],
    [11, "/previous", "wrong_line"],
    [12, "", "duplicate_line"],
  ]);
});
