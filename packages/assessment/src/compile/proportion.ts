import { ratioOf } from "../exact/decimal.ts";
import type { PrimitiveIr, Ratio, RoundingIr } from "../plan.ts";
import { fraction, fractionOf, hull, isFromNought, roundedOut } from "./bound.ts";
import { decimalsOf, quotientDecimals } from "./decimal.ts";
import { type Json, refuse } from "./desk.ts";
import { minAboveMax } from "./facts.ts";
import { decimalsNeeded, type Leaf, pointsWithin, type Scored } from "./leaf.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { divisorNought, isNought, measureAt, nested, statisticOf } from "./measures.ts";
import { problem } from "./problem.ts";
import { choiceAt, numberAt, pointsAt, ratioAt, roundAt, unrounded } from "./values.ts";

/** Checks points in proportion to a target. */
export function proRataAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, max, min } = leaf;
  const of = measureAt(desk, json.of, `${pointer}/of`, asker);
  const target = measureAt(desk, json.target, `${pointer}/target`, asker);
  const points = json.points === undefined ? max : pointsWithin(leaf, json.points, `${pointer}/points`);
  const none = json.noneOfNone === undefined ? null : choiceAt(desk, json.noneOfNone, `${pointer}/noneOfNone`, ["full", "none"]);
  const round = neededRound(leaf, json, pointer, "按比例计分要做除法", "Points in proportion are a division");
  if (of === undefined || target === undefined || points === undefined || none === undefined || round === undefined) return undefined;
  if (isNought(target.bound)) return refuse(desk, divisorNought(`${pointer}/target`));
  const isPositive = isFromNought(of.bound) && isFromNought(target.bound) && points >= 0;
  const ir: PrimitiveIr = { primitive: "proRata", of: of.ir, target: target.ir, points, noneOfNone: none, round };
  const low = isPositive ? 0n : BigInt(min);
  return {
    ir,
    low,
    high: BigInt(isPositive ? Math.min(points, max) : max),
    ...roundedFrom(leaf, round),
    ofCohort: of.ofCohort || target.ofCohort,
  };
}

/** Checks points lost for each unit short of, or over, a target. */
export function perUnitShortAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, max, min } = leaf;
  const of = measureAt(desk, json.of, `${pointer}/of`, asker);
  const target = measureAt(desk, json.target, `${pointer}/target`, asker);
  const side = choiceAt(desk, json.side, `${pointer}/side`, ["below", "above"]);
  const unit = ratioAt(desk, json.unit, `${pointer}/unit`, { above: 0 });
  const points = pointsAt(desk, json.points, `${pointer}/points`, { above: 0 });
  const steps = choiceAt(desk, json.steps, `${pointer}/steps`, ["proportional", "complete", "started"]);
  const round = roundAt(desk, json.round, `${pointer}/round`);
  if (of === undefined || target === undefined || side === undefined || unit === undefined || points === undefined || steps === undefined)
    return undefined;
  const perUnit = quotientDecimals(BigInt(points) * BigInt(unit.d), BigInt(unit.n) * 10n ** BigInt(desk.scale));
  const inexact = perUnit === null || of.decimals === null || target.decimals === null;
  const decimals = inexact ? null : perUnit + Math.max(of.decimals, target.decimals);
  if (steps === "proportional" && round === null && (decimals === null || decimals > desk.scale))
    return unrounded(
      desk,
      pointer,
      "按比例扣分要做除法，或小数位数超过得分的位数",
      "Points in proportion divide, or have more decimals than the scores",
    );
  const own = decimalsNeeded([min, max, points], desk.scale);
  const needed = steps !== "proportional" ? own : round === null ? Math.max(own, decimals ?? 0) : Math.max(own, round.decimals);
  const ir: PrimitiveIr = { primitive: "perUnitShort", of: of.ir, target: target.ir, side, unit, points, steps, round };
  return { ir, low: BigInt(min), high: BigInt(max), decimals: needed, ofCohort: of.ofCohort || target.ofCohort };
}

/** Checks points by what share of the best of the cohort is reached. */
export function ratioToBestAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, max, min } = leaf;
  const of = measureAt(desk, json.of, `${pointer}/of`, asker);
  const best = choiceAt(desk, json.best, `${pointer}/best`, ["greatest", "least"]);
  const round = neededRound(leaf, json, pointer, "与最好的相比要做除法", "A share of the best is a division");
  if (of === undefined || best === undefined || round === undefined) return undefined;
  if (of.ofCohort) return nested(desk, `${pointer}/of`);
  const statistic = statisticOf(desk, { kind: best, of: of.ir, applies: asker.applies });
  const ir: PrimitiveIr = { primitive: "ratioToBest", of: of.ir, best, statistic, round };
  return {
    ir,
    low: BigInt(isFromNought(of.bound) ? Math.max(min, 0) : min),
    high: BigInt(max),
    ...roundedFrom(leaf, round),
    ofCohort: true,
  };
}

