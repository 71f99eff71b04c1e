import type { Citation, Text } from "@guiju/core";
import type { Condition, Expr, FactType } from "@guiju/rules";
import type { Amount, Measure, Primitive, Rounding } from "./primitive.ts";

export type * from "./primitive.ts";

interface IndicatorBase {
  /** Unique in the assessment. */
  readonly id: string;
  readonly title: Text;
  /** The most points. */
  readonly max: Amount;
  /** The least points. Default 0. */
  readonly min?: Amount;
  /** Share of this indicator in a weighted parent. */
  readonly weight?: Amount;
  /** Where the source has it: article, row or heading, as it is printed there. Every leaf has one. */
  readonly article?: string;
  /** A source of its own, where it is not that of the assessment. */
  readonly basis?: Citation;
  /** Left out of the maximum of its parent: a bonus or a penalty beside it. */
  readonly beside?: "bonus" | "penalty";
  /** To whom it applies. Default: everybody. */
  readonly applies?: Condition;
  /** What those get to whom it does not apply: full marks, the mean of the peers, nothing, or it is left out and the others weigh more. */
  readonly otherwise?: "full" | "peerMean" | "none" | "exempt";
  /** For `peerMean` and for a parent of an exempt indicator. */
  readonly round?: Rounding;
  /** How a reader sees it without words. */
  readonly note?: Text;
}

/** An indicator that scores by a primitive. */
export interface LeafIndicator extends IndicatorBase {
  readonly score: Primitive;
}

/** An indicator that is made of others. */
export interface GroupIndicator extends IndicatorBase {
  readonly indicators: readonly Indicator[];
  /** `sum` (default); `weighted`: children times their weights; `highest`: only the best child counts. */
  readonly take?: "sum" | "weighted" | "highest";
}

/** An indicator: one that scores, or one that is made of others. */
export type Indicator = LeafIndicator | GroupIndicator;

/** A range of totals with one grade: from (included) to (not included). The first has no `from`, or the least total; the last has no `to`. */
export interface Band {
  readonly grade: string;
  readonly title?: Text;
  readonly from?: Amount;
  readonly to?: Amount;
  /** Also needed for the grade; where it does not hold, the next lower grade is looked at. */
  readonly when?: Condition;
}

/** What changes a result whatever the points: the total to nought, a grade that is not passed, a grade that is reached. */
export interface Veto {
  readonly id: string;
  readonly title: Text;
  readonly when: Condition;
  readonly effect: "zero" | { readonly cap: string } | { readonly floor: string };
  readonly article?: string;
  readonly basis?: Citation;
}

/** A share of the cohort that may (`most`) or must (`least`) have a grade. */
export interface Quota {
  readonly id: string;
  readonly grade: string;
  /** `most`: at most so many have this grade or a better one. `least`: at least so many have this grade or a lower one. */
  readonly kind: "most" | "least";
  readonly share?: Amount;
  readonly count?: number;
  readonly round?: "floor" | "ceil";
  /** Those that tie at the edge all fall below, or all stay above. Default `below`. */
  readonly ties?: "below" | "above";
  /** Counted over the cohort, or over each category. Default `cohort`. */
  readonly within?: "cohort" | "category";
  /** The categories it is for. Default: all. */
  readonly categories?: readonly string[];
  readonly article?: string;
  readonly basis?: Citation;
}

/** What follows from a result, as advice: a person decides. */
export type Consequence = { readonly id: string; readonly title: Text; readonly article?: string; readonly basis?: Citation } & (
  | {
      readonly kind: "lookup";
      /** By grade. */
      readonly table: Readonly<Record<string, Amount>>;
      /** What the entry is multiplied with. */
      readonly times?: Measure;
      readonly when?: Condition;
      readonly round?: Rounding;
    }
  /** Percent by which the total is above or below a base: nought below `deadBand`, no more than `most`. */
  | {
      readonly kind: "float";
      readonly base: Amount;
      readonly deadBand: Amount;
      readonly most: Amount;
      /** An amount that floats. */
      readonly on?: Measure;
      readonly round: Rounding;
    }
  /** Steps from the mildest to the harshest; of the rules that hold the harshest step is proposed. */
  | {
      readonly kind: "escalation";
      readonly steps: readonly { readonly id: string; readonly title: Text }[];
      readonly rules: readonly { readonly id: string; readonly when: Condition; readonly step: string; readonly title?: Text }[];
    }
);

