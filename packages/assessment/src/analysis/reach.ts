import { ceilOf, compare, type Fraction, floorOf, fraction, greatestOf, leastOf } from "../compile/bound.ts";
import type { Assessment, Node, PrimitiveIr } from "../plan.ts";
import { boundOf } from "./measure-bound.ts";

/** The least and greatest points that can come out at all, as far as it is proven: what really can lies within. */
export interface Reach {
  readonly low: bigint;
  readonly high: bigint;
}

/** Bounds what an indicator can come to: the proof of the compiler, and what facts can be narrows it further. */
export function reachOf(assessment: Assessment, node: Node): Reach {
  const [low, high] = [BigInt(node.low), BigInt(node.high)];
  const own = node.score === null ? undefined : reachOfScore(assessment, node, node.score);
  if (own === undefined || node.applies !== null) return { low, high };
  return { low: own.low > low ? own.low : low, high: own.high < high ? own.high : high };
}

function reachOfScore(assessment: Assessment, node: Node, score: PrimitiveIr): Reach | undefined {
  if (score.primitive === "ladder") {
    const points = score.steps.flatMap((step, at) => (isStepReached(assessment, score, at) ? [BigInt(step.points)] : []));
    const below = isBelowAll(assessment, score) ? [BigInt(node.min)] : [];
    return points.length === 0 ? undefined : hullOf([...points, ...below]);
  }
  if (score.primitive === "perUnitShort") return reachOfShort(assessment, node, score);
  return undefined;
}

type Ladder = Extract<PrimitiveIr, { readonly primitive: "ladder" }>;

/** Whether a number can come to stand on a step. */
export function isStepReached(assessment: Assessment, { of, steps }: Ladder, at: number): boolean {
  const { low, high } = boundOf(assessment, of);
  const [step, next] = [steps[at], steps[at + 1]];
  if (step === undefined) return false;
  const isAbove = high !== null && compare(ratio(step.from), high) > 0;
  const isBelow = next !== undefined && low !== null && compare(ratio(next.from), low) <= 0;
  return !isAbove && !isBelow;
}

function isBelowAll(assessment: Assessment, { of, steps }: Ladder): boolean {
  const { low } = boundOf(assessment, of);
  const first = steps[0];
  return first !== undefined && (low === null || compare(low, ratio(first.from)) < 0);
}

function reachOfShort(
  assessment: Assessment,
  { max, min }: Node,
  { of, target, side, unit, points, steps }: Extract<PrimitiveIr, { readonly primitive: "perUnitShort" }>,
): Reach | undefined {
  const [own, other] = [boundOf(assessment, of), boundOf(assessment, target)];
  const [less, more] = side === "below" ? [own, other] : [other, own];
  // How far short at the least and at the most, in units.
  const short = (high: typeof own.low, low: typeof own.low) =>
    high === null || low === null ? null : fraction((high.n * low.d - low.n * high.d) * BigInt(unit.d), high.d * low.d * BigInt(unit.n));
  const [least, most] = [short(more.low, less.high), short(more.high, less.low)];
  const count = (units: Fraction, way: "down" | "up") => {
    if (units.n <= 0n) return 0n;
    if (steps === "complete") return floorOf(units) * BigInt(points);
    if (steps === "started") return ceilOf(units) * BigInt(points);
    const lost = fraction(units.n * BigInt(points), units.d);
    return way === "down" ? floorOf(lost) : ceilOf(lost);
  };
  const kept = (lost: bigint) => (BigInt(max) - lost < BigInt(min) ? BigInt(min) : BigInt(max) - lost);
  return { low: most === null ? BigInt(min) : kept(count(most, "up")), high: least === null ? BigInt(max) : kept(count(least, "down")) };
}

function ratio({ n, d }: { readonly n: number; readonly d: number }): Fraction {
  return fraction(BigInt(n), BigInt(d));
}

function hullOf([first = 0n, ...more]: readonly bigint[]): Reach {
  return { low: leastOf(first, ...more), high: greatestOf(first, ...more) };
}
