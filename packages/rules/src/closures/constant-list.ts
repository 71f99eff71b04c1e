import { not } from "../comparison.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrOperator } from "../ir.ts";
import { isSpan } from "../span.ts";

/** Makes the test of `in` or `notIn` for a constant list of scalars, in one step however long the list; `undefined` for anything else. */
export function amongConstants(operator: IrOperator, list: Datum): ((datum: Datum) => Truth) | undefined {
  if ((operator !== "in" && operator !== "notIn") || !Array.isArray(list)) return undefined;
  if (list.some((element) => element === undefined || (typeof element === "object" && element !== null))) return undefined;
  const constants: ReadonlySet<Datum> = new Set(list);
  const numbers = Float64Array.from(list.filter((element) => typeof element === "number")).sort();
  const onlyNull = constants.size === 1 && constants.has(null);
  const among = (datum: Datum): Truth => {
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
  return operator === "in" ? among : (datum) => not(among(datum));
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
