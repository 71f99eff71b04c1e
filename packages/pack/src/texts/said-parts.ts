import type { Said } from "@guiju/rules";
import type { RuleFile } from "../pack.ts";

/** What a condition says for people, and the path of the condition in its file. */
export interface SaidPart {
  readonly path: readonly (string | number)[];
  readonly said: Said;
}

/** Every condition of a rule file that carries a message or a basis. Takes files whose conditions were not judged yet. */
export function saidParts(content: Pick<RuleFile, "conditions" | "rules">): readonly SaidPart[] {
  const found: SaidPart[] = [];
  for (const [name, condition] of entriesOf(content.conditions)) visit(condition, ["conditions", name], found);
  for (const [index, rule] of listOf(content.rules).entries()) visit(fieldOf(rule, "conditions"), ["rules", index, "conditions"], found);
  return found;
}

function visit(condition: unknown, path: readonly (string | number)[], found: SaidPart[]): void {
  const message = fieldOf(condition, "message");
  const basis = fieldOf(condition, "basis");
  if (typeof message === "string" || Array.isArray(basis)) {
    found.push({ path, said: { ...(typeof message === "string" ? { message } : {}), ...(Array.isArray(basis) ? { basis } : {}) } });
  }
  for (const group of ["all", "any"]) {
    for (const [index, part] of listOf(fieldOf(condition, group)).entries()) visit(part, [...path, group, index], found);
  }
  for (const inner of ["not", "where"]) {
    const part = fieldOf(condition, inner);
    if (part !== undefined) visit(part, [...path, inner], found);
  }
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
