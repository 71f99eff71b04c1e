/**
 * Static analysis of rubrics: what can never be reached, what burdens those assessed, and small changes to test worked cases by.
 *
 * @module
 */
export { analyseAssessment } from "./analysis/analyse-assessment.ts";
export { type BurdenOptions, burdenLint } from "./analysis/burden-lint.ts";
export { BURDEN_SOURCES, type BurdenSource } from "./analysis/burden-sources.ts";
export type { Mutant } from "./analysis/changed-file.ts";
export { mutantsOf } from "./analysis/mutants.ts";
export { type Undiscriminating, type UndiscriminatingOptions, undiscriminating } from "./analysis/undiscriminating.ts";
