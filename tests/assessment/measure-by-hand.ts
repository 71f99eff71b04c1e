import type { Measure, Organisation } from "@guiju/assessment";
import { add, compare, divide, type Fraction, fractionOf, greatest, least, multiply, subtract, sum } from "./fraction.ts";
import type { Peers } from "./peers.ts";

const HUNDRED = fractionOf(100);

/** Computes a measure; `undefined` where it divides by nought or nobody is there to compare with. */
export function measured(measure: Measure, peers: Peers, organisation: Organisation): Fraction | undefined {
  const of = (part: Measure): Fraction | undefined => measured(part, peers, organisation);
  const both = ([a, b]: readonly [Measure, Measure], join: (a: Fraction, b: Fraction) => Fraction | undefined) => {
    const [left, right] = [of(a), of(b)];
    return left === undefined || right === undefined ? undefined : join(left, right);
  };
  const several = (parts: readonly Measure[], join: (all: readonly Fraction[]) => Fraction) => {
    const all = parts.map(of);
    return all.includes(undefined) ? undefined : join(all as readonly Fraction[]);
  };
  if (typeof measure === "number") return fractionOf(measure);
  if ("fact" in measure) return fractionOf(read(organisation, measure.fact, measure.path) as number);
  if ("cohort" in measure) return fractionOf(peers.cohort.facts?.[measure.cohort] as number);
  if ("measure" in measure) return of(peers.file.measures?.[measure.measure] as Measure);
  if ("add" in measure) return several(measure.add, sum);
  if ("sub" in measure) return both(measure.sub, subtract);
  if ("mul" in measure) return both(measure.mul, multiply);
  if ("ratio" in measure) return both(measure.ratio, divide);
  if ("percent" in measure) return both(measure.percent, (a, b) => divide(multiply(a, HUNDRED), b));
  if ("least" in measure) return several(measure.least, least);
  if ("greatest" in measure) return several(measure.greatest, greatest);
  if ("window" in measure) {
    const { year = 0 } = peers;
    const within = years(organisation, measure.window).filter((each) => each > year - measure.years && each <= year);
    return fractionOf(within.length);
  }
  if ("consecutive" in measure) {
    const all = years(organisation, measure.consecutive);
    let row = 0;
    while (all.includes((peers.year ?? 0) - row)) row += 1;
    return fractionOf(row);
  }
  return ofCohort(measure, peers, organisation);
}

/** How many of the peers have the same as this one. */
export function tied(measure: Measure, peers: Peers, organisation: Organisation): number {
  const own = measured(measure, peers, organisation) as Fraction;
  return peers.all.filter((peer) => compare(measured(measure, peers, peer) as Fraction, own) === 0).length;
}

function ofCohort(
  measure: Extract<Measure, { peerMean: Measure } | { best: Measure } | { place: Measure }>,
  peers: Peers,
  organisation: Organisation,
): Fraction | undefined {
  const inner = "peerMean" in measure ? measure.peerMean : "best" in measure ? measure.best : measure.place;
  const all = peers.all.map((peer) => measured(inner, peers, peer));
  if (all.includes(undefined) || all.length === 0) return undefined;
  const known = all as readonly Fraction[];
  if ("peerMean" in measure) return divide(sum(known), fractionOf(known.length));
  if ("best" in measure) return measure.of === "greatest" ? greatest(known) : least(known);
  // Alone there is no place, and none among others than the peers.
  if (known.length < 2 || !peers.all.includes(organisation)) return undefined;
  const own = measured(inner, peers, organisation) as Fraction;
  const sign = measure.order === "descending" ? 1 : -1;
  const better = known.filter((other) => compare(other, own) * sign > 0);
  const distinct = better.filter((each, index) => better.findIndex((other) => compare(each, other) === 0) === index);
  return add(fractionOf(1), fractionOf((measure.ties === "dense" ? distinct : better).length));
}

/** The fact itself, or what stands along a path of names in it. */
export function read({ facts }: Organisation, fact: string, path = "$"): unknown {
  return path
    .split(".")
    .slice(1)
    .reduce<unknown>((json, key) => (json as Readonly<Record<string, unknown>>)[key], facts[fact]);
}

function years(organisation: Organisation, fact: string): readonly number[] {
  return read(organisation, fact) as readonly number[];
}
