import type { Inquiry } from "./question.ts";
import type { Report } from "./report.ts";

/** What is known of a condition over all facts. */
export type Standing = "always" | "never" | "open";

/** Judges conditions, named ones once each. */
export interface Judge {
  readonly inquiry: Inquiry;
  readonly report: Report;
  /** Named conditions that may hold always without a word: what is left over when no other tier holds. */
  readonly leftOver: ReadonlySet<number>;
  readonly named: Map<number, Standing>;
}
