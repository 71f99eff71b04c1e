import * as z from "zod";
import { type ExpressionSchemas, said, strictObject, textSchema } from "./object.ts";

/** The schema of the kind of a fact, value or act field. */
export const fieldTypeSchema: z.ZodType = z.enum(["date", "count", "amount", "flag", "word", "mark", "list", "record", "group", "tally"]);

/**
 * The schema of one declared field of an act, a fact sheet or a record.
 *
 * @example
 * import * as z from "zod";
 *
 * fieldSchema({ expr: z.unknown(), cond: z.unknown() }).safeParse({ type: "day" }).success; // => false
 */
export function fieldSchema({ expr }: ExpressionSchemas): z.ZodType {
  const field: z.ZodType = z.lazy(() => object).meta({ id: "Field" });
  const object = strictObject({
    type: said(
      fieldTypeSchema,
      "类型 / Type",
      "日期、非负整数、可带小数的数、是否、词语、词语或是否、列表、记录、名单或人数、各编号的得票。 / A date, a whole number from 0, a number with decimals, true or false, a word, a word or flag, a list, a record, a list of words or their number, the votes of each id.",
    ),
    of: said(
      z.record(z.string(), field),
      "字段 / Fields",
      "记录的字段，或列表中每条记录的字段；列表不写则为词语列表。 / The fields of the record, or of each record of the list; a list without them holds words.",
    ).optional(),
    words: said(
      z.array(z.string()).min(1),
      "可用词语 / Words",
      "只接受这些词语。 / The only words taken, where the set is closed.",
    ).optional(),
    short: said(
      z.string().min(1),
      "简写 / Short",
      "记录只写一个词时，作为这个字段。 / On a record: a plain word stands for the record with this field.",
    ).optional(),
    from: said(expr, "推算 / From", "办理时未填的，按此计算。 / Computed where the act does not give it.").optional(),
    title: said(textSchema, "名称 / Title", "给人看的名称。 / What people call it.").optional(),
  });
  return field;
}
