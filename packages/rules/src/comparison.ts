import type { Datum, Truth } from "./datum.ts";
import { highOf, isSpan, lowOf } from "./span.ts";

/** Compares two data; unknown where a bound, a missing part or an unequal kind leaves it open. */
export type Comparison = (a: Datum, b: Datum) => Truth;

/** Says whether `a` is before `b`: sure only if every number of `a` is. */
export function isBefore(a: Datum, b: Datum): Truth {
  if (typeof a === "number" && typeof b === "number") return a < b ? true : a >= b ? false : undefined;
  const [lowA, highA, lowB, highB] = [lowOf(a), highOf(a), lowOf(b), highOf(b)];
  if (lowA === undefined || highA === undefined || lowB === undefined || highB === undefined) return undefined;
  return highA < lowB ? true : lowA >= highB ? false : undefined;
}

/** Says whether `a` is not after `b`. */
export function isAtMost(a: Datum, b: Datum): Truth {
  return not(isBefore(b, a));
}

/** Says whether `a` is after `b`. */
export function isAfter(a: Datum, b: Datum): Truth {
  return isBefore(b, a);
}

/** Says whether `a` is not before `b`. */
export function isAtLeast(a: Datum, b: Datum): Truth {
  return not(isBefore(a, b));
}

/** Says whether two data are equal: a text, a flag and a number never are; null, lists and records equal nothing here. */
export function isEqual(a: Datum, b: Datum): Truth {
  if (typeof a === "number" && typeof b === "number") return a === b ? true : a < b || a > b ? false : undefined;
  if (!isComparable(a) || !isComparable(b)) return undefined;
  if (isPlain(a) || isPlain(b)) return a === b;
  const [lowA, highA, lowB, highB] = [lowOf(a), highOf(a), lowOf(b), highOf(b)];
  if (lowA === undefined || highA === undefined || lowB === undefined || highB === undefined) return undefined;
  if (highA < lowB || highB < lowA) return false;
  return lowA === highA && lowB === highB && lowA === lowB ? true : undefined;
}

/** Says whether a null was recorded; unknown where nothing was. */
export function isRecordedNull(a: Datum): Truth {
  return a === undefined ? undefined : a === null;
}

/** Turns a truth round; the unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function isPlain(datum: Datum): boolean {
  return typeof datum === "string" || typeof datum === "boolean";
}

function isComparable(datum: Datum): boolean {
  return isPlain(datum) || (typeof datum === "number" ? !Number.isNaN(datum) : isSpan(datum));
}
