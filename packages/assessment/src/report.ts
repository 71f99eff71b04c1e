import type { Issue, Text } from "@guiju/core";

/** One step of the reasoning behind a number. */
export interface TraceEntry {
  readonly indicator: string;
  /** `group` for an indicator made of others. */
  readonly primitive: string;
  /** What was read: numbers as decimal texts or fractions `a/b`, words as they are, null where it is missing. What was computed beside the facts begins with `=`. */
  readonly facts: Readonly<Record<string, string | boolean | null>>;
  /** Points, or null where they are open. */
  readonly points: string | null;
  readonly bounds: readonly [string, string] | null;
  readonly max: string;
  /** The source in words. */
  readonly basis: string;
  /**
   * What was done, a short word a step: `cap`, `floor`, `deductCap`, `highestOnly`, `notApplicable.peerMean`, `exempt`, `exemption`, `rounded`, … with the
   * number it came to. `of` is the id of an item or term, or the number before; `count` is how many. An exemption has its `ground` and who recorded it.
   */
  readonly steps: readonly {
    readonly step: string;
    readonly points?: string;
    readonly of?: string;
    readonly count?: string;
    readonly ground?: string;
    readonly by?: string;
  }[];
  /** Why it is open or what stands in its place. */
  readonly reason: string | null;
}

/** The result of one organisation: shapes as in the interchange format. Points are decimal texts, exact, without needless noughts. */
export interface ScoreReport {
  readonly id: string;
  readonly assessment: string;
  readonly version: string;
  /** Name of the rubric, where the assessment has several. */
  readonly rubric?: string;
  readonly category?: string;
  readonly year?: number;
  readonly total: string | null;
  /** Least and greatest possible total where something is missing. */
  readonly bounds: readonly [string, string] | null;
  readonly grade: string | null;
  /** Grades that remain possible, where the grade is open. */
  readonly grades?: readonly string[];
  /** What decided the grade: the points, a veto, a condition, a quota. `rule` is the id of the veto or quota, or the grade whose condition does not hold. */
  readonly decidedBy?: { readonly by: "points" | "veto" | "condition" | "quota"; readonly rule?: string };
  /** Only where the rubric publishes ranks; null where open or the cohort too small. */
  readonly rank?: number | null;
  /** Of every indicator by id; null where open. */
  readonly scores: Readonly<Record<string, string | null>>;
  /** Vetoes that hold: the grade that is not passed (or reached), or null for the total to nought. */
  readonly caps: readonly { readonly rule: string; readonly grade: string | null; readonly effect?: "zero" | "cap" | "floor" | "quota" }[];
  readonly consequences: readonly {
    readonly rule: string;
    readonly value: string | null;
    readonly step?: string;
    readonly rules?: readonly string[];
  }[];
  /** Indicators that are open, each with the reason and the facts that are missing or not usable: `praise#1.level` is a field of the first of a list. */
  readonly open: readonly {
    readonly indicator: string;
    readonly reason: string;
    readonly facts: readonly string[];
    readonly message: Text;
  }[];
  /** Facts, earlier totals and exemptions that cannot be used, by pointer into the organisation's line; `issueInWords` of `/cohort` says what is taken there. */
  readonly issues: readonly Issue[];
  readonly trace?: readonly TraceEntry[];
}
