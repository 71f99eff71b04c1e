import type { Truth } from "../datum.ts";
import { areJointlyPossible, type Demand, type Literal } from "./possible.ts";
import { type Bone, type Skeleton, waysTo } from "./skeleton.ts";

/** What the search found: the leaves that turn, with the truth they take. */
export interface Way {
  /** Sorted by leaf; absent where there is none, or none was found in time. */
  readonly turns?: readonly Literal[];
  /** Whether every way was looked at, or ruled out. Where not, a shorter one may exist. */
  readonly complete: boolean;
}

/** A bone that must take a truth, before what is already to be met. `cost` is a lower bound of the leaves that turn for all of it. */
interface Goal {
  readonly bone: Bone;
  readonly truth: boolean;
  readonly rest: Goal | undefined;
  readonly cost: number;
}

/** Sums of shares may lie so far off a whole number. */
const ROUNDING = 1e-6;

/**
 * Finds the fewest leaves that have to turn for a bone to be true, such that what is asked of each datum is possible together:
 * of the leaves that turn and of those beside them that the bone then rests on.
 *
 * Depth first, the cheapest branch first, cut off where a bound says that no shorter way follows. The bound shares the cost of a leaf among all
 * ways to it, so that a leaf under a named condition that is named twice is never counted as more than one; what is met already counts with the
 * shares of the ways taken so far, for the rest of its shares may be in what is still to be met.
 */
export function findWay(
  skeleton: Skeleton,
  bone: Bone,
  truthOf: (leaf: number) => Truth,
  demands: readonly Demand[],
  mostSteps: number,
): Way {
  const way = search(skeleton, bone, truthOf, demands, mostSteps, () => true);
  return way.complete || way.turns === undefined ? way : { complete: false, turns: irreducible(way.turns) };

  /** A search cut short may have taken more than it needs: each leaf is left out if the others do. */
  function irreducible(found: readonly Literal[]): readonly Literal[] {
    let kept = found;
    for (const { leaf } of found) {
      const others = new Set(kept.map((turn) => turn.leaf).filter((other) => other !== leaf));
      if (others.size === kept.length) continue;
      kept = search(skeleton, bone, truthOf, demands, mostSteps, (other) => others.has(other)).turns ?? kept;
    }
    return kept;
  }
}

