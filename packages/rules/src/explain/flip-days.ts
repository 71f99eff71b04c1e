import type { Evaluate } from "../closures/closure.ts";
import { isAfter, isBefore } from "../comparison.ts";
import type { Datum, Truth } from "../datum.ts";
import type { IrCompare, IrCond, IrExpr } from "../ir.ts";
import { inverse, type Names, partsOf, type Slopes, steeper } from "./slope.ts";

/** What finding the days needs from a rule set with facts. */
export interface Timeline {
  readonly slopes: Slopes;
  readonly names: Names;
  /** First and last day that are looked at. */
  readonly first: number;
  readonly last: number;
  evaluator(expr: IrExpr): Evaluate;
  /** Evaluates on a day; counts the evaluations, and ends the search by an exception of its own where there are too many. */
  on(day: number, evaluate: Evaluate, item: Datum): Datum;
  /** Takes note of a comparison that moves in no one direction. */
  onMixed(pointer: string): void;
  /** Takes note of a comparison that may still change after the last day. */
  onOpen(): void;
}

/**
 * Lists the days on which a condition may take another truth, unsorted: every other day has the truth of the day before.
 *
 * A comparison whose sides move apart in one direction changes at most where one side comes to the other and where it leaves it: both days are
 * found by halving. What stands inside an expression (`if`, `count`) is asked first, and parts the time into stretches.
 */
export function flipDays(timeline: Timeline, cond: IrCond): ReadonlySet<number> {
  const named = new Map<number, readonly number[]>();
  const derived = new Map<string, readonly number[]>();

  const daysOf = (part: IrExpr | IrCond, item: Datum): readonly number[] => {
    if (!timeline.slopes.isTimed(part)) return [];
    switch (part.op) {
      case "named":
        return kept(named, part.index, timeline.names.named(part.index));
      case "read":
        return kept(derived, String(part.keys[0]), timeline.names.derived(String(part.keys[0])));
      case "some":
      case "every":
        return ofElements(part.list, part.where, item, part.pointer);
      case "count":
        return part.where === undefined ? daysOf(part.list, item) : ofElements(part.list, part.where, item, part.pointer);
      case "maxOf":
      case "minOf":
      case "sumOf":
        return ofElements(part.list, part.each, item, part.pointer);
      case "compare":
        return ofComparison(part, item);
      default:
        return partsOf(part).flatMap((inner) => daysOf(inner, item));
    }
  };
  const kept = <Key>(known: Map<Key, readonly number[]>, key: Key, part: IrExpr | IrCond | undefined): readonly number[] => {
    let days = known.get(key);
    if (days === undefined) {
      days = part === undefined ? [] : [...new Set(daysOf(part, undefined))];
      known.set(key, days);
    }
    return days;
  };
  const ofElements = (list: IrExpr, of: IrExpr | IrCond, item: Datum, pointer: string): readonly number[] => {
    if (timeline.slopes.isTimed(list)) timeline.onMixed(pointer);
    const elements = timeline.on(timeline.first, timeline.evaluator(list), item);
    return Array.isArray(elements) ? [...new Set(elements.flatMap((element: Datum) => daysOf(of, element)))] : [];
  };
  const ofComparison = (ir: IrCompare, item: Datum): readonly number[] => {
    const inner = [...new Set([...daysOf(ir.a, item), ...daysOf(ir.b, item)])].sort((a, b) => a - b);
    if (ir.operator === "isNull" || ir.operator === "isSet") return inner;
    const { slope } = timeline.slopes;
    const apart = steeper(slope(ir.a), inverse(slope(ir.b)));
    if (apart === "mixed") timeline.onMixed(ir.pointer);
    if (apart === "mixed" || apart === "flat") return inner;
    return [...inner, ...meetings(timeline, ir, item, apart, inner)];
  };
  return new Set(daysOf(cond, undefined));
}

/** Finds the days on which one side of a comparison, or an element of it, comes to or leaves the other. */
function meetings(timeline: Timeline, { a, b }: IrCompare, item: Datum, apart: "up" | "down", inner: readonly number[]): readonly number[] {
  const [left, right] = [timeline.evaluator(a), timeline.evaluator(b)];
  const [leftCount, rightCount] = [left, right].map((side) => elementsOf(timeline.on(timeline.first, side, item)).length) as [
    number,
    number,
  ];
  const days: number[] = [];
  for (let i = 0; i < leftCount; i += 1)
    for (let j = 0; j < rightCount; j += 1) {
      const compared = (compare: (one: Datum, other: Datum) => Truth) => (day: number) =>
        compare(elementsOf(timeline.on(day, left, item))[i], elementsOf(timeline.on(day, right, item))[j]);
      const [before, after] = [compared(isBefore), compared(isAfter)];
      let from = timeline.first;
      for (const next of [...inner, timeline.last + 1]) {
        changes(before, from, next - 1, days);
        changes(after, from, next - 1, days);
        from = next;
      }
      const isMissing = [left, right].some(
        (side, at) => elementsOf(timeline.on(timeline.last, side, item))[at === 0 ? i : j] === undefined,
      );
      if (!isMissing && (apart === "up" ? after : before)(timeline.last) !== true) timeline.onOpen();
    }
  return days;
}

/** Lists the days of a stretch on which a truth that never turns back changes. */
function changes(truth: (day: number) => Truth, first: number, last: number, days: number[]): void {
  const halve = (low: number, lowTruth: Truth, high: number, highTruth: Truth): void => {
    if (lowTruth === highTruth) return;
    if (high === low + 1) {
      days.push(high);
      return;
    }
    const middle = Math.floor((low + high) / 2);
    const middleTruth = truth(middle);
    halve(low, lowTruth, middle, middleTruth);
    halve(middle, middleTruth, high, highTruth);
  };
  if (first < last) halve(first, truth(first), last, truth(last));
}

function elementsOf(datum: Datum): readonly Datum[] {
  return Array.isArray(datum) ? datum : [datum];
}
