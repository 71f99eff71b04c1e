import type { Basis, Modality } from "./norm.ts";

/** What a norm says of an act. */
export type Status = "satisfied" | "violated" | "warning" | "undetermined" | "notApplicable";

/** A text in both languages. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** A fact as a report shows it. Dates are `YYYY-MM-DD`, ranges `YYYY-MM-DD/YYYY-MM-DD`. */
export type ReportFact = string | number | boolean | null | readonly string[];

/** One reading (or one end of an imprecise date) and what follows from it. */
export interface Reading {
  readonly reading: string;
  readonly status: Status;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** One half-open span of a recurring duty: after `from`, up to and with `to`. */
export interface WindowPeriod {
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

/** What one check of one norm says of one act, an owed act or a closed window. */
export interface Verdict {
  readonly norm: string;
  readonly check: string | null;
  readonly act: string;
  readonly on: string | null;
  readonly status: Status;
  readonly modality: Modality;
  readonly reason: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly provisional: boolean;
  readonly basis: readonly Basis[];
  readonly readings: readonly Reading[];
  readonly ambiguities: readonly string[];
  readonly facts: Readonly<Record<string, ReportFact>>;
  /** The readings that were taken of the interpretations this verdict rests on. */
  readonly interpretations?: Readonly<Record<string, string | number>>;
  readonly period?: WindowPeriod;
  readonly message?: BothTexts;
}

/** The outcome of a vote. `null` where it cannot be told, with the readings that differ. */
export interface DecisionOutcome {
  readonly rule: string;
  readonly act: string;
  readonly on: string;
  readonly outcome: string | null;
  readonly elected: readonly string[];
  readonly tied: readonly string[];
  readonly facts: Readonly<Record<string, ReportFact>>;
  readonly readings: readonly { readonly reading: string; readonly outcome: string | null }[];
}

/** An act that is owed. `dueOn` is null where the text sets no date. */
export interface Obligation {
  readonly norm: string;
  readonly act: string;
  readonly who: string;
  readonly dueOn: string | null;
}

/** An act the record lacks; `foundOn` is the day on which it was recorded late. */
export interface MissingAct {
  readonly act: string;
  readonly before: string;
  readonly on: string;
  readonly foundOn: string | null;
}

/** An act that could not happen in the state it was recorded in. */
export interface RefusedAct {
  readonly act: string;
  readonly on: string;
  readonly reason: string;
  readonly state: string;
}

/** The state under one reading, where readings lead to different states. */
export interface StateReading {
  readonly reading: string;
  readonly state: string;
}

/** What `replay` and `guiju audit` say of one history. */
export interface Report {
  readonly id: string;
  readonly lifecycle: string;
  readonly version: string;
  readonly state: string | null;
  readonly states?: readonly StateReading[];
  readonly derived: Readonly<Record<string, string | number | boolean | null>>;
  readonly verdicts: readonly Verdict[];
  readonly decisions: readonly DecisionOutcome[];
  readonly obligations: readonly Obligation[];
  readonly missing: readonly MissingAct[];
  readonly refused: readonly RefusedAct[];
}
