import { divideRounded, times } from "../exact/whole.ts";
import type { Assessment } from "../plan.ts";
import { countAbove, countBelow, groupsOf, type Keys, keysOf, positionAfter, sortedOf } from "./sorted.ts";
import { fallenFrom, gradesBelow, type Standing } from "./standing.ts";

type Quota = Assessment["quotas"][number];

/** Fills the places of every quota, from the best grade down. Who is vetoed is no candidate, so that the place passes on. */
export function fillQuotas({ quotas }: Assessment, standing: Standing): void {
  if (quotas.length === 0) return;
  const keys = keysOf(standing);
  const order = [...quotas.keys()].sort((a, b) => (quotas[b]?.grade ?? 0) - (quotas[a]?.grade ?? 0) || a - b);
  for (const position of order) {
    const quota = quotas[position] as Quota;
    for (const members of groupsOf(standing, quota.within, quota.categories)) {
      if (quota.kind === "most") limitMost(standing, keys, members, quota, position);
      else reachLeast(standing, keys, members, quota, position);
    }
  }
}

/** How many places there are of so many organisations. */
export function placesIn({ share, count, round }: Quota, size: number): number {
  const places = share === null ? size : Number(divideRounded(times(size, share.n), share.d, round));
  return count === null ? places : Math.min(count, places);
}

/** At most so many have the grade or a better one: the others fall to the next lower. */
function limitMost(standing: Standing, { low, high }: Keys, members: Uint32Array, quota: Quota, position: number): void {
  const { grades } = standing;
  const places = placesIn(quota, members.length);
  const lower = gradesBelow(quota.grade);
  const possible = members.filter((index) => ((grades[index] as number) & ~lower) !== 0);
  const sure = possible.filter((index) => ((grades[index] as number) & lower) === 0);
  const [highs, lows] = [sortedOf(high, possible), sortedOf(low, sure)];
  const above = quota.ties === "above";
  for (const index of possible) {
    const [least, most] = [low[index] as number, high[index] as number];
    const under = (grades[index] as number) & lower;
    // Others who may stand before this one, or tie with it where those that tie fall below.
    const before = above ? countAbove(highs, least) - (most > least ? 1 : 0) : highs.length - countBelow(highs, least) - 1;
    if (before < places) continue;
    const self = under === 0 && least >= most ? 1 : 0;
    const surely = above ? countAbove(lows, most) : lows.length - countBelow(lows, most) - self;
    const fallen = fallenFrom(standing, index, quota.grade);
    change(standing, index, (surely >= places ? under : (grades[index] as number)) | fallen, position);
  }
}

/** At least so many have the grade or a lower one: those with the least totals fall to it. */
function reachLeast(standing: Standing, { low, high }: Keys, members: Uint32Array, quota: Quota, position: number): void {
  const { grades } = standing;
  const places = placesIn(quota, members.length);
  const next = quota.grade + 1;
  const lower = gradesBelow(next);
  const possible = members.filter((index) => ((grades[index] as number) & ~lower) !== 0);
  const sure = possible.filter((index) => ((grades[index] as number) & lower) === 0);
  const surelyBelow = members.length - possible.length;
  const perhapsBelow = members.length - sure.length;
  if (surelyBelow >= places) return;
  const [lows, highs] = [sortedOf(low, possible), sortedOf(high, sure)];
  for (const index of possible) {
    const [least, most] = [low[index] as number, high[index] as number];
    const under = (grades[index] as number) & lower;
    const isSure = under === 0;
    // Those that tie fall below together, or stay above together.
    const [behind, behindMost] =
      quota.ties === "above"
        ? [positionAfter(highs, least) - (isSure && least >= most ? 1 : 0), positionAfter(lows, most) - 1]
        : [countBelow(highs, least), countBelow(lows, most) - (most > least ? 1 : 0)];
    if (behind >= places - surelyBelow) continue;
    const surely = behindMost < places - (perhapsBelow - (isSure ? 0 : 1));
    const fallen = fallenFrom(standing, index, next);
    change(standing, index, (surely ? under : (grades[index] as number)) | fallen, position);
  }
}

/** Puts the new grades in. What others get does not depend on it: the columns that are counted were made before. */
function change(standing: Standing, index: number, mask: number, position: number): void {
  standing.grades[index] = mask;
  standing.decided[index] = 3;
  standing.rule[index] = position;
}
