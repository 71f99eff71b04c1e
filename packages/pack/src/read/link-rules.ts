import { saidParts } from "../texts/said-parts.ts";
import { type Add, addTo, type FiledIssue, linkBasis, type PackContents, unique, unknown } from "./link.ts";

/** Checks what the rule files of a pack name: fact schemas and, in `basis`, instruments and their editions; and that ids are unique. */
export function linkRuleSets(contents: PackContents): readonly FiledIssue[] {
  const issues: FiledIssue[] = [];
  const add = addTo(issues);
  const seen = new Map<string, string>();
  const schemas = Object.fromEntries(contents.facts.map((each) => [each.content.id, each]));
  for (const rules of contents.rules) {
    const { file, content } = rules;
    unique(add, seen, file, ["id"], content.id);
    if (content.use !== undefined && !Object.hasOwn(schemas, content.use)) unknown(add, file, ["use"], "facts", content.use, schemas);
    linkOwnFacts(add, rules, schemas);
    for (const { path, said } of saidParts(content)) {
      said.basis?.forEach((basis, index) => {
        if (isCitation(basis)) linkBasis(contents, add, file, [...path, "basis", index], basis);
      });
    }
  }
  return issues;
}

/** A fact that the schema has already may not be declared again: two kinds of one name would be a trap. */
function linkOwnFacts(
  add: Add,
  { file, content }: PackContents["rules"][number],
  schemas: Readonly<Record<string, PackContents["facts"][number]>>,
): void {
  const schema = content.use !== undefined && Object.hasOwn(schemas, content.use) ? schemas[content.use] : undefined;
  for (const name of Object.keys(content.facts ?? {})) {
    if (schema === undefined || !Object.hasOwn(schema.content.facts, name)) continue;
    add(file, ["facts", name], "duplicate_name", `“${name}”已在 ${schema.file} 用过。`, `"${name}" is already used at ${schema.file}.`);
  }
}

/** Whether a basis has the names a citation must have; what else is wrong with it the compiler tells. */
export function isCitation(value: unknown): value is Parameters<typeof linkBasis>[4] {
  if (typeof value !== "object" || value === null) return false;
  const { instrument, edition } = value as Record<string, unknown>;
  return typeof instrument === "string" && typeof edition === "string";
}
