import { dateSchema, issueDateSchema, said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { schemaKey } from "./pack-file.ts";

const edition = strictObject({
  adopted: said(dateSchema, "通过日 / Adopted", "审议通过的日期。 / The day of adoption.").optional(),
  inForce: said(dateSchema, "施行日 / In force", "开始施行的日期。 / The first day in force."),
  repealed: said(dateSchema, "废止日 / Repealed", "不再施行的首日。 / The first day no longer in force.").optional(),
  note: said(textSchema, "说明 / Note", "如未见全文的部分。 / For example what was not seen.").optional(),
});

/** The schema of instruments.json. */
export const instrumentsSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  instruments: said(
    z.record(
      z.string(),
      strictObject({
        title: said(textSchema, "名称 / Title", "文件的正式名称。 / The official title."),
        kind: said(z.string().min(1), "种类 / Kind", "如条例、细则、图示。 / For example regulation, rules, chart.").optional(),
        editions: said(
          z.record(issueDateSchema as z.ZodType<string, string>, edition),
          "版本 / Editions",
          "以印发日期为键。 / Keyed by the day of issue.",
        ),
      }),
    ),
    "文件 / Instruments",
    "规定所依据的文件。 / The published texts that norms rest on.",
  ),
});
