import type { AssessmentFact } from "@guiju/assessment";
import { count, type Drawing, type DrawnFact, type DrawnScore, number, type Span } from "./drawing.ts";

type Draw = (draw: Drawing, span: Span) => DrawnScore;

/** Ways to score by a number: its share, its place, what it is short of. */
export const MEASURED: Readonly<Record<string, Draw>> = {
  ladder(draw, { max, min }) {
    const { of, facts, ...more } = measure(draw);
    const from = [-1_000_000_000, ...[...new Set([draw.below(50), draw.below(200), 50.5])].sort((a, b) => a - b)];
    const steps = from.map((each) => ({ from: each, points: draw.points(draw.between(min, max)) }));
    return { score: { primitive: "ladder", of: { greatest: [of, -1_000_000_000] }, steps }, facts, ...more };
  },
  proRata(draw, { max, min }) {
    const [done, planned] = [draw.name(), draw.name()];
    const isNumber = draw.percent(40);
    const fact = (more: Partial<AssessmentFact>): DrawnFact =>
      isNumber ? number(draw, 0, draw.one([100, 1_000_000_000]), more) : count(draw, draw.one([8, 60, 1_000_000_000]), more);
    return {
      score: {
        primitive: "proRata",
        of: { fact: done },
        target: draw.percent(75) ? { fact: planned } : draw.one([3, 7, 0.35, 1000]),
        ...(draw.percent(30) && { points: draw.points(draw.between(Math.max(0, min), max)) }),
        ...(draw.percent(90) && { noneOfNone: draw.one(["full", "none"]) }),
        round: draw.round(),
      },
      facts: { [done]: fact({ better: "more" }), [planned]: fact({}) },
    };
  },
  perUnitShort(draw, { max, min }) {
    const { of, facts, ...more } = measure(draw);
    return { score: shortOf(draw, { max, min }, of, draw.one([50, 12.5, 98])), facts, ...more };
  },
  shortOfMean(draw, { max, min }) {
    const name = draw.name();
    const of = { fact: name };
    const target = draw.percent(60) ? { peerMean: of } : { mul: [{ peerMean: of }, 0.5] };
    const score = shortOf(draw, { max, min }, of, target);
    return { score, facts: { [name]: number(draw, 0, 100, betterBy(score)) } };
  },
  shortOfCohort(draw, { max, min }) {
    const [name, own] = [draw.name(), draw.name()];
    const score = shortOf(draw, { max, min }, { fact: name }, { cohort: own });
    return {
      score,
      facts: { [name]: number(draw, 0, 100, betterBy(score)) },
      cohortFacts: { [own]: number(draw, 20, 60) },
    };
  },
  givenPlace(draw, { max, min }) {
    const name = draw.name();
    const table = Object.fromEntries([1, 2, 3].map((place) => [place, draw.points(draw.between(min, max))]));
    const rest = draw.percent(50)
      ? { else: draw.points(draw.between(min, max)) }
      : { beyond: { from: 4, points: draw.points(draw.between(min, max)), step: draw.points(draw.between(-3, 3)) } };
    const fact = count(draw, draw.one([5, 11, 1000]), { min: 1 });
    return { score: { primitive: "rankPoints", place: { fact: name }, table, ...rest }, facts: { [name]: fact } };
  },
  place(draw, { max, min }) {
    const name = draw.name();
    const table = Object.fromEntries([1, 2, 3, 4].map((place) => [place, draw.points(draw.between(min, max))]));
    const place = { place: { fact: name }, order: draw.one(["descending", "ascending"]), ties: draw.one(["competition", "dense"]) };
    const split = draw.percent(60) && place.ties === "competition" ? { ties: "split", round: draw.round() } : {};
    const score = { primitive: "rankPoints", place, table, else: draw.points(draw.between(min, max)), ...split };
    return { score, facts: { [name]: draw.percent(70) ? count(draw, 4) : number(draw, -5, 5) } };
  },
  ratioToBest(draw) {
    const name = draw.name();
    const isNumber = draw.percent(40);
    const best = draw.one(["greatest", "least"] as const);
    const better: Partial<AssessmentFact> = { better: best === "greatest" ? "more" : "less" };
    const fact = isNumber ? number(draw, 0, draw.one([10, 1_000_000_000]), better) : count(draw, draw.one([9, 500]), better);
    return {
      score: { primitive: "ratioToBest", of: { fact: name }, best, round: draw.round() },
      facts: { [name]: fact },
    };
  },
  bestOf(draw, { max, min }) {
    const name = draw.name();
    const best = { best: { fact: name }, of: draw.one(["greatest", "least"]) };
    return { score: shortOf(draw, { max, min }, { fact: name }, best), facts: { [name]: count(draw, 30) } };
  },
  convert(draw, { max, min }) {
    const name = draw.name();
    const high = draw.one([100, 120, 5, 1_000_000_000]);
    const ends = [draw.points(draw.between(min, max)), draw.points(draw.between(min, max))].sort((a, b) => a - b);
    const isRange = draw.percent(50);
    const { fact, from } = draw.percent(80) ? { fact: number(draw, 0, high), from: [0, high] } : { fact: number(draw, 2, 5), from: [2, 5] };
    const how = isRange ? { to: ends } : { factor: draw.one([0.6, 0.2, 1, 0.333333, 0.05]) };
    return { score: { primitive: "convert", of: { fact: name }, from, ...how, round: draw.round() }, facts: { [name]: fact } };
  },
};

