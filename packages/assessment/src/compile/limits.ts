import { RECORDS } from "../limits.ts";

/** How large one rubric may be. */
export const ASSESSMENT_LIMITS: {
  /** Objects and lists inside one another. */
  readonly depth: number;
  /** Values in a file, each element of a list among them. */
  readonly parts: number;
  /** Elements of one list. */
  readonly elements: number;
  readonly indicators: number;
  /** Indicators inside one another. */
  readonly levels: number;
  /** Checklist items, terms, steps, tiers, rater groups and table entries together. */
  readonly items: number;
  /** Conditions of indicators, vetoes, bands and consequences together, the named ones beside them. */
  readonly conditions: number;
  readonly measures: number;
  /** Numbers and steps of one measure, those that it names written out. */
  readonly measureParts: number;
  readonly bands: number;
  /** Letters of a key, an id or a name. */
  readonly name: number;
  /** Letters of a title, a note or an article. */
  readonly text: number;
  /** The greatest number without sign. */
  readonly amount: number;
  /** Decimals of a factor, a share or a constant of a measure. */
  readonly decimals: number;
  /** Records of one list of occurrences that the bounds allow for. */
  readonly records: number;
  /** Issues that are told. */
  readonly issues: number;
} = {
  depth: 64,
  parts: 100_000,
  elements: 100_000,
  indicators: 1_000,
  levels: 8,
  items: 10_000,
  conditions: 1_000,
  measures: 500,
  measureParts: 10_000,
  bands: 30,
  name: 200,
  text: 2_000,
  amount: 1_000_000_000,
  decimals: 6,
  records: RECORDS,
  issues: 100,
};
