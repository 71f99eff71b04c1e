import type { Exceeded } from "./finding.ts";

/** How far the analysis goes before it says that something is too large. */
export interface AnalysisLimits {
  /** Steps of one search for facts: conditions and comparisons tested. A question takes two at the most. */
  readonly steps: number;
  /** Steps of all questions together. */
  readonly totalSteps: number;
  /** Values one fact, or the facts it is compared with, are compared with. */
  readonly values: number;
  /** Parts of one group that are compared in pairs. */
  readonly parts: number;
}

/** The limits where none are given. */
export const ANALYSIS_LIMITS: AnalysisLimits = { steps: 200_000, totalSteps: 5_000_000, values: 2_000, parts: 64 };

/** Counts the steps of one analysis. */
export interface Budget {
  readonly limits: AnalysisLimits;
  /** Begins a new search. */
  begin(): void;
  spend(steps: number): void;
  /** Tells what is used up, if anything is. */
  exceeded(): Exceeded | undefined;
}

/** Starts counting. */
export function budgetOf(limits: AnalysisLimits): Budget {
  let [question, total] = [0, 0];
  return {
    limits,
    begin() {
      question = 0;
    },
    spend(steps) {
      question += steps;
      total += steps;
    },
    exceeded() {
      if (total > limits.totalSteps) return { what: "totalSteps", found: total, limit: limits.totalSteps };
      return question > limits.steps ? { what: "steps", found: question, limit: limits.steps } : undefined;
    },
  };
}
