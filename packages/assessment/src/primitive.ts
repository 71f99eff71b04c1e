import type { Text } from "@guiju/core";
import type { Condition } from "@guiju/rules";

/** A number of points, a weight or a share. It is read from its shortest decimal text, so `0.1` is exactly one tenth. */
export type Amount = number;

/** How a number that does not fit its decimals is rounded. `halfUp` rounds a half away from nought (四舍五入), `truncate` towards nought. */
export type RoundingMode = "halfUp" | "halfEven" | "floor" | "ceil" | "truncate";

/** What every division, and every product with more decimals than the scores, must name. */
export interface Rounding {
  readonly mode: RoundingMode;
  /** Decimals kept. Default: those of the assessment's scores; never more. */
  readonly decimals?: number;
}

/** How much of a unit counts: in proportion, complete steps only, or every step begun. */
export type StepPolicy = "proportional" | "complete" | "started";

/**
 * A number that is read or computed, exact: fractions stay fractions until a named rounding.
 * Whatever it needs and is missing leaves the indicator undetermined; a division by nought too.
 */
export type Measure =
  | Amount
  /** A number fact, a derived fact, or with `path` a field of a record (`$.a.b`). */
  | { readonly fact: string; readonly path?: string }
  /** A fact of the cohort itself. */
  | { readonly cohort: string }
  /** A named measure of the assessment. */
  | { readonly measure: string }
  | { readonly add: readonly Measure[] }
  | { readonly sub: readonly [Measure, Measure] }
  | { readonly mul: readonly [Measure, Measure] }
  /** The first over the second. */
  | { readonly ratio: readonly [Measure, Measure] }
  /** The first over the second, times 100. */
  | { readonly percent: readonly [Measure, Measure] }
  | { readonly least: readonly Measure[] }
  | { readonly greatest: readonly Measure[] }
  /** The mean over the organisations of the cohort to which the indicator applies, this one included. */
  | { readonly peerMean: Measure }
  /** The best over the cohort. */
  | { readonly best: Measure; readonly of: "greatest" | "least" }
  /** The place of this organisation in the cohort, from 1. Tied ones share the best place. `dense` leaves no gap after them. */
  | {
      readonly place: Measure;
      readonly order: "descending" | "ascending";
      readonly ties: "competition" | "dense";
    }
  /** How many years of a list fall into the last `years` years, the year of the assessment included. A list that has a year twice cannot be used. */
  | { readonly window: string; readonly years: number }
  /** How many years in a row, up to the year of the assessment, are in a list of years, each once. */
  | { readonly consecutive: string };

/** One line of a checklist. */
export interface ChecklistItem {
  readonly id: string;
  readonly title?: Text;
  readonly points: Amount;
  readonly when: Condition;
}

/** One kind of occurrence: so many, so many points each. Negative points deduct. */
export interface CountedTerm {
  readonly id?: string;
  readonly title?: Text;
  /** How many: a whole number from nought. */
  readonly of: Measure;
  readonly points: Amount;
  /** The most that this kind adds or takes, without sign. */
  readonly cap?: Amount;
  /** Where the condition holds, the points of this kind are multiplied. */
  readonly times?: { readonly when: Condition; readonly by: Amount };
}

/** Occurrences as a list of records: what each is worth stands in a table, and one case counts once. */
export interface ListedTerm {
  readonly id?: string;
  readonly title?: Text;
  /** A fact: a list of records. */
  readonly list: string;
  /** Fields that make two records the same occurrence; of these only the one with the most points (without sign) counts. */
  readonly key?: readonly string[];
  /** Only the one worth most, of the whole list. */
  readonly take?: "highest";
  readonly points: Amount | { readonly by: string; readonly table: Readonly<Record<string, Amount>> };
  /** A further factor by another field, such as the leading or the assisting unit. */
  readonly factor?: { readonly by: string; readonly table: Readonly<Record<string, Amount>> };
  readonly cap?: Amount;
  readonly times?: { readonly when: Condition; readonly by: Amount };
}

/** One group of raters: their scores, or their votes by grade. */
export type RaterGroup = { readonly id: string; readonly title?: Text; readonly weight: Amount } & (
  | {
      /** A fact: a list of numbers; their mean is taken. */ readonly scores: string;
    }
  | {
      /** A fact: a record of grade to number of valid votes. */ readonly votes: string;
      readonly values: Readonly<Record<string, Amount>>;
    }
);

