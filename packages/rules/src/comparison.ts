import type { Datum, Truth } from "./datum.ts";
import { highOf, isSpan, lowOf } from "./span.ts";

/**
 * Says whether `a` is before `b`: sure only if every number of `a` is.
 *
 * @example
 * isBefore(2, 3); // => true
 * isBefore({ first: 1, last: 4 }, 3); // => undefined
 */
export function isBefore(a: Datum, b: Datum): Truth {
  if (typeof a === "number" && typeof b === "number") return a < b ? true : a >= b ? false : undefined;
  // What is no number has no bounds, and `undefined` compares as false.
  return (highOf(a) as number) < (lowOf(b) as number) ? true : (lowOf(a) as number) >= (highOf(b) as number) ? false : undefined;
}

/**
 * Says whether `a` is not after `b`.
 *
 * @example
 * isAtMost(3, 3); // => true
 * isAtMost({ first: 4, last: 9 }, 3); // => false
 */
export function isAtMost(a: Datum, b: Datum): Truth {
  return not(isBefore(b, a));
}

/**
 * Says whether `a` is after `b`.
 *
 * @example
 * isAfter(3, 3); // => false
 * isAfter({ first: 4, last: 9 }, 3); // => true
 */
export function isAfter(a: Datum, b: Datum): Truth {
  return isBefore(b, a);
}

/**
 * Says whether `a` is not before `b`.
 *
 * @example
 * isAtLeast(3, 3); // => true
 * isAtLeast(undefined, 3); // => undefined
 */
export function isAtLeast(a: Datum, b: Datum): Truth {
  return not(isBefore(a, b));
}

/**
 * Says whether two data are equal: a text, a flag and a number never are; null, lists and records equal nothing here.
 *
 * @example
 * isEqual("yes", "yes"); // => true
 * isEqual("3", 3); // => false
 * isEqual({ first: 1, last: 4 }, 3); // => undefined
 */
export function isEqual(a: Datum, b: Datum): Truth {
  if (typeof a === "number" && typeof b === "number") return a === b ? true : a < b || a > b ? false : undefined;
  if (!isComparable(a) || !isComparable(b)) return undefined;
  if (isPlain(a) || isPlain(b)) return a === b;
  if (isBefore(a, b) || isBefore(b, a)) return false;
  return lowOf(a) === highOf(b) && highOf(a) === lowOf(b) ? true : undefined;
}

/** Says whether a null was recorded; unknown where nothing was. */
export function isRecordedNull(a: Datum): Truth {
  return a === undefined ? undefined : a === null;
}

/**
 * Turns a truth round; the unknown stays unknown.
 *
 * @example
 * not(false); // => true
 * not(undefined); // => undefined
 */
export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function isPlain(datum: Datum): boolean {
  return typeof datum === "string" || typeof datum === "boolean";
}

function isComparable(datum: Datum): boolean {
  return isPlain(datum) || (typeof datum === "number" ? !Number.isNaN(datum) : isSpan(datum));
}
