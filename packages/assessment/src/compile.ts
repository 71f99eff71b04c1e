/**
 * Checks assessment rubrics that are written as JSON, and makes them ready to be evaluated.
 *
 * @module
 */
export { checkRubrics } from "./compile/check-rubrics.ts";
export { type CompileOptions, compileAssessment } from "./compile/compile-assessment.ts";
export { ASSESSMENT_LIMITS } from "./compile/limits.ts";
