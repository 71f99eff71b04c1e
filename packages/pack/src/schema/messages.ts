import { said, strictObject } from "@guiju/lifecycle/schema";
import * as z from "zod";
import { schemaKey } from "./pack-file.ts";

/** The schema of messages/zh.json and messages/en.json. */
export const messagesSchema: z.ZodType = strictObject({
  $schema: schemaKey,
  messages: said(
    z.record(z.string(), z.string().min(1)),
    "文案 / Messages",
    "键如 act.<事项>、state.<状态>、norm.<slot>、who.<词>、<slot>.<原因>;{…} 为填空。 / Keys as act.<ACT>, state.<state>, norm.<slot>, who.<word>, <slot>.<reason>; {…} is filled in.",
  ),
});
