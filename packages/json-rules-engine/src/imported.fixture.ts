import { compileRuleSet } from "@guiju/rules/compile";
import { expect } from "vitest";
import { type Imported, type ImportOptions, importRules } from "./import-rules.ts";

/** Imports, and holds that what came of it compiles. */
export function imported(source: unknown, options?: ImportOptions): Imported {
  const result = importRules(source, options);
  expect(compileRuleSet(result.document).issues).toEqual([]);
  return result;
}

/** What was refused: its place, its code, and the rule that is left out for it. */
export function brief({ refused }: Imported): readonly string[] {
  return refused.map(({ pointer, code, rule }) => `${pointer} ${code}${rule === undefined ? "" : ` ${rule}`}`);
}

/** A condition of a score. */
export const low = { fact: "score", operator: "lessThan", value: 60 };

/** A condition of a flag. */
export const late = { fact: "late", operator: "equal", value: true };
