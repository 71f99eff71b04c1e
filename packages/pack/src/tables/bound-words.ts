import type { Text } from "@guiju/core";
import type { Check } from "@guiju/lifecycle";
import type { Cond, Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { plain } from "../texts/words.ts";
import { between, conditionWords, expressionWords, isOrder, phrase } from "./expression-words.ts";
import { ruleWords } from "./rule-words.ts";

/** The least and the most of something. */
export interface Bounds {
  readonly of: Expr;
  readonly min?: Expr;
  readonly max?: Expr;
}

/** Says the least and the most of something, to be put behind its name. */
export function boundWords(pack: Pack, { of, min, max }: Bounds): Text {
  const [least, most] = [
    min === undefined ? undefined : boundOf(pack, of, min, "min"),
    max === undefined ? undefined : boundOf(pack, of, max, "max"),
  ];
  if (min !== undefined && max !== undefined && isPlain(min) && isPlain(max)) {
    const [a, b] = [expressionWords(pack, min), expressionWords(pack, max)];
    return a.zh === b.zh ? phrase("为{a}", ": exactly {a}", { a }) : phrase("为{a}至{b}", ": {a} to {b}", { a, b });
  }
  const said = [least, most].filter((each) => each !== undefined);
  return said.length === 0 ? plain("") : phrase("{a}", ": {a}", { a: between(said, "，", ", ") });
}

/**
 * Says those limits of a check that the pack's own sentence leaves as they are when a number in the data changes: `none` where it reads every number;
 * `all` where the check is of a kind that cannot be told by its bounds.
 */
export function unreadBounds(pack: Pack, slot: string, check: Check): Text | "none" | "all" {
  const keys = new Set(numbersIn(check).flatMap((path) => (isUnread(pack, slot, check, path) ? [path[0] as string] : [])));
  if (keys.size === 0) return "none";
  if (check.kind !== "range" && check.kind !== "count") return "all";
  if ([...keys].some((key) => !["of", "min", "max"].includes(key))) return "all";
  const { of, min, max } = check;
  const bounds = { of, ...(min !== undefined && keys.has("min") ? { min } : {}), ...(max !== undefined && keys.has("max") ? { max } : {}) };
  if (keys.has("of")) return between([expressionWords(pack, of), boundWords(pack, { ...check })], "", "");
  const said = [boundIn(pack, bounds, "min"), boundIn(pack, bounds, "max")].filter((each) => each !== undefined);
  return between(said, "，", ", ");
}

function boundIn(pack: Pack, bounds: Bounds, which: "min" | "max"): Text | undefined {
  const bound = bounds[which];
  return bound === undefined ? undefined : boundOf(pack, bounds.of, bound, which);
}

/** One bound, by cases where it depends on a condition; a branch that is what it bounds is no limit. */
function boundOf(pack: Pack, of: Expr, bound: Expr, which: "min" | "max"): Text {
  if (JSON.stringify(bound) === JSON.stringify(of)) return { zh: "不限", en: "no limit" };
  if (isBranching(bound)) {
    const slots = {
      when: conditionWords(pack, bound.if),
      a: boundOf(pack, of, bound.then, which),
      b: boundOf(pack, of, bound.else, which),
    };
    return phrase("{when}的{a}，否则{b}", "{a} where {when}, otherwise {b}", slots);
  }
  const above = stepsAbove(of, bound);
  if (above !== undefined) {
    const slots = { a: expressionWords(pack, above.base), n: above.steps };
    return which === "min"
      ? phrase("至少比{a}高{n}级", "at least {n} step(s) above {a}", slots)
      : phrase("至多比{a}高{n}级", "at most {n} step(s) above {a}", slots);
  }
  const a = expressionWords(pack, bound);
  return which === "min" ? phrase("不少于{a}", "at least {a}", { a }) : phrase("不超过{a}", "at most {a}", { a });
}

function isBranching(expr: Expr): expr is { readonly if: Cond; readonly then: Expr; readonly else: Expr } {
  return typeof expr === "object" && expr !== null && "if" in expr;
}

/** Whether a bound is said in one word. */
function isPlain(bound: Expr): boolean {
  return !isBranching(bound);
}

/** A bound on an order of words as so many steps above something; the same order is not told twice. */
function stepsAbove(of: Expr, bound: Expr): { readonly base: Expr; readonly steps: number } | undefined {
  if (typeof of !== "object" || of === null || !("lookup" in of) || !isOrder(of.in)) return undefined;
  if (typeof bound !== "object" || bound === null || !("add" in bound)) return undefined;
  const [base, steps, ...more] = bound.add;
  if (base === undefined || typeof steps !== "number" || more.length > 0) return undefined;
  const sameOrder = typeof base === "object" && base !== null && "lookup" in base && JSON.stringify(base.in) === JSON.stringify(of.in);
  return { base: sameOrder ? base.lookup : base, steps };
}

/** The places of the numbers of a check, those in conditions left out. */
function numbersIn(data: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof data === "number") return [at];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, each]) => (CONDITIONS.includes(key) ? [] : numbersIn(each, [...at, key])));
}

const CONDITIONS: readonly string[] = ["when", "where", "that", "if"];

function isUnread(pack: Pack, slot: string, check: Check, path: readonly string[]): boolean {
  const [now, then] = [ruleWords(pack, slot, check), ruleWords(pack, slot, raised(check, path) as Check)];
  return now?.zh === then?.zh || now?.en === then?.en;
}

/** The same data with the number at a place one greater. */
function raised(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return (data as number) + 1;
  if (Array.isArray(data)) return data.map((each, index) => (`${index}` === key ? raised(each, rest) : each));
  return { ...(data as object), [key]: raised((data as Readonly<Record<string, unknown>>)[key], rest) };
}
