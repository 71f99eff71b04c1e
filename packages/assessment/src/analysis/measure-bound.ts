import { type Bound, difference, extreme, fraction, product, quotient, sum } from "../compile/bound.ts";
import type { Assessment, MeasureIr } from "../plan.ts";

const FROM_NOUGHT: Bound = { low: fraction(0n), high: null };

/** Says between what a measure lies, whatever the facts. */
export function boundOf(assessment: Assessment, ir: MeasureIr): Bound {
  const of = (part: MeasureIr): Bound => boundOf(assessment, part);
  switch (ir.op) {
    case "constant":
      return exactly(BigInt(ir.n), BigInt(ir.d));
    case "read": {
      const slot = assessment.slots[ir.slot];
      if (slot === undefined) return { low: null, high: null };
      return { low: fraction(BigInt(slot.min), BigInt(slot.d)), high: fraction(BigInt(slot.max), BigInt(slot.d)) };
    }
    case "measure": {
      const named = assessment.measures[ir.index];
      return named === undefined ? { low: null, high: null } : of(named.of);
    }
    case "add":
      return ir.of.map(of).reduce(sum);
    case "mul":
      return ir.of.map(of).reduce(product);
    case "least":
    case "greatest":
      return extreme(ir.of.map(of), ir.op);
    case "sub":
      return difference(of(ir.of[0]), of(ir.of[1]));
    case "divide":
      return product(quotient(of(ir.of[0]), of(ir.of[1])), exactly(BigInt(ir.times), 1n));
    case "statistic": {
      const statistic = assessment.statistics[ir.index];
      if (statistic === undefined || statistic.kind === "place") return { low: fraction(1n), high: null };
      return of(statistic.of);
    }
    default:
      return FROM_NOUGHT;
  }
}

function exactly(n: bigint, d: bigint): Bound {
  return { low: fraction(n, d), high: fraction(n, d) };
}
