import type { AssessmentFile, Cohort, Indicator, Organisation, Rounding } from "@guiju/assessment";
import { type Fraction, fractionOf, greatest, least, NOUGHT, rounded, sum } from "./fraction.ts";

/** The cohort as an indicator sees it. */
export interface Peers {
  readonly file: AssessmentFile;
  readonly cohort: Cohort;
  readonly year: number | undefined;
  /** Those to whom the indicator, and all above it, applies. */
  readonly all: readonly Organisation[];
}

/** All that an indicator may come to: what is between its limits, and what stands beside inside it. */
export function widestOf(indicator: Indicator): readonly [Fraction, Fraction] {
  const { min = 0, max } = indicator;
  const besides = "indicators" in indicator ? indicator.indicators.filter(({ beside }) => beside !== undefined).map(widestOf) : [];
  return [
    sum([fractionOf(min), ...besides.map(([low]) => least([low, NOUGHT]))]),
    sum([fractionOf(max), ...besides.map(([, high]) => greatest([high, NOUGHT]))]),
  ];
}

/** Rounds as is named, or leaves it as it is. */
export function roundedBy(value: Fraction, round: Rounding | undefined, scale: number): Fraction {
  return round === undefined ? value : rounded(value, round.mode, round.decimals ?? scale);
}
