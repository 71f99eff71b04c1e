import { compileAssessment } from "@guiju/assessment/compile";
import type { Table } from "../table.ts";
import { benchCohort } from "./cohort.ts";
import { benchPopulation } from "./population.ts";
import { benchRubric } from "./rubric.ts";

/** A batch beside the loop written by hand, what-if questions beside a full pass, and a population read line by line. */
export async function* benchAssessment(): AsyncIterable<Table> {
  const rubric = benchRubric();
  const { assessment, issues } = compileAssessment(rubric.file, { name: "bench/bench", version: "1" });
  if (assessment === undefined || issues.length > 0) throw new Error(JSON.stringify(issues));
  yield await benchCohort(rubric, assessment);
  yield benchPopulation(rubric, assessment);
}