/** Checks a number from outside that becomes points: times a factor, or from one range to another. */
export function convertAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, asker, max, min } = leaf;
  const of = measureAt(desk, json.of, `${pointer}/of`, asker);
  const from = pairAt(leaf, json.from, `${pointer}/from`);
  const to = json.to === undefined ? null : pairAt(leaf, json.to, `${pointer}/to`);
  const factor = json.factor === undefined ? null : numberAt(desk, json.factor, `${pointer}/factor`, ASSESSMENT_LIMITS.decimals);
  const round = roundAt(desk, json.round, `${pointer}/round`);
  if ((to === null) === (factor === null)) {
    const texts = ["“factor”（乘以几）和“to”（换算到的范围）要写一个，只写一个。", 'Write either "factor" or "to", and only one.'] as const;
    return refuse(desk, problem("factor_or_range", pointer, ...texts));
  }
  if (of === undefined || from === undefined || to === undefined || factor === undefined) return undefined;
  const [low, high] = from.map(fractionOf) as [ReturnType<typeof fractionOf>, ReturnType<typeof fractionOf>];
  const width = fraction(high.n * low.d - low.n * high.d, high.d * low.d);
  if (width.n === 0n) return refuse(desk, minAboveMax(`${pointer}/from`, from[0], from[1]));
  const slope = factor === null && to !== null ? quotientOf(to, width) : fractionOf(factor ?? 0);
  const plus = to === null ? fraction(slope.n * low.n, slope.d * low.d) : fractionOf(to[0]);
  if (![slope, plus].every(({ n, d }) => Number.isSafeInteger(Number(n)) && Number.isSafeInteger(Number(d))))
    return refuse(desk, problem("out_of_range", pointer, "换算的范围相差太大。", "The two ranges differ too much."));
  const slopeDecimals = quotientDecimals(slope.n, slope.d);
  const inexact = slopeDecimals === null || of.decimals === null;
  const decimals = inexact
    ? null
    : Math.max(slopeDecimals + Math.max(of.decimals, decimalsOf(from[0])), to === null ? 0 : decimalsOf(to[0]));
  if (round === null && (decimals === null || decimals > desk.scale))
    return unrounded(
      desk,
      pointer,
      "换算要做除法，或小数位数超过得分的位数",
      "The conversion divides, or has more decimals than the scores",
    );
  const end = { n: slope.n * width.n, d: slope.d * width.d };
  const scale = 10n ** BigInt(desk.scale);
  const points = [fraction(plus.n * scale, plus.d), fraction((plus.n * end.d + end.n * plus.d) * scale, plus.d * end.d)] as const;
  const own = decimalsNeeded([min, max], desk.scale);
  const { low: lowest, high: highest } = hull(points);
  const kept = { kept: round?.decimals ?? desk.scale, scale: desk.scale };
  const ends = roundedOut(lowest, highest, kept);
  return {
    ir: { primitive: "convert", of: of.ir, from: [ratio(from[0]), ratio(from[1])], factor: safe(slope), plus: safe(plus), round },
    ...ends,
    meant: ends.high,
    decimals: Math.max(own, round === null ? (decimals ?? 0) : round.decimals),
    ofCohort: of.ofCohort,
  };
}

/** Takes the rounding that a division needs, or tells that it is missing. */
export function neededRound({ desk }: Leaf, json: Json, pointer: string, zh: string, en: string): RoundingIr | undefined {
  if (json.round === undefined) return unrounded(desk, pointer, zh, en);
  return roundAt(desk, json.round, `${pointer}/round`) ?? undefined;
}

/** Says how many decimals a rounded score can have that is then kept within the indicator. */
export function roundedFrom({ desk, min, max }: Leaf, round: RoundingIr): Pick<Scored, "decimals"> {
  return { decimals: Math.max(round.decimals, decimalsNeeded([min, max], desk.scale)) };
}

function pairAt({ desk }: Leaf, json: unknown, at: string): readonly [number, number] | undefined {
  if (!Array.isArray(json) || json.length !== 2) {
    const texts = ["这里要写两个数：[最低, 最高]。", "This takes two numbers: [the least, the greatest]."] as const;
    return refuse(desk, problem("wrong_shape", at, ...texts, { expected: { zh: "[0, 100]", en: "[0, 100]" } }));
  }
  const [low, high] = json.map((end, index) => numberAt(desk, end, `${at}/${index}`, ASSESSMENT_LIMITS.decimals));
  if (low === undefined || high === undefined) return undefined;
  if (low > high) return refuse(desk, { ...minAboveMax(at, low, high), pointer: `${at}/0` });
  return [low, high];
}

function quotientOf([from, to]: readonly [number, number], width: ReturnType<typeof fraction>): ReturnType<typeof fraction> {
  const [low, high] = [fractionOf(from), fractionOf(to)];
  return fraction((high.n * low.d - low.n * high.d) * width.d, high.d * low.d * width.n);
}

function ratio(amount: number): Ratio {
  return ratioOf(amount) ?? { n: 0, d: 1 };
}

function safe({ n, d }: { readonly n: bigint; readonly d: bigint }): Ratio {
  return { n: Number(n), d: Number(d) };
}
