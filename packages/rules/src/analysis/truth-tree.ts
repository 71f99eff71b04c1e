import { not } from "../comparison.ts";
import type { Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Budget } from "./steps.ts";
import type { Subject } from "./subject.ts";

/** Conditions whose leaves are known in part. */
export interface TruthTree {
  /** Gives the truth as far as the leaves known settle it. A named condition is tested once until `forget`. */
  truthOf(cond: IrCond): Truth;
  /** Gives what `open` finds at the first leaf that is in question and has something open. */
  firstOpen<Open>(cond: IrCond, open: (leaf: IrCond) => Open | undefined): Open | undefined;
  /** Must be called when leaves have changed. */
  forget(): void;
}

/** Makes the tree over the truth of the leaves. */
export function truthTree(subject: Subject, leafTruth: (leaf: IrCond) => Truth, budget: Budget): TruthTree {
  const known = new Map<number, Truth>();
  const truthOf = (cond: IrCond): Truth => {
    budget.spend(1);
    switch (cond.op) {
      case "all":
      case "any":
        return group(cond.parts, cond.op === "any");
      case "not":
        return not(truthOf(cond.part));
      case "named": {
        if (!known.has(cond.index)) known.set(cond.index, truthOf(subject.named(cond.index).ir));
        return known.get(cond.index);
      }
      default:
        return leafTruth(cond);
    }
  };
  const group = (parts: readonly IrCond[], decisive: boolean): Truth => {
    let result: Truth = !decisive;
    for (const part of parts) {
      const truth = truthOf(part);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
  return {
    truthOf,
    forget: () => known.clear(),
    firstOpen(root, open) {
      const visited = new Set<number>();
      const within = (cond: IrCond): ReturnType<typeof open> => {
        if (truthOf(cond) !== undefined) return undefined;
        if (cond.op === "not") return within(cond.part);
        if (cond.op === "named") {
          if (visited.has(cond.index)) return undefined;
          visited.add(cond.index);
          return within(subject.named(cond.index).ir);
        }
        if (cond.op !== "all" && cond.op !== "any") return open(cond);
        for (const part of cond.parts) {
          const found = within(part);
          if (found !== undefined) return found;
        }
        return undefined;
      };
      return within(root);
    },
  };
}
