import { compareRatios, ordered, plus, times, type Whole } from "../exact/whole.ts";
import type { Assessment, Statistic } from "../plan.ts";
import { type Block, FALSE, OPEN } from "./block.ts";
import type { Gathered, GatheredMean, GatheredStatistic } from "./gathered.ts";
import { roundedTo } from "./leaf/leaf.ts";
import { isMean, type Machine } from "./machine.ts";
import { widest } from "./nodes.ts";
import { placesOf } from "./places.ts";
import { COHORT_OF_ONE, EMPTY_COHORT, MISSING_FACT } from "./reason.ts";

/** Begins to gather what is computed over the cohort. */
export function gatheredOf({ statistics, nodes }: Assessment): Gathered {
  return {
    statistics: statistics.map(
      (): GatheredStatistic => ({
        count: 0,
        reason: 0,
        n: 0,
        d: 1,
        sums: new Map(),
        numerators: [],
        denominators: [],
        places: undefined,
        ties: undefined,
      }),
    ),
    means: nodes.map(({ applies, otherwise }): GatheredMean | undefined =>
      isMean(otherwise, applies) ? { count: 0, open: false, sumLow: 0, sumHigh: 0, low: 0, high: 0, reason: EMPTY_COHORT } : undefined,
    ),
  };
}

/** Adds the organisations of a block to the statistics. */
export function gatherStatistics({ assessment, statistics: measures }: Machine, block: Block): void {
  for (const [position, statistic] of assessment.statistics.entries()) {
    const gathered = block.gathered.statistics[position] as GatheredStatistic;
    const measure = measures[position] as (typeof measures)[number];
    for (let index = 0; index < block.size; index += 1) {
      const truth = statistic.applies === null ? undefined : block.truths[statistic.applies * block.size + index];
      if (statistic.kind === "place") gathered.numerators.push(Number.NaN) && gathered.denominators.push(1);
      if (truth === FALSE) continue;
      const reason = truth === OPEN ? MISSING_FACT : measure(block, index);
      if (reason !== 0) gathered.reason ||= reason;
      else take(statistic, gathered, block.n, block.d, block.first + index);
    }
  }
}

function take({ kind }: Statistic, gathered: GatheredStatistic, n: Whole, d: Whole, at: number): void {
  gathered.count += 1;
  if (kind === "mean") gathered.sums.set(d, plus(gathered.sums.get(d) ?? 0, n));
  else if (kind === "place") {
    gathered.numerators[at] = n;
    gathered.denominators[at] = d;
  } else {
    const order = gathered.count === 1 ? 0 : compareRatios(n, d, gathered.n, gathered.d);
    if (gathered.count === 1 || (kind === "greatest" ? order > 0 : order < 0)) [gathered.n, gathered.d] = [n, d];
  }
}

/** Ends the statistics, once everybody was added. */
export function finishStatistics({ statistics }: Assessment, gathered: Gathered): void {
  for (const [position, statistic] of statistics.entries()) {
    const found = gathered.statistics[position] as GatheredStatistic;
    if (found.reason !== 0) continue;
    if (found.count === 0) found.reason = EMPTY_COHORT;
    else if (statistic.kind === "mean") {
      const [n, d] = sumOf([...found.sums]);
      [found.n, found.d] = [n, times(d, found.count)];
    } else if (statistic.kind === "place") {
      if (found.count === 1) found.reason = COHORT_OF_ONE;
      else placesOf(found, statistic.order ?? "descending", statistic.ties ?? "competition");
    }
  }
}

/** Adds fractions by halves, so that denominators grow as late as possible. */
function sumOf(parts: readonly (readonly [Whole, Whole])[]): readonly [Whole, Whole] {
  if (parts.length === 1) {
    const [d, n] = parts[0] as readonly [Whole, Whole];
    return [n, d];
  }
  const half = parts.length >> 1;
  const [n, d] = sumOf(parts.slice(0, half));
  const [otherN, otherD] = sumOf(parts.slice(half));
  return [plus(times(n, otherD), times(otherN, d)), times(d, otherD)];
}

const UNTRACED = { steps: undefined };

/** Ends the mean of a node. */
export function finishMean({ assessment }: Machine, gathered: Gathered, position: number): void {
  const mean = gathered.means[position];
  const node = assessment.nodes[position];
  if (mean === undefined || node === undefined) return;
  mean.reason = mean.open ? MISSING_FACT : mean.count === 0 ? EMPTY_COHORT : 0;
  if (mean.reason !== 0) return;
  // Rounding may go beyond what anybody can have.
  const [least, most] = widest(assessment, position);
  const rounded = (sum: Whole): number =>
    Number(ordered(ordered(roundedTo(UNTRACED, sum, mean.count, node.round, assessment.scale), least)[1], most)[0]);
  [mean.low, mean.high] = [rounded(mean.sumLow), rounded(mean.sumHigh)];
}
