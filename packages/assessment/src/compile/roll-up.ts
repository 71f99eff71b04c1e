import { formatScaled } from "../exact/decimal.ts";
import type { Ratio, RoundingIr } from "../plan.ts";
import { between, compare, type Fraction, fraction, greatestOf, leastOf, plus, roundedOut } from "./bound.ts";
import { type Desk, refuse } from "./desk.ts";
import type { Draft } from "./draft.ts";
import { problem } from "./problem.ts";
import { unrounded } from "./values.ts";
import { checkWeights } from "./weights.ts";

/** A group, or the whole, as its children are taken together. */
export interface Group {
  readonly pointer: string;
  readonly max: number;
  /** `null` of the whole: its own sum is not kept above anything. */
  readonly min: number | null;
  readonly take: "sum" | "weighted" | "highest";
  readonly round: RoundingIr | null;
  /** Beside the maximum, itself or something above it: its maximum is then a cap of what its children sum to. */
  readonly isBeside: boolean;
}

/** What is known of the points of a group. */
export type RolledUp = Pick<Draft, "low" | "high" | "decimals" | "big" | "ofCohort">;

/** Checks that the maxima and weights of children fit their group. */
export function checkGroup(desk: Desk, group: Group, children: readonly Draft[]): void {
  const own = children.filter(({ beside }) => beside === null);
  const at = `${group.pointer}/indicators`;
  const said = (points: number | bigint) => formatScaled(points, desk.scale);
  const most = own.reduce((all, { max }) => Math.max(all, max), Number.NEGATIVE_INFINITY);
  if (group.take === "weighted") {
    if (own.every(({ weight }) => weight !== null))
      checkWeights(
        desk,
        own.map(({ weight }) => weight ?? { n: 0, d: 1 }),
        at,
        "sum_of_weights",
      );
    for (const child of own.filter(({ max }) => max !== group.max)) {
      const zh = `按权重合计时，各项满分应与上级相同：这里是 ${said(child.max)}，应为 ${said(group.max)}。`;
      const en = `In a weighted group every child has the maximum of the group: this one has ${said(child.max)}; it should be ${said(group.max)}.`;
      refuse(desk, problem("weighted_maximum", `${child.pointer}/max`, zh, en, { expected: { zh: said(group.max), en: said(group.max) } }));
    }
  } else if (group.take === "sum") {
    const sum = own.reduce((all, { max }) => all + BigInt(max), 0n);
    const isCap = group.isBeside && sum > BigInt(group.max);
    if (sum !== BigInt(group.max) && !isCap) {
      const zh = `各项满分合计 ${said(sum)}，应为 ${said(group.max)}。`;
      const en = `The maxima sum to ${said(sum)}; they should sum to ${said(group.max)}.`;
      refuse(desk, problem("sum_of_maxima", at, zh, en, { expected: { zh: said(group.max), en: said(group.max) } }));
    }
  } else if (own.length > 0 && group.max < most) {
    const zh = `取最高一项时，满分 ${said(group.max)} 低于下级的最高满分 ${said(most)}。`;
    const en = `Of the highest child alone the maximum ${said(group.max)} is below the greatest maximum ${said(most)} of a child.`;
    refuse(desk, problem("highest_above_maximum", `${group.pointer}/max`, zh, en));
  }
}

/** Proves between what the points of a group lie, and tells where a rounding is missing. */
export function rollUp(desk: Desk, group: Group, children: readonly Draft[]): RolledUp {
  const own = children.filter(({ beside }) => beside === null);
  const besides = children.filter(({ beside }) => beside !== null);
  const parts = own.map((child) => ({ ...child, share: group.take === "weighted" ? (child.weight ?? { n: 0, d: 1 }) : { n: 1, d: 1 } }));
  const exact = Math.max(0, ...parts.map(({ decimals, share }) => decimals + String(share.d).length - 1));
  const reweighs = group.take !== "highest" && own.some(({ isExemptible }) => isExemptible);
  const isUnclear = exact > desk.scale || reweighs;
  if (isUnclear && group.round === null) {
    const zh = reweighs ? "有指标不适用时，其余各项要按比例折算" : `得分乘以权重后超过 ${desk.scale} 位小数`;
    const en = reweighs
      ? "Where an indicator is left out the others are weighed anew, which divides"
      : `Scores times weights have more than ${desk.scale} decimals`;
    unrounded(desk, group.pointer, zh, en);
  }
  const [low, high] = [ends(desk, group, parts, "low"), ends(desk, group, parts, "high")];
  const [min, max] = [group.min === null ? low : BigInt(group.min), BigInt(group.max)];
  const kept = (points: bigint) => between(points, min, max);
  const sums = { low: kept(low) + total(besides, "low"), high: kept(high) + total(besides, "high") };
  // What is open lies between the least and the most of its file.
  const greatest = children.reduce(
    (all, child) => all + magnitude(child) + magnitude({ low: BigInt(child.min), high: BigInt(child.max) }),
    0n,
  );
  const across = Math.max(1, ...parts.map(({ share }) => share.d));
  const reach = greatest * BigInt(across) * (reweighs ? magnitude({ low: max, high: max }) + 1n : 1n);
  return {
    ...sums,
    decimals: Math.max(isUnclear ? (group.round?.decimals ?? desk.scale) : exact, ...besides.map(({ decimals }) => decimals)),
    big: reach > BigInt(Number.MAX_SAFE_INTEGER) || children.some(({ big }) => big),
    ofCohort: children.some(({ ofCohort }) => ofCohort),
  };
}

