import type { Standing } from "../evaluate/standing.ts";
import type { Assessment } from "../plan.ts";

/** More different totals than so many for each organisation are not counted one by one. */
const SPREAD = 8;

/**
 * Gives the ranks by counting how often each total stands there, in place of sorting. Says whether it could: everybody is ranked together, no total is
 * open, and none is far from the others.
 */
export function countedRanks({ file }: Assessment, { low, high, bigLow, bigHigh, ranks, size, tooFew }: Standing): boolean {
  const { ranking } = file;
  if (ranking === undefined || ranks === undefined) return true;
  if ((ranking.within ?? "cohort") !== "cohort" || size < (ranking.smallest ?? 2) || bigLow.size + bigHigh.size > 0) return false;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < size; index += 1) {
    const total = low[index] as number;
    if (total !== high[index]) return false;
    if (total < least) least = total;
    if (total > most) most = total;
  }
  if (!(most - least < size * SPREAD + 1024)) return false;
  const counts = new Uint32Array(most - least + 1);
  for (let index = 0; index < size; index += 1)
    counts[(low[index] as number) - least] = (counts[(low[index] as number) - least] as number) + 1;
  let rank = 1;
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    const count = counts[at] as number;
    counts[at] = rank;
    rank += ranking.ties === "dense" ? Math.min(count, 1) : count;
  }
  for (let index = 0; index < size; index += 1) ranks[index] = counts[(low[index] as number) - least] as number;
  tooFew.clear();
  return true;
}
