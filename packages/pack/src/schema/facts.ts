import { type ExpressionSchemas, fieldSchema, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { schemaKey } from "./pack-file.ts";

/**
 * The schema of a file in the folder `facts`.
 *
 * @example
 * const file = { $schema: "facts.schema.json", id: "reader", facts: { birthDate: { type: "date" } } };
 * factsSchema(opaqueExpressions).safeParse(file).success; // => true
 */
export function factsSchema(expressions: ExpressionSchemas): z.ZodType {
  return strictObject({
    $schema: schemaKey,
    id: said(z.string().min(1), "编号 / Id", "生命周期以此引用。 / The name by which lifecycles refer to it."),
    title: said(textSchema, "名称 / Title", "给人看的名称。 / What people call it.").optional(),
    facts: said(z.record(z.string(), fieldSchema(expressions)), "事实 / Facts", "宿主提供的事实。 / The facts a host supplies."),
  });
}
