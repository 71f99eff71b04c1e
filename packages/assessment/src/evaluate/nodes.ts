import { ordered, plus, type Whole } from "../exact/whole.ts";
import type { Assessment, Node } from "../plan.ts";
import { type Block, COUNTED, FALSE, LEFT_OUT, OPEN, PERHAPS_LEFT_OUT, putWhole, TRUE, wholeAt } from "./block.ts";
import { note } from "./leaf/leaf.ts";
import { isMean, type Machine } from "./machine.ts";
import { MISSING_FACT } from "./reason.ts";
import { rollUp } from "./roll-up.ts";

/** Computes a node for the organisations from `first` up to and without `end`, as if it applied to all. */
export function computeNode(machine: Machine, block: Block, position: number, first: number, end: number): void {
  const leaf = machine.leaves[position];
  if (leaf === undefined) rollUp(machine.assessment, block, position, first, end);
  else leaf(block, first, end);
  if (block.spared !== undefined && leaf !== undefined) forgive(machine, block, position, first, end);
}

/** A deduction that is suspended whole leaves the maximum; those by occurrence see to it themselves. */
function forgive({ assessment }: Machine, block: Block, position: number, first: number, end: number): void {
  const { score, max } = assessment.nodes[position] as Node;
  if (score?.primitive === "perOccurrence") return;
  for (const [index, all] of block.spared ?? []) {
    if (index < first || index >= end || !all.some(({ node, part }) => node === position && part === undefined)) continue;
    note(block, "exemption", max);
    block.low[position * block.size + index] = max;
    block.high[position * block.size + index] = max;
  }
}

/** Gives those to whom a node does not apply what stands in its place. */
export function settleNode({ assessment }: Machine, block: Block, position: number, first: number, end: number): void {
  const { applies, otherwise, max } = assessment.nodes[position] as Node;
  if (applies === null) return;
  const { truths, size } = block;
  const mean = block.gathered.means[position];
  const leftOut = block.leftOut[position];
  for (let index = first; index < end; index += 1) {
    const truth = truths[applies * size + index];
    if (leftOut !== undefined) leftOut[index] = truth === TRUE ? COUNTED : truth === FALSE ? LEFT_OUT : PERHAPS_LEFT_OUT;
    if (truth === TRUE) continue;
    const at = position * size + index;
    let [low, high]: readonly [Whole, Whole] = otherwise === "full" ? [max, max] : [0, 0];
    if (isMean(otherwise, applies)) {
      [low, high] = mean === undefined || mean.reason !== 0 ? widest(assessment, position) : [mean.low, mean.high];
      if (low < high) block.reason = mean?.reason || MISSING_FACT;
    }
    if (truth === OPEN) {
      block.reason = MISSING_FACT;
      if (leftOut !== undefined) continue;
      putWhole(block.low, block.bigLow, at, ordered(wholeAt(block.low, block.bigLow, at), low)[0]);
      putWhole(block.high, block.bigHigh, at, ordered(wholeAt(block.high, block.bigHigh, at), high)[1]);
      continue;
    }
    if (low === high) block.reason = 0;
    if (block.steps !== undefined) {
      block.steps.length = 0;
      note(block, otherwise === "exempt" ? "exempt" : `notApplicable.${otherwise}`, low === high ? low : undefined);
    }
    putWhole(block.low, block.bigLow, at, low);
    putWhole(block.high, block.bigHigh, at, high);
  }
}

/** All that a node may come to: what is between its limits, and what stands beside inside it. */
export function widest(assessment: Assessment, position: number): readonly [Whole, Whole] {
  const { min, max, children } = assessment.nodes[position] as Node;
  let [low, high]: readonly [Whole, Whole] = [min, max];
  for (const child of children) {
    if (assessment.nodes[child]?.beside === null) continue;
    const [least, most] = widest(assessment, child);
    low = plus(low, ordered(least, 0)[0]);
    high = plus(high, ordered(most, 0)[1]);
  }
  return [low, high];
}

/** Adds the points of those to whom a node, and every group above it, applies to the mean of the peers. */
export function gatherMean({ assessment }: Machine, block: Block, position: number): void {
  const mean = block.gathered.means[position];
  if (mean === undefined) return;
  const conditions: number[] = [];
  for (let at = position; at >= 0; at = (assessment.nodes[at] as Node).parent) {
    const { applies } = assessment.nodes[at] as Node;
    if (applies !== null) conditions.push(applies);
  }
  for (let index = 0; index < block.size; index += 1) {
    // The product is nought where one does not hold, and more than one where one is open.
    let truth: number = TRUE;
    for (const condition of conditions) truth *= block.truths[condition * block.size + index] as number;
    if (truth > TRUE) mean.open = true;
    if (truth !== TRUE) continue;
    const at = position * block.size + index;
    mean.count += 1;
    mean.sumLow = plus(mean.sumLow, wholeAt(block.low, block.bigLow, at));
    mean.sumHigh = plus(mean.sumHigh, wholeAt(block.high, block.bigHigh, at));
  }
}
