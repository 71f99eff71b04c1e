/**
 * Rule sets to and from json-rules-engine, and run on it.
 *
 * @example
 * import { workCalendar } from "@guiju/core";
 * import { compileCond, compileRuleSet } from "@guiju/rules/compile";
 * import { Engine } from "json-rules-engine";
 *
 * @module
 */

export { addOperators } from "./add-operators.ts";
export { addTo } from "./add-to.ts";
export { answerOnEngine, answersOnEngine, type Captured, type CapturedOperand, captureCondition, keyOf } from "./captured.ts";
export { type ExportedRules, exportRules, type RegisteredFact } from "./export-rules.ts";
export { type Imported, type ImportOptions, importRules } from "./import-rules.ts";
export type { Evidence, InferredKind } from "./infer-facts.ts";
export { pathResolver } from "./path-resolver.ts";
export type { Refused } from "./refusals.ts";
export { runOnEngine } from "./run-on-engine.ts";
export type { MadeName } from "./source-rules.ts";