/** A value that a place may set: what a text leaves open, or an assumption. `{"parameter": name}` stands for it anywhere below. */
export interface Parameter {
  readonly title: Text;
  readonly value: number | string | boolean;
  /** The only values taken. */
  readonly options?: readonly (number | string | boolean)[];
  /** The source leaves it open. */
  readonly assumed?: boolean;
  readonly note?: Text;
}

/** A fact of an assessment: as in rule sets, and for numbers their decimals and their range. */
export interface AssessmentFact extends FactType {
  /** Decimals of a `number`. Default 2. A number with more is refused. */
  readonly decimals?: number;
  /** Default 0 for a count; for a number -1e9. */
  readonly min?: number;
  /** Default 1e9. */
  readonly max?: number;
  /** More of it never lowers a total, or never raises it: declared, proven at load where it can be, and tested. */
  readonly better?: "more" | "less";
  /** What the burden lint asks of it. */
  readonly source?: "record" | "checkIn" | "onlineTime" | "interaction" | "trace" | "location" | "photo" | "poll";
}

/** One rubric, as JSON. Rubrics with the same id are the categories and editions of one assessment. */
export interface AssessmentFile {
  readonly $schema?: string;
  /** Name of the assessment; reports call it `<pack>/<id>`. */
  readonly id: string;
  /** Name of this rubric where several share the id. */
  readonly rubric?: string;
  readonly title: Text;
  /** Whose published practice it follows, and what of it was read. */
  readonly provenance?: { readonly practice: Text; readonly note?: Text };
  /** The instrument and edition that articles of indicators are in. */
  readonly basis?: Citation;
  /** The years it is for. Default: every year. */
  readonly years?: { readonly from?: number; readonly to?: number };
  /** The kinds of organisation it is for. Default: all. */
  readonly categories?: readonly string[];
  /** Decimals of every score, 0 to 6. */
  readonly scale: number;
  /** Id of a fact schema of the pack whose facts may be read too. */
  readonly use?: string;
  readonly facts?: Readonly<Record<string, AssessmentFact>>;
  readonly cohortFacts?: Readonly<Record<string, AssessmentFact>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Whole-number facts computed from others (counts over lists, days). */
  readonly derived?: Readonly<Record<string, Expr>>;
  /** Named conditions. */
  readonly conditions?: Readonly<Record<string, Condition>>;
  /** Named measures. Conditions of bands, vetoes and consequences read them as `{"fact": "outcome", "path": "$.measures.<name>"}`. */
  readonly measures?: Readonly<Record<string, Measure>>;
  /** The most points of the whole, beside bonus and penalty. */
  readonly max: Amount;
  readonly take?: "sum" | "weighted";
  readonly round?: Rounding;
  /** No total is above. Default: none. */
  readonly cap?: Amount;
  /** No total is below. Default 0. */
  readonly floor?: Amount;
  readonly indicators: readonly Indicator[];
  /** Grounds on which a person may suspend a deduction (容错). */
  readonly exemptions?: {
    readonly grounds: readonly { readonly id: string; readonly title: Text }[];
    readonly indicators?: readonly string[];
    readonly article?: string;
    readonly basis?: Citation;
  };
  /** `outcome` is a fact of these conditions: `{total, year, scores: {id: …}, measures: {…}}`. */
  readonly vetoes?: readonly Veto[];
  /** From the lowest grade to the highest. */
  readonly bands?: readonly Band[];
  /** Ranks are computed only where they are published. */
  readonly ranking?: {
    readonly publish: boolean;
    readonly ties: "competition" | "dense";
    readonly within?: "cohort" | "category";
    /** No ranks in a smaller cohort. Default 2. */
    readonly smallest?: number;
    readonly visibility?: Text;
  };
  readonly quotas?: readonly Quota[];
  /** Here `outcome` has `grade` and, where published, `rank` too. */
  readonly consequences?: readonly Consequence[];
}
