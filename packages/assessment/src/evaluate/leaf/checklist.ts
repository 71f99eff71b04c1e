import type { Block } from "../block.ts";
import { FALSE, OPEN } from "../block.ts";
import { MISSING_FACT } from "../reason.ts";
import { sparedAt } from "../spared.ts";
import { type LeafOf, note } from "./leaf.ts";

/** Adds or deducts the points of items that hold; all or nothing asks for every one. An item not known widens the points by its own. */
export const checklist: LeafOf<"checklist"> = ({ position, node: { min, max } }, { mode, items }) => {
  const conditions = Int32Array.from(items, ({ when }) => when);
  const points = Float64Array.from(items, (item) => item.points);
  const [start, sign] = mode === "deduct" ? [max, -1] : [0, 1];
  return (block, first, end) => {
    const { truths, size, low, high } = block;
    for (let index = first; index < end; index += 1) {
      const parts = block.spared === undefined ? undefined : sparedParts(block, index, position);
      let [least, most] = [start, start];
      let worst = 1;
      block.reason = 0;
      for (let item = 0; item < conditions.length; item += 1) {
        const truth = truths[(conditions[item] as number) * size + index] as number;
        if (truth === FALSE && mode !== "allOrNothing") continue;
        if (parts?.has(item)) {
          note(block, "exemption", undefined, items[item]?.id);
          continue;
        }
        const by = sign * (points[item] as number);
        if (truth === OPEN) {
          block.reason = MISSING_FACT;
          if (worst === 1) worst = OPEN;
          if (by > 0) most += by;
          else least += by;
        } else if (truth === FALSE) worst = FALSE;
        else {
          least += by;
          most += by;
          if (block.steps !== undefined && mode !== "allOrNothing") note(block, mode, by, items[item]?.id);
        }
      }
      const at = position * size + index;
      if (mode === "allOrNothing") {
        low[at] = worst === 1 ? max : min;
        high[at] = worst === FALSE ? min : max;
        continue;
      }
      if (block.steps !== undefined && least === most && (least < min || least > max))
        note(block, least < min ? "floor" : "cap", least < min ? min : max, least);
      low[at] = Math.min(Math.max(least, min), max);
      high[at] = Math.min(Math.max(most, min), max);
    }
  };
};

function sparedParts(block: Block, index: number, position: number): ReadonlySet<number | undefined> {
  return new Set(sparedAt(block, index, position).map(({ part }) => part));
}
