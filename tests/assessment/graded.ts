import { type Assessment, type AssessmentFile, type Cohort, type Run, scoreCohort } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import { type DrawnRubric, drawnRubric } from "./draw-rubric.ts";

/** A drawn rubric that is checked, with grades and quotas where its totals reach them. */
export interface Graded {
  readonly file: AssessmentFile;
  readonly assessment: Assessment;
  readonly cohort: Cohort;
}

const text = { zh: "名称", en: "Name" };

/** Draws a rubric by its number and gives it bands, quotas and grounds of exemption. */
export function gradedRubric(seed: number): Graded {
  const { file, cohort }: DrawnRubric = drawnRubric(seed);
  const { max, scale } = file as AssessmentFile;
  const at = (share: number): number => Number((max * share).toFixed(scale));
  const bands = [at(0.25), at(0.45), at(0.6)].filter((from, index, all) => from > 0 && from !== all[index - 1]);
  const grades = ["d", "c", "b", "a"];
  const grounds = [{ id: "trial", title: text }];
  const more = {
    exemptions: { grounds, article: "9" },
    bands: [0, ...bands].map((from, index) => ({ grade: grades[index], ...(index > 0 && { from }) })),
    ...(bands.length > 1 && {
      quotas: [
        { id: "most", grade: grades[bands.length], kind: "most", share: 0.3, ties: seed % 2 === 0 ? "below" : "above" },
        { id: "least", grade: "d", kind: "least", count: 1 },
      ],
    }),
  };
  const whole = { ...file, ...more };
  const graded = compiled(whole);
  const plain = { ...file, exemptions: more.exemptions };
  const assessment = graded ?? compiled(plain);
  if (assessment === undefined) throw new Error(`rubric ${seed} is refused`);
  return { file: (graded === undefined ? plain : whole) as unknown as AssessmentFile, assessment, cohort };
}

/** Checks a file; `undefined` where it is refused. */
export function compiled(file: object): Assessment | undefined {
  return compileAssessment(file, { name: "drawn/drawn", version: "1" }).assessment;
}

export function scored({ assessment, cohort }: Pick<Graded, "assessment" | "cohort">): Run {
  return scoreCohort(assessment, cohort);
}

/** The cohort with one organisation changed. */
export function changed(
  cohort: Cohort,
  index: number,
  change: (one: Cohort["organisations"][number]) => Cohort["organisations"][number],
): Cohort {
  return { ...cohort, organisations: cohort.organisations.map((each, at) => (at === index ? change(each) : each)) };
}
