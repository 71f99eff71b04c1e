import { formatScaled } from "../exact/decimal.ts";
import { type Block, pointsOf } from "./block.ts";
import type { Machine } from "./machine.ts";

/** Writes the least or greatest points of a node. */
export function pointsText({ assessment }: Machine, block: Block, position: number, index: number, side: "low" | "high"): string {
  return formatScaled(pointsOf(block, position, index, side), assessment.scale);
}
