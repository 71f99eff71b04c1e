import type { RuleDocument, RuleSet } from "@guiju/rules";
import { compileRuleSet } from "@guiju/rules/compile";

/** @throws Error with the issues, if the pack of the bench has any */
export function compiled(document: RuleDocument): RuleSet {
  const { ruleSet, issues } = compileRuleSet(document);
  if (ruleSet === undefined) throw new Error(JSON.stringify(issues));
  return ruleSet;
}
