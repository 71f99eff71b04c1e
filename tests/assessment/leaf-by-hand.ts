import type { ListedTerm, Organisation, Primitive } from "@guiju/assessment";
import { holds } from "./condition-by-hand.ts";
import {
  add,
  ceil,
  compare,
  divide,
  type Fraction,
  floor,
  fractionOf,
  fractionOfText,
  greatest,
  least,
  multiply,
  NOUGHT,
  subtract,
  sum,
} from "./fraction.ts";
import { measured, read, tied } from "./measure-by-hand.ts";
import { type Peers, roundedBy } from "./peers.ts";

type Of<Name extends Primitive["primitive"]> = Extract<Primitive, { readonly primitive: Name }>;

interface Ends {
  readonly max: Fraction;
  readonly min: Fraction;
}

/** The points of a leaf before they are kept between the least and the most of the indicator. */
export function leafByHand(score: Primitive, { max, min }: Ends, peers: Peers, organisation: Organisation): Fraction | undefined {
  const { file } = peers;
  const { facts } = organisation;
  const round = (points: Fraction | undefined) => points && roundedBy(points, "round" in score ? score.round : undefined, file.scale);
  switch (score.primitive) {
    case "checklist": {
      const held = score.items.filter(({ when }) => holds(file, when, facts));
      const points = sum(held.map((item) => fractionOf(item.points)));
      if (score.mode === "allOrNothing") return held.length === score.items.length ? max : min;
      return score.mode === "award" ? points : subtract(max, points);
    }
    case "perOccurrence":
      return perOccurrence(score, { max, min }, peers, organisation);
    case "ladder": {
      const value = measured(score.of, peers, organisation);
      const reached = value && score.steps.filter(({ from }) => compare(fractionOf(from), value) <= 0);
      return reached && fractionOf(reached.at(-1)?.points ?? Number.NaN);
    }
    case "tiers":
      return fractionOf(score.tiers.find(({ when }) => holds(file, when, facts))?.points ?? score.else);
    case "proRata": {
      const [of, target] = [measured(score.of, peers, organisation), measured(score.target, peers, organisation)];
      if (of === undefined || target === undefined) return undefined;
      const full = score.points === undefined ? max : fractionOf(score.points);
      if (target.n === 0n && of.n === 0n && score.noneOfNone !== undefined) return score.noneOfNone === "full" ? full : NOUGHT;
      const share = divide(of, target);
      return share && (compare(share, fractionOf(1)) >= 0 ? full : round(multiply(full, share)));
    }
    case "perUnitShort": {
      const [of, target] = [measured(score.of, peers, organisation), measured(score.target, peers, organisation)];
      if (of === undefined || target === undefined) return undefined;
      const short = greatest([NOUGHT, score.side === "below" ? subtract(target, of) : subtract(of, target)]);
      // Whoever is not short has the maximum as it is: nothing is divided.
      if (short.n === 0n) return max;
      const units = divide(short, fractionOf(score.unit)) as Fraction;
      const counted = { proportional: units, complete: { n: floor(units), d: 1n }, started: { n: ceil(units), d: 1n } }[score.steps];
      const points = subtract(max, multiply(counted, fractionOf(score.points)));
      return score.steps === "proportional" ? round(points) : points;
    }
    case "rankPoints":
      return rankPoints(score, peers, organisation, round);
    case "ratioToBest": {
      const all = peers.all.map((peer) => measured(score.of, peers, peer));
      const own = measured(score.of, peers, organisation);
      if (own === undefined || all.length === 0 || all.includes(undefined)) return undefined;
      const isMore = score.best === "greatest";
      const best = (isMore ? greatest : least)(all as readonly Fraction[]);
      return round(divide(multiply(max, isMore ? own : best), isMore ? best : own));
    }
    case "severity":
      return fractionOf(tableAt(score.table, read(organisation, score.by, score.path) as string) ?? score.else ?? Number.NaN);
    case "award":
      return fractionOf(read(organisation, score.given, "$.points") as number);
    case "raters":
      return round(raters(score, organisation));
    case "convert": {
      const value = measured(score.of, peers, organisation);
      if (value === undefined) return undefined;
      if (score.to === undefined) return round(multiply(value, fractionOf(score.factor ?? Number.NaN)));
      const [from, to] = [score.from.map(fractionOf), score.to.map(fractionOf)] as [[Fraction, Fraction], [Fraction, Fraction]];
      const share = divide(subtract(value, from[0]), subtract(from[1], from[0]));
      return round(share && add(to[0], multiply(share, subtract(to[1], to[0]))));
    }
    case "carryOver": {
      if (score.first !== undefined && holds(file, score.first.when, facts)) return fractionOf(score.first.points);
      const earlier = organisation.previous?.[score.assessment ?? ""]?.[String((peers.year ?? 0) - score.yearsBack)];
      return earlier === undefined ? undefined : round(multiply(fractionOfText(earlier), fractionOf(score.factor)));
    }
    case "periods": {
      const list = read(organisation, score.of) as readonly { readonly period: string; readonly score: number }[];
      const found = score.periods.map((name) => list.find(({ period }) => period === `${peers.year}-${name}`));
      if (found.includes(undefined)) return undefined;
      const scores = found.map((one) => fractionOf(one?.score ?? Number.NaN));
      const taken = {
        mean: () => divide(sum(scores), fractionOf(scores.length)) as Fraction,
        sum: () => sum(scores),
        last: () => scores.at(-1) as Fraction,
        worst: () => least(scores),
        best: () => greatest(scores),
      }[score.take]();
      return round(multiply(taken, fractionOf(score.factor ?? 1)));
    }
  }
}

