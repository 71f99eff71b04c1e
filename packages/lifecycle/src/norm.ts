import type { Cond, Expr, Scalar } from "@guiju/rules";

/** How strongly an article speaks: must (应当, 不得), should (一般, 不宜), may (可以). */
export type Modality = "must" | "should" | "may";

/** What a breach does: it is recorded, it stops a live act, or it makes the act void. Recording never stops an act that already happened. */
export type Effect = "record" | "block" | "void";

/** How far the text behind a norm was verified: read word for word, known from a secondary source, inferred, or not confirmed. */
export type Confidence = "read" | "secondary" | "inferred" | "unconfirmed";

/** Where a norm comes from. `edition` is the day of issue of the instrument's edition; `article` is absent where it was not confirmed. */
export interface Basis {
  readonly instrument: string;
  readonly edition: string;
  readonly article?: string;
  readonly confidence: Confidence;
}

/** The days on which an edition is in force, both included. An absent bound is open. */
export interface InForce {
  readonly from?: string;
  readonly to?: string;
}

/** A length of time. Months and years clip to month end (reading `period.clip`). */
export type PeriodExpr = { readonly days: Expr } | { readonly months: Expr } | { readonly years: Expr };

/** Who owes an act, as a word the pack's messages translate (`who.<word>`). */
export interface Owes {
  readonly act: string;
  readonly who: string;
  /** Where the case moved on without the act and it was never found, its limit is still judged. Without it, the demand for the act alone is broken. */
  readonly ifSkipped?: "overdue";
  /** What begins it anew: done before the last of these acts, the act is owed again. An act that names itself is owed as long as it is possible. */
  readonly since?: string | readonly string[];
}

/** The acts after which an act is owed anew. */
export function sinceOf({ since = [] }: Owes): readonly string[] {
  return typeof since === "string" ? [since] : since;
}

interface CheckBase {
  /** Tells several checks of one norm apart in a verdict. */
  readonly name?: string;
  /** Softens or hardens this check against its norm. */
  readonly modality?: Modality;
  /** Judged only at these of the norm's acts; at all of them if absent. */
  readonly at?: readonly string[];
  /** Where this is not true the check does not apply. */
  readonly when?: Cond;
  /** The record itself says which reading was taken: one under which this is broken gives way to one under which it is not. */
  readonly settles?: "readings";
}

/** One test of a norm. A closed set; there is no function per article. A `judgement` takes over what a person recorded and never blocks. */
export type Check = CheckBase &
  (
    | { readonly kind: "minimumInterval"; readonly from: Expr; readonly period?: PeriodExpr; readonly to?: Expr }
    | {
        readonly kind: "maximumInterval";
        readonly from: Expr;
        readonly period: PeriodExpr;
        readonly exception?: { readonly period: PeriodExpr; readonly when: Cond };
        readonly to?: Expr;
        readonly owes?: Owes;
      }
    | { readonly kind: "latest"; readonly latest: Expr; readonly to?: Expr; readonly owes?: Owes }
    | {
        readonly kind: "window";
        readonly anchor: Expr;
        readonly every: PeriodExpr;
        readonly atLeast: number;
        readonly of: string;
        readonly until: Expr;
        readonly who: string;
      }
    | {
        readonly kind: "publicNotice";
        readonly places: Expr;
        readonly workingDays: number;
        readonly together: "ifSeveral" | "never";
        readonly postingDay: Expr;
      }
    | { readonly kind: "order"; readonly after: Expr; readonly sameDay: "allowed" | "refused" }
    | {
        readonly kind: "quorum";
        readonly present: Expr;
        readonly of: Expr;
        readonly ratio: readonly [number, number];
        readonly exact: Expr;
      }
    | { readonly kind: "surplus"; readonly candidates: Expr; readonly seats: Expr; readonly ratio: readonly [number, number] }
    | { readonly kind: "count"; readonly of: Expr; readonly where?: Cond; readonly min?: Expr; readonly max?: Expr }
    | { readonly kind: "evidence"; readonly in: Expr; readonly all: readonly string[] }
    | {
        readonly kind: "range";
        readonly of: Expr;
        readonly min?: Expr;
        readonly max?: Expr;
        readonly orElse?: { readonly of: Expr; readonly min: Expr };
      }
    | { readonly kind: "once"; readonly count: Expr }
    | { readonly kind: "competence"; readonly body: Expr; readonly oneOf: readonly string[] }
    | { readonly kind: "eligibility"; readonly that: Cond }
    | { readonly kind: "judgement"; readonly recorded: Expr; readonly good: readonly Scalar[]; readonly bad: readonly Scalar[] }
  );