/** Looks for the shortest way that turns only leaves that may turn. */
function search(
  skeleton: Skeleton,
  bone: Bone,
  truthOf: (leaf: number) => Truth,
  demands: readonly Demand[],
  mostSteps: number,
  mayTurn: (leaf: number) => boolean,
): Way {
  const bound = lowerBounds(skeleton, bone, truthOf, demands, mayTurn);
  const met = new Map<number, boolean>();
  const named = new Set<number>();
  const groups = new Map<string, Group>();
  let turns: Literal[] = [];
  /** The shares of what is met, once for each way along which it was met. A leaf that is asked for again is not paid twice. */
  let spent = 0;
  let best: readonly Literal[] | undefined;
  let steps = 0;

  const seek = (start: Goal | undefined): void => {
    const trail: (() => void)[] = [];
    let next = start;
    while (next !== undefined && isWorth(next)) {
      const { bone: at, truth, rest }: Goal = next;
      if (at.op === "leaf") {
        if (!meet(at, truth, trail)) break;
        next = rest;
      } else if (at.op === "not") next = goalOf(at.part, !truth, rest);
      else if (at.op === "named") next = enter(at.index, truth, rest, trail);
      else if ((at.op === "all") === truth)
        next = at.parts.reduceRight((after: Goal | undefined, part) => goalOf(part, truth, after), rest);
      else {
        for (const part of cheapestFirst(at.parts, truth)) seek(goalOf(part, truth, rest));
        break;
      }
    }
    if (next === undefined && (best === undefined || turns.length < best.length)) best = [...turns];
    for (const undo of trail.reverse()) undo();
  };

  const isWorth = (goal: Goal): boolean =>
    ++steps <= mostSteps && goal.cost < Infinity && (best === undefined || leastFor(goal.cost) < best.length);
  const leastFor = (cost: number): number => Math.max(turns.length, Math.ceil(spent + cost - ROUNDING));
  const spend = (share: number, trail: (() => void)[]): void => {
    const before = spent;
    spent += share;
    trail.push(() => {
      spent = before;
    });
  };
  const goalOf = (at: Bone, truth: boolean, rest: Goal | undefined): Goal => ({
    bone: at,
    truth,
    rest,
    cost: bound(at, truth) + (rest?.cost ?? 0),
  });
  const cheapestFirst = (parts: readonly Bone[], truth: boolean): readonly Bone[] =>
    parts.length === 1 ? parts : parts.filter((part) => bound(part, truth) < Infinity).sort((a, b) => bound(a, truth) - bound(b, truth));

  const enter = (index: number, truth: boolean, rest: Goal | undefined, trail: (() => void)[]): Goal | undefined => {
    const key = index * 2 + Number(truth);
    const inner = skeleton.named[index] as Bone;
    if (named.has(key)) {
      spend(bound(inner, truth), trail);
      return rest;
    }
    named.add(key);
    trail.push(() => named.delete(key));
    return goalOf(inner, truth, rest);
  };

  const meet = (bone: Bone & { readonly op: "leaf" }, truth: boolean, trail: (() => void)[]): boolean => {
    const leaf = bone.index;
    spend(bound(bone, truth), trail);
    const before = met.get(leaf);
    if (before !== undefined) return before === truth;
    const literal = { leaf, truth };
    const { key } = demands[leaf] as Demand;
    const group = groups.get(key) ?? { literals: [], turning: 0 };
    groups.set(key, group);
    const turning = Number(truthOf(leaf) !== truth);
    met.set(leaf, truth);
    group.literals.push(literal);
    group.turning += turning;
    if (turning === 1) turns.push(literal);
    trail.push(() => {
      met.delete(leaf);
      group.literals.pop();
      group.turning -= turning;
      if (turning === 1) turns = turns.slice(0, -1);
    });
    return group.turning === 0 || areJointlyPossible(demands, group.literals);
  };

  seek(goalOf(bone, true, undefined));
  const complete = steps <= mostSteps;
  return best === undefined ? { complete } : { complete, turns: [...best].sort((a, b) => a.leaf - b.leaf) };
}

/** What the way so far asks of one datum. */
interface Group {
  readonly literals: Literal[];
  turning: number;
}

/** Gives, for a bone and a truth, a number that no way to that truth falls below. Infinity: there is no way. */
function lowerBounds(
  skeleton: Skeleton,
  root: Bone,
  truthOf: (leaf: number) => Truth,
  demands: readonly Demand[],
  mayTurn: (leaf: number) => boolean,
): (bone: Bone, truth: boolean) => number {
  const ways = waysTo(skeleton, root);
  const known: (number | undefined)[] = [];
  const bound = (bone: Bone, truth: boolean): number => {
    const key = bone.id * 2 + Number(truth);
    known[key] ??= fresh(bone, truth);
    return known[key];
  };
  const fresh = (bone: Bone, truth: boolean): number => {
    if (bone.op === "not") return bound(bone.part, !truth);
    if (bone.op === "named") return bound(skeleton.named[bone.index] as Bone, truth);
    if (bone.op === "leaf") {
      if (truthOf(bone.index) === truth) return 0;
      return mayTurn(bone.index) && areJointlyPossible(demands, [{ leaf: bone.index, truth }]) ? 1 / (ways.get(bone.index) ?? 1) : Infinity;
    }
    const costs = bone.parts.map((part) => bound(part, truth));
    return (bone.op === "all") === truth
      ? costs.reduce((sum, cost) => sum + cost, 0)
      : costs.reduce((least, cost) => Math.min(least, cost), Infinity);
  };
  return bound;
}
