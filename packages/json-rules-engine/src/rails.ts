import { type Datum, isSpan, span, type Truth } from "@guiju/rules";
import type { IrDecorator, IrOperator } from "@guiju/rules/closures";
import type { Engine } from "json-rules-engine";

/** A condition as json-rules-engine takes it, below the root of a rule. */
export type Plain = Readonly<Record<string, unknown>>;

/** Where json-rules-engine finds an operand. */
export interface Place {
  readonly fact: string;
  readonly path?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A comparison whose operands are facts of the engine, or a constant on the right. */
export interface Leaf {
  readonly operator: IrOperator;
  readonly decorators: readonly IrDecorator[];
  readonly a: Place;
  readonly b: Place | { readonly constant: Datum };
}

/** Two conditions of a two-valued engine that together carry one of three: `yes` holds where it is surely true, `no` where it is surely false. */
export interface Rails {
  readonly yes: Plain;
  readonly no: Plain;
}

/** The fact that stands behind constant conditions. */
export const ALWAYS = "guiju:always";

/** Rails of a condition that is known beforehand; empty groups would hold, whichever they are, and so are never written. */
export const known: { readonly true: Rails; readonly false: Rails; readonly open: Rails } = {
  true: { yes: always(true), no: always(false) },
  false: { yes: always(false), no: always(true) },
  open: { yes: always(false), no: always(false) },
};

/** Rails of a group, by De Morgan. */
export function groupRails(op: "all" | "any", parts: readonly Rails[]): Rails {
  if (parts.length === 0) return op === "all" ? known.true : known.false;
  const [yes, no] = [parts.map((part) => part.yes), parts.map((part) => part.no)];
  return op === "all" ? { yes: { all: yes }, no: { any: no } } : { yes: { any: yes }, no: { all: no } };
}

/** Rails of a negation. */
export function notRails(part: Rails): Rails {
  return { yes: part.no, no: part.yes };
}

/** Rails of a dynamic fact that answers true, false, or nothing. */
export function factRails(fact: string): Rails {
  return { yes: { fact, operator: "equal", value: true }, no: { fact, operator: "equal", value: false } };
}

/** Runs an engine on some conditions, each asked by two rules. */
export async function truthsOn(engine: Engine, conditions: readonly Rails[]): Promise<readonly Truth[]> {
  for (const [index, { yes, no }] of conditions.entries()) {
    engine.addRule({ conditions: { all: [yes] } as never, event: { type: "yes", params: { index } } });
    engine.addRule({ conditions: { all: [no] } as never, event: { type: "no", params: { index } } });
  }
  const truths: Truth[] = conditions.map(() => undefined);
  for (const { type, params } of (await engine.run()).events) truths[params?.index as number] = type === "yes";
  return truths;
}

/** How many of some truths are sure, and how many may be. */
export function countOf(truths: readonly Truth[]): Datum {
  return span(truths.filter((truth) => truth === true).length, truths.filter((truth) => truth !== false).length);
}

/** Rails of a comparison: the engine's own operators behind decorators that ask whether both operands are known. */
export function leafRails(leaf: Leaf): Rails {
  return { yes: leafRail(leaf, true), no: leafRail(leaf, false) };
}

function leafRail(leaf: Leaf, wanted: boolean): Plain {
  const chain: string[] = [];
  let positive = wanted;
  for (const decorator of leaf.decorators) {
    if (decorator === "not") positive = !positive;
    else chain.push(...written(decorator, positive));
  }
  chain.push(...bases[leaf.operator][positive ? 0 : 1]);
  const value = "fact" in leaf.b ? leaf.b : constantOf(leaf, leaf.b.constant);
  return { ...leaf.a, operator: chain.join(":"), value };
}

/** Sure of one element where it is asked of some; sure of each where it is asked that none does, and the other way about. */
function written(decorator: Exclude<IrDecorator, "not">, positive: boolean): readonly string[] {
  switch (decorator) {
    case "swap":
      return ["swap"];
    case "someFact":
      return [positive ? "someFact" : "everyFact"];
    case "everyFact":
      return [positive ? "everyFact" : "someFact"];
    case "someValue":
      return ["listed", positive ? "someValue" : "everyValue"];
    case "everyValue":
      return ["listed", positive ? "everyValue" : "someValue"];
  }
}

const equal = ["same", "equal"];
const unequal = ["apart", "notEqual"];
const amid: readonly (readonly string[])[] = [
  ["listed", "someValue", ...equal],
  ["listed", "everyValue", ...unequal],
];
const holding: readonly (readonly string[])[] = [
  ["someFact", ...equal],
  ["everyFact", ...unequal],
];

type Chains = readonly [yes: readonly string[], no: readonly string[]];

const bases: Readonly<Record<IrOperator, Chains>> = {
  lt: [
    ["ordered", "lessThan"],
    ["ordered", "greaterThanInclusive"],
  ],
  le: [
    ["ordered", "lessThanInclusive"],
    ["ordered", "greaterThan"],
  ],
  gt: [
    ["ordered", "greaterThan"],
    ["ordered", "lessThanInclusive"],
  ],
  ge: [
    ["ordered", "greaterThanInclusive"],
    ["ordered", "lessThan"],
  ],
  eq: [equal, unequal],
  ne: [unequal, equal],
  in: amid as Chains,
  notIn: [...amid].reverse() as unknown as Chains,
  contains: holding as Chains,
  containsNot: [...holding].reverse() as unknown as Chains,
  isNull: [
    ["recorded", "equal"],
    ["recorded", "notEqual"],
  ],
  isSet: [["set"], ["not", "set"]],
};

type Next = (a: Datum, b: Datum) => boolean;

/** Registers what the rails are written with. */
export function addRailOperators(engine: Engine): void {
  engine.addFact(ALWAYS, true);
  engine.addOperator("set", (a: Datum) => a !== undefined && a !== null);
  decorate(engine, "listed", (a, b, next) => Array.isArray(b) && next(a, b));
  decorate(engine, "recorded", (a, _, next) => a !== undefined && next(a, null));
  decorate(engine, "ordered", (a, b, next) => isOrdered(a) && isOrdered(b) && ends(a).every((x) => ends(b).every((y) => next(x, y))));
  decorate(engine, "same", (a, b, next) => {
    if (b === NULL) return a !== undefined && next(a, null);
    return isComparable(a) && isComparable(b) && ends(a).every((x) => ends(b).every((y) => next(x, y)));
  });
  decorate(engine, "apart", (a, b, next) => {
    if (b === NULL) return a !== undefined && next(a, null);
    if (!isComparable(a) || !isComparable(b)) return false;
    return !overlap(a, b) && next(ends(a)[0] ?? a, ends(b)[0] ?? b);
  });
}

function decorate(engine: Engine, name: string, decorator: (a: Datum, b: Datum, next: Next) => boolean): void {
  engine.addOperatorDecorator<Datum, Datum, Datum, Datum>(name, decorator);
}

/** Stands for a null among the constants of `in`, which means a recorded null; a null in the facts is only not known. */
const NULL: Datum = "guiju:null\u0000";

function constantOf({ operator, decorators }: Leaf, constant: Datum): Datum {
  const isLookedUp = operator === "in" || operator === "notIn";
  if (!isLookedUp || decorators.some((name) => name === "swap" || name.endsWith("Value"))) return constant;
  return Array.isArray(constant) ? (constant as readonly Datum[]).map((part) => (part === null ? NULL : part)) : constant;
}

function always(value: boolean): Plain {
  return { fact: ALWAYS, operator: "equal", value };
}

function isOrdered(datum: Datum): boolean {
  return typeof datum === "number" ? !Number.isNaN(datum) : isSpan(datum);
}

function isComparable(datum: Datum): boolean {
  return typeof datum === "string" || typeof datum === "boolean" || isOrdered(datum);
}

/** The ends of a span, or the datum itself. */
function ends(datum: Datum): readonly Datum[] {
  return isSpan(datum) ? [datum.first, datum.last] : [datum];
}

/** Whether one of two data, if one is a span, may be the same as the other; two data that are no spans are left to the engine. */
function overlap(a: Datum, b: Datum): boolean {
  if (!isSpan(a) && !isSpan(b)) return false;
  const [lowA, highA, lowB, highB] = [...bounds(a), ...bounds(b)] as [number, number, number, number];
  return lowA <= highB && lowB <= highA;
}

/** The ends of a span, twice the datum of anything else. */
function bounds(datum: Datum): readonly [Datum, Datum] {
  return isSpan(datum) ? [datum.first, datum.last] : [datum, datum];
}
