import type { Typed } from "@guiju/rules";
import type { AssessmentFact } from "../assessment-file.ts";
import type { NumberSlot } from "../plan.ts";
import { dayOf } from "./rules-on-facts.ts";
import { UNUSABLE } from "./unusable.ts";

/** Gives a fact as it is where all of it is as declared, else a copy that says in each place what cannot be used. */
export type Fit = (json: unknown) => unknown;

/** What a number of a fact may be, as whole numbers of `1 / d`. */
export type Range = Pick<NumberSlot, "d" | "min" | "max">;

/** Gives the range of the numbers of a fact; those inside a record or a list have what the fact says. */
export function rangeOf({ decimals = 2, min, max = 1e9 }: AssessmentFact, type: Typed): Range {
  const isCount = type.type === "count";
  const d = isCount ? 1 : 10 ** decimals;
  return { d, min: Math.round((min ?? (isCount ? 0 : -1e9)) * d), max: Math.round(max * d) };
}

/** Takes a number as a whole number of `1 / d`; NaN where it is none, has more decimals, or lies outside its range. */
export function takenAs(raw: unknown, { d, min, max }: Range): number {
  if (typeof raw !== "number") return Number.NaN;
  const scaled = Math.round(raw * d);
  return scaled / d === raw && scaled >= min && scaled <= max ? scaled + 0 : Number.NaN;
}

/** Makes what holds a fact, or a part of it, to its declared kind. */
export function fitOf(fact: AssessmentFact, type: Typed = fact): Fit {
  const { type: kind, of = {}, items, words } = type;
  if (kind === "list" || kind === "record") {
    const element = kind === "list" && fitOf(fact, type.of ? { type: "record", of } : (items ?? { ...type, type: "word" }));
    const names = Object.keys(of);
    const parts = element ? [] : Object.values(of).map((part) => fitOf(fact, part));
    return (json) => {
      if (json === null || json === undefined) return json;
      if (typeof json !== "object" || Array.isArray(json) !== Boolean(element)) return UNUSABLE;
      let fitted = json as Record<string | number, unknown>;
      const size = element ? (json as readonly unknown[]).length : names.length;
      for (let at = 0; at < size; at += 1) {
        const key = element ? at : (names[at] as string);
        const part = Object.hasOwn(json, key) ? fitted[key] : undefined;
        const fit = (element || (parts[at] as Fit))(part);
        if (fit === part) continue;
        if (fitted === json) fitted = (element ? [...(json as readonly unknown[])] : { ...json }) as typeof fitted;
        fitted[key] = fit;
      }
      return fitted;
    };
  }
  const among = words && new Set<unknown>(words);
  const range = rangeOf(fact, type);
  const isFit = (json: unknown): boolean => {
    if (kind === "word") return typeof json === "string" && among?.has(json) !== false;
    if (kind === "flag") return typeof json === "boolean";
    if (kind === "date") return typeof json === "string" && dayOf(json) !== undefined;
    return kind === "any" || !Number.isNaN(takenAs(json, range));
  };
  return (json) => (json === null || json === undefined || isFit(json) ? json : UNUSABLE);
}
