import { addMonths, addPeriod, civilDate, formatDate, type MonthClip, type Period } from "@guiju/core";
import type { PeriodExpr } from "@guiju/lifecycle";
import type { Comparison } from "../overlay-file.ts";
import { incomparable, looser, same, tighter, unordered } from "./comparisons.ts";
import { constantOf, type OrderContext } from "./order-context.ts";
import { lengthOf } from "./period-order.ts";

/** A recurring duty: windows of one length from an anchor, and how often in each. */
export interface Windows {
  readonly every: PeriodExpr;
  readonly atLeast: number;
}

interface Laid {
  readonly unit: "days" | "months";
  readonly length: number;
}

const ANCHOR: number = civilDate("2026-01-01");

/** How many windows of the parent are laid out where the units differ. */
const LAID_OUT = 400;

/**
 * Compares recurring duties. The child is as strict only if every window of the parent holds enough whole windows of the child:
 * every 5 months does not imply every 6, since the second half-year holds no whole window of five months.
 */
export function compareWindows(before: Windows, after: Windows, context: OrderContext): Comparison {
  const [parent, child] = [laidOf(before.every, context), laidOf(after.every, context)];
  if (parent === undefined || child === undefined) return incomparable;
  if (parent.unit === child.unit) {
    const holed = parent.length === child.length ? undefined : sameUnit(parent, child, before.atLeast, after.atLeast, context.clips[0]);
    if (holed !== undefined) return holed;
    if (parent.length !== child.length) return tighter;
    if (parent.length === child.length && before.atLeast === after.atLeast) return same;
    return after.atLeast > before.atLeast
      ? tighter
      : looser(
          `每个周期 ${after.atLeast} 次在这里足够，上级要 ${before.atLeast} 次`,
          `${after.atLeast} in each window is enough here; the parent asks for ${before.atLeast}`,
        );
  }
  return otherUnit(parent, child, before.atLeast, after.atLeast, context.clips);
}

function laidOf(period: PeriodExpr, context: OrderContext): Laid | undefined {
  const { unit, length, factor } = lengthOf(period);
  const constant = constantOf(length, context);
  return constant === undefined || constant < 1 || constant > 4_000 ? undefined : { unit, length: constant * factor };
}

/** With one unit the pattern repeats after the least common multiple. */
function sameUnit(parent: Laid, child: Laid, needed: number, given: number, clip: MonthClip | undefined): Comparison | undefined {
  const rounds = child.length / greatestCommonDivisor(parent.length, child.length);
  for (let index = 1; index <= rounds; index += 1) {
    const first = Math.ceil((parent.length * (index - 1)) / child.length);
    const whole = Math.floor((parent.length * index) / child.length) - first;
    if (whole * given < needed) {
      const from = addPeriod(ANCHOR, periodOf(parent, parent.length * (index - 1)), clip);
      const to = addPeriod(ANCHOR, periodOf(parent, parent.length * index), clip);
      return holeBetween(from, to, Math.max(whole, 0));
    }
  }
  return undefined;
}

/** Days against months: proven where the shortest window of the parent is long enough, else refuted by laying windows out. */
function otherUnit(parent: Laid, child: Laid, needed: number, given: number, clips: readonly MonthClip[]): Comparison {
  const shortest = parent.unit === "days" ? parent.length : monthsSpan(parent.length, clips, "shortest");
  const longest = child.unit === "days" ? child.length : monthsSpan(child.length, clips, "longest");
  const windows = Math.ceil(needed / given);
  if (shortest >= (windows + 1) * longest - 1) return tighter;
  for (const clip of clips) {
    for (let index = 1; index <= LAID_OUT; index += 1) {
      const from = addPeriod(ANCHOR, periodOf(parent, parent.length * (index - 1)), clip);
      const to = addPeriod(ANCHOR, periodOf(parent, parent.length * index), clip);
      const whole = wholeWindows(child, from, to, clip);
      if (whole * given < needed) return holeBetween(from, to, whole);
    }
  }
  return unordered(
    "两种周期单位不同，不能证明更严",
    "the windows are counted in other units, and it cannot be shown that they are stricter",
  );
}

function wholeWindows(child: Laid, from: number, to: number, clip: MonthClip): number {
  const rough = child.unit === "days" ? child.length : child.length * 31;
  let index = Math.max(Math.floor((from - ANCHOR) / rough) - 2, 0);
  while (boundOf(child, index, clip) < from) index += 1;
  let count = 0;
  while (boundOf(child, index + count + 1, clip) <= to) count += 1;
  return count;
}

function boundOf(windows: Laid, index: number, clip: MonthClip): number {
  return addPeriod(ANCHOR, periodOf(windows, windows.length * index), clip);
}

function holeBetween(from: number, to: number, whole: number): Comparison {
  const [first, last] = [formatDate(from), formatDate(to)];
  return looser(
    `自 ${formatDate(ANCHOR)} 起算，上级的周期（${first}，${last}］内只有 ${whole} 个完整的周期`,
    `counted from ${formatDate(ANCHOR)}, the parent's window (${first}, ${last}] holds ${whole === 0 ? "no" : `only ${whole}`} whole window${whole > 1 ? "s" : ""} of these`,
  );
}

function periodOf(windows: Laid, length: number): Period {
  return windows.unit === "days" ? { days: length } : { months: length };
}

/** The shortest or the longest window of a number of months from any anchor, both ends counted from the anchor, over 400 years. */
function monthsSpan(months: number, clips: readonly MonthClip[], end: "shortest" | "longest"): number {
  let found = end === "shortest" ? Number.POSITIVE_INFINITY : 0;
  for (const clip of clips) {
    for (let day = 0; day < 31; day += 1) {
      for (let index = 0; index < 4_800; index += 1) {
        const days = addMonths(ANCHOR + day, index + months, clip) - addMonths(ANCHOR + day, index, clip);
        found = end === "shortest" ? Math.min(found, days) : Math.max(found, days);
      }
    }
  }
  return found;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
