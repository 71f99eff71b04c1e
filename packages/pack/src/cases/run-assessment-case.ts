import { type Run, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { readCohort } from "@guiju/assessment/cohort";
import { below, type Issue } from "@guiju/core";
import type { AssessmentCase, ExpectedScore } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { type FoundRubrics, rubricsOf } from "../rubrics-of.ts";
import { assessmentCaseIssues, outcomesOf } from "./assessment-case-issues.ts";
import { type CaseDifference, fieldDifferences, fieldOf, pairUp } from "./difference.ts";
import type { CasePosition, CaseResult } from "./run-case.ts";

/** Runs one worked case of an assessment: scores its cohort and compares what it lists. */
export function runAssessmentCase(pack: Pack, assessed: AssessmentCase, position: CasePosition): CaseResult {
  const base = {
    kind: "case",
    id: assessed.id,
    title: assessed.title,
    lifecycle: null,
    rules: null,
    assessment: assessed.assessment,
    ...position,
    place: undefined,
    omissions: [],
  } as const;
  const issues = assessmentCaseIssues(pack, assessed, position.pointer);
  const found = rubricsOf(pack, assessed.assessment, assessed.parameters);
  const wrong = issues.length > 0 ? issues : found.issues.map((issue) => inCase(issue, position.pointer));
  if (wrong.length > 0) return { ...base, passed: false, differences: [], issues: wrong, judged: [] };
  const differences = caseDifferences(assessed, found.rubrics);
  return { ...base, passed: differences.length === 0, differences, issues: [], judged: outcomesOf(assessed) };
}

/** In how many ways a cohort comes out otherwise than a case says, under the given rubrics. */
export function caseDifferences(assessed: AssessmentCase, rubrics: FoundRubrics["rubrics"]): readonly CaseDifference[] {
  const { run, issues } = scoreCase(assessed, rubrics);
  const reports = new Map([...run.reports()].map((report) => [report.id, report]));
  const expected = Object.entries(assessed.expect.organisations);
  return [
    ...expected.flatMap(([id, score]) => scoreDifferences(id, score, reports.get(id))),
    ...issueDifferences(assessed, [
      ...issues,
      ...[...reports.values()].flatMap((report) => report.issues.map((issue) => ({ id: report.id, issue }))),
    ]),
  ];
}

/** Something of a case's cohort that cannot be used, and of which organisation it is. */
interface Unusable {
  readonly id: string | undefined;
  readonly issue: Issue;
}

/** Scores the cohort of a case. */
export function scoreCase(
  assessed: AssessmentCase,
  rubrics: FoundRubrics["rubrics"],
): { readonly run: Run; readonly issues: readonly Unusable[] } {
  const { cohortFacts, organisations, year } = assessed;
  const first = cohortFacts === undefined ? [] : [{ cohort: true, facts: cohortFacts }];
  const { cohort, issues } = readCohort([...first, ...organisations]);
  const run = scoreCohort(rubrics, cohort, year === undefined ? {} : { year });
  return { run, issues: issues.map((issue) => ({ id: undefined, issue })) };
}

const LISTS: ReadonlySet<string> = new Set(["caps", "consequences", "open"]);

function scoreDifferences(id: string, expected: ExpectedScore, actual: ScoreReport | undefined): readonly CaseDifference[] {
  const pointer = below("/expect/organisations", id);
  if (actual === undefined) return [{ pointer, what: id, expected, actual: undefined }];
  return fieldDifferences(expected, actual).flatMap((key): readonly CaseDifference[] => {
    const at = below(pointer, key);
    const [wanted, found] = [fieldOf(expected, key), fieldOf(actual, key)];
    if (key === "scores") return pointDifferences(id, at, wanted as ScoreReport["scores"], actual.scores);
    // The order of what is found together is no part of what a case says.
    if (LISTS.has(key) && samePairs(wanted as readonly object[], found as readonly object[])) return [];
    return [{ pointer: at, what: `${id} ${key}`, expected: wanted, actual: found ?? null }];
  });
}

function pointDifferences(
  id: string,
  pointer: string,
  wanted: ScoreReport["scores"],
  found: ScoreReport["scores"],
): readonly CaseDifference[] {
  return fieldDifferences(wanted, found).map((indicator) => ({
    pointer: below(pointer, indicator),
    what: `${id} ${indicator}`,
    expected: fieldOf(wanted, indicator),
    actual: fieldOf(found, indicator) ?? null,
  }));
}

function samePairs(wanted: readonly object[], found: readonly object[]): boolean {
  const { unmet, unused } = pairUp(wanted, found);
  return unmet.length === 0 && unused.length === 0;
}

function issueDifferences({ organisations, expect }: AssessmentCase, found: readonly Unusable[]): readonly CaseDifference[] {
  const what = "facts that cannot be used";
  const expected = expect.issues ?? [];
  const actual = found.map(({ id, issue }) => ({
    ...(id === undefined ? {} : { organisation: id }),
    code: issue.code,
    pointer: issue.pointer ?? "",
  }));
  const { unmet, unused } = pairUp(expected, actual);
  return [
    ...unmet.map((index) => ({ pointer: `/expect/issues/${index}`, what, expected: expected[index], actual: undefined })),
    ...unused.map((index) => {
      const { id, issue } = found[index] as Unusable;
      const line = organisations.findIndex((each) => each.id === id);
      const pointer = line === -1 ? "/organisations" : `/organisations/${line}${issue.pointer ?? ""}`;
      return { pointer, what, expected: undefined, actual: actual[index], message: issue.message };
    }),
  ];
}

/** A parameter that a case sets is told at the case; what it makes of the rubric, at the case's parameters. */
function inCase(issue: Issue, pointer: string): Issue {
  const { place: _, ...rest } = issue;
  const isParameter = issue.code === "unknown_parameter" || issue.code === "unknown_assessment";
  return { ...rest, pointer: isParameter ? `${pointer}${issue.pointer ?? ""}` : `${pointer}/parameters` };
}
