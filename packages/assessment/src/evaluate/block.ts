import type { Whole } from "../exact/whole.ts";
import type { Organisation } from "../organisation.ts";
import type { Gathered } from "./gathered.ts";
import type { ReasonCode } from "./reason.ts";

/** A deduction that a person suspended on a ground the rubric names (容错). */
export interface Spared {
  readonly node: number;
  readonly ground: string;
  /** Position of the checklist item or term; the whole deduction where it is absent. */
  readonly part: number | undefined;
  readonly occurrences: number | undefined;
}

/** One step of a leaf, for the trace. */
export interface Step {
  readonly step: string;
  readonly points?: string;
  readonly of?: string;
}

/** In a column of truths: it does not hold. */
export const FALSE = 0;
/** It holds. */
export const TRUE = 1;
/** It is not known. */
export const OPEN = 2;

/** In a column of an indicator that may be exempt: it counts. */
export const COUNTED = 0;
/** It is left out. */
export const LEFT_OUT = 1;
/** That is not known. */
export const PERHAPS_LEFT_OUT = 2;

/**
 * Organisations that are evaluated together, in columns: what belongs to position `p` of the plan and organisation `i` stands at `p * size + i`.
 * The last fields are where functions leave their answers, so that none has to be made.
 */
export interface Block {
  readonly size: number;
  /** Position of its first organisation among all of the rubric. */
  readonly first: number;
  /** As they were given; what cannot be used is marked in their facts. */
  readonly organisations: readonly Organisation[];
  readonly cohortFacts: Readonly<Record<string, unknown>>;
  readonly year: number | undefined;
  /** Numbers by slot, as whole numbers of `1 / d`; NaN where there is none that can be used. */
  readonly slots: Float64Array;
  /** Truths by condition. */
  readonly truths: Uint8Array;
  /** Least and greatest points by node, as whole numbers of the last decimal. Those that are not safe stand in the maps, by place. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly bigLow: Map<number, bigint>;
  readonly bigHigh: Map<number, bigint>;
  /** By node, where it may be exempt. */
  readonly leftOut: readonly (Uint8Array | undefined)[];
  /** Deductions that a person suspended, by organisation; absent where there are none. */
  readonly spared: ReadonlyMap<number, readonly Spared[]> | undefined;
  readonly gathered: Gathered;
  /** The answer of a measure. */
  n: Whole;
  d: Whole;
  /** The answer of a term: least and greatest. */
  least: Whole;
  most: Whole;
  /** Why the last leaf is open. */
  reason: ReasonCode;
  /** What of the line of the organisation it is open for, from the outermost key; empty where a leaf cannot tell. */
  where: readonly (string | number)[];
  /** Takes the steps of a leaf while a trace is made. */
  steps: Step[] | undefined;
}

/** Gives the points in a column, exact. */
export function wholeAt(column: Float64Array, bigs: ReadonlyMap<number, bigint>, at: number): Whole {
  return (bigs.size > 0 ? bigs.get(at) : undefined) ?? (column[at] as number);
}

/** Gives the least or the greatest points of a node, exact. */
export function pointsOf(block: Block, position: number, index: number, side: "low" | "high"): Whole {
  const at = position * block.size + index;
  return side === "low" ? wholeAt(block.low, block.bigLow, at) : wholeAt(block.high, block.bigHigh, at);
}

/** Puts points into a column, exact. */
export function putWhole(column: Float64Array, bigs: Map<number, bigint>, at: number, value: Whole): void {
  if (bigs.size > 0) bigs.delete(at);
  column[at] = Number(value);
  if (typeof value === "bigint") bigs.set(at, value);
}
