import { said, strictObject, textSchema } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { schemaKey } from "./pack-file.ts";

/** The schema of ambiguities.json. */
export const ambiguitiesSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  ambiguities: said(
    z.record(
      z.string(),
      strictObject({
        question: said(textSchema, "疑义 / Question", "条文没有说清的问题。 / What the text leaves open."),
        found: said(textSchema, "所见 / Found", "各处的说法。 / What the sources say."),
        default: said(textSchema, "默认 / Default", "本包采用的读法。 / The reading this pack takes."),
        interpretation: said(
          z.string(),
          "口径 / Interpretation",
          "pack.json 中可另选的口径。 / The interpretation of pack.json that chooses.",
        ).optional(),
      }),
    ),
    "疑义 / Ambiguities",
    "条文的疑义和采用的读法。 / Where texts are ambiguous, and the reading taken.",
  ),
});
