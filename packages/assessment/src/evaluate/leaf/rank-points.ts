import { plus, times, type Whole } from "../../exact/whole.ts";
import { UNUSABLE_FACT } from "../reason.ts";
import { type LeafOf, leafOfPoints, note, opened, roundedTo } from "./leaf.ts";

/** Gives points by place. */
export const rankPoints: LeafOf<"rankPoints"> = (making, { place: measured, table, beyond, else: otherwise, ties, round }) => {
  const place = making.measure(measured);
  const { scale } = making.assessment;
  const statistic = measured.op === "statistic" ? measured.index : -1;
  const known = new Map(Object.entries(table).map(([at, points]) => [Number(at), points]));
  const pointsAt = (at: number): Whole | undefined =>
    known.get(at) ??
    (beyond !== null && at >= beyond.from ? plus(beyond.points, times(beyond.step, at - beyond.from)) : (otherwise ?? undefined));
  return leafOfPoints(making, (block, index) => {
    const reason = place(block, index);
    if (reason !== 0) return opened(block, reason);
    const { n, d } = block;
    const at = typeof n === "number" && typeof d === "number" && n % d === 0 ? n / d : 0;
    if (at < 1) return opened(block, UNUSABLE_FACT);
    const sharing = ties === "split" ? (block.gathered.statistics[statistic]?.ties?.[block.first + index] ?? 1) : 1;
    let sum: Whole = 0;
    for (let tied = 0; tied < sharing; tied += 1) {
      const points = pointsAt(at + tied);
      if (points === undefined) return opened(block, UNUSABLE_FACT);
      sum = plus(sum, points);
    }
    if (sharing === 1) return sum;
    note(block, "tie", undefined, String(sharing));
    return roundedTo(block, sum, sharing, round, scale);
  });
};
