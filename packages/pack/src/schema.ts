/**
 * zod schemas of every kind of pack file, and the JSON Schemas made from them.
 *
 * @module
 */
export { ambiguitiesSchema } from "./schema/ambiguities.ts";
export { assessmentSchema } from "./schema/assessment.ts";
export { casesSchema } from "./schema/cases.ts";
export { type DocumentSchemas, type FileExpressions, opaqueExpressions } from "./schema/expressions.ts";
export { factsSchema } from "./schema/facts.ts";
export { type FileKind, fileSchemas } from "./schema/file-kinds.ts";
export { instrumentsSchema } from "./schema/instruments.ts";
export { jsonSchemas } from "./schema/json-schemas.ts";
export { lifecycleSchema } from "./schema/lifecycle.ts";
export { messagesSchema } from "./schema/messages.ts";
export { normsSchema } from "./schema/norms.ts";
export { overlaySchema } from "./schema/overlay.ts";
export { packFileSchema } from "./schema/pack-file.ts";
export { rulesSchema } from "./schema/rules.ts";
