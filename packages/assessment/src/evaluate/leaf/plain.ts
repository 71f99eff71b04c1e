import type { Assessment, MeasureIr } from "../../plan.ts";

/** A measure that is one number: of a slot, or a constant (`slot` is -1). */
export interface Plain {
  readonly slot: number;
  readonly n: number;
  readonly d: number;
  /** The most it can be, without sign. */
  readonly most: number;
}

/** Scores one organisation by plain numbers that stay safe; NaN where another way has to be taken. */
export type Quick = (slots: Float64Array, size: number, index: number) => number;

/** Gives a measure as one number, where it is. */
export function plainOf({ assessment }: { readonly assessment: Assessment }, ir: MeasureIr): Plain | undefined {
  if (ir.op === "constant") return { slot: -1, n: ir.n, d: ir.d, most: Math.abs(ir.n) };
  const slot = ir.op === "read" ? assessment.slots[ir.slot] : undefined;
  if (ir.op !== "read" || slot === undefined) return undefined;
  return { slot: ir.slot, n: 0, d: slot.d, most: Math.max(Math.abs(slot.min), Math.abs(slot.max)) };
}

/** Reads it. */
export function plainAt(plain: Plain, slots: Float64Array, size: number, index: number): number {
  return plain.slot < 0 ? plain.n : (slots[plain.slot * size + index] as number);
}

/** Says whether whole numbers as great as this stay safe. */
export function isSafe(...most: readonly number[]): boolean {
  return most.every((each) => Math.abs(each) <= Number.MAX_SAFE_INTEGER);
}
