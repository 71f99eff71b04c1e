import type { Datum } from "./datum.ts";
import { highOf, lowOf, span } from "./span.ts";

/** One exact operation on whole numbers; `undefined` where the result is not a safe integer or does not exist. */
type Exact = (a: number, b: number) => number | undefined;

const safe = (result: number): number | undefined => (Number.isSafeInteger(result) ? result + 0 : undefined);
const exactAdd: Exact = (a, b) => safe(a + b);
const exactSub: Exact = (a, b) => safe(a - b);
const exactMul: Exact = (a, b) => safe(a * b);

/** The remainder is exact and leaves a multiple of `b`, so the quotient is exact too, unlike `Math.ceil(a / b)` of great numbers. */
const exactCeilDiv: Exact = (a, b) => {
  if (b === 0) return undefined;
  const rest = a % b;
  const quotient = (a - rest) / b;
  return safe(rest !== 0 && rest > 0 === b > 0 ? quotient + 1 : quotient);
};

/** Adds two whole numbers or spans. */
export function addition(a: Datum, b: Datum): Datum {
  if (typeof a === "number" && typeof b === "number") return whole(a, b) ? exactAdd(a, b) : undefined;
  return ends(a, b, (lowA, highA, lowB, highB) => between(exactAdd(lowA, lowB), exactAdd(highA, highB)));
}

/** Subtracts `b` from `a`; of two days, the number of days from `b` to `a`. */
export function subtraction(a: Datum, b: Datum): Datum {
  if (typeof a === "number" && typeof b === "number") return whole(a, b) ? exactSub(a, b) : undefined;
  return ends(a, b, (lowA, highA, lowB, highB) => between(exactSub(lowA, highB), exactSub(highA, lowB)));
}

/** Multiplies two whole numbers or spans. */
export function multiplication(a: Datum, b: Datum): Datum {
  if (typeof a === "number" && typeof b === "number") return whole(a, b) ? exactMul(a, b) : undefined;
  return ends(a, b, (lowA, highA, lowB, highB) => corners(exactMul, lowA, highA, lowB, highB));
}

/** Divides and rounds up to the next whole number; Missing where the divisor is, or may be, nought. */
export function upwardDivision(a: Datum, b: Datum): Datum {
  if (typeof a === "number" && typeof b === "number") return whole(a, b) ? exactCeilDiv(a, b) : undefined;
  return ends(a, b, (lowA, highA, lowB, highB) => (lowB <= 0 && highB >= 0 ? undefined : corners(exactCeilDiv, lowA, highA, lowB, highB)));
}

/** Gives the smaller of two numbers or spans. */
export function lesser(a: Datum, b: Datum): Datum {
  return bounds(a, b, Math.min);
}

/** Gives the greater of two numbers or spans. */
export function greater(a: Datum, b: Datum): Datum {
  return bounds(a, b, Math.max);
}

function whole(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

function between(first: number | undefined, last: number | undefined): Datum {
  return first === undefined || last === undefined ? undefined : span(first, last);
}

type Ends = [lowA: number, highA: number, lowB: number, highB: number];

function ends(a: Datum, b: Datum, operation: (...ends: Ends) => Datum): Datum {
  const all = endsOf(a, b);
  return all.every(Number.isSafeInteger) ? operation(...all) : undefined;
}

/** What is no number has no bounds: the ends are `undefined` then, which no caller takes for a number. */
function endsOf(a: Datum, b: Datum): Ends {
  return [lowOf(a), highOf(a), lowOf(b), highOf(b)] as Ends;
}

/** An operation monotone in each operand has its extremes at the four corners. */
function corners(operation: Exact, lowA: number, highA: number, lowB: number, highB: number): Datum {
  const all = [operation(lowA, lowB), operation(lowA, highB), operation(highA, lowB), operation(highA, highB)] as number[];
  return all.includes(undefined as never) ? undefined : span(Math.min(...all), Math.max(...all));
}

function bounds(a: Datum, b: Datum, choose: (a: number, b: number) => number): Datum {
  const [lowA, highA, lowB, highB] = endsOf(a, b);
  return Number.isNaN(lowA + highA + lowB + highB) ? undefined : span(choose(lowA, lowB), choose(highA, highB));
}
