import { below } from "@guiju/core";
import type { PrimitiveIr } from "../plan.ts";
import { fraction, fractionOf, product, roundedOut } from "./bound.ts";
import { askedAt } from "./conditions.ts";
import { decimalsOf } from "./decimal.ts";
import { countItems, type Desk, type Json, listAt, objectAt, refuse } from "./desk.ts";
import { rangeOf } from "./facts.ts";
import { decimalsNeeded, type Leaf, pointsWithin, type Scored } from "./leaf.ts";
import { problem, shown } from "./problem.ts";
import { sourceAt, wrongFact } from "./sources.ts";
import { choiceAt, ratioAt, roundAt, unrounded, wholeAt, wordAt } from "./values.ts";

const TAKES = ["mean", "sum", "last", "worst", "best"] as const;

/** Checks points of an earlier year. `name` is that of the assessment itself. */
export function carryOverAt(leaf: Leaf, json: Json, pointer: string, name: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const assessment = json.assessment === undefined ? name : wordAt(desk, json.assessment, `${pointer}/assessment`);
  const yearsBack = wholeAt(desk, json.yearsBack, `${pointer}/yearsBack`, 0, 50);
  const factor = ratioAt(desk, json.factor, `${pointer}/factor`);
  const round = roundAt(desk, json.round, `${pointer}/round`);
  const first = json.first === undefined ? null : firstAt(leaf, json.first, `${pointer}/first`);
  if (assessment === undefined || yearsBack === undefined || factor === undefined || first === undefined) return undefined;
  if (!/^[^/]+\/[^/]+$/.test(assessment)) {
    const zh = `考核名称“${shown(assessment)}”应写成 规则包/考核编号。`;
    return refuse(
      desk,
      problem("wrong_id", `${pointer}/assessment`, zh, `The assessment "${shown(assessment)}" is written <pack>/<assessment>.`),
    );
  }
  if (yearsBack === 0 && assessment === name) return refuse(desk, carriedRound(`${pointer}/yearsBack`, [name]));
  if (round === null && factor.d !== 1)
    return unrounded(
      desk,
      pointer,
      "上年得分乘以系数后，小数位数可能超过得分的位数",
      "An earlier score times the factor may have more decimals than the scores",
    );
  const ir: PrimitiveIr = { primitive: "carryOver", assessment, yearsBack, factor, first, round };
  const own = decimalsNeeded([min, max, first?.points ?? 0], desk.scale);
  return { ir, low: BigInt(min), high: BigInt(max), decimals: Math.max(own, round?.decimals ?? desk.scale) };
}

/** Says that carried points lead back to themselves within one year. */
export function carriedRound(pointer: string, names: readonly string[]): ReturnType<typeof problem> {
  const round = [...names, names[0] ?? ""].map((each) => `“${shown(each)}”`);
  const zh = `结转形成循环，要用到同一年自己的得分：${round.join(" → ")}。`;
  const en = `Carried points lead back to themselves within one year: ${round.join(" → ").replaceAll(/[“”]/g, '"')}.`;
  return problem("carry_over_cycle", pointer, zh, en);
}

/** Checks scores of periods that are rolled up. */
export function periodsAt(leaf: Leaf, json: Json, pointer: string): Scored | undefined {
  const { desk, min, max } = leaf;
  const source = sourceAt(desk, json.of, `${pointer}/of`);
  const at = `${pointer}/periods`;
  const given = listAt(desk, json.periods, at) ?? [];
  countItems(desk, given.length, at);
  const periods = given.flatMap((period, index) => wordAt(desk, period, below(at, index)) ?? []);
  const twice = periods.find((period, index) => periods.indexOf(period) < index);
  if (twice !== undefined) {
    const place = below(at, periods.lastIndexOf(twice));
    refuse(desk, problem("duplicate_id", place, `时段“${shown(twice)}”重复。`, `The period "${shown(twice)}" is given before.`));
  }
  const take = choiceAt(desk, json.take, `${pointer}/take`, TAKES);
  const factor = json.factor === undefined ? { n: 1, d: 1 } : ratioAt(desk, json.factor, `${pointer}/factor`);
  const round = roundAt(desk, json.round, `${pointer}/round`);
  if (source === undefined || take === undefined || factor === undefined || periods.length === 0 || periods.length < given.length)
    return undefined;
  const { of = {}, type } = source.type;
  const [score, period] = ["score", "period"].map((name) => (Object.hasOwn(of, name) ? of[name] : undefined));
  if (
    type !== "list" ||
    source.declared === undefined ||
    period?.type !== "word" ||
    score === undefined ||
    !["number", "count"].includes(score.type)
  ) {
    const zh = "记录清单，字段为 period（文字，时段）和 score（数，得分）";
    return wrongFact(desk, `${pointer}/of`, source, zh, "a list of records with period (word) and score (number)");
  }
  const range = rangeOf(source.declared, score);
  const decimals = range.decimals + decimalsOf(factor.n / factor.d);
  if (round === null && (take === "mean" || decimals > desk.scale)) {
    const isMean = take === "mean";
    const zh = isMean ? "各时段的平均要做除法" : "小数位数超过得分的位数";
    return unrounded(
      desk,
      pointer,
      zh,
      isMean ? "A mean of periods is a division" : "The scores of periods have more decimals than the scores",
    );
  }
  const times = take === "sum" ? periods.length : 1;
  const ends = [range.min, range.max].map((end) => fractionOf(end));
  const scale = fraction(BigInt(factor.n) * BigInt(times) * 10n ** BigInt(desk.scale), BigInt(factor.d));
  const bound = product({ low: ends[0] ?? null, high: ends[1] ?? null }, { low: scale, high: scale });
  const kept = { kept: round?.decimals ?? desk.scale, scale: desk.scale };
  const ir: PrimitiveIr = { primitive: "periods", fact: source.fact, periods, take, factor, round };
  const own = decimalsNeeded([min, max], desk.scale);
  const span = roundedOut(bound.low ?? fraction(BigInt(min)), bound.high ?? fraction(BigInt(max)), kept);
  return {
    ir,
    ...span,
    ...(source.declared.max !== undefined && isFarBeyond(span.high, max, take) && { meant: span.high }),
    decimals: Math.max(own, Math.min(desk.scale, round?.decimals ?? decimals)),
  };
}

/** A sum a little above the maximum is as texts have it (6 a month, 70 in all); one of a fifth more has probably not been converted. */
function isFarBeyond(high: bigint, max: number, take: (typeof TAKES)[number]): boolean {
  return take !== "sum" || high * 5n >= BigInt(max) * 6n;
}

function firstAt(leaf: Leaf, json: unknown, at: string): { readonly when: number; readonly points: number } | undefined {
  const desk: Desk = leaf.desk;
  const given = objectAt(desk, json, at, ["when", "points"]);
  if (given === undefined) return undefined;
  const points = pointsWithin(leaf, given.points, `${at}/points`);
  const when = askedAt(desk, "before", given.when, `${at}/when`);
  return points === undefined ? undefined : { when, points };
}
