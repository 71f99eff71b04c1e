import { type ExpressionSchemas, normSchemas, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { schemaKey } from "./pack-file.ts";

/** What a parent leaves to the packs that extend it. */
export const openSchema: z.ZodType = said(
  z.array(z.string().min(1)),
  "可由地方另定 / Open",
  "下级规则包可以放宽的参数，如 period。 / The parameters that a pack which extends this one may loosen, as period.",
).optional();

/**
 * The schema of a file in the folder `norms`.
 *
 * @example
 * const file = { $schema: "norms.schema.json", title: { zh: "借书证", en: "Cards" }, norms: pack.norms };
 * normsSchema(opaqueExpressions).safeParse(file).success; // => true
 */
export function normsSchema(expressions: ExpressionSchemas): z.ZodType {
  const { norm: closed, decision } = normSchemas(expressions);
  const norm = strictObject({ ...(closed as z.ZodObject).shape, open: openSchema }).meta(closed.meta() ?? {});
  return strictObject({
    $schema: schemaKey,
    title: said(textSchema, "章 / Chapter", "这一组规定的标题。 / The heading of these norms."),
    lifecycle: said(
      z.string(),
      "生命周期 / Lifecycle",
      "有几个生命周期时，写明属于哪一个。 / Which lifecycle they belong to, where the pack has several.",
    ).optional(),
    norms: said(z.array(norm), "规定 / Norms", "可核查的规定。 / The checkable statements."),
    decisions: said(z.array(decision), "表决 / Decisions", "计票而不作评判。 / Votes that are counted.").optional(),
  });
}
