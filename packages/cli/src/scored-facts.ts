import { type Assessment, type Cohort, type Organisation, type Run, type ScoreReport, scoreCohort } from "@guiju/assessment";
import { traceOf } from "@guiju/assessment/explain";
import { scorePopulation } from "@guiju/assessment/population";
import type { ChosenAssessment } from "./assessment-choice.ts";
import type { FactsSource } from "./facts-source.ts";
import type { FactsSurvey } from "./facts-survey.ts";

/** A cohort that was scored. */
export interface Scored {
  /** The report of an organisation by its position; of a cohort that is not held, with its line given again. */
  report(index: number, organisation: Organisation | undefined, detail: "plain" | "traced"): ScoreReport;
  /** The rubric of an organisation, where there is one. */
  rubricOf(index: number): Assessment | undefined;
  readonly year: number | undefined;
}

/** Scores the organisations of a file: held in memory where they fit, else reading the file again for each thing that needs all of it. */
export function scoredFacts(
  { rubrics }: Pick<ChosenAssessment, "rubrics">,
  source: FactsSource,
  survey: FactsSurvey,
  year: number | undefined,
): Scored {
  const own = year ?? survey.cohort.year;
  const options = own === undefined ? {} : { year: own };
  if (survey.organisations !== undefined) {
    const run = scoreCohort(rubrics, heldCohort(survey), options);
    return {
      report: (index, _, detail) => run.report(index, { trace: detail === "traced" ? traceOf : undefined }),
      rubricOf: run.rubricOf,
      year: own,
    };
  }
  const population = scorePopulation(rubrics, () => organisationsOf(source, survey), { ...options, facts: survey.cohort.facts ?? {} });
  return {
    report(index, organisation, detail) {
      if (organisation === undefined) throw new Error("an organisation of a large file is needed again");
      return population.report(index, organisation, { trace: detail === "traced" ? traceOf : undefined });
    },
    rubricOf: population.rubricOf,
    year: own,
  };
}

/** The cohort of a file that is held. */
export function heldCohort({ cohort, organisations = [] }: Pick<FactsSurvey, "cohort" | "organisations">): Cohort {
  return { ...cohort, organisations };
}

/** Scores a cohort that is held. */
export function runOf(rubrics: readonly Assessment[], survey: FactsSurvey, year: number | undefined): Run {
  return scoreCohort(rubrics, heldCohort(survey), year === undefined ? {} : { year });
}

/** The organisations of a file, read anew; what the first reading refused is left out. */
function* organisationsOf(source: FactsSource, survey: FactsSurvey): Generator<Organisation> {
  for (const line of source.lines()) {
    if (!("text" in line) || line.text.trim() === "" || survey.cohortLine?.number === line.number || survey.problems.has(line.number))
      continue;
    // The first reading has checked it.
    yield JSON.parse(line.text) as Organisation;
  }
}
