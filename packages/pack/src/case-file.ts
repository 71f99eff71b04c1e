import type { ScoreReport } from "@guiju/assessment";
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

/** What a worked case expects of a rule set: only the rules it lists are compared, and everything of a list it gives. */
export interface RuleExpectation {
  /** By the name of the rule; null where a missing fact leaves it open. */
  readonly truths: Readonly<Record<string, boolean | null>>;
  /** The events reported, in their order. */
  readonly events?: readonly { readonly type: string; readonly params?: Readonly<Record<string, unknown>> }[];
  /** By the name of a rule: pointers of the conditions of which a change would be enough, as `whyNot` of `@guiju/rules/explain` gives them. */
  readonly whyNot?: Readonly<Record<string, readonly string[]>>;
  /** Pointers of facts that cannot be used as they are; without it there must be none. */
  readonly unusable?: readonly string[];
}

/** A worked case of a rule set: facts, and what the rules say of them, worked out by hand. */
export interface RuleCase {
  readonly id: string;
  readonly title: Text;
  /** `<pack>/<rule set>`. */
  readonly rules: string;
  readonly today?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: RuleExpectation;
}

/** What a worked case expects of one organisation: only the fields it lists are compared. */
export type ExpectedScore = Partial<
  Pick<ScoreReport, "rubric" | "total" | "bounds" | "grade" | "grades" | "decidedBy" | "rank" | "scores">
> & {
  readonly caps?: readonly Partial<ScoreReport["caps"][number]>[];
  readonly consequences?: readonly Partial<ScoreReport["consequences"][number]>[];
  readonly open?: readonly Partial<ScoreReport["open"][number]>[];
};

/** A line or fact that cannot be used: of which organisation, and where in its line. */
export interface ExpectedIssue {
  readonly organisation?: string;
  readonly code: string;
  readonly pointer?: string;
}

/** A worked case of an assessment: a cohort, and what the rubrics give, worked out by hand. */
export interface AssessmentCase {
  readonly id: string;
  readonly title: Text;
  /** `<pack>/<assessment>`. */
  readonly assessment: string;
  readonly year?: number;
  readonly parameters?: Readonly<Record<string, number | string | boolean>>;
  readonly cohortFacts?: Readonly<Record<string, unknown>>;
  /** As lines of a file of facts. */
  readonly organisations: readonly Readonly<Record<string, unknown>>[];
  readonly expect: {
    /** By the id of the organisation. */
    readonly organisations: Readonly<Record<string, ExpectedScore>>;
    /** Everything that cannot be used as it is; without it there must be nothing. */
    readonly issues?: readonly ExpectedIssue[];
  };
}

/** One file of worked cases. */
export interface CaseFile {
  readonly file: string;
  readonly title: Text;
  /** All cases in the order of the file; `/cases/<i>` points at the i-th. */
  readonly written: readonly (WorkedCase | RuleCase | AssessmentCase)[];
  /** The cases of histories. */
  readonly cases: readonly WorkedCase[];
  /** The cases of rule sets. */
  readonly ruleCases: readonly RuleCase[];
  /** The cases of assessments. */
  readonly assessmentCases: readonly AssessmentCase[];
}