/** How a leaf scores: the closed set of primitives. Points lie between the `min` and `max` of the indicator unless said otherwise. */
export type Primitive =
  /** `deduct`: the maximum less the points of items that hold; `award`: their sum; `allOrNothing`: the maximum where every item holds, else the minimum. */
  | { readonly primitive: "checklist"; readonly mode: "deduct" | "award" | "allOrNothing"; readonly items: readonly ChecklistItem[] }
  /** Start, plus or minus the points of each occurrence. */
  | {
      readonly primitive: "perOccurrence";
      readonly start: Amount;
      readonly terms: readonly (CountedTerm | ListedTerm)[];
      /** The most that all deductions together take, without sign: a separate limit beside the floor. */
      readonly deductCap?: Amount;
      /** Default: the minimum of the indicator. */
      readonly floor?: Amount;
      /** Default: the maximum of the indicator. */
      readonly cap?: Amount;
    }
  /** Points by the greatest `from` that is reached. */
  | {
      readonly primitive: "ladder";
      readonly of: Measure;
      readonly steps: readonly { readonly from: Amount; readonly points: Amount }[];
    }
  /** Points of the first tier whose condition holds. */
  | {
      readonly primitive: "tiers";
      readonly tiers: readonly { readonly id?: string; readonly title?: Text; readonly when: Condition; readonly points: Amount }[];
      readonly else: Amount;
    }
  /** Points in proportion to a target. Who reaches it, or goes beyond, has `points` and no more: also where the maximum of the indicator is greater. */
  | {
      readonly primitive: "proRata";
      readonly of: Measure;
      readonly target: Measure;
      /** What the target is worth, and the most that is given. Default: the maximum. */
      readonly points?: Amount;
      /** What nought of nought gives. Without it that is undetermined. */
      readonly noneOfNone?: "full" | "none";
      readonly round: Rounding;
    }
  /** The maximum, less points for each unit short of (or over) a target. */
  | {
      readonly primitive: "perUnitShort";
      readonly of: Measure;
      readonly target: Measure;
      readonly side: "below" | "above";
      readonly unit: Amount;
      readonly points: Amount;
      readonly steps: StepPolicy;
      readonly round?: Rounding;
    }
  /** Points by place. `beyond` continues the table: at `from` so many points, each further place `step` more. */
  | {
      readonly primitive: "rankPoints";
      readonly place: Measure;
      readonly table: Readonly<Record<string, Amount>>;
      readonly beyond?: { readonly from: number; readonly points: Amount; readonly step: Amount };
      readonly else?: Amount;
      /** `split`: organisations that tie share the mean of the places they take. Only with a place in the cohort; needs `round`. */
      readonly ties?: "same" | "split";
      readonly round?: Rounding;
    }
  /** The maximum times own over the best of the cohort (or the least over own, where less is better). */
  | { readonly primitive: "ratioToBest"; readonly of: Measure; readonly best: "greatest" | "least"; readonly round: Rounding }
  /** Points by a word. */
  | {
      readonly primitive: "severity";
      readonly by: string;
      readonly path?: string;
      readonly table: Readonly<Record<string, Amount>>;
      readonly else?: Amount;
    }
  /** A person gives points in a range: the fact is a record `{points, reason, assessor}`. */
  | { readonly primitive: "award"; readonly given: string; readonly range: readonly [Amount, Amount] }
  | { readonly primitive: "raters"; readonly groups: readonly RaterGroup[]; readonly round: Rounding }
  /** A number from outside: times a factor, or from one range to another. Outside `from` it is refused. */
  | {
      readonly primitive: "convert";
      readonly of: Measure;
      readonly from: readonly [Amount, Amount];
      readonly factor?: Amount;
      readonly to?: readonly [Amount, Amount];
      readonly round?: Rounding;
    }
  /** Points of an earlier year, of this or another assessment. */
  | {
      readonly primitive: "carryOver";
      /** `<pack>/<assessment>`; default: this one. */
      readonly assessment?: string;
      readonly yearsBack: number;
      readonly factor: Amount;
      /** The points where the condition holds: a first year. */
      readonly first?: { readonly when: Condition; readonly points: Amount };
      readonly round?: Rounding;
    }
  /** Scores of periods rolled up. The fact is a list of records `{period, score}`. */
  | {
      readonly primitive: "periods";
      readonly of: string;
      /** Ends of the periods' names that must all be there, such as `Q1` of `2024-Q1`: the year of the assessment stands before it. */
      readonly periods: readonly string[];
      readonly take: "mean" | "sum" | "last" | "worst" | "best";
      readonly factor?: Amount;
      readonly round?: Rounding;
    };
