import * as z from "zod";

/** The schemas of the two expression languages, as the other schemas embed them. */
export interface ExpressionSchemas {
  readonly expr: z.ZodType;
  readonly cond: z.ZodType;
}

/**
 * Makes an object schema that refuses unknown keys.
 *
 * The message of its `unrecognized_keys` issue is the list of the known keys, parted by spaces, from which a reader finds the nearest spelling.
 *
 * @example
 * import * as z from "zod";
 *
 * strictObject({ name: z.string() }).safeParse({ nmae: "x" }).success; // => false
 */
export function strictObject(shape: z.ZodRawShape): z.ZodObject {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? known : undefined) });
}

/**
 * Gives a schema the title and the description that an editor shows, each as "中文 / English".
 *
 * @example
 * import * as z from "zod";
 *
 * said(z.string(), "编号 / Id", "全包唯一。 / Unique in the pack.").meta()?.title; // => "编号 / Id"
 */
export function said<Schema extends z.ZodType>(schema: Schema, title: string, description: string): Schema {
  return schema.meta({ title, description }) as Schema;
}

/** A text in Chinese and English. */
export const textSchema: z.ZodType = strictObject({
  zh: said(z.string().min(1), "中文 / Chinese", "中文文本。 / The text in Chinese."),
  en: said(z.string().min(1), "英文 / English", "英文文本。 / The text in English."),
});

/** A civil date as text; that the day exists is checked by the reader. */
export const dateSchema: z.ZodType = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The day of issue of an edition; where only the year or the month is known, that. */
export const issueDateSchema: z.ZodType = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
