import type { Whole } from "../exact/whole.ts";
import type { ReasonCode } from "./reason.ts";

/** A statistic of the cohort while it is gathered, and when it is known. */
export interface GatheredStatistic {
  count: number;
  /** Why it is open. */
  reason: ReasonCode;
  n: Whole;
  d: Whole;
  /** Of a mean: sums by denominator. */
  readonly sums: Map<Whole, Whole>;
  /** Of a place: the numbers of all, NaN where it does not apply. Later the places, and how many share each. */
  readonly numerators: Whole[];
  readonly denominators: Whole[];
  places: Uint32Array | undefined;
  ties: Uint32Array | undefined;
}

/** The mean of an indicator over those to whom it applies. */
export interface GatheredMean {
  count: number;
  /** Whether it is not known of everybody whether it applies. */
  open: boolean;
  sumLow: Whole;
  sumHigh: Whole;
  /** Once known. */
  low: number;
  high: number;
  reason: ReasonCode;
}

/** What is known of the cohort. */
export interface Gathered {
  readonly statistics: readonly GatheredStatistic[];
  /** By node. */
  readonly means: readonly (GatheredMean | undefined)[];
}
