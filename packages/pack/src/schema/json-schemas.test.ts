import { readFileSync } from "node:fs";
import { assessmentFileSchema } from "@guiju/assessment/schema";
import { condSchema, exprSchema } from "@guiju/rules/schema";
import { expect, test } from "vitest";
import { libraryFiles } from "../fixture/library.ts";
import { roomFiles } from "../fixture/rooms.ts";
import { fileKindOf } from "../read/file-kind.ts";
import { fileSchemas } from "./file-kinds.ts";
import { documentSchemas, jsonSchemas } from "./json-schemas.ts";

const schemas = jsonSchemas();

test("the committed JSON Schemas are those that the schemas yield (npm run docs writes them)", () => {
  for (const [name, text] of schemas) {
    expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8"), name).toBe(text);
  }
});

test("every key an author meets has a title and a description in Chinese and English, and unknown keys are refused", () => {
  for (const [name, text] of schemas) {
    visit(JSON.parse(text), (node, path) => {
      if (typeof node.properties !== "object" || node.properties === null) return;
      expect(node.additionalProperties, `${name} ${path}`).toBe(false);
      for (const [key, property] of Object.entries(node.properties as Record<string, Record<string, unknown>>)) {
        if (path.startsWith("/definitions/") && !/^\/definitions\/(Check|Basis|Field)\//.test(`${path}/`)) continue;
        expect(String(property.title), `${name} ${path} ${key}`).toMatch(/\p{Script=Han}.* \/ .*[A-Za-z]/u);
        expect(String(property.description), `${name} ${path} ${key}`).toMatch(/\p{Script=Han}.* \/ .*[A-Za-z]|\[.*\/ /u);
      }
    });
  }
});

test("every definition that is named is referred to, and no reference leads nowhere", () => {
  for (const [name, text] of schemas) {
    const definitions = Object.keys((JSON.parse(text) as { definitions?: object }).definitions ?? {});
    const used = new Set([...text.matchAll(/"#\/definitions\/(\w+)"/g)].map((match) => match[1]));
    expect([...used].sort(), name).toEqual(definitions.sort());
  }
});

test("every file kind requires its $schema, and editors get snippets for norms, kinds of checks, acts and cases", () => {
  for (const text of schemas.values()) expect((JSON.parse(text) as { required: string[] }).required).toContain("$schema");
  const snippets = [...schemas.values()].join("").match(/"label": "(\w+)"/g) ?? [];
  for (const label of ["norm", "case", "act", "minimumInterval", "publicNotice", "judgement", "ruleSet", "ruleCase", "assessmentCase"])
    expect(snippets).toContain(`"label": "${label}"`);
});

test("a sound pack fits the schemas with expressions in full, as an editor sees them", () => {
  const full = fileSchemas({ expr: exprSchema, cond: condSchema, document: documentSchemas(), assessment: assessmentFileSchema });
  for (const [path, value] of [...libraryFiles(), ...roomFiles()]) {
    const kind = fileKindOf(path);
    expect(kind, path).toBeDefined();
    expect(full[kind as keyof typeof full].safeParse(value).error?.issues, path).toBeUndefined();
  }
});

function visit(node: unknown, see: (node: Record<string, unknown>, path: string) => void, path = ""): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) see(node as Record<string, unknown>, path);
  for (const [key, value] of Object.entries(node)) {
    if (key !== "defaultSnippets") visit(value, see, `${path}/${key}`);
  }
}
