import type { Condition, RuleDocument } from "../rule-document.ts";
import { compileRuleSet } from "../rule-set/compile-rule-set.ts";
import type { RuleSet } from "./access.ts";

/** Compiles a document that a test knows to be right. */
export function ruleSetOf(document: RuleDocument): RuleSet {
  const { ruleSet, issues } = compileRuleSet(document);
  if (ruleSet === undefined) throw new Error(JSON.stringify(issues));
  return ruleSet;
}

/** Makes a document of one rule, `r`. */
export function oneRule(facts: RuleDocument["facts"], conditions: Condition, more: Partial<RuleDocument> = {}): RuleSet {
  return ruleSetOf({ facts, ...more, rules: [{ name: "r", conditions, event: { type: "e" } }] });
}
