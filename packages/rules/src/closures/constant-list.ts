import { not } from "../comparison.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrDecorator, IrOperator } from "../ir.ts";
import { isSpan } from "../span.ts";
import { visited } from "./closure.ts";
import { type Operation, operationOf } from "./operation.ts";

/** A quicker operation, and the decorators that are still to be put round it. */
interface Quick {
  readonly operation: Operation;
  readonly decorators: readonly IrDecorator[];
}

/** The operator without its negation, and whether it had one. */
const positive: Readonly<Partial<Record<IrOperator, readonly [IrOperator, boolean]>>> = {
  eq: ["eq", false],
  ne: ["eq", true],
  in: ["in", false],
  notIn: ["in", true],
  contains: ["contains", false],
  containsNot: ["contains", true],
  lt: ["lt", false],
  le: ["le", false],
  gt: ["gt", false],
  ge: ["ge", false],
};

/**
 * Makes what an operator and its innermost decorators do with a constant list of scalars, in one step however long the list: one of them, all of
 * them or none of them is equal, or contained; below or above one or each. `undefined` for anything else.
 */
export function withConstants(operator: IrOperator, given: readonly IrDecorator[], list: Datum, pointer: string): Quick | undefined {
  const found = positive[operator];
  if (found === undefined || !Array.isArray(list) || given.includes("swap")) return undefined;
  let [bare, isNegative] = found;
  const decorators = [...given];
  const turn = () => {
    for (; decorators.at(-1) === "not"; decorators.pop()) isNegative = !isNegative;
  };
  const done = (operation: Operation): Quick | undefined => {
    if (decorators.some((name) => name.endsWith("Value"))) return undefined;
    return { operation: isNegative ? (a, b, env) => not(operation(a, b, env)) : operation, decorators };
  };
  turn();
  if (bare === "eq" && decorators.at(-1) === (isNegative ? "everyFact" : "someFact")) {
    decorators.pop();
    bare = "contains";
    turn();
  }
  const among = amongConstants(list);
  if (among === undefined) return undefined;
  if (bare === "in") return done(among);
  const last = decorators.pop();
  if (list.length === 0 || list.includes(null) || (last !== "someValue" && last !== "everyValue")) return undefined;
  // "Not each is" says the same as "one is not".
  const isSome = (last === "someValue") !== isNegative;
  if (bare === "eq") return isSome ? done(among) : undefined;
  if (bare === "contains") return done(isSome ? operationOf("in", ["someFact"], pointer, among) : containsEach(list, among, pointer));
  if (!list.every(Number.isFinite)) return undefined;
  const bound = list.reduce(isSome === (bare === "lt" || bare === "le") ? greaterOf : lesserOf);
  const order = operationOf(bare, [], pointer);
  return done((a, _, env) => order(a, bound, env));
}

function greaterOf(a: number, b: number): number {
  return Math.max(a, b);
}

function lesserOf(a: number, b: number): number {
  return Math.min(a, b);
}

/** Looks through the list once. Numbers known only by their bounds may stand for one constant or another, so these are asked for one by one. */
function containsEach(list: readonly Datum[], among: (datum: Datum) => Truth, pointer: string): Operation {
  const distinct = new Set(list).size;
  const slow = operationOf("contains", ["everyValue"], pointer);
  return (a, b, env) => {
    const elements = visited(a, env, pointer);
    if (elements === undefined) return undefined;
    const met = new Set<Datum>();
    let isOpen = false;
    for (const element of elements) {
      const truth = among(element);
      if (truth === true) met.add(isSpan(element) ? element.first : element);
      else if (truth === undefined && isSpan(element)) return slow(a, b, env);
      else if (truth === undefined) isOpen = true;
      if (met.size === distinct) return true;
    }
    return isOpen ? undefined : false;
  };
}

/** Says whether a datum is among constants; `undefined` where these are no scalars. */
function amongConstants(list: readonly Datum[]): ((datum: Datum) => Truth) | undefined {
  if (list.some((element) => element === undefined || (typeof element === "object" && element !== null))) return undefined;
  const constants: ReadonlySet<Datum> = new Set(list);
  const numbers = Float64Array.from(list.filter((element) => typeof element === "number")).sort();
  const onlyNull = constants.size === 1 && constants.has(null);
  return (datum) => {
    if (constants.has(datum)) return true;
    if (typeof datum === "string" || typeof datum === "boolean") return false;
    if (datum === undefined || datum === null) return undefined;
    if (onlyNull || (typeof datum === "number" && !Number.isNaN(datum))) return false;
    if (!isSpan(datum)) return undefined;
    const { first, last } = datum;
    if (first === last) return constants.has(first);
    const next = numbers[firstFrom(numbers, first)];
    return next !== undefined && !(next > last) ? undefined : false;
  };
}

/** Finds the position of the first number that is not below a bound. */
function firstFrom(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
