import type { Text } from "@guiju/core";
import type { AssessmentFile, Primitive } from "../assessment-file.ts";
import { compileAssessment } from "../compile/compile-assessment.ts";
import type { Cohort, Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { scoreCohort } from "./score-cohort.ts";
import { traceOf } from "./trace.ts";

/** A text that is the same in both languages. */
export const both = (text: string): Text => ({ zh: text, en: text });

/** A leaf with an article. */
export const leaf = (id: string, max: number, score: Primitive | object, more: object = {}): object => ({
  id,
  title: both(id),
  article: id,
  max,
  score,
  ...more,
});

/** A group. */
export const group = (id: string, max: number, indicators: readonly object[], more: object = {}): object => ({
  id,
  title: both(id),
  max,
  indicators,
  ...more,
});

/** A checked rubric; what is wrong with it fails the test. */
export function rubricOf(file: object): Assessment {
  const made = compileAssessment({ id: "t", title: both("t"), scale: 2, ...file } as unknown as AssessmentFile, {
    name: "test/t",
    version: "1",
  });
  const errors = made.issues.filter(({ severity }) => severity !== "warning");
  if (made.assessment === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, undefined, 1));
  return made.assessment;
}

/** Scores organisations by id. */
export function scored(
  file: object | Assessment,
  facts: Readonly<Record<string, object>>,
  cohort: Partial<Cohort> = {},
  more: Readonly<Record<string, object>> = {},
): Readonly<Record<string, ScoreReport>> {
  const rubric = "nodes" in file ? (file as Assessment) : rubricOf(file);
  const organisations = Object.entries(facts).map(([id, given]) => ({ id, facts: given, ...more[id] }) as Organisation);
  const run = scoreCohort(rubric, { ...cohort, organisations });
  return Object.fromEntries([...run.reports({ trace: traceOf })].map((report) => [report.id, report]));
}
