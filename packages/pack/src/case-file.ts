import type { Text } from "@guiju/core";
import type { CaseState, DecisionOutcome, MissingAct, Obligation, RefusedAct, Verdict } from "@guiju/lifecycle";

/** What a worked case expects of one verdict: only the fields it lists are compared. */
export type ExpectedVerdict = Pick<Verdict, "norm" | "status"> &
  Partial<Omit<Verdict, "norm" | "status" | "readings" | "period">> & {
    readonly readings?: readonly Readonly<Record<string, unknown>>[];
    readonly period?: Readonly<Record<string, unknown>>;
  };

/** What a worked case expects of a report. */
export interface Expectation {
  readonly state?: CaseState | null;
  readonly states?: readonly { readonly reading?: string; readonly state: CaseState }[];
  readonly derived?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  readonly verdicts?: readonly ExpectedVerdict[];
  readonly decisions?: readonly Partial<DecisionOutcome>[];
  readonly missing?: readonly Partial<MissingAct>[];
  readonly refused?: readonly Partial<RefusedAct>[];
  readonly obligations?: readonly Partial<Obligation>[];
}

/** A question put after the record of a worked case: may this act happen on that day? */
export interface CanQuestion {
  readonly act: string;
  readonly on: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly allowed: boolean;
  readonly earliest?: string | null;
  readonly missing?: readonly string[];
}

/** A worked case: a complete history and what the rules yield, worked out by hand. */
export interface WorkedCase {
  readonly id: string;
  readonly title: Text;
  readonly history: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
  readonly can?: readonly CanQuestion[];
}

/** One file of worked cases. */
export interface CaseFile {
  readonly file: string;
  readonly title: Text;
  readonly cases: readonly WorkedCase[];
}
