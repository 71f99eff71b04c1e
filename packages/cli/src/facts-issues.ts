import type { Organisation } from "@guiju/assessment";
import { issueInWords } from "@guiju/assessment/cohort";
import type { Issue } from "@guiju/core";
import type { FactsSource } from "./facts-source.ts";
import type { FactsSurvey } from "./facts-survey.ts";
import { placedIssues } from "./organisation-line.ts";
import type { Line } from "./read-lines.ts";
import type { Scored } from "./scored-facts.ts";

/** What cannot be used for an organisation, in words and at its place. */
export interface FactsIssues {
  /** Of its own line. */
  readonly own: readonly Issue[];
  /** Of the line of the cohort: the same for everybody. */
  readonly cohort: readonly Issue[];
}

const COHORT = "/cohort/";

/** Makes what says the issues of reports; those of the cohort are said once. */
export function factsIssues(
  source: FactsSource,
  { cohort, cohortLine }: FactsSurvey,
  scored: Scored,
): (issues: readonly Issue[], index: number, organisation: Organisation | undefined, line: Line) => FactsIssues {
  const known = new Map<string, Issue>();
  return (issues, index, organisation, line) => {
    const assessment = scored.rubricOf(index);
    if (issues.length === 0 || assessment === undefined) return { own: [], cohort: [] };
    const own = issues.filter(({ pointer = "" }) => !pointer.startsWith(COHORT));
    const ofCohort = issues.filter((issue) => !own.includes(issue));
    const words = (of: Parameters<typeof issueInWords>[1], issue: Issue): Issue => issueInWords(assessment, of, issue, scored.year);
    return {
      own: placedIssues(
        line,
        source.file,
        own.map((issue) => words(organisation ?? {}, issue)),
      ),
      cohort: ofCohort.map((issue) => {
        const pointer = issue.pointer ?? "";
        const said = known.get(pointer) ?? inCohortLine(words({ facts: cohort.facts ?? {} }, issue), pointer);
        known.set(pointer, said);
        return said;
      }),
    };
  };

  /** Reports call the facts of the cohort `/cohort/…`; in its line they stand in `facts`. */
  function inCohortLine(issue: Issue, pointer: string): Issue {
    if (cohortLine === undefined) return issue;
    const [placed = issue] = placedIssues(cohortLine, source.file, [{ ...issue, pointer: `/facts/${pointer.slice(COHORT.length)}` }]);
    return { ...placed, pointer };
  }
}
