import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileAssessment } from "@guiju/assessment/compile";
import { chineseDays } from "@guiju/core/chinese-days";
import { checkPack, readPack, runCases } from "@guiju/pack";
import { expect, test } from "vitest";
import { tutorialFiles, tutorialSteps } from "./tutorial.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const steps = tutorialSteps(root);
const RUBRIC = "windows/assessments/service-windows.json";
const CASES = "windows/cases/windows.test.json";

/** The pack after a step, as its files would be read from disk. */
function packAfter(files: ReadonlyMap<string, unknown>) {
  const own = [...files].map(([path, json]) => [path.replace(/^windows\//, ""), JSON.stringify(json, undefined, 2)] as const);
  return readPack(new Map(own));
}

test("the pieces are those of ten steps, and the file they make is the rubric of the example", () => {
  expect(steps.filter(({ file }) => file === RUBRIC)).toHaveLength(8);
  const read = (file: string) => JSON.parse(readFileSync(join(root, "examples/assessment", file), "utf8")) as object;
  const { $schema: _, ...rubric } = tutorialFiles(root).get(RUBRIC) as { $schema: string };
  expect(rubric).toEqual(read("rubric.json"));
  expect((tutorialFiles(root).get("windows/instruments.json") as { instruments: object }).instruments).toEqual(read("instruments.json"));
});

test("until the maxima add up to 100 that is all the compiler has to say, and from then on nothing", () => {
  const { instruments } = tutorialFiles(root).get("windows/instruments.json") as { instruments: Readonly<Record<string, never>> };
  const codes = steps
    .filter(({ file }) => file === RUBRIC)
    .slice(2)
    .map(({ files }) => {
      const { issues } = compileAssessment(files.get(RUBRIC), { name: "windows/service-windows", version: "2026.1", instruments });
      return issues.filter((issue) => issue.severity !== "warning").map((issue) => issue.code);
    });
  expect(codes).toEqual([["sum_of_maxima"], ["sum_of_maxima"], ["sum_of_maxima"], [], [], []]);
});

test("the pack at the end is read and checked without a mistake, and its worked case passes", () => {
  const { pack, issues } = packAfter(tutorialFiles(root));
  expect(issues.filter((issue) => issue.severity !== "warning")).toEqual([]);
  if (pack === undefined) throw new Error("not read");
  expect(checkPack(pack).filter((issue) => issue.severity !== "warning")).toEqual([]);
  const results = runCases(pack, { calendar: chineseDays() });
  expect(results.map(({ id, passed, differences }) => ({ id, passed, differences }))).toEqual([
    { id: "three-windows", passed: true, differences: [] },
  ]);
});

test("another total in the worked case is found", () => {
  const files = new Map(tutorialFiles(root));
  files.set(CASES, JSON.parse(JSON.stringify(files.get(CASES)).replace('"88.3"', '"88.4"')));
  const { pack } = packAfter(files);
  expect(pack === undefined ? [] : runCases(pack, { calendar: chineseDays() }).map(({ passed }) => passed)).toEqual([false]);
});