/**
 * An act that a norm requires. With `by`, it must have happened (since the last `since`, if given) when `by` happens.
 * Without `by` it is owed as long as it is possible and not done, with no date; if it would have changed the state, leaving it out is found by the next act.
 */
export interface Demand {
  readonly act: string;
  readonly who: string;
  readonly by?: string | readonly string[];
  readonly since?: string;
  /** Only once this act has happened is the demanded one required, and then anew. With `since`, it counts from the last such act before this one. */
  readonly after?: string;
  /** With `by`: only where this is not false of the act `by`. */
  readonly when?: Cond;
}

/** An ambiguity that a verdict names; with `when`, only where that is true. */
export type AmbiguityRef = string | { readonly id: string; readonly when: Cond };

/** The parts of a norm that an edition may state differently. */
export interface NormBody {
  /** The acts at which it is judged, or the state whose entering it judges; a norm of windows, or of demands alone, has none. */
  readonly at?: readonly string[] | { readonly entering: string };
  readonly modality: Modality;
  readonly effect: Effect;
  /** Slots of norms or decisions that must be kept first; otherwise this one is not applicable. */
  readonly needs?: readonly string[];
  readonly ambiguities?: readonly AmbiguityRef[];
  readonly demands?: readonly Demand[];
  readonly checks: readonly Check[];
}

/** One edition of a norm: its id, the days it is in force, its source, and what it states differently. */
export interface NormEdition {
  readonly id: string;
  readonly in: InForce;
  readonly basis: readonly Basis[];
  readonly replace?: Partial<NormBody>;
}

/** One checkable statement of an article, through its editions. `slot` is the edition-free name that guards, overlays and other norms use. */
export interface Norm extends NormBody {
  readonly slot: string;
  readonly editions: readonly NormEdition[];
}

interface DecisionBase {
  readonly slot: string;
  readonly editions: readonly NormEdition[];
  readonly at: readonly string[];
  readonly needs?: readonly string[];
}

/** A vote on one question: `passed` or `notPassed`. */
export interface Motion extends DecisionBase {
  readonly kind: "motion";
  readonly yes: Expr;
  readonly of: Expr;
  readonly ratio: readonly [number, number];
  readonly exact: Expr;
}

/** What a candidate needs: more than a share of a number, at least a share of it, or only more votes than others (and at least one). */
export type PassRule =
  | { readonly over: readonly [number, number]; readonly of: Expr }
  | { readonly atLeast: readonly [number, number]; readonly of: Expr }
  | "plurality";

/**
 * An election of several by the number of votes each received. `full`: every seat is filled; `cutTie`: those with the same votes share the last seats;
 * `short`: fewer passed than there are seats. What it yields (`passed`, `elected`, `tied`, `seatsLeft`) is read by `{"result": …}` where its acts set values,
 * and by the checks of norms at its acts, which are then judged after it.
 */
export interface Tally extends DecisionBase {
  readonly kind: "tally";
  /** A field or value of type `tally`. */
  readonly votes: Expr;
  readonly seats: Expr;
  /** The only ids that can be elected, where the vote is among some. */
  readonly among?: Expr;
  readonly pass: PassRule;
}

/** Counts votes and judges nothing: a motion that fails breaches no norm. */
export type Decision = Motion | Tally;
