import type { Datum } from "./datum.ts";
import type { Typed } from "./typed.ts";

/**
 * The typed form that both ways of writing (expressions, and documents of the json-rules-engine format) are lowered to, and that every back end,
 * the explanation and the analysis read. Plain data without cycles: dates are day numbers, names are checked, kinds fit.
 */
export type IrExpr = IrPlace &
  (
    | { readonly op: "constant"; readonly value: Datum }
    | IrRead
    | { readonly op: "today" }
    | { readonly op: "reading"; readonly name: string }
    | { readonly op: "choose"; readonly name: string; readonly is: readonly IrEntry[] }
    | { readonly op: "addDays" | "addMonths" | "addYears" | "addWorkingDays"; readonly a: IrExpr; readonly b: IrExpr }
    | { readonly op: "sub" | "mul" | "ceilDiv"; readonly a: IrExpr; readonly b: IrExpr }
    | { readonly op: "add" | "min" | "max" | "concat" | "first"; readonly parts: readonly IrExpr[] }
    | { readonly op: "count"; readonly list: IrExpr; readonly where?: IrCond }
    | { readonly op: "maxOf" | "minOf" | "sumOf"; readonly list: IrExpr; readonly each: IrExpr }
    | { readonly op: "lookup"; readonly key: IrExpr; readonly entries: readonly IrEntry[]; readonly otherwise?: IrExpr }
    | { readonly op: "if"; readonly test: IrCond; readonly yes: IrExpr; readonly no: IrExpr }
  );

/** One entry of a table: its key and what stands there. */
export type IrEntry = readonly [string, IrExpr];

/** Reads a named value, a field of a record at hand, a fact, or the list element at hand (`keys` empty: the element itself). */
export interface IrRead extends IrPlace {
  readonly op: "read";
  readonly from: "value" | "self" | "fact" | "result" | "item";
  /** Own keys from the outermost; a number is a position in a list. A `value` has one key: its name. */
  readonly keys: readonly (string | number)[];
  /** Of a fact that takes parameters: their canonical JSON, by which a host's answer is found. */
  readonly params?: string;
}

/** What every expression knows of itself. */
export interface IrPlace {
  readonly type: Typed;
  /** JSON pointer of what was written. */
  readonly pointer: string;
}

/**
 * How two data are compared. `isNull` and `isSet` look at `a` alone; `in` and `notIn` look for `a` in the list `b`, `contains` and `containsNot` for
 * `b` in the list `a`. A null in the constant list of `in` stands for a recorded null; everywhere else a null leaves a comparison unknown.
 */
export type IrOperator = "lt" | "le" | "gt" | "ge" | "eq" | "ne" | "in" | "notIn" | "contains" | "containsNot" | "isNull" | "isSet";

/** Changes how operands reach an operator; the outermost first. A list is asked of each element, in three-valued logic. */
export type IrDecorator = "someFact" | "everyFact" | "someValue" | "everyValue" | "not" | "swap";

/** The typed form of a condition. */
export type IrCond = { readonly pointer: string } & (
  | { readonly op: "all" | "any"; readonly parts: readonly IrCond[] }
  | { readonly op: "not"; readonly part: IrCond }
  | IrCompare
  /** A condition of each element of a list; `where` reads it as `item`. */
  | { readonly op: "some" | "every"; readonly list: IrExpr; readonly where: IrCond }
  /** A named condition of the rule set, by position; tested once however often it is named. */
  | { readonly op: "named"; readonly name: string; readonly index: number }
);

/** One comparison: a leaf of a condition. */
export interface IrCompare {
  readonly op: "compare";
  readonly pointer: string;
  readonly operator: IrOperator;
  readonly decorators: readonly IrDecorator[];
  readonly a: IrExpr;
  /** Of `isNull` and `isSet` a constant that is not looked at. */
  readonly b: IrExpr;
}
