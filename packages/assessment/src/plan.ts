import type { RuleSet } from "@guiju/rules";
import type { AssessmentFile, RoundingMode, StepPolicy } from "./assessment-file.ts";

/** An exact constant: `n / d`, both safe whole numbers, `d` at least 1. */
export interface Ratio {
  readonly n: number;
  readonly d: number;
}

/** A number that is read from the facts of an organisation, of the cohort, or from a derived fact. It is held as a whole number of `1 / d`. */
export interface NumberSlot {
  readonly from: "fact" | "derived" | "cohort";
  readonly fact: string;
  /** Own keys and positions below the fact. */
  readonly path: readonly (string | number)[];
  /** Ten to the power of its decimals: 100 where it has two. */
  readonly d: number;
  /** Least and greatest, as whole numbers of `1 / d`. */
  readonly min: number;
  readonly max: number;
}

/** A measure in its checked form. Numbers in it are exact. */
export type MeasureIr =
  | ({ readonly op: "constant" } & Ratio)
  | { readonly op: "read"; readonly slot: number }
  | { readonly op: "measure"; readonly index: number }
  | { readonly op: "add" | "mul" | "least" | "greatest"; readonly of: readonly MeasureIr[] }
  | { readonly op: "sub"; readonly of: readonly [MeasureIr, MeasureIr] }
  /** The first over the second, times 1 or 100. */
  | { readonly op: "divide"; readonly of: readonly [MeasureIr, MeasureIr]; readonly times: number }
  /** A statistic of the cohort, by its position; a place is the organisation's own. */
  | { readonly op: "statistic"; readonly index: number }
  /** `fact` is the name of a list of years. */
  | { readonly op: "window"; readonly fact: string; readonly years: number }
  | { readonly op: "consecutive"; readonly fact: string };

/** What is computed over the cohort. None reads another. `applies` is the condition of the indicator that asks. */
export interface Statistic {
  readonly kind: "mean" | "greatest" | "least" | "place";
  readonly of: MeasureIr;
  readonly applies: number | null;
  readonly order?: "descending" | "ascending";
  readonly ties?: "competition" | "dense";
}

export interface RoundingIr {
  readonly mode: RoundingMode;
  readonly decimals: number;
}

/** A condition: its position among the rules of the rule set. */
export type ConditionIndex = number;

