import { assessmentFileSchema } from "@guiju/assessment/schema";
import { condSchema, exprSchema, ruleDocumentSchema } from "@guiju/rules/schema";
import * as z from "zod";
import { type DocumentSchemas, opaqueDocument } from "./expressions.ts";
import { type FileKind, fileSchemas } from "./file-kinds.ts";
import { withRubricTexts } from "./rubric-key-texts.ts";
import { tidyJsonSchema } from "./tidy-json-schema.ts";

const titles: Readonly<Record<FileKind, string>> = {
  pack: "规则包 / Pack",
  instruments: "文件 / Instruments",
  ambiguities: "疑义 / Ambiguities",
  facts: "事实表 / Fact schema",
  lifecycle: "生命周期 / Lifecycle",
  norms: "规定 / Norms",
  rules: "规则组 / Rule set",
  assessment: "考核细则 / Assessment",
  messages: "文案 / Messages",
  cases: "对照案例 / Worked cases",
  overlay: "实施细则 / Overlay",
};

/**
 * Makes the JSON Schemas (draft 7, the draft editors know best) of every kind of pack file, as text by file name.
 *
 * @example
 * [...jsonSchemas().keys()].includes("norms.schema.json"); // => true
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas = fileSchemas({ expr: exprSchema, cond: condSchema, document: documentSchemas(), assessment: assessmentFileSchema });
  return new Map(
    (Object.keys(schemas) as FileKind[]).map((kind) => {
      const made = { ...z.toJSONSchema(schemas[kind], { target: "draft-7", io: "input" }) };
      const schema = tidyJsonSchema(kind === "assessment" ? { ...withRubricTexts(made) } : made);
      return [`${kind}.schema.json`, `${JSON.stringify({ title: titles[kind], ...schema }, undefined, 1)}\n`];
    }),
  );
}

/** The parts of a rule document in full, as an editor shows them. */
export function documentSchemas(): DocumentSchemas {
  const { shape } = ruleDocumentSchema as unknown as z.ZodObject;
  return Object.fromEntries(Object.keys(opaqueDocument).map((key) => [key, shape[key]])) as unknown as DocumentSchemas;
}
