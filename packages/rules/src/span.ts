import type { Datum, Span } from "./datum.ts";

/**
 * Puts two bounds together: the number itself where they are equal.
 *
 * @example
 * span(3, 5); // => { first: 3, last: 5 }
 * span(3, 3); // => 3
 */
export function span(first: number, last: number): number | Span {
  return first === last ? first : { first, last };
}

/**
 * Says whether a datum is a span. A record whose fields `first` and `last` are both numbers looks the same: only the declared kind tells them apart.
 *
 * @example
 * isSpan({ first: 3, last: 5 }); // => true
 * isSpan(3); // => false
 */
export function isSpan(datum: Datum): datum is Span {
  if (typeof datum !== "object" || datum === null || Array.isArray(datum)) return false;
  const bounds = datum as Partial<Span>;
  return typeof bounds.first === "number" && typeof bounds.last === "number";
}

/**
 * Gives the least number a datum may stand for, or `undefined` where it is no number.
 *
 * @example
 * lowOf({ first: 3, last: 5 }); // => 3
 * lowOf("three"); // => undefined
 */
export function lowOf(datum: Datum): number | undefined {
  if (typeof datum === "number") return datum;
  return isSpan(datum) ? datum.first : undefined;
}

/**
 * Gives the greatest number a datum may stand for, or `undefined` where it is no number.
 *
 * @example
 * highOf({ first: 3, last: 5 }); // => 5
 */
export function highOf(datum: Datum): number | undefined {
  if (typeof datum === "number") return datum;
  return isSpan(datum) ? datum.last : undefined;
}

/** Gives what two data have in common knowledge: the same datum, the span over both numbers, or Missing. */
export function hull(a: Datum, b: Datum): Datum {
  if (a === b) return a;
  const lowA = lowOf(a);
  const lowB = lowOf(b);
  if (lowA === undefined || lowB === undefined) return undefined;
  return span(Math.min(lowA, lowB), Math.max(highOf(a) as number, highOf(b) as number));
}
