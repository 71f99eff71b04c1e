import type * as z from "zod";
import { ambiguitiesSchema } from "./ambiguities.ts";
import { assessmentSchema } from "./assessment.ts";
import { casesSchema } from "./cases.ts";
import type { FileExpressions } from "./expressions.ts";
import { factsSchema } from "./facts.ts";
import { instrumentsSchema } from "./instruments.ts";
import { lifecycleSchema } from "./lifecycle.ts";
import { messagesSchema } from "./messages.ts";
import { normsSchema } from "./norms.ts";
import { overlaySchema } from "./overlay.ts";
import { packFileSchema } from "./pack-file.ts";
import { rulesSchema } from "./rules.ts";

/** The kinds of files a pack holds; each has its JSON Schema `<kind>.schema.json`. */
export type FileKind =
  | "pack"
  | "instruments"
  | "ambiguities"
  | "facts"
  | "lifecycle"
  | "norms"
  | "rules"
  | "assessment"
  | "messages"
  | "cases"
  | "overlay";

/**
 * The schema of each kind of file, with the given schemas of expressions.
 *
 * @example
 * const { messages } = fileSchemas(opaqueExpressions);
 * messages.safeParse({ "act.ASK": 3 }).success; // => false
 */
export function fileSchemas(expressions: FileExpressions): Readonly<Record<FileKind, z.ZodType>> {
  return {
    pack: packFileSchema,
    instruments: instrumentsSchema,
    ambiguities: ambiguitiesSchema,
    facts: factsSchema(expressions),
    lifecycle: lifecycleSchema(expressions),
    norms: normsSchema(expressions),
    rules: rulesSchema(expressions),
    assessment: assessmentSchema(expressions),
    messages: messagesSchema,
    cases: casesSchema,
    overlay: overlaySchema,
  };
}