interface Part extends Draft {
  readonly share: Ratio;
}

/** The least or the greatest that the own children come to before they are kept within the group. */
function ends(desk: Desk, group: Group, parts: readonly Part[], side: "low" | "high"): bigint {
  const points = parts.map((part) => part[side]);
  const pick = ([first = 0n, ...more]: readonly bigint[], which: "low" | "high") =>
    (which === "low" ? leastOf : greatestOf)(first, ...more);
  if (group.take === "highest") {
    // Where one is left out the best of the others counts.
    return pick(points, side === "low" && parts.some(({ isExemptible }) => isExemptible) ? "low" : "high");
  }
  const whole = parts.reduce((sum, { share, [side]: each }) => plus(sum, fraction(each * BigInt(share.n), BigInt(share.d))), fraction(0n));
  const reweighs = parts.some(({ isExemptible }) => isExemptible);
  const rounds = group.round !== null && (reweighs || group.take === "weighted");
  const kept = { kept: rounds ? (group.round?.decimals ?? desk.scale) : desk.scale, scale: desk.scale };
  const out = (points: Fraction) => roundedOut(points, points, kept)[side];
  if (!reweighs) return out(whole);
  // Points of the rest over their maxima, times the maximum: a mean of the shares that each child reaches, and what those without a maximum add.
  const isMean = parts.every(({ max }) => max >= 0);
  const shares = isMean ? parts.filter(({ max }) => max > 0) : [];
  const reached = shares.flatMap((part) => [part.low, part.high].map((points) => fraction(points * BigInt(group.max), BigInt(part.max))));
  const others = parts.filter((part) => !shares.includes(part));
  const beyond = others.length === 0 ? fraction(0n) : mostOf(group, others, leastMaximum(parts));
  const means = reached.length > 0 ? reached : [fraction(0n)];
  const all = [whole, ...means.map((mean) => plus(mean, side === "low" ? { n: -beyond.n, d: beyond.d } : beyond))].map(out);
  return pick(all, side);
}

/** The most, without sign, that children add where the maxima of those that count sum to no less than this. */
function mostOf(group: Group, parts: readonly Part[], least: Fraction): Fraction {
  const sum = parts.reduce((all, part) => plus(all, fraction(magnitude(part) * BigInt(part.share.n), BigInt(part.share.d))), fraction(0n));
  const max = BigInt(Math.abs(group.max));
  return fraction(sum.n * max * least.d, sum.d * least.n);
}

/** The least positive sum of the maxima of children that may count together. */
function leastMaximum(parts: readonly Part[]): Fraction {
  const own = ({ max, share }: Part) => fraction(BigInt(max) * BigInt(share.n), BigInt(share.d));
  const sure = parts.filter(({ isExemptible, max }) => !isExemptible || max < 0).map(own);
  const sum = sure.reduce(plus, fraction(0n));
  if (sum.n > 0n) return sum;
  const more = parts.filter(({ max }) => max > 0).map(own);
  if (parts.every(({ max }) => max >= 0) && more.length > 0) return more.reduce((a, b) => (compare(a, b) < 0 ? a : b));
  return fraction(
    1n,
    parts.reduce((all, { share }) => all * BigInt(share.d), 1n),
  );
}

function total(children: readonly Draft[], side: "low" | "high"): bigint {
  return children.reduce((sum, child) => sum + child[side], 0n);
}

function magnitude({ low, high }: Pick<Draft, "low" | "high">): bigint {
  const [a, b] = [low < 0n ? -low : low, high < 0n ? -high : high];
  return greatestOf(a, b);
}
