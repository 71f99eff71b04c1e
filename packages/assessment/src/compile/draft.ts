import type { Node } from "../plan.ts";

/** A node while the tree is being put together. */
export interface Draft extends Omit<Node, "parent" | "low" | "high"> {
  readonly low: bigint;
  readonly high: bigint;
  /** The most decimals a score can have. */
  readonly decimals: number;
  /** Whether a parent has to re-weight the others where it does not apply. */
  readonly isExemptible: boolean;
}

/** Gives the nodes in their checked form: children stand before their parents. */
export function nodesOf(drafts: readonly Draft[]): readonly Node[] {
  const parents = new Map(drafts.flatMap((draft, index) => draft.children.map((child) => [child, index] as const)));
  return drafts.map(({ low, high, decimals: _, isExemptible: __, ...node }, index) => ({
    ...node,
    parent: parents.get(index) ?? -1,
    low: String(low),
    high: String(high),
  }));
}
