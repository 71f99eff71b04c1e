import { formatRatio } from "../exact/decimal.ts";
import type { MeasureIr } from "../plan.ts";
import type { Block } from "./block.ts";
import type { Machine } from "./machine.ts";
import { computedName } from "./trace-name.ts";

/** Puts what a measure came to beside the facts it was made of: by its name, or by `part`, its place in the primitive or consequence. */
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
  const measure = ir.op === "measure" ? machine.assessment.measures[ir.index]?.name : undefined;
  const name = measure === undefined ? part : computedName("measure", measure);
  if (Object.hasOwn(into, name)) return;
  into[name] = machine.measure(ir)(block, index) === 0 ? formatRatio(block.n, block.d) : null;
}
