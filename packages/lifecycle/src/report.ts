import type { Basis, Modality } from "./norm.ts";

/** What a norm says of an act. */
export type Status = "satisfied" | "violated" | "warning" | "undetermined" | "notApplicable";

/** A text in both languages. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** Whether the act that a verdict arose from is on record, or only asked about: what can still be done differs. */
export type Standing = "recorded" | "asked";

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
  /** The id of the edition that judged. */
  readonly norm: string;
  /** The name of the check within the norm, where it has one. */
  readonly check: string | null;
  /** The act that was judged, or is owed. */
  readonly act: string;
  /** The day of the act; `null` where it has not happened. */
  readonly on: string | null;
  readonly status: Status;
  readonly modality: Modality;
  /** The word that says why (`tooEarly`, `missingAct`, …); `null` where there is nothing to say. */
  readonly reason: string | null;
  /** The first day on which it would be kept. */
  readonly earliest: string | null;
  /** The last day on which it would be kept. */
  readonly latest: string | null;
  /** Whether calendar data still to come could change the status or a date. */
  readonly provisional: boolean;
  /** The articles it rests on, of the edition in force on the day. */
  readonly basis: readonly Basis[];
  /** What each reading gives, where they differ. */
  readonly readings: readonly Reading[];
  /** Ids of what the text leaves open here. */
  readonly ambiguities: readonly string[];
  /** What was read, by name. */
  readonly facts: Readonly<Record<string, ReportFact>>;
  /** The readings that were taken of the interpretations this verdict rests on. */
  readonly interpretations?: Readonly<Record<string, string | number>>;
  /** The span of a recurring duty. */
  readonly period?: WindowPeriod;
  /** Both texts, where the caller asked for them. */
  readonly message?: BothTexts;
}

/** The outcome of a vote under one reading; of an election also who is elected and tied under it. */
export interface DecisionReading {
  readonly reading: string;
  readonly outcome: string | null;
  readonly elected?: readonly string[];
  readonly tied?: readonly string[];
}

/** The outcome of a vote. `null` where it cannot be told, with the readings that differ. */
export interface DecisionOutcome {
  /** The id of the edition by which votes were counted. */
  readonly rule: string;
  readonly act: string;
  readonly on: string;
  /** `passed` or `notPassed`, of an election `full`, `cutTie` or `short`; `null` where it cannot be told. */
  readonly outcome: string | null;
  /** Ids of those elected, under every reading where they differ; empty for a motion. */
  readonly elected: readonly string[];
  /** Ids of those who share the last place, under every reading where they differ; empty for a motion. */
  readonly tied: readonly string[];
  /** The numbers it was counted from. */
  readonly facts: Readonly<Record<string, ReportFact>>;
  /** What each reading gives, where they differ. */
  readonly readings: readonly DecisionReading[];
}

/** An act that is owed. `dueOn` is null where the text sets no date. */
export interface Obligation {
  /** The id of the edition in force today. */
  readonly norm: string;
  readonly act: string;
  /** A word that the messages of the pack translate (`who.<word>`). */
  readonly who: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly dueOn: string | null;
}

/** An act the record lacks; `foundOn` is the day on which it was recorded late. */
export interface MissingAct {
  /** The act that is missing. */
  readonly act: string;
  /** The act before which it had to happen. */
  readonly before: string;
  /** The day of that later act. */
  readonly on: string;
  readonly foundOn: string | null;
}

/**
 * Where a case is: a state, or in a parallel lifecycle the state of each region and what each free dated view shows, by name.
 */
export type CaseState = string | Readonly<Record<string, string>>;

/** An act that could not happen in the state it was recorded in. */
export interface RefusedAct {
  readonly act: string;
  readonly on: string;
  /** Why it could not happen. */
  readonly reason: string;
  /** The state the case was in, of a parallel lifecycle by region. */
  readonly state: CaseState;
}

/** The state under one reading, where readings lead to different states; under several that lead to it, they are parted by semicolons. */
export interface StateReading {
  readonly reading: string;
  readonly state: CaseState;
}

/** What `replay` and `guiju audit` say of one history. */
export interface Report {
  readonly id: string;
  readonly lifecycle: string;
  readonly version: string;
  /**
   * The state as of the day of judging; `null` where readings lead to different ones. A free dated view has no entry
   * where what it is told from is not recorded: it then says nothing, not that it does not apply.
   */
  readonly state: CaseState | null;
  /** The state under each reading, where they differ; each state once, by the choices that tell it from the others. */
  readonly states?: readonly StateReading[];
  /**
   * The values that the lifecycle file marks with `report`. A date known by month or year is its first and last day (`2019-07-01/2019-07-31`),
   * a number known between two bounds is both (`36..37`); `null` where readings give different ones, and absent where none gives one.
   */
  readonly derived: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  readonly verdicts: readonly Verdict[];
  readonly decisions: readonly DecisionOutcome[];
  /** Acts that are owed as of the day of judging. */
  readonly obligations: readonly Obligation[];
  /** Acts that the record lacks although later ones presuppose them. */
  readonly missing: readonly MissingAct[];
  /** Acts that were recorded in a state in which they are not possible. */
  readonly refused: readonly RefusedAct[];
}
