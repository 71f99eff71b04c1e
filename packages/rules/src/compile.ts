/**
 * Checks what is written as JSON (expressions, conditions, rule documents) against the names and kinds it may use, and makes it ready to be evaluated.
 *
 * @module
 */

export { compileCond, compileExpr } from "./compile-scoped.ts";
export { EXPRESSION_LIMITS } from "./expression-limits.ts";
export { compileRuleSet } from "./rule-set/compile-rule-set.ts";
export { RULE_LIMITS } from "./rule-set/limits.ts";
export { pathKeys, pathOf } from "./rule-set/path-keys.ts";
