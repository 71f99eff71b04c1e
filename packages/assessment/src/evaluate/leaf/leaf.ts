import { divideRounded, times, type Whole } from "../../exact/whole.ts";
import type { Assessment, MeasureIr, Node, RoundingIr } from "../../plan.ts";
import type { Block } from "../block.ts";
import type { MeasureOf } from "../measure.ts";
import type { ReasonCode } from "../reason.ts";
import type { Quick } from "./plain.ts";

/** Scores a leaf for the organisations of a block from `first` up to and without `end`: puts least and greatest points into the columns. */
export type Leaf = (block: Block, first: number, end: number) => void;

/** What making a leaf needs. */
export interface Making {
  readonly assessment: Assessment;
  /** Position of the node. */
  readonly position: number;
  readonly node: Node;
  readonly measure: (ir: MeasureIr) => MeasureOf;
}

/** Makes the leaf of a primitive of one kind. */
export type LeafOf<Primitive extends NonNullable<Node["score"]>["primitive"]> = (
  making: Making,
  ir: Extract<NonNullable<Node["score"]>, { readonly primitive: Primitive }>,
) => Leaf;

/** Scores one organisation: gives its points before they are kept within the node, or leaves a reason in the block. */
export type PointsOf = (block: Block, index: number) => Whole;

/** Makes a leaf that is definite or wholly open, of what scores one organisation; `quick` is asked first where there is one and no trace is made. */
export function leafOfPoints({ position, node }: Making, points: PointsOf, quick?: Quick): Leaf {
  const { min, max } = node;
  return (block, first, end) => {
    const { low, high } = block;
    const base = position * block.size;
    for (let index = first; index < end; index += 1) {
      if (quick !== undefined && block.steps === undefined) {
        const value = quick(block.slots, block.size, index);
        if (!Number.isNaN(value)) {
          low[base + index] = high[base + index] = Math.min(Math.max(value, min), max);
          continue;
        }
      }
      block.reason = 0;
      const value = points(block, index);
      if (block.reason !== 0) {
        low[base + index] = Number(node.low);
        high[base + index] = Number(node.high);
        continue;
      }
      const kept = value < min ? min : value > max ? max : Number(value);
      if (block.steps !== undefined && kept !== value) note(block, value < min ? "floor" : "cap", kept, value);
      low[base + index] = kept;
      high[base + index] = kept;
    }
  };
}

/** Makes what scores by two measures, given as fractions, where neither is open. */
export function ofBoth(
  of: MeasureOf,
  other: MeasureOf,
  points: (block: Block, n: Whole, d: Whole, otherN: Whole, otherD: Whole) => Whole,
): PointsOf {
  return (block, index) => {
    let reason = of(block, index);
    const { n, d } = block;
    reason ||= other(block, index);
    return reason === 0 ? points(block, n, d, block.n, block.d) : opened(block, reason);
  };
}

/** Leaves the reason why a leaf is open, and where in the line of the organisation it lies. */
export function opened(block: Block, reason: ReasonCode, ...where: Block["where"]): number {
  block.reason = reason;
  if (where.length > 0) block.where = where;
  return 0;
}

/** Notes a step where a trace is made; points are whole numbers of the last decimal, written later. */
export function note(block: Pick<Block, "steps">, step: string, points?: Whole, of?: Whole | string): void {
  block.steps?.push({ step, ...(points !== undefined && { points: String(points) }), ...(of !== undefined && { of: String(of) }) });
}

/** Gives a fraction of the last decimal as a whole number of it, rounded as named. */
export function roundedTo(block: Pick<Block, "steps">, n: Whole, d: Whole, round: RoundingIr | null, scale: number): Whole {
  const mode = round?.mode ?? "halfUp";
  const unit = round === null ? 1 : 10 ** (scale - round.decimals);
  const quotient = divideRounded(n, unit === 1 ? d : times(d, unit), mode);
  const value = unit === 1 ? quotient : times(quotient, unit);
  if (block.steps !== undefined && times(value, d) !== n) note(block, "rounded", value, `${n}/${d}`);
  return value;
}
