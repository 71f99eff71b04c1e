import { said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import type { FileExpressions } from "./expressions.ts";
import { schemaKey } from "./pack-file.ts";

/**
 * The schema of a file in the folder `assessments`: a rubric. Without the shape in full only its name is looked at, and the compiler judges the rest.
 *
 * @example
 * const file = { $schema: "assessment.schema.json", id: "rooms", title: { zh: "活动室考核", en: "Rooms" }, scale: 1, indicators: [] };
 * assessmentSchema(opaqueExpressions).safeParse(file).success; // => true
 */
export function assessmentSchema({ assessment }: FileExpressions): z.ZodType {
  if (assessment !== undefined) {
    const { shape } = assessment as unknown as z.ZodObject;
    const { defaultSnippets } = (assessment.meta() ?? {}) as { readonly defaultSnippets?: unknown };
    return strictObject({ ...shape, $schema: schemaKey }).meta(defaultSnippets === undefined ? {} : { defaultSnippets });
  }
  return z.looseObject({
    $schema: schemaKey,
    id: said(z.string().regex(/^[a-z][a-z0-9-]*$/), "编号 / Id", "结果以“规则包/编号”称呼。 / Reports call it <pack>/<id>."),
    title: said(textSchema, "名称 / Title", "给人看的名称。 / What people call it."),
  });
}
