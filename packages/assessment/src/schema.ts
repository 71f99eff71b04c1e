/**
 * The shape of rubrics and of lines of facts as zod schemas, for validation and for JSON Schema. Names, kinds and sums are checked by
 * `compileAssessment`; the evaluators never import zod.
 *
 * @module
 */
export { assessmentFileSchema } from "./schema/assessment-file.ts";
export { type CohortLine, factsLineSchema } from "./schema/facts-line.ts";
