import type { Condition } from "@guiju/rules";
import { ruleDocumentSchema } from "@guiju/rules/schema";
import * as z from "zod";

const { shape } = ruleDocumentSchema as unknown as z.ZodObject;

/** The parts of a rule document that rubrics share: facts, derived facts, named conditions. */
export const documentParts: Readonly<Record<"facts" | "derived" | "conditions", z.ZodType>> = {
  facts: inner(shape.facts),
  derived: inner(shape.derived),
  conditions: inner(shape.conditions),
};

/** The shape of one condition. */
export const condition: z.ZodType<Condition> = (documentParts.conditions as z.ZodRecord).valueType as unknown as z.ZodType<Condition>;

/** The shape of one fact as rule sets have it. */
export const factShape: z.core.$ZodShape = ((documentParts.facts as z.ZodRecord).valueType as z.ZodObject).shape;

/** What stands in an optional place. */
function inner(schema: unknown): z.ZodType {
  return schema instanceof z.ZodExactOptional ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType);
}
