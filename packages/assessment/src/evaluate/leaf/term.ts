import { divideRounded, negative, ordered, plus, times, type Whole } from "../../exact/whole.ts";
import type { TermIr } from "../../plan.ts";
import { type Block, FALSE, TRUE } from "../block.ts";
import { MISSING_FACT, NEGATIVE_COUNT, UNUSABLE_FACT } from "../reason.ts";
import { isDeduction } from "./is-deduction.ts";
import { type Making, note } from "./leaf.ts";
import { listedPoints } from "./listed-points.ts";

/** More points than any number of occurrences comes to. */
const ENDLESS = 10n ** 99n;

/** One kind of occurrence. */
export interface Term {
  /** Whether it takes points. */
  readonly deducts: boolean;
  /** Leaves the least and the greatest points in the block, less so many occurrences. */
  add(block: Block, index: number, spared: number): void;
}

/** Makes the closure of a term. */
export function termOf(making: Making, term: TermIr): Term {
  const deducts = isDeduction(term);
  const { cap, times: multiplied, id } = term;
  const points = term.list === undefined ? countedPoints(making, term) : listedPoints(term.list, deducts);
  return {
    deducts,
    add: (block, index, spared) => {
      const value = points(block, index, spared);
      if (value === undefined) {
        if (block.reason === 0) block.reason = MISSING_FACT;
        block.least = deducts ? negative(cap ?? ENDLESS) : 0;
        block.most = deducts ? 0 : (cap ?? ENDLESS);
        return;
      }
      const truth = multiplied === null ? FALSE : (block.truths[multiplied.when * block.size + index] as number);
      const more = truth === FALSE || multiplied === null ? value : divideRounded(times(value, multiplied.by.n), multiplied.by.d, "halfUp");
      const one = capped(truth === TRUE ? more : value, cap);
      const other = capped(more, cap);
      if (one !== other && block.reason === 0) block.reason = MISSING_FACT;
      block.least = one;
      block.most = one;
      if (one !== other) [block.least, block.most] = ordered(one, other);
      if (block.steps === undefined) return;
      if (value !== 0) note(block, deducts ? "deduct" : "award", value, id);
      if (more !== value) note(block, "times", more, value);
      if (one !== (truth === TRUE ? more : value)) note(block, "cap", one, more);
    },
  };
}

/** The most that a kind adds or takes, without sign. */
function capped(points: Whole, cap: number | null): Whole {
  if (cap === null) return points;
  return points > cap ? cap : points < -cap ? negative(cap) : points;
}

type Points = (block: Block, index: number, spared: number) => Whole | undefined;

function countedPoints(making: Making, term: TermIr): Points {
  const count = making.measure(term.of ?? { op: "constant", n: 0, d: 1 });
  const each = term.points ?? 0;
  return (block, index, spared) => {
    const reason = count(block, index);
    const { n, d } = block;
    const whole = reason === 0 ? (d === 1 ? n : divideRounded(n, d, "floor")) : 0;
    const found = reason !== 0 ? reason : n < 0 ? NEGATIVE_COUNT : times(whole, d) !== n ? UNUSABLE_FACT : 0;
    if (found !== 0) {
      // What an earlier term found wrong stands with its place.
      block.reason ||= found;
      return undefined;
    }
    const left = spared === 0 ? whole : whole > spared ? plus(whole, -spared) : 0;
    return times(left, each);
  };
}
