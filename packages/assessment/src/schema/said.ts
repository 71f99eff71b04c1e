import * as z from "zod";

/** Title and description of one place, Chinese first. */
export const said = (title: string, description: string): { readonly title: string; readonly description: string } => ({
  title,
  description,
});

/** A name: of a fact, a grade, a field. */
export const name: z.ZodType<string> = z.string().min(1).max(200);

/** An id: letters of any script, figures, and `-` `_` `.` `/` `:` after the first. */
export const id: z.ZodType<string> = z
  .string()
  .max(200)
  .regex(/^[\w\u00aa-\uffff][\w\u00aa-\uffff./:-]*$/)
  .meta(said("编号 / Id", "用文字、数字和 - _ . / :，不能重复 / Letters, figures and - _ . / :; each its own"));

/** A text in both languages. */
export const text: z.ZodType<{ readonly zh: string; readonly en: string }> = z
  .strictObject({ zh: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) })
  .meta({ id: "Text", ...said("名称 / Text", "中英文 / In Chinese and English") });

/** A parameter in the place of a value. */
export const parameterReference: z.ZodType = z
  .strictObject({ parameter: name })
  .meta({ id: "ParameterReference", ...said("参数 / Parameter", "取 parameters 中的值 / The value of one of `parameters`") });

/** A number, or the parameter that stands for it. */
export const amount: z.ZodType = z
  .union([z.number().min(-1e9).max(1e9), parameterReference])
  .meta({ id: "Amount", ...said("数 / Amount", "按最短的十进制写法取值 / Read from its shortest decimal text") });

/** One of a few words, or the parameter that stands for it. */
export function choice(...words: readonly [string, ...string[]]): z.ZodType {
  return z.union([z.enum(words), parameterReference]);
}

/** A table of amounts by key. */
export const table: z.ZodType = z.record(z.string(), amount);

/** Where a statement comes from. */
export const citation: z.ZodType = z
  .strictObject({
    instrument: name,
    edition: name,
    article: z.string().min(1).exactOptional(),
    confidence: z.enum(["read", "secondary", "inferred", "unconfirmed"]),
  })
  .meta({ id: "Citation", ...said("依据 / Basis", "文件、版本和条款 / Instrument, edition and article") });

/** The article, row or heading. */
export const article: z.ZodType<string> = z
  .string()
  .min(1)
  .max(2_000)
  .meta(said("条款 / Article", "第几条、哪一行或哪个标题 / The article, row or heading as it is printed"));

/** How a number that does not fit is rounded. */
export const rounding: z.ZodType = z
  .strictObject({
    mode: choice("halfUp", "halfEven", "floor", "ceil", "truncate").meta(
      said("取舍 / Mode", "halfUp 是四舍五入 / halfUp rounds a half away from nought"),
    ),
    decimals: amount.exactOptional().meta(said("保留位数 / Decimals", "不写则与得分相同 / Those of the scores where absent")),
  })
  .meta({ id: "Rounding", ...said("取舍 / Rounding", "每次除法都要写明 / Every division names one") });