export interface TermIr {
  readonly id: string;
  /** Counted: how many, and points each. */
  readonly of?: MeasureIr;
  readonly points?: number;
  /** Listed: a fact that is a list of records. */
  readonly list?: {
    readonly fact: string;
    readonly key: readonly string[] | null;
    readonly take: "all" | "highest";
    /** Points of a record by a field, already multiplied by the second field where there is one: `table[a][b]`, or `table[a]["" ]`. */
    readonly by: string | null;
    readonly factorBy: string | null;
    readonly table: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly cap: number | null;
  /** Times the points where the condition holds; the product is exact. */
  readonly times: { readonly when: ConditionIndex; readonly by: Ratio } | null;
}

/** Primitives in their checked form. All points are whole numbers of the assessment's last decimal. */
export type PrimitiveIr =
  | {
      readonly primitive: "checklist";
      readonly mode: "deduct" | "award" | "allOrNothing";
      readonly items: readonly { readonly id: string; readonly points: number; readonly when: ConditionIndex }[];
    }
  | {
      readonly primitive: "perOccurrence";
      readonly start: number;
      readonly terms: readonly TermIr[];
      readonly deductCap: number | null;
      readonly floor: number;
      readonly cap: number;
    }
  | { readonly primitive: "ladder"; readonly of: MeasureIr; readonly steps: readonly { readonly from: Ratio; readonly points: number }[] }
  | {
      readonly primitive: "tiers";
      readonly tiers: readonly { readonly id: string; readonly when: ConditionIndex; readonly points: number }[];
      readonly else: number;
    }
  | {
      readonly primitive: "proRata";
      readonly of: MeasureIr;
      readonly target: MeasureIr;
      readonly points: number;
      readonly noneOfNone: "full" | "none" | null;
      readonly round: RoundingIr;
    }
  | {
      readonly primitive: "perUnitShort";
      readonly of: MeasureIr;
      readonly target: MeasureIr;
      readonly side: "below" | "above";
      readonly unit: Ratio;
      readonly points: number;
      readonly steps: StepPolicy;
      readonly round: RoundingIr | null;
    }
  | {
      readonly primitive: "rankPoints";
      readonly place: MeasureIr;
      readonly table: Readonly<Record<string, number>>;
      readonly beyond: { readonly from: number; readonly points: number; readonly step: number } | null;
      readonly else: number | null;
      readonly ties: "same" | "split";
      readonly round: RoundingIr | null;
    }
  | {
      readonly primitive: "ratioToBest";
      readonly of: MeasureIr;
      readonly best: "greatest" | "least";
      readonly statistic: number;
      readonly round: RoundingIr;
    }
  | {
      readonly primitive: "severity";
      readonly fact: string;
      readonly path: readonly (string | number)[];
      readonly table: Readonly<Record<string, number>>;
      readonly else: number | null;
    }
  | { readonly primitive: "award"; readonly fact: string; readonly range: readonly [number, number] }
  | {
      readonly primitive: "raters";
      readonly groups: readonly {
        readonly id: string;
        readonly weight: Ratio;
        readonly scores: string | null;
        readonly votes: string | null;
        readonly values: Readonly<Record<string, number>>;
      }[];
      readonly round: RoundingIr;
    }
  | {
      readonly primitive: "convert";
      readonly of: MeasureIr;
      readonly from: readonly [Ratio, Ratio];
      /** points = plus + factor * (of - from[0]); for a plain factor plus is factor * from[0]. In points, not in last decimals. */
      readonly factor: Ratio;
      readonly plus: Ratio;
      readonly round: RoundingIr | null;
    }
  | {
      readonly primitive: "carryOver";
      readonly assessment: string;
      readonly yearsBack: number;
      readonly factor: Ratio;
      readonly first: { readonly when: ConditionIndex; readonly points: number } | null;
      readonly round: RoundingIr | null;
    }
  | {
      readonly primitive: "periods";
      readonly fact: string;
      readonly periods: readonly string[];
      readonly take: "mean" | "sum" | "last" | "worst" | "best";
      readonly factor: Ratio;
      readonly round: RoundingIr | null;
    };

/** One indicator in its checked form. Children stand before their parents; the whole is last, with the id "". */
export interface Node {
  readonly id: string;
  /** Pointer into the assessment file. */
  readonly pointer: string;
  readonly parent: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly basis: string;
  readonly max: number;
  readonly min: number;
  /** The least and greatest that can come out, as decimal texts of whole numbers of the last decimal; proven. */
  readonly low: string;
  readonly high: string;
  /** Whether a sum on the way may leave the safe whole numbers: then it is computed with BigInt. */
  readonly big: boolean;
  readonly beside: "bonus" | "penalty" | null;
  readonly applies: ConditionIndex | null;
  readonly otherwise: "full" | "peerMean" | "none" | "exempt";
  readonly round: RoundingIr | null;
  /** Share in a weighted parent, else null. */
  readonly weight: Ratio | null;
  /** A leaf. */
  readonly score: PrimitiveIr | null;
  /**
   * A group: its children and how they are taken together. The whole has in `max` the maximum of the file and in `min` the least that its own
   * children can come to; the cap and the floor of the total stand in the assessment.
   */
  readonly children: readonly number[];
  readonly take: "sum" | "weighted" | "highest";
  /** Whether it needs the cohort: itself, or something below it. */
  readonly ofCohort: boolean;
}

export interface BandIr {
  readonly grade: string;
  /** Whole number of the last decimal; null below everything. */
  readonly from: number | null;
  readonly when: ConditionIndex | null;
}

/** A consequence in its checked form; titles stand in the file, at the same position. */
export type ConsequenceIr =
  | {
      readonly kind: "lookup";
      readonly id: string;
      readonly table: Readonly<Record<string, Ratio>>;
      readonly times: MeasureIr | null;
      readonly when: ConditionIndex | null;
      /** Null where every product is exact: no division is in `times`. */
      readonly round: RoundingIr | null;
    }
  | {
      readonly kind: "float";
      readonly id: string;
      /** Whole number of the last decimal. */
      readonly base: number;
      /** Percent. */
      readonly deadBand: Ratio;
      readonly most: Ratio;
      readonly on: MeasureIr | null;
      readonly round: RoundingIr;
    }
  | {
      readonly kind: "escalation";
      readonly id: string;
      /** From the mildest. */
      readonly steps: readonly string[];
      /** `step` is a position in `steps`. */
      readonly rules: readonly { readonly id: string; readonly when: ConditionIndex; readonly step: number }[];
    };

/** A checked rubric: plain JSON, ready to be evaluated. */
export interface Assessment {
  /** `<pack>/<id>`. */
  readonly name: string;
  readonly version: string;
  /** The file it was made of, with parameters in their places. */
  readonly file: AssessmentFile;
  readonly scale: number;
  readonly slots: readonly NumberSlot[];
  readonly measures: readonly { readonly name: string; readonly of: MeasureIr }[];
  readonly statistics: readonly Statistic[];
  /** Conditions and derived facts over the facts of one organisation. Rule i is condition i. Null where there are none. */
  readonly before: RuleSet | null;
  /** Conditions of bands and vetoes: facts, and `outcome` without grade and rank. */
  readonly graded: RuleSet | null;
  /** Conditions of consequences: `outcome` with grade and rank. */
  readonly after: RuleSet | null;
  readonly nodes: readonly Node[];
  /** No total is above or below, as whole numbers of the last decimal. The cap is null where there is none. */
  readonly cap: number | null;
  readonly floor: number;
  /** From the lowest to the highest grade. */
  readonly bands: readonly BandIr[];
  readonly vetoes: readonly {
    readonly id: string;
    readonly when: ConditionIndex;
    readonly effect: "zero" | "cap" | "floor";
    /** Position of the grade in `bands`; -1 for zero. */
    readonly grade: number;
  }[];
  readonly quotas: readonly {
    readonly id: string;
    readonly grade: number;
    readonly kind: "most" | "least";
    readonly share: Ratio | null;
    readonly count: number | null;
    readonly round: "floor" | "ceil";
    readonly ties: "below" | "above";
    readonly within: "cohort" | "category";
    readonly categories: readonly string[] | null;
  }[];
  /** In the order of the file. */
  readonly consequences: readonly ConsequenceIr[];
}
