import type { Truth } from "@guiju/rules";
import type { Whole } from "../exact/whole.ts";
import type { Assessment } from "../plan.ts";
import { type Block, pointsOf, putWhole } from "./block.ts";
import type { Machine } from "./machine.ts";
import { truthsOfOutcome } from "./outcome.ts";
import { categoryNumber, fallenFrom, gradesBelow, NO_GRADE, type Standing } from "./standing.ts";

/** Takes the totals of a block over, applies the vetoes and finds the bands. The rest needs everybody. */
export function gradeBlock(machine: Machine, block: Block, standing: Standing, first: number): void {
  for (let index = 0; index < block.size; index += 1) gradeOne(machine, block, standing, first, index);
}

/** Does so for one organisation. What was decided of it before, if anything, is to be cleared. */
export function gradeOne(
  machine: Machine,
  block: Block,
  standing: Standing,
  first: number,
  index: number,
  truths: readonly Truth[] = truthsOfOutcome(machine, machine.assessment.graded, block, index, {}),
): void {
  const { assessment, whole } = machine;
  const { vetoes, bands } = assessment;
  const at = first + index;
  let low = pointsOf(block, whole, index, "low");
  let high = pointsOf(block, whole, index, "high");
  standing.categories[at] = categoryNumber(standing, block.organisations[index]?.category);
  let byVeto = -1;
  for (const [position, { when, effect }] of vetoes.entries()) {
    if (effect !== "zero" || truths[when] === false) continue;
    if (truths[when] && byVeto < 0) byVeto = position;
    // Nought, or, where it is not known, perhaps.
    low = truths[when] || low > 0 ? 0 : low;
    high = truths[when] || high < 0 ? 0 : high;
  }
  putWhole(standing.low, standing.bigLow, at, low);
  putWhole(standing.high, standing.bigHigh, at, high);
  if (bands.length === 0) return;
  if (standing.holds !== undefined) holdBands(assessment, standing, at, truths);
  const lower = bandOf(assessment, low);
  const upper = bandOf(assessment, high);
  let mask = 0;
  for (let band = lower; band <= upper; band += 1) mask |= band < 0 ? NO_GRADE : fallenFrom(standing, at, band + 1);
  const byPoints = mask >>> 0;
  if (lower === upper && byPoints !== (lower < 0 ? NO_GRADE : 1 << lower) >>> 0) decide(standing, at, 1, upper);
  if (byVeto >= 0) decide(standing, at, 2, byVeto);
  // What is reached, then what is not passed: that weighs more.
  for (const effect of ["floor", "cap"] as const)
    for (const [position, veto] of vetoes.entries()) {
      if (veto.effect !== effect || truths[veto.when] === false) continue;
      const limited = limit(mask, veto.grade, effect);
      if (truths[veto.when] && limited !== mask >>> 0) decide(standing, at, 2, position);
      mask = truths[veto.when] ? limited : mask | limited;
    }
  standing.grades[at] = mask;
}

function decide(standing: Standing, at: number, by: number, rule: number): void {
  standing.decided[at] = by;
  standing.rule[at] = rule;
}

function holdBands({ bands }: Assessment, standing: Standing, at: number, truths: readonly Truth[]): void {
  let [holds, mayHold] = [0, 0];
  for (const [band, { when }] of bands.entries()) {
    const truth = when === null ? true : truths[when];
    if (truth === true) holds |= 1 << band;
    if (truth !== false) mayHold |= 1 << band;
  }
  (standing.holds as Uint32Array)[at] = holds;
  (standing.mayHold as Uint32Array)[at] = mayHold;
}

/** The highest band that a total reaches; -1 below all. */
function bandOf({ bands }: Assessment, total: Whole): number {
  for (let band = bands.length - 1; band >= 0; band -= 1) {
    const from = bands[band]?.from;
    if (from === null || from === undefined || total >= from) return band;
  }
  return -1;
}

/** Keeps every possible grade at or below a grade, or at or above it. */
export function limit(mask: number, grade: number, effect: "cap" | "floor"): number {
  const below = gradesBelow(grade);
  const outside = effect === "cap" ? ~below : below;
  return ((mask & outside) === 0 || (effect === "cap" && (mask & outside) === 1 << grade) ? mask : (mask & ~outside) | (1 << grade)) >>> 0;
}
