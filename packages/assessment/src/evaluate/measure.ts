import { compareRatios, negative, plus, times, type Whole } from "../exact/whole.ts";
import type { Assessment, MeasureIr } from "../plan.ts";
import type { Block } from "./block.ts";
import { DIVISION_BY_NOUGHT, EMPTY_COHORT, MISSING_FACT, NONE_OF_NONE, type ReasonCode } from "./reason.ts";
import { yearsInARow, yearsWithin } from "./years.ts";

/** Computes a measure of one organisation of a block: leaves a fraction in `n` and `d` and gives nought, or says why there is none. */
export type MeasureOf = (block: Block, index: number) => ReasonCode;

/** Makes the closure of a measure; named measures are made once, in `known`. */
export function measureOf(assessment: Assessment, known: MeasureOf[], ir: MeasureIr): MeasureOf {
  const of = (part: MeasureIr): MeasureOf => measureOf(assessment, known, part);
  switch (ir.op) {
    case "constant": {
      const { n, d } = ir;
      return (block) => answer(block, n, d);
    }
    case "read": {
      const { slot } = ir;
      const d = assessment.slots[slot]?.d ?? 1;
      return (block, index) => {
        const value = block.slots[slot * block.size + index] as number;
        if (Number.isNaN(value)) return MISSING_FACT;
        block.n = value;
        block.d = d;
        return 0;
      };
    }
    case "measure": {
      const { index } = ir;
      known[index] ??= of((assessment.measures[index] as Assessment["measures"][number]).of);
      return known[index];
    }
    case "add":
      return folded(ir.of.map(of), (block, n, d) => added(block, n, d, block.n, block.d));
    case "mul":
      return folded(ir.of.map(of), (block, n, d) => answer(block, times(n, block.n), times(d, block.d)));
    case "least":
    case "greatest": {
      const sign = ir.op === "least" ? -1 : 1;
      return folded(ir.of.map(of), (block, n, d) => (compareRatios(n, d, block.n, block.d) * sign >= 0 ? answer(block, n, d) : 0));
    }
    case "sub":
      return folded(ir.of.map(of), (block, n, d) => added(block, n, d, negative(block.n), block.d));
    case "divide": {
      const { times: by } = ir;
      return folded(ir.of.map(of), (block, n, d) => divided(block, n, d, by));
    }
    case "statistic":
      return statisticAt(ir.index);
    case "window":
      return (block, index) => yearsWithin(block, index, ir.fact, ir.years);
    case "consecutive":
      return (block, index) => yearsInARow(block, index, ir.fact);
  }
}

function answer(block: Block, n: Whole, d: Whole): ReasonCode {
  block.n = n;
  block.d = d;
  return 0;
}

/** Joins parts from the first on; `join` finds the next in the block. */
function folded(parts: readonly MeasureOf[], join: (block: Block, n: Whole, d: Whole) => ReasonCode): MeasureOf {
  const [first, ...rest] = parts as [MeasureOf, ...MeasureOf[]];
  return (block, index) => {
    let reason = first(block, index);
    for (let part = 0; part < rest.length && reason === 0; part += 1) {
      const { n, d } = block;
      reason = (rest[part] as MeasureOf)(block, index) || join(block, n, d);
    }
    return reason;
  };
}

function added(block: Block, n: Whole, d: Whole, otherN: Whole, otherD: Whole): ReasonCode {
  if (d === otherD) return answer(block, plus(n, otherN), d);
  if (typeof d === "number" && typeof otherD === "number") {
    if (d % otherD === 0) return answer(block, plus(n, times(otherN, d / otherD)), d);
    if (otherD % d === 0) return answer(block, plus(times(n, otherD / d), otherN), otherD);
  }
  return answer(block, plus(times(n, otherD), times(otherN, d)), times(d, otherD));
}

function divided(block: Block, n: Whole, d: Whole, by: number): ReasonCode {
  const { n: otherN, d: otherD } = block;
  if (otherN === 0) return n === 0 ? NONE_OF_NONE : DIVISION_BY_NOUGHT;
  const same = d === otherD;
  const top = times(same ? n : times(n, otherD), by);
  const bottom = same ? otherN : times(d, otherN);
  return bottom < 0 ? answer(block, negative(top), negative(bottom)) : answer(block, top, bottom);
}

function statisticAt(position: number): MeasureOf {
  return (block, index) => {
    const statistic = block.gathered.statistics[position];
    if (statistic === undefined) return MISSING_FACT;
    if (statistic.reason !== 0) return statistic.reason;
    if (statistic.places === undefined) return answer(block, statistic.n, statistic.d);
    const place = statistic.places[block.first + index] ?? 0;
    return place === 0 ? EMPTY_COHORT : answer(block, place, 1);
  };
}
