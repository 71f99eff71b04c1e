import { ratioOf } from "../../exact/decimal.ts";
import { compareRatios, plus, times, type Whole } from "../../exact/whole.ts";
import type { Ratio } from "../../plan.ts";
import type { Block } from "../block.ts";
import { MISSING_FACT, NO_PERIOD, NO_YEAR, UNUSABLE_FACT } from "../reason.ts";
import { factOf } from "../years.ts";
import { type LeafOf, leafOfPoints, opened, roundedTo } from "./leaf.ts";

/** Rolls up the scores of periods. */
export const periods: LeafOf<"periods"> = (making, { fact, periods: names, take, factor, round }) => {
  const { scale } = making.assessment;
  return leafOfPoints(making, (block, index) => {
    const scores = scoresOf(block, index, fact, names);
    if (scores === undefined) return 0;
    const last = scores.at(-1) as Ratio;
    let [n, d]: [Whole, Whole] = [last.n, last.d];
    for (const score of take === "last" ? [] : scores.slice(0, -1)) {
      if (take === "worst" || take === "best") {
        const order = compareRatios(score.n, score.d, n, d);
        if (take === "worst" ? order < 0 : order > 0) [n, d] = [score.n, score.d];
      } else [n, d] = [plus(times(n, score.d), times(score.n, d)), times(d, score.d)];
    }
    const count = take === "mean" ? scores.length : 1;
    return roundedTo(block, times(times(n, factor.n), 10 ** scale), times(times(d, factor.d), count), round, scale);
  });
};

/** Gives the scores in the order of the periods, each there once; otherwise leaves a reason. */
function scoresOf(block: Block, index: number, fact: string, names: readonly string[]): readonly Ratio[] | undefined {
  const list = factOf(block, index, fact);
  if (block.year === undefined || list === undefined || !Array.isArray(list)) {
    opened(block, block.year === undefined ? NO_YEAR : list === undefined ? MISSING_FACT : UNUSABLE_FACT);
    return undefined;
  }
  const scores: Ratio[] = [];
  for (const name of names) {
    const period = `${block.year}-${name}`;
    const found = list.filter((record) => record?.period === period);
    const score = found[0]?.score;
    const ratio = typeof score === "number" ? ratioOf(score) : undefined;
    if (found.length === 1 && ratio !== undefined) {
      scores.push(ratio);
      continue;
    }
    const isNone = found.length === 0 || score === undefined || score === null;
    opened(block, isNone ? NO_PERIOD : UNUSABLE_FACT, "facts", fact, isNone ? period : list.lastIndexOf(found.at(-1)));
    return undefined;
  }
  return scores;
}
