/** A deduction that a person suspended on a recorded ground (容错). */
export interface Exemption {
  readonly indicator: string;
  readonly ground: string;
  readonly by: string;
  readonly on?: string;
  /** How many occurrences; without it the whole deduction of the indicator. */
  readonly occurrences?: number;
  /** Id of the checklist item or term. */
  readonly item?: string;
}

/** One organisation of a cohort, as a host gives it. */
export interface Organisation {
  readonly id: string;
  readonly category?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly exemptions?: readonly Exemption[];
  /** Totals of earlier years as decimal texts: by assessment, by year. */
  readonly previous?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The organisations that are scored together. */
export interface Cohort {
  /** Facts of the cohort itself. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The year that is assessed. */
  readonly year?: number;
  readonly organisations: readonly Organisation[];
}
