import type { MeasureIr } from "../plan.ts";
import type { Bound } from "./bound.ts";

/** A checked measure, and what is known of every number it can be. */
export interface MeasureInfo {
  readonly ir: MeasureIr;
  readonly bound: Bound;
  /** The most decimals it can have; `null` where a division may leave it without an end. */
  readonly decimals: number | null;
  /** Whether it needs the cohort. */
  readonly ofCohort: boolean;
  /** Numbers and steps that it takes for one organisation, named measures written out wherever they are named. */
  readonly parts: number;
}
