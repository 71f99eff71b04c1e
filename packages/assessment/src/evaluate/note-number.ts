import { formatRatio } from "../exact/decimal.ts";
import type { MeasureIr } from "../plan.ts";
import type { Block } from "./block.ts";
import type { Machine } from "./machine.ts";

/** Puts what a measure came to beside the facts it was made of: by its name, or by its part in the primitive. */
export function noteNumber(
  machine: Machine,
  block: Block,
  index: number,
  part: string,
  ir: MeasureIr,
  into: Record<string, string | boolean | null>,
): void {
  const op = typeof ir === "object" && ir !== null ? ir.op : undefined;
  if (op === undefined || op === "constant" || op === "read") return;
  const name = ir.op === "measure" ? (machine.assessment.measures[ir.index]?.name ?? part) : part;
  if (Object.hasOwn(into, name)) return;
  into[name] = machine.measure(ir)(block, index) === 0 ? formatRatio(block.n, block.d) : null;
}
