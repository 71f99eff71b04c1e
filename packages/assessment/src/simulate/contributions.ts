import { type Fraction, fraction } from "../compile/bound.ts";
import { LEFT_OUT, TRUE, wholeAt } from "../evaluate/block.ts";
import { roundedTo } from "../evaluate/leaf/leaf.ts";
import type { Panel } from "../evaluate/panel.ts";
import { formatRatio } from "../exact/decimal.ts";
import { narrowed } from "../exact/whole.ts";
import type { Node } from "../plan.ts";

/** How much of a difference of totals comes from one place. */
export interface Contribution {
  /** `""` for the whole. */
  readonly indicator: string;
  /**
   * `points`: of an indicator, by its weight. `reweighting`: that a part does not apply and the others weigh more. `rounding`. `limits`: what a group's
   * least or most points do, or that only the highest part counts. `veto`: what a veto does.
   */
  readonly by: "points" | "reweighting" | "rounding" | "limits" | "veto";
  /** Exact: a decimal text, or a fraction `a/b` where it has no end. */
  readonly points: string;
}

/** What the total of an organisation is made of, in points: its parts sum exactly to it. `undefined` where the total is open. */
export type Parts = ReadonlyMap<string, { readonly indicator: string; readonly by: Contribution["by"]; readonly points: Fraction }>;

const NOUGHT = fraction(0n);

/** Takes a total apart. */
export function partsOf({ machine, block, standing }: Panel, index: number): Parts | undefined {
  const { nodes, scale } = machine.assessment;
  const total = wholeAt(standing.low, standing.bigLow, index);
  if (total !== wholeAt(standing.high, standing.bigHigh, index)) return undefined;
  const parts = new Map<string, { indicator: string; by: Contribution["by"]; points: Fraction }>();
  const one = 10n ** BigInt(scale);
  const put = (indicator: string, by: Contribution["by"], points: Fraction): void => {
    if (points.n !== 0n) parts.set(`${by} ${indicator}`, { indicator, by, points: fraction(points.n, points.d * one) });
  };
  /** Points of a node in last decimals; none where they are open or left out. */
  const pointsAt = (position: number): Fraction | undefined => {
    const at = position * block.size + index;
    const low = wholeAt(block.low, block.bigLow, at);
    const isOpen = low !== wholeAt(block.high, block.bigHigh, at) || block.leftOut[position]?.[index] === LEFT_OUT;
    return isOpen ? undefined : fraction(BigInt(low));
  };
  const take = (position: number, value: Fraction, factor: Fraction): void => {
    const { id, score, children, take: way } = nodes[position] as Node;
    if (score !== null) {
      put(id, "points", product(value, factor));
      return;
    }
    let rest = value;
    for (const child of children) {
      const points = pointsAt(child);
      if (points === undefined) continue;
      const { weight, beside } = nodes[child] as Node;
      const share = way === "weighted" && beside === null && weight !== null ? fraction(BigInt(weight.n), BigInt(weight.d)) : fraction(1n);
      rest = difference(rest, product(points, share));
      take(child, points, product(factor, share));
    }
    const { converted, rounded } = joinedAt(position);
    put(id, "reweighting", product(converted, factor));
    put(id, "rounding", product(rounded, factor));
    put(id, "limits", product(difference(difference(rest, converted), rounded), factor));
  };
  /** What leaving parts out, and then rounding, add to the sum of the parts of a group. */
  const joinedAt = (position: number): { readonly converted: Fraction; readonly rounded: Fraction } => {
    const { children, take: way, applies, max, round } = nodes[position] as Node;
    const own = children.filter((child) => nodes[child]?.beside === null);
    const counted = own.filter((child) => block.leftOut[child]?.[index] !== LEFT_OUT);
    const isReplaced = applies !== null && block.truths[applies * block.size + index] !== TRUE;
    const points = counted.map(pointsAt);
    if (isReplaced || way === "highest" || points.includes(undefined)) return { converted: NOUGHT, rounded: NOUGHT };
    let [sum, most] = [NOUGHT, NOUGHT];
    for (const [at, child] of counted.entries()) {
      const { weight, max: full } = nodes[child] as Node;
      const share = way === "weighted" && weight !== null ? fraction(BigInt(weight.n), BigInt(weight.d)) : fraction(1n);
      sum = sumOf(sum, product(points[at] as Fraction, share));
      most = sumOf(most, product(fraction(BigInt(full)), share));
    }
    if (counted.length < own.length && most.n <= 0n) return { converted: NOUGHT, rounded: NOUGHT };
    const joined = counted.length < own.length ? product(sum, fraction(BigInt(max) * most.d, most.n)) : sum;
    const isPlain = counted.length === own.length && own.every((child) => way !== "weighted" || (nodes[child]?.weight?.d ?? 1) === 1);
    // A sum without fractions of points is never rounded.
    if (isPlain) return { converted: NOUGHT, rounded: NOUGHT };
    const whole = roundedTo({ steps: undefined }, narrowed(joined.n), narrowed(joined.d), round, scale);
    return { converted: difference(joined, sum), rounded: difference(fraction(BigInt(whole)), joined) };
  };
  const whole = pointsAt(machine.whole);
  if (whole !== undefined) take(machine.whole, whole, fraction(1n));
  put("", "veto", difference(fraction(BigInt(total)), whole ?? NOUGHT));
  return parts;
}

/** Gives what each place adds to the difference of two totals; the points sum exactly to it. */
export function contributionsOf(before: Parts, after: Parts): readonly Contribution[] {
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key): readonly Contribution[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const { n, d } = difference(now?.points ?? NOUGHT, old?.points ?? NOUGHT);
    const { indicator, by } = (now ?? old) as NonNullable<typeof now>;
    return n === 0n ? [] : [{ indicator, by, points: formatRatio(n, d) }];
  });
}

function product(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

function sumOf(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Subtracts exactly. */
export function difference(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? fraction(a.n - b.n, a.d) : fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}
