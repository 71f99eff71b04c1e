import { divideRounded, ordered, plus, times, type Whole } from "../exact/whole.ts";
import type { Assessment, Node } from "../plan.ts";
import { type Block, COUNTED, LEFT_OUT, PERHAPS_LEFT_OUT, pointsOf, putWhole } from "./block.ts";
import { note, roundedTo } from "./leaf/leaf.ts";
import { ALL_EXEMPT, MISSING_FACT } from "./reason.ts";

/** Puts the points of children together, keeps them within the node, and adds what stands beside. */
export function rollUp(assessment: Assessment, block: Block, position: number, first: number, end: number): void {
  const node = assessment.nodes[position] as Node;
  const own = node.children.filter((child) => assessment.nodes[child]?.beside === null);
  const mayBeExempt = node.children.some((child) => block.leftOut[child] !== undefined);
  const weights = node.big || mayBeExempt || block.steps !== undefined ? undefined : wholeWeights(assessment, node, own);
  if (weights !== undefined) addUp(assessment, block, position, own, weights, first, end);
  else for (let index = first; index < end; index += 1) rollUpOne(assessment, block, position, own, index);
}

/** Weights of the children as whole numbers, the last their common denominator. That sums of them are safe was proven when the node was compiled. */
function wholeWeights({ nodes, scale }: Assessment, { take, round }: Node, own: readonly number[]): readonly number[] | undefined {
  const ratios = own.map((child) => (take === "weighted" && nodes[child]?.weight) || { n: 1, d: 1 });
  const bottom = Math.max(1, ...ratios.map(({ d }) => d));
  const factors = ratios.map(({ n, d }) => n * (bottom / d));
  const isFit = take !== "highest" && (bottom === 1 || round === null || round.decimals === scale) && factors.every(Number.isInteger);
  return isFit ? [...factors, bottom] : undefined;
}

/** Plain sums, one column after another. */
function addUp(
  assessment: Assessment,
  block: Block,
  position: number,
  own: readonly number[],
  weights: readonly number[],
  first: number,
  end: number,
): void {
  const { low, high, size } = block;
  const { min, max, children, parent, round } = assessment.nodes[position] as Node;
  const base = position * size;
  low.fill(0, base + first, base + end);
  high.fill(0, base + first, base + end);
  const add = (child: number, by: number): void => {
    for (let from = child * size + first, to = base + first, last = base + end; to < last; from += 1, to += 1) {
      low[to] = (low[to] as number) + (low[from] as number) * by;
      high[to] = (high[to] as number) + (high[from] as number) * by;
    }
  };
  const keep = (column: Float64Array, least: number, most: number): void => {
    for (let at = base + first; at < base + end; at += 1) column[at] = Math.min(Math.max(column[at] as number, least), most);
  };
  for (const [at, child] of own.entries()) add(child, weights[at] as number);
  const bottom = weights.at(-1) as number;
  for (const column of [low, high]) {
    if (bottom !== 1)
      for (let at = base + first; at < base + end; at += 1)
        column[at] = divideRounded(column[at] as number, bottom, round?.mode ?? "halfUp");
    keep(column, min, max);
  }
  if (own.length < children.length) for (const child of children) if (!own.includes(child)) add(child, 1);
  if (parent < 0) for (const column of [low, high]) keep(column, assessment.floor, assessment.cap ?? Number.POSITIVE_INFINITY);
}

function rollUpOne(assessment: Assessment, block: Block, position: number, own: readonly number[], index: number): void {
  const { nodes, floor, cap } = assessment;
  const { min, max, children, parent } = nodes[position] as Node;
  block.reason = 0;
  let low = joined(assessment, block, position, own, index, "low");
  let high = low === undefined ? undefined : joined(assessment, block, position, own, index, "high");
  if (low === undefined || high === undefined) [low, high] = [min, max];
  low = kept(block, low, min, max);
  high = kept(block, high, min, max);
  for (const child of children) {
    if (own.includes(child) || block.leftOut[child]?.[index] === LEFT_OUT) continue;
    const perhaps = block.leftOut[child]?.[index] === PERHAPS_LEFT_OUT;
    const [least, most] = [pointsOf(block, child, index, "low"), pointsOf(block, child, index, "high")];
    low = plus(low, perhaps && least > 0 ? 0 : least);
    high = plus(high, perhaps && most < 0 ? 0 : most);
  }
  if (parent < 0) {
    low = kept(block, low, floor, cap);
    high = kept(block, high, floor, cap);
  }
  const at = position * block.size + index;
  putWhole(block.low, block.bigLow, at, low);
  putWhole(block.high, block.bigHigh, at, high);
}

function kept(block: Block, value: Whole, least: number, most: number | null): Whole {
  if (value < least) {
    note(block, "floor", least, value);
    return least;
  }
  if (most === null || value <= most) return value;
  note(block, "cap", most, value);
  return most;
}

/** Puts the children's least or greatest points together; `undefined` where it is not known which of them count, or none does. */
function joined(
  assessment: Assessment,
  block: Block,
  position: number,
  own: readonly number[],
  index: number,
  side: "low" | "high",
): Whole | undefined {
  const { nodes, scale } = assessment;
  const { take, round, max } = nodes[position] as Node;
  const counted = own.filter((child) => (block.leftOut[child]?.[index] ?? COUNTED) === COUNTED);
  if (counted.length < own.length) {
    if (own.some((child) => block.leftOut[child]?.[index] === PERHAPS_LEFT_OUT)) {
      block.reason = MISSING_FACT;
      return undefined;
    }
    if (counted.length === 0) {
      block.reason = ALL_EXEMPT;
      return undefined;
    }
  }
  if (take === "highest") {
    const best = counted.map((child) => pointsOf(block, child, index, side)).reduce((a, b) => ordered(a, b)[1]);
    if (counted.length > 1) note(block, "highestOnly", best);
    return best;
  }
  // Sums as fractions over the product of the weights' denominators.
  let [sum, most, bottom]: [Whole, Whole, Whole] = [0, 0, 1];
  for (const child of counted) {
    const weight = take === "weighted" ? nodes[child]?.weight : null;
    const [n, d] = [weight?.n ?? 1, weight?.d ?? 1];
    const by = Number.isInteger(Number(bottom) / d) ? n * (Number(bottom) / d) : undefined;
    const factor = by ?? times(n, bottom);
    if (by === undefined) [sum, most, bottom] = [times(sum, d), times(most, d), times(bottom, d)];
    sum = plus(sum, times(pointsOf(block, child, index, side), factor));
    most = plus(most, times(nodes[child]?.max ?? 0, factor));
  }
  if (counted.length === own.length) return bottom === 1 ? sum : roundedTo(block, sum, bottom, round, scale);
  if (most <= 0) {
    block.reason = ALL_EXEMPT;
    return undefined;
  }
  if (side === "low") note(block, "exempt", undefined, String(own.length - counted.length));
  return roundedTo(block, times(sum, max), most, round, scale);
}
