// A host that scores its service windows: rubric.json and facts.ndjson in, points and grades out, with a reason for every point.
import { readFileSync } from "node:fs";
import { type Assessment, type Cohort, type Run, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { readCohort } from "@guiju/assessment/cohort";
import { compileAssessment } from "@guiju/assessment/compile";
import { traceOf } from "@guiju/assessment/explain";
import { type Instrument, parseJson, renderIssue, type Text } from "@guiju/core";

const textOf = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const instruments = JSON.parse(textOf("./instruments.json")) as Readonly<Record<string, Instrument>>;

/** The checked rubric, or nothing, with every mistake at its line. */
function compiled(source: string): Assessment | undefined {
  const { value, issues, placeOf } = parseJson(source, "rubric.json");
  const { assessment, issues: found } = compileAssessment(value, { name: "windows/service-windows", version: "2026.1", instruments });
  for (const issue of [...issues, ...found]) {
    const place = issue.place ?? placeOf(issue.pointer ?? "");
    for (const language of ["zh", "en"] as const) console.log(`${renderIssue({ ...issue, ...(place && { place }) }, source, language)}\n`);
  }
  return assessment;
}

/** The lines of the file are the cohort; a host takes them from its own tables. */
function cohortOf(file: string): Cohort {
  const { cohort, issues } = readCohort(textOf(file).split("\n"));
  for (const { message, place } of issues) console.log(`${file}:${place?.line}  ${message.zh}\n${message.en}`);
  return cohort;
}

/** One line for each window: its total, or the bounds of it, and its grade, or those that remain possible. */
function showAll(run: Run): void {
  for (const report of run.reports()) {
    const total = report.total ?? report.bounds?.join("–") ?? "?";
    const by = report.decidedBy?.by === "points" ? "" : `  (${report.decidedBy?.by ?? "open"})`;
    console.log(`${report.id}  ${total}  ${report.grade ?? report.grades?.join(" / ") ?? "?"}${by}`);
  }
}

/** Every point of one window with what was read, what was done, and the article. */
function explain(report: ScoreReport): void {
  console.log(`\n${report.id}`);
  for (const { indicator, primitive, facts, points, bounds, max, steps, basis } of report.trace ?? []) {
    if (primitive === "group") continue;
    const read = Object.entries(facts).map(([fact, value]) => `${fact} ${value ?? "?"}`);
    const done = steps.map(({ step, points: to }) => (to === undefined ? step : `${step} ${to}`));
    console.log(`  ${indicator}: ${points ?? bounds?.join("–")} / ${max}  [${[...read, ...done].join(", ")}]  ${basis}`);
  }
  for (const { message } of report.open) say(message);
}

function say({ zh, en }: Text): void {
  console.log(`  ${zh}\n  ${en}`);
}

/** A review or a late figure: the facts of one window change, everybody is scored again, and both results are kept. */
function review(assessment: Assessment, before: Run, cohort: Cohort, id: string, facts: Readonly<Record<string, unknown>>): void {
  const organisations = cohort.organisations.map((each) => (each.id === id ? { ...each, facts: { ...each.facts, ...facts } } : each));
  const after = scoreCohort(assessment, { ...cohort, organisations });
  console.log(`\n复核 / review: ${id} ${JSON.stringify(facts)}`);
  for (let index = 0; index < after.size; index += 1) {
    const [was, is] = [before.report(index), after.report(index)];
    if (was.total === is.total && was.grade === is.grade) continue;
    console.log(`  ${is.id}  ${was.total ?? "?"} ${was.grade ?? "?"} -> ${is.total ?? "?"} ${is.grade ?? "?"}`);
  }
}

const source = textOf("./rubric.json");
compiled(source.replace('"max": 40', '"max": 39')); // one point short of 100: refused, with its line
const assessment = compiled(source);
if (assessment === undefined) throw new Error("rubric.json has mistakes");
const cohort = cohortOf("./facts.ndjson");
const run = scoreCohort(assessment, cohort);
showAll(run);
explain(run.report(2, { trace: traceOf })); // every point of w-03
explain(run.report(6, { trace: traceOf })); // w-07: the complaints were not reported
review(assessment, run, cohort, "w-07", { complaints: 3 });
