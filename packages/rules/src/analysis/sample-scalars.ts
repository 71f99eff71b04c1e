import { FIRST_DATE, LAST_DATE } from "@guiju/core";
import type { Datum } from "../datum.ts";
import type { Typed } from "../typed.ts";

/** Data that stand for all there are of a kind. */
export interface Sample {
  readonly values: readonly Datum[];
  /** Whether they do: each way in which up to so many data can lie to the constants and to one another occurs among them. */
  readonly exact: boolean;
}

/** A range of numbers with what may lie in it. */
interface Kind {
  readonly least: number;
  readonly greatest: number;
  readonly whole: boolean;
  /** Where to begin if nothing says where. */
  readonly around: number;
}

const kinds: Readonly<Record<"date" | "whole" | "any", Kind>> = {
  date: { least: FIRST_DATE, greatest: LAST_DATE, whole: true, around: 20_454 },
  whole: { least: 0, greatest: Number.MAX_SAFE_INTEGER, whole: true, around: 0 },
  any: { least: -Number.MAX_VALUE, greatest: Number.MAX_VALUE, whole: false, around: 0 },
};

const stretches: readonly number[] = [1, 10, 100, 366, 1_000, 5_000, 10_000];

/** What is known of the data to be sampled. */
export interface Wanted {
  readonly type: Typed;
  readonly constants: ReadonlySet<Datum>;
  /** How many data are compared with one another. */
  readonly together: number;
  /** Whether a `count` is a whole number from 0. */
  readonly counts: "whole" | "any";
  /** Whether there is arithmetic, so that farther data may matter. */
  readonly reach: "near" | "far";
}

/** Samples the data of a kind that has no parts: each constant, and enough data before, between and after them. */
export function scalarSample(wanted: Wanted): Sample {
  const { type, constants, together } = wanted;
  switch (type.type) {
    case "flag":
      return { values: [true, false], exact: true };
    case "record":
      return { values: [{}], exact: true };
    case "word":
      return type.words === undefined ? openWords(constants, together) : { values: type.words, exact: true };
    case "date":
      return numbers(kinds.date, wanted);
    case "count":
      return numbers(kinds[wanted.counts], wanted);
    case "number":
      return numbers(kinds.any, wanted);
    default:
      return { values: [], exact: false };
  }
}

function openWords(constants: ReadonlySet<Datum>, together: number): Sample {
  const words = [...constants].filter((constant): constant is string => typeof constant === "string");
  const others: string[] = [];
  for (let index = 1; others.length < together; index += 1) {
    const other = index === 1 ? "other" : `other ${index}`;
    if (!words.includes(other)) others.push(other);
  }
  return { values: [...words, ...others], exact: true };
}

function numbers(kind: Kind, { constants, together, reach }: Wanted): Sample {
  const given = [...constants].filter((constant): constant is number => typeof constant === "number" && Number.isFinite(constant));
  const near = given.length === 0 ? [kind.around] : given;
  const far = reach === "near" ? given : near.flatMap((number) => [number, ...stretches.flatMap((by) => [number - by, number + by])]);
  const limits = [...new Set(far)].sort((a, b) => a - b);
  const taken = new Set<number>(limits.filter((limit) => fits(kind, limit)));
  let exact = true;
  for (let index = 0; index <= limits.length; index += 1) {
    const between = inside(kind, limits[index - 1], limits[index], together);
    for (const number of between.numbers) taken.add(number);
    if (!between.exact) exact = false;
  }
  const [before, from] = [[...taken].filter((number) => number < 0), [...taken].filter((number) => number >= 0)];
  return { values: [...from.sort((a, b) => a - b), ...before.sort((a, b) => b - a)], exact };
}

function fits(kind: Kind, number: number): boolean {
  return number >= kind.least && number <= kind.greatest && (!kind.whole || Number.isSafeInteger(number));
}

/** Gives up to so many numbers strictly between two limits; an absent limit is the end of the kind. */
function inside(
  kind: Kind,
  low: number | undefined,
  high: number | undefined,
  wanted: number,
): { readonly numbers: readonly number[]; readonly exact: boolean } {
  const isInside = (number: number): boolean =>
    fits(kind, number) && (low === undefined || number > low) && (high === undefined || number < high);
  const first = firstWhole(kind, low, high, wanted);
  const whole = [...new Set(Array.from({ length: wanted }, (_, index) => first + index).filter(isInside))];
  if (kind.whole || whole.length === wanted) return { numbers: whole, exact: true };
  const [from, to] = [low ?? kind.least, high ?? kind.greatest];
  const parts = Array.from({ length: wanted }, (_, index) => (index + 1) / (wanted + 1));
  const fractions = [...new Set(parts.map((part) => from * (1 - part) + to * part).filter(isInside))];
  return { numbers: fractions, exact: fractions.length === wanted || nextTo(from, to) };
}

function firstWhole(kind: Kind, low: number | undefined, high: number | undefined, wanted: number): number {
  if (low !== undefined) return Math.max(Math.floor(low) + 1, kind.least);
  if (high === undefined) return kind.around;
  const end = kind.whole ? Math.min(Math.ceil(high), kind.greatest + 1) : Math.ceil(high);
  return Math.max(end - wanted, kind.least);
}

/** Whether no number lies between two. */
function nextTo(low: number, high: number): boolean {
  const middle = low / 2 + high / 2;
  return middle <= low || middle >= high;
}
