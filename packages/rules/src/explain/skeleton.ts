import type { IrCond } from "../ir.ts";

/** A condition that is not taken apart further: a comparison, or a condition of the elements of a list. */
export type IrLeaf = Extract<IrCond, { readonly op: "compare" | "some" | "every" }>;

/** A condition reduced to how its leaves are joined. `id` counts all bones, `index` the leaves or the named conditions. */
export type Bone = { readonly id: number } & (
  | { readonly op: "all" | "any"; readonly parts: readonly Bone[] }
  | { readonly op: "not"; readonly part: Bone }
  | { readonly op: "leaf"; readonly index: number }
  | { readonly op: "named"; readonly index: number }
);

/** All conditions of a rule set, each leaf once. */
export interface Skeleton {
  readonly rules: readonly Bone[];
  readonly named: readonly Bone[];
  readonly leaves: readonly IrLeaf[];
}

/** Reduces rules and the conditions they name. */
export function skeletonOf(rules: readonly IrCond[], named: readonly IrCond[]): Skeleton {
  const leaves: IrLeaf[] = [];
  let size = 0;
  const reduce = (cond: IrCond): Bone => {
    const id = size++;
    switch (cond.op) {
      case "all":
      case "any":
        return { id, op: cond.op, parts: cond.parts.map(reduce) };
      case "not":
        return { id, op: "not", part: reduce(cond.part) };
      case "named":
        return { id, op: "named", index: cond.index };
      default:
        return { id, op: "leaf", index: leaves.push(cond) - 1 };
    }
  };
  return { rules: rules.map(reduce), named: named.map(reduce), leaves };
}

/**
 * Counts along how many ways each leaf is reached from a bone, a named condition once for every place that names it.
 * Leaves that are not reached are absent. The counts may be huge, or Infinity.
 */
export function waysTo(skeleton: Skeleton, bone: Bone): ReadonlyMap<number, number> {
  const order: number[] = [];
  const seen = new Set<number>();
  const mentions = (at: Bone, leaf: (index: number) => void, named: (index: number) => void): void => {
    if (at.op === "leaf") leaf(at.index);
    else if (at.op === "named") named(at.index);
    else for (const part of at.op === "not" ? [at.part] : at.parts) mentions(part, leaf, named);
  };
  const visit = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    mentions(skeleton.named[index] as Bone, () => {}, visit);
    order.push(index);
  };
  mentions(bone, () => {}, visit);
  const leafWays = new Map<number, number>();
  const namedWays = new Map<number, number>();
  const spread = (at: Bone, ways: number): void => {
    const add = (map: Map<number, number>) => (index: number) => map.set(index, (map.get(index) ?? 0) + ways);
    mentions(at, add(leafWays), add(namedWays));
  };
  spread(bone, 1);
  for (const index of order.reverse()) spread(skeleton.named[index] as Bone, namedWays.get(index) as number);
  return leafWays;
}
