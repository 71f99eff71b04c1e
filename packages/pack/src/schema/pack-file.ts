import { interpretationSchema, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";

/** The `$schema` key, required in every file so that editors complete it. */
export const schemaKey: z.ZodType = said(
  z.string().min(1),
  "格式说明 / Schema",
  "本类文件的 JSON Schema 的相对路径。 / The relative path of the JSON Schema of this kind of file.",
);

/** The schema of pack.json. */
export const packFileSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  id: said(z.string().regex(/^[a-z][a-z0-9-]*$/), "编号 / Id", "小写字母、数字和连字符。 / Lower-case letters, digits, hyphens."),
  version: said(z.string().min(1), "版本 / Version", "规则包的版本。 / The version of the pack."),
  title: said(textSchema, "名称 / Title", "规则包的名称。 / What people call the pack."),
  jurisdiction: said(z.string().min(1), "适用地域 / Jurisdiction", "适用的地域代码。 / The code of the area it applies to."),
  calendar: said(z.enum(["chinese-days"]), "工作日历 / Calendar", "工作日按哪一套日历。 / The calendar by which working days are counted."),
  extends: said(
    z.unknown(),
    "上级规则包 / Extends",
    "保留：叠加地方细则将在以后支持。 / Reserved: overlays on another pack come later.",
  ).optional(),
  interpretations: said(
    z.record(z.string(), interpretationSchema),
    "口径 / Interpretations",
    "条文有疑义处的读法。 / Named choices where a text is ambiguous.",
  ).optional(),
});
