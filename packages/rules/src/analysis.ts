/**
 * Static analysis of conditions: what can never hold, always holds, repeats or contradicts something, and tiers that leave gaps or overlap.
 *
 * @module
 */
export { analyse, analyseCondition } from "./analysis/analyse.ts";
export type { Example, Finding, FindingCode } from "./analysis/finding.ts";
export { ANALYSIS_LIMITS, type AnalysisLimits } from "./analysis/steps.ts";