function tableAt(table: Readonly<Record<string, number>>, key: string | number): number | undefined {
  return new Map(Object.entries(table)).get(String(key));
}

function perOccurrence(score: Of<"perOccurrence">, { max, min }: Ends, peers: Peers, organisation: Organisation): Fraction | undefined {
  const { file } = peers;
  let [taken, added] = [NOUGHT, NOUGHT];
  for (const term of score.terms) {
    const isMore = term.times !== undefined && holds(file, term.times.when, organisation.facts);
    const by = fractionOf(isMore ? (term.times?.by ?? 1) : 1);
    let points: Fraction;
    if ("list" in term) points = multiply(listed(term, organisation), by);
    else {
      const count = measured(term.of, peers, organisation);
      if (count === undefined) return undefined;
      points = multiply(multiply(count, fractionOf(term.points)), by);
    }
    const size = points.n < 0n ? subtract(NOUGHT, points) : points;
    const kept = term.cap === undefined ? size : least([size, fractionOf(term.cap)]);
    if (points.n < 0n) taken = add(taken, kept);
    else added = add(added, kept);
  }
  const limited = score.deductCap === undefined ? taken : least([taken, fractionOf(score.deductCap)]);
  const [low, high] = [score.floor === undefined ? min : fractionOf(score.floor), score.cap === undefined ? max : fractionOf(score.cap)];
  return least([greatest([subtract(add(fractionOf(score.start), added), limited), low]), high]);
}

function listed({ list, key, take, points, factor }: ListedTerm, organisation: Organisation): Fraction {
  const records = read(organisation, list) as readonly Readonly<Record<string, string>>[];
  const worth = records.map((record) => {
    const base = typeof points === "number" ? points : (tableAt(points.table, record[points.by] as string) ?? Number.NaN);
    return multiply(
      fractionOf(base),
      fractionOf(factor === undefined ? 1 : (tableAt(factor.table, record[factor.by] as string) ?? Number.NaN)),
    );
  });
  const size = (points: Fraction): Fraction => (points.n < 0n ? subtract(NOUGHT, points) : points);
  const most = (all: readonly Fraction[]): Fraction[] =>
    all.length === 0 ? [] : [all.reduce((a, b) => (compare(size(a), size(b)) >= 0 ? a : b))];
  const cases = new Map<string, Fraction[]>();
  for (const [index, record] of records.entries()) {
    const name = key === undefined ? String(index) : JSON.stringify(key.map((field) => record[field]));
    cases.set(name, [...(cases.get(name) ?? []), worth[index] as Fraction]);
  }
  const each = [...cases.values()].flatMap(most);
  return sum(take === "highest" ? most(each) : each);
}

function rankPoints(
  { place, table, beyond, else: otherwise, ties }: Of<"rankPoints">,
  peers: Peers,
  organisation: Organisation,
  round: (points: Fraction | undefined) => Fraction | undefined,
): Fraction | undefined {
  const found = measured(place, peers, organisation);
  if (found === undefined) return undefined;
  const at = Number(found.n);
  const pointsAt = (where: number): Fraction => {
    const known = tableAt(table, where);
    if (known !== undefined) return fractionOf(known);
    if (beyond === undefined || where < beyond.from) return fractionOf(otherwise ?? Number.NaN);
    return add(fractionOf(beyond.points), multiply(fractionOf(where - beyond.from), fractionOf(beyond.step)));
  };
  if (ties !== "split") return pointsAt(at);
  const sharing = typeof place === "object" && "place" in place ? tied(place.place, peers, organisation) : 1;
  const places = Array.from({ length: sharing }, (_, index) => pointsAt(at + index));
  return sharing === 1 ? places[0] : round(divide(sum(places), fractionOf(sharing)));
}

function raters({ groups }: Of<"raters">, organisation: Organisation): Fraction | undefined {
  let whole = NOUGHT;
  for (const group of groups) {
    let mean: Fraction | undefined;
    if ("scores" in group) {
      const scores = read(organisation, group.scores) as readonly number[];
      mean = divide(sum(scores.map(fractionOf)), fractionOf(scores.length));
    } else {
      const votes = read(organisation, group.votes) as Readonly<Record<string, number>>;
      const cast = Object.entries(group.values).map(
        ([grade, value]) => [fractionOf(votes[grade] ?? Number.NaN), fractionOf(value)] as const,
      );
      mean = divide(sum(cast.map(([count, value]) => multiply(count, value))), sum(cast.map(([count]) => count)));
    }
    if (mean === undefined) return undefined;
    whole = add(whole, multiply(mean, fractionOf(group.weight)));
  }
  return whole;
}