/** A number of which too little, or too much, loses points. */
function betterBy({ side }: { readonly side: "below" | "above" }): Partial<AssessmentFact> {
  return { better: side === "below" ? "more" : "less" };
}

function shortOf(draw: Drawing, { max, min }: Span, of: unknown, target: unknown) {
  return {
    primitive: "perUnitShort",
    of,
    target,
    side: draw.one(["below", "above"] as const),
    unit: draw.one([1, 0.5, 3, 0.07, 10]),
    points: draw.points(draw.between(1, Math.max(1, Math.floor((max - min) / 8)))),
    steps: draw.one(["proportional", "complete", "started"]),
    round: draw.round(),
  };
}

/** A measure of an organisation's own facts, of one to four parts. */
function measure(draw: Drawing): { readonly of: unknown } & Omit<DrawnScore, "score"> {
  const facts: Record<string, DrawnFact> = {};
  const measures: Record<string, unknown> = {};
  const part = (): unknown => {
    if (draw.percent(15)) return draw.one([0, 1, 2.5, 0.000001, 100]);
    const name = draw.name();
    facts[name] = draw.percent(50) ? count(draw, draw.one([10, 200, 1_000_000_000])) : number(draw, -50, 200);
    if (draw.percent(80)) return { fact: name };
    const { declared, value } = facts[name];
    const { decimals, min, max, ...type } = declared;
    const ends = { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(decimals !== undefined && { decimals }) };
    facts[name] = { declared: { type: "record", of: { inner: type }, ...ends }, value: () => ({ inner: value() }) };
    return { fact: name, path: "$.inner" };
  };
  const [a, b] = [part(), part()];
  const divisor = draw.name();
  const whole = draw.one<() => unknown>([
    () => a,
    () => ({ add: [a, b, part()] }),
    () => ({ sub: [a, b] }),
    () => ({ mul: [a, b] }),
    () => ({ least: [a, b, 70] }),
    () => ({ greatest: [a, b] }),
    () => {
      facts[divisor] = count(draw, draw.one([7, 90]), { min: draw.percent(90) ? 1 : 0 });
      return { [draw.one(["ratio", "percent"])]: [{ add: [a, b] }, { fact: divisor }] };
    },
  ])();
  if (!draw.percent(30)) return { of: whole, facts };
  measures[`m-${divisor}`] = whole;
  return { of: { measure: `m-${divisor}` }, facts, measures };
}
