import { dateSchema, interpretationSchema, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";

/** The `$schema` key, required in every file so that editors complete it. */
export const schemaKey: z.ZodType = said(
  z.string().min(1),
  "格式说明 / Schema",
  "本类文件的 JSON Schema 的相对路径。 / The relative path of the JSON Schema of this kind of file.",
);

const packId = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** An interpretation, with whether a local pack may choose another reading. */
function openInterpretation(): z.ZodType {
  const open = said(
    z.boolean(),
    "可由地方另定 / Open",
    "下级规则包可以另选读法。 / A pack that extends this one may choose another reading.",
  ).optional();
  const shapes = (interpretationSchema as z.ZodUnion<readonly z.ZodObject[]>).options;
  return z.union(shapes.map((each) => strictObject({ ...each.shape, open })));
}

/** The schema of pack.json. */
export const packFileSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  id: said(packId, "编号 / Id", "小写字母、数字和连字符。 / Lower-case letters, digits, hyphens."),
  version: said(z.string().min(1), "版本 / Version", "规则包的版本。 / The version of the pack."),
  title: said(textSchema, "名称 / Title", "规则包的名称。 / What people call the pack."),
  jurisdiction: said(z.string().min(1), "适用地域 / Jurisdiction", "适用的地域代码。 / The code of the area it applies to."),
  calendar: said(z.enum(["chinese-days"]), "工作日历 / Calendar", "工作日按哪一套日历。 / The calendar by which working days are counted."),
  extends: said(
    z
      .array(
        strictObject({
          pack: said(packId, "规则包 / Pack", "上级规则包的编号。 / The id of the parent."),
          version: said(
            z.string().min(1),
            "版本 / Version",
            "只以这一版本为上级；不写则不限。 / The one version of the parent that will do; any if absent.",
          ).optional(),
          from: said(dateSchema, "自 / From", "从哪一天起以它为上级。 / The first day on which it is the parent.").optional(),
          to: said(dateSchema, "至 / To", "到哪一天为止。 / The last day on which it is.").optional(),
        }),
      )
      .min(1),
    "上级规则包 / Extends",
    "本包在这些规则包之上制定细则（overlays）。 / The packs that this one refines by its overlays.",
  ).optional(),
  interpretations: said(
    z.record(z.string(), openInterpretation()),
    "口径 / Interpretations",
    "条文有疑义处的读法。 / Named choices where a text is ambiguous.",
  ).optional(),
});
