import { type ExpressionSchemas, lifecycleFileShape, strictObject } from "@guiju/lifecycle/schema";
import type * as z from "zod";
import { openSchema } from "./norms.ts";
import { schemaKey } from "./pack-file.ts";

/**
 * The schema of a file in the folder `lifecycles`.
 *
 * @example
 * const file = { $schema: "lifecycle.schema.json", ...lifecycle.source.file };
 * lifecycleSchema(opaqueExpressions).safeParse(file).success; // => true
 */
export function lifecycleSchema(expressions: ExpressionSchemas): z.ZodType {
  return strictObject({ $schema: schemaKey, ...lifecycleFileShape(expressions), open: openSchema });
}
