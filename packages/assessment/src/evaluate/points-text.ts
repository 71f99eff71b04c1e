import { formatScaled } from "../exact/decimal.ts";
import { type Block, wholeAt } from "./block.ts";
import type { Machine } from "./machine.ts";

/** Writes the least or greatest points of a node. */
export function pointsText({ assessment }: Machine, block: Block, position: number, index: number, side: "low" | "high"): string {
  const at = position * block.size + index;
  return formatScaled(side === "low" ? wholeAt(block.low, block.bigLow, at) : wholeAt(block.high, block.bigHigh, at), assessment.scale);
}
