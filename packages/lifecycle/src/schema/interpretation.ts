import * as z from "zod";
import { said, strictObject, textSchema } from "./object.ts";

/** How far a text behind a norm or a reading was verified. */
export const confidenceSchema: z.ZodType = said(
  z.enum(["read", "secondary", "inferred", "unconfirmed"]),
  "核实程度 / Confidence",
  "逐字读过、见于转述、推断、尚未核实。 / Read word for word, known from a secondary source, inferred, not confirmed.",
);

const shared = {
  title: said(textSchema, "名称 / Title", "这一口径要回答的问题。 / The question this reading answers.").optional(),
  ambiguity: said(z.string(), "疑义 / Ambiguity", "ambiguities.json 中的编号。 / The id of an ambiguity in ambiguities.json.").optional(),
  confidence: confidenceSchema.optional(),
};

/** The schema of a choice among readings of an ambiguous text, or of a number the text leaves open. */
export const interpretationSchema: z.ZodType = z.union([
  strictObject({
    readings: said(z.array(z.string()).min(2), "读法 / Readings", "可选的读法，不少于两种。 / The readings, two or more."),
    default: said(
      z.string(),
      "默认 / Default",
      "未另选时采用的读法；unconfirmed 表示各读法都算。 / The reading taken unless another is chosen; unconfirmed replays each.",
    ),
    ...shared,
  }),
  strictObject({
    number: said(
      strictObject({
        min: said(z.int(), "最小 / Minimum", "可取的最小值。 / The least value taken."),
        max: said(z.int(), "最大 / Maximum", "可取的最大值。 / The greatest value taken."),
      }),
      "数值 / Number",
      "条文未写明的数，可取的范围。 / A number the text leaves open: its range.",
    ),
    default: said(z.int(), "默认 / Default", "未另选时采用的数。 / The number taken unless another is chosen."),
    ...shared,
  }),
]);
