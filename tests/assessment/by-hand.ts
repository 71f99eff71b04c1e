import type { AssessmentFile, Cohort, GroupIndicator, Indicator, LeafIndicator } from "@guiju/assessment";
import type { Condition } from "@guiju/rules";
import { holds } from "./condition-by-hand.ts";
import { between, compare, divide, type Fraction, fractionOf, greatest, least, multiply, NOUGHT, sum } from "./fraction.ts";
import { leafByHand } from "./leaf-by-hand.ts";
import { type Peers, roundedBy, widestOf } from "./peers.ts";

/** What one organisation comes to; `undefined` where it is open. */
export interface HandScore {
  readonly scores: Map<string, Fraction | undefined>;
  total: Fraction | undefined;
  rank: number | undefined;
}

type Points = readonly (Fraction | undefined | "left out")[];

/** How often something was done, by what it was. */
export type Counts = Record<"leaves" | "sums" | "weighted" | "divisions", number>;

/**
 * Scores a cohort from the file as it is written, with bigint fractions and no thought for speed: the oracle of every exact number.
 *
 * Facts are taken to be complete and usable; what divides by nought is open.
 */
export function scoredByHand(
  file: AssessmentFile,
  cohort: Cohort,
  counts: Counts = { leaves: 0, sums: 0, weighted: 0, divisions: 0 },
): readonly HandScore[] {
  const { organisations, year } = cohort;
  const results: HandScore[] = organisations.map(() => ({ scores: new Map(), total: undefined, rank: undefined }));
  const whole = {
    id: "",
    title: file.title,
    max: file.max,
    indicators: file.indicators,
    ...(file.take && { take: file.take }),
    ...(file.round && { round: file.round }),
  };
  const totals = pointsOf(whole, []);
  for (const [index, points] of totals.entries()) {
    const result = results[index] as HandScore;
    const facts = organisations[index]?.facts ?? {};
    if (points === undefined || points === "left out") continue;
    const floored = greatest([points, fractionOf(file.floor ?? 0)]);
    const capped = file.cap === undefined || compare(floored, fractionOf(file.cap)) <= 0 ? floored : fractionOf(file.cap);
    const isZero = (file.vetoes ?? []).some(({ effect, when }) => effect === "zero" && holds(file, when, facts));
    result.total = isZero ? NOUGHT : capped;
  }
  rank(file, results);
  return results;

  function pointsOf(indicator: Indicator, above: readonly Condition[]): Points {
    const applies = indicator.applies === undefined ? above : [...above, indicator.applies];
    const own = "score" in indicator ? leaf(indicator, applies) : group(indicator, applies);
    const settled = settle(indicator, own, applies);
    for (const [index, points] of settled.entries())
      if (indicator.id !== "" && points !== "left out") results[index]?.scores.set(indicator.id, points);
    return settled;
  }

  function leaf({ score, max, min = 0 }: LeafIndicator, applies: readonly Condition[]): Points {
    const all = organisations.filter(({ facts }) => applies.every((when) => holds(file, when, facts)));
    const peers: Peers = { file, cohort, year, all };
    return organisations.map((organisation) => {
      counts.leaves += 1;
      if ("round" in score && score.round !== undefined) counts.divisions += 1;
      const points = leafByHand(score, { max: fractionOf(max), min: fractionOf(min) }, peers, organisation);
      return points && between(fractionOf(min), points, fractionOf(max));
    });
  }

  function group(indicator: GroupIndicator, applies: readonly Condition[]): Points {
    const { indicators, take = "sum", max, min } = indicator;
    const children = indicators.map((child) => [child, pointsOf(child, applies)] as const);
    const most = fractionOf(max);
    return organisations.map((_, index) => {
      counts[take === "weighted" ? "weighted" : "sums"] += 1;
      const own = children.filter(([child]) => child.beside === undefined);
      const counted = own.flatMap(([child, points]) => (points[index] === "left out" ? [] : [[child, points[index]] as const]));
      const beside = children.flatMap(([child, points]) => (child.beside === undefined ? [] : [points[index]]));
      if (counted.length === 0 || counted.some(([, points]) => points === undefined)) return undefined;
      const taken = together(indicator, counted as readonly (readonly [Indicator, Fraction])[], counted.length < own.length);
      if (taken === undefined) return undefined;
      const kept = indicator.id === "" ? least([taken, most]) : between(fractionOf(min ?? 0), taken, most);
      const more = beside.filter((points) => points !== "left out");
      return more.includes(undefined) ? undefined : sum([kept, ...(more as readonly Fraction[])]);
    });
  }

  function together({ take = "sum", max, round }: GroupIndicator, counted: readonly (readonly [Indicator, Fraction])[], isFewer: boolean) {
    if (take === "highest") return greatest(counted.map(([, points]) => points));
    const share = ({ weight = 1 }: Indicator) => fractionOf(take === "weighted" ? weight : 1);
    const points = sum(counted.map(([child, each]) => multiply(each, share(child))));
    if (!isFewer) return take === "weighted" ? roundedBy(points, round, file.scale) : points;
    counts.divisions += 1;
    const maxima = sum(counted.map(([child]) => multiply(fractionOf(child.max), share(child))));
    const shared = divide(multiply(points, fractionOf(max)), maxima);
    return shared && roundedBy(shared, round, file.scale);
  }

  function settle(indicator: Indicator, own: Points, all: readonly Condition[]): Points {
    const { applies, otherwise, max, round } = indicator;
    if (applies === undefined) return own;
    const isFor = organisations.map(({ facts }) => holds(file, applies, facts));
    const peers = own.filter((_, index) => all.every((when) => holds(file, when, organisations[index]?.facts ?? {})));
    const known = peers.filter((points) => points !== undefined && points !== "left out");
    const mean = divide(sum(known), { n: BigInt(known.length), d: 1n });
    const [low, high] = widestOf(indicator);
    const substitute = {
      full: () => fractionOf(max),
      none: () => NOUGHT,
      exempt: () => "left out" as const,
      peerMean: () =>
        known.length < peers.length || mean === undefined ? undefined : between(low, roundedBy(mean, round, file.scale), high),
    }[otherwise ?? "none"];
    return own.map((points, index) => (isFor[index] ? points : substitute()));
  }
}

function rank({ ranking }: AssessmentFile, results: readonly HandScore[]): void {
  const totals = results.map(({ total }) => total);
  if (ranking?.publish !== true || totals.includes(undefined) || totals.length < (ranking.smallest ?? 2)) return;
  for (const result of results) {
    const better = (totals as readonly Fraction[]).filter((other) => compare(other, result.total as Fraction) > 0);
    const distinct = better.filter((each, index) => better.findIndex((other) => compare(each, other) === 0) === index);
    result.rank = 1 + (ranking.ties === "dense" ? distinct : better).length;
  }
}
