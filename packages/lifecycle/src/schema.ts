/**
 * zod schemas of norms, decisions, lifecycle files, fields, interpretations and histories; the evaluators never import them.
 *
 * @module
 */
export { checkSchema, modalitySchema, owesSchema, periodSchema } from "./schema/check.ts";
export { fieldSchema, fieldTypeSchema } from "./schema/field.ts";
export { historyActSchema, historySchema } from "./schema/history.ts";
export { confidenceSchema, interpretationSchema } from "./schema/interpretation.ts";
export { lifecycleFileShape } from "./schema/lifecycle-file.ts";
export { normSchemas } from "./schema/norm.ts";
export { dateSchema, type ExpressionSchemas, issueDateSchema, said, strictObject, textSchema } from "./schema/object.ts";
