import type { Truth } from "@guiju/rules";
import { type Block, FALSE } from "../evaluate/block.ts";
import { gradeOne } from "../evaluate/grade.ts";
import type { Machine } from "../evaluate/machine.ts";
import type { Panel } from "../evaluate/panel.ts";
import { fillQuotas } from "../evaluate/quotas.ts";
import { rank } from "../evaluate/ranks.ts";
import { DECIDED, NO_GRADE, type Standing, standingOf } from "../evaluate/standing.ts";
import type { Assessment } from "../plan.ts";
import type { Changing } from "./changed-points.ts";
import { countedRanks } from "./counted-ranks.ts";
import { type KeptTruths, readTruths, testMoved } from "./kept-truths.ts";

const BY_QUOTA = DECIDED.indexOf("quota");

/** Grades of a run before the quotas, and columns for what comes of a change. */
export interface KeptGrades {
  readonly truths: KeptTruths;
  readonly unlimited: Standing;
  readonly changed: Standing;
}

/** Takes the grades of a run over, those that a quota moved as they were before. */
export function keptGrades({ machine, block, standing }: Panel, truths: KeptTruths): KeptGrades {
  const unlimited = copyOf(machine, standing);
  const found: Truth[] = [];
  for (let index = 0; index < block.size; index += 1) {
    if (standing.decided[index] !== BY_QUOTA) continue;
    readTruths(truths, block.size, index, found);
    anew(unlimited, index);
    gradeOne(machine, block, unlimited, 0, index, found);
  }
  return { truths, unlimited, changed: copyOf(machine, unlimited) };
}

/**
 * Grades those whose points moved into another band, or who meet another condition by it; then ranks and counts places among everybody.
 *
 * @param grading - whether all grades are given otherwise; `truths` are then those of the changed rubric
 */
export function gradeAgain(
  changing: Changing,
  before: Standing,
  kept: KeptGrades,
  grading = false,
  truths: KeptTruths = kept.truths,
): Panel {
  const { machine, block, base, moved } = changing;
  const { assessment, whole } = machine;
  const { size } = block;
  if (!grading && !moved.includes(1)) return { machine, block, standing: before };
  const standing = grading ? standingOf(assessment, size) : kept.changed;
  if (grading) takeCategories(standing, before);
  else take(standing, kept.unlimited);
  const edges = Float64Array.from(assessment.bands.flatMap(({ from }) => from ?? []));
  const zeros = assessment.vetoes.flatMap(({ effect, when }) => (effect === "zero" ? when * size : []));
  const found: Truth[] = [];
  for (let index = 0; index < size; index += 1) {
    if (!grading && moved[index] === 0) continue;
    const at = whole * size + index;
    const isKept =
      !grading &&
      isSameBand(edges, base, block, at) &&
      (zeros.length === 0 || zeros.every((zero) => truths.truths[zero + index] === FALSE));
    if (isKept && truths.ofOutcome.length === 0) {
      standing.low[index] = block.low[at] as number;
      standing.high[index] = block.high[at] as number;
      continue;
    }
    readTruths(truths, size, index, found);
    const isOther = !grading && truths.ofOutcome.length > 0 && testMoved(truths, changing, index, found);
    if (isKept && !isOther) {
      standing.low[index] = block.low[at] as number;
      standing.high[index] = block.high[at] as number;
      continue;
    }
    anew(standing, index);
    if (truths.count === 0) gradeByPoints(assessment, block, standing, whole, index);
    else gradeOne(machine, block, standing, 0, index, found);
  }
  if (!countedRanks(assessment, standing)) rank(assessment, standing);
  fillQuotas(assessment, standing);
  // The columns are used again: what was counted of them is not.
  standing.filled = undefined;
  return { machine, block, standing };
}

function isSameBand(edges: Float64Array, base: Block, block: Block, at: number): boolean {
  const low = base.low[at] as number;
  const high = base.high[at] as number;
  const least = block.low[at] as number;
  const most = block.high[at] as number;
  for (let edge = 0; edge < edges.length; edge += 1) {
    const from = edges[edge] as number;
    if (low < from !== least < from || high < from !== most < from) return false;
  }
  return true;
}

function anew(standing: Standing, index: number): void {
  standing.grades[index] = 0;
  standing.decided[index] = 0;
  standing.rule[index] = -1;
}

function copyOf({ assessment }: Machine, from: Standing): Standing {
  const copy = standingOf(assessment, from.size);
  takeCategories(copy, from);
  take(copy, from);
  return copy;
}

function takeCategories(standing: Standing, from: Standing): void {
  for (const [name, number] of from.categoryNames) standing.categoryNames.set(name, number);
  standing.categories.set(from.categories);
}

function take(standing: Standing, from: Standing): void {
  for (const column of ["low", "high", "grades", "decided", "rule"] as const) standing[column].set(from[column]);
  if (from.holds !== undefined) standing.holds?.set(from.holds);
  if (from.mayHold !== undefined) standing.mayHold?.set(from.mayHold);
  standing.tooFew.clear();
}

/** Where neither vetoes nor bands ask for more than the total, what `gradeOne` comes to. */
function gradeByPoints({ bands }: Assessment, block: Block, standing: Standing, whole: number, index: number): void {
  const at = whole * block.size + index;
  const [low, high] = [block.low[at] as number, block.high[at] as number];
  standing.low[index] = low;
  standing.high[index] = high;
  let mask = bands.length > 0 && isBelow(bands, 0, low) ? NO_GRADE : 0;
  for (let band = 0; band < bands.length; band += 1) {
    const isLast = band === bands.length - 1;
    if (!isBelow(bands, band, high) && (isLast || isBelow(bands, band + 1, low))) mask |= 1 << band;
  }
  standing.grades[index] = mask;
}

function isBelow(bands: Assessment["bands"], band: number, total: number): boolean {
  const from = bands[band]?.from;
  return typeof from === "number" && total < from;
}
