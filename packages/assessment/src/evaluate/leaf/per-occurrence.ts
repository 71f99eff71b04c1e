import { negative, ordered, plus, type Whole } from "../../exact/whole.ts";
import type { Spared } from "../block.ts";
import { sparedAt } from "../spared.ts";
import { type LeafOf, note } from "./leaf.ts";
import { isSafe, type Plain, plainOf, type Quick } from "./plain.ts";
import { termOf } from "./term.ts";

/** Adds or takes points for each occurrence; a limit of all deductions stands beside the floor. */
export const perOccurrence: LeafOf<"perOccurrence"> = (making, { start, terms: written, deductCap, floor, cap }) => {
  const { position, node } = making;
  const terms = written.map((term) => termOf(making, term));
  const [least, most] = [Math.max(floor, node.min, Number(node.low)), Math.min(cap, node.max, Number(node.high))];
  const quick = quickly();
  const takes = terms.map(({ deducts }) => deducts);
  return (block, first, end) => {
    const { size, low, high } = block;
    for (let index = first; index < end; index += 1) {
      if (quick !== undefined && block.steps === undefined && block.spared === undefined) {
        const value = quick(block.slots, size, index);
        if (!Number.isNaN(value)) {
          low[position * size + index] = high[position * size + index] = value;
          continue;
        }
      }
      const spared = block.spared === undefined ? [] : sparedAt(block, index, position);
      const whole = spared.some(({ part }) => part === undefined);
      // Sums of what is taken and of what is added, least and greatest.
      let [takenLow, takenHigh, addedLow, addedHigh]: [Whole, Whole, Whole, Whole] = [0, 0, 0, 0];
      block.reason = 0;
      for (let part = 0; part < terms.length; part += 1) {
        const deducts = takes[part] as boolean;
        const left = sparedOccurrences(spared, part, whole && deducts);
        if (left > 0) note(block, "exemption", undefined, left === Number.POSITIVE_INFINITY ? written[part]?.id : String(left));
        if (left === Number.POSITIVE_INFINITY) continue;
        (terms[part] as (typeof terms)[number]).add(block, index, left);
        if (deducts) {
          takenLow = plus(takenLow, block.least);
          takenHigh = plus(takenHigh, block.most);
        } else {
          addedLow = plus(addedLow, block.least);
          addedHigh = plus(addedHigh, block.most);
        }
      }
      if (deductCap !== null) {
        if (takenHigh < -deductCap) note(block, "deductCap", -deductCap, takenHigh);
        takenLow = ordered(takenLow, negative(deductCap))[1];
        takenHigh = ordered(takenHigh, negative(deductCap))[1];
      }
      const at = position * size + index;
      const [lowest, highest] = [plus(plus(takenLow, addedLow), start), plus(plus(takenHigh, addedHigh), start)];
      if (lowest > most) note(block, "cap", most, lowest);
      if (highest < least) note(block, "floor", least, highest);
      low[at] = Number(ordered(ordered(lowest, least)[1], most)[0]);
      high[at] = Number(ordered(ordered(highest, least)[1], most)[0]);
      if (low[at] === high[at]) block.reason = 0;
    }
  };

  function quickly(): Quick | undefined {
    const counts = written.map((term) => (term.of === undefined || term.times !== null ? undefined : plainOf(making, term.of)));
    const points = Float64Array.from(written, (term) => term.points ?? 0);
    const caps = Float64Array.from(written, (term) => term.cap ?? Number.POSITIVE_INFINITY);
    const ways = counts.flatMap((count) => (count?.d === 1 && count.slot >= 0 ? [count] : []));
    if (
      ways.length < written.length ||
      !isSafe(start + ways.reduce((sum, { most: each }, term) => sum + each * Math.abs(points[term] as number), 0))
    )
      return undefined;
    const limit = deductCap ?? Number.POSITIVE_INFINITY;
    return (slots, size, index) => {
      let [taken, added] = [0, 0];
      for (let term = 0; term < ways.length; term += 1) {
        const count = slots[(ways[term] as Plain).slot * size + index] as number;
        if (!(count >= 0)) return Number.NaN;
        const by = count * (points[term] as number);
        if (by < 0) taken -= Math.min(-by, caps[term] as number);
        else added += Math.min(by, caps[term] as number);
      }
      return Math.min(Math.max(start + added + Math.max(taken, -limit), least), most);
    };
  }
};

/** How many occurrences of a term are suspended, by all exemptions together; without end where all are. */
function sparedOccurrences(spared: readonly Spared[], part: number, all: boolean): number {
  let sum = all ? Number.POSITIVE_INFINITY : 0;
  for (const each of spared) if (each.part === part) sum += each.occurrences ?? Number.POSITIVE_INFINITY;
  return sum;
}
