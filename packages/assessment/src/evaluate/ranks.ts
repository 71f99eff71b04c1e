import type { Assessment } from "../plan.ts";
import { countAbove, groupsOf, keysOf, sortedOf } from "./sorted.ts";
import { categoryName, type Standing } from "./standing.ts";

/** Gives the ranks that are sure: those where the best and the worst possible agree. */
export function rank({ file }: Assessment, standing: Standing): void {
  const { ranking } = file;
  const { ranks } = standing;
  if (ranking === undefined || ranks === undefined) return;
  const keys = keysOf(standing);
  const { low, high } = keys;
  ranks.fill(0);
  for (const members of groupsOf(standing, ranking.within ?? "cohort", null)) {
    if (members.length < (ranking.smallest ?? 2)) {
      if (members.length > 0) standing.tooFew.add(ranking.within === "category" ? categoryName(standing, members[0] as number) : undefined);
      continue;
    }
    const lows = sortedOf(low, members);
    const highs = sortedOf(high, members);
    const distinct = ranking.ties === "dense" ? Float64Array.from(new Set(lows)) : lows;
    const openHighs = sortedOf(
      high,
      members.filter((index) => low[index] !== high[index]),
    );
    for (const index of members) {
      const [least, most] = [low[index] as number, high[index] as number];
      const own = most > least ? 1 : 0;
      const above = countAbove(highs, least) - own;
      if (ranking.ties === "competition") ranks[index] = countAbove(lows, most) === above ? 1 + above : 0;
      // An open total above may tie with another or not.
      else ranks[index] = above === 0 ? 1 : own > 0 || countAbove(openHighs, least) > 0 ? 0 : 1 + countAbove(distinct, least);
    }
  }
}
