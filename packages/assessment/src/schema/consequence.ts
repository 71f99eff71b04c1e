import * as z from "zod";
import { condition } from "./condition.ts";
import { measureSchema } from "./measure.ts";
import { amount, article, citation, id, rounding, said, table, text } from "./said.ts";

const shared = { id, title: text, article: article.exactOptional(), basis: citation.exactOptional() };
const titled = z.strictObject({ id, title: text });
const rule = z.strictObject({ id, when: condition, step: id, title: text.exactOptional() });

/** The shape of a consequence. */
export const consequenceSchema: z.ZodType = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        ...shared,
        kind: z.literal("lookup"),
        table,
        times: measureSchema.exactOptional(),
        when: condition.exactOptional(),
        round: rounding.exactOptional(),
      })
      .meta(said("按等次查表 / Lookup", "如补助标准 / Such as a subsidy by grade")),
    z
      .strictObject({
        ...shared,
        kind: z.literal("float"),
        base: amount,
        deadBand: amount,
        most: amount,
        on: measureSchema.exactOptional(),
        round: rounding,
      })
      .meta(said("浮动 / Float", "总分高于或低于基数的百分比 / Percent above or below a base")),
    z
      .strictObject({ ...shared, kind: z.literal("escalation"), steps: z.array(titled).min(1), rules: z.array(rule).min(1) })
      .meta(said("递进 / Escalation", "从轻到重，取成立的最重一条 / Of the rules that hold the harshest step")),
  ])
  .meta({ id: "Consequence", ...said("后果 / Consequence", "供人决定的建议 / Advice; a person decides") });
