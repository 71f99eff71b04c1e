import type { MonthClip } from "@guiju/core";
import type { Expr } from "@guiju/rules";
import { canonical } from "../canonical.ts";

/** What comparing parameters needs to know of the packs they stand in. */
export interface OrderContext {
  /** The formula of a named value, where it is one. */
  formulaOf(value: string): Expr | undefined;
  /** Every way in which a month that lacks the day may be read. */
  readonly clips: readonly MonthClip[];
}

/** An expression as a whole number added to something that is not computed further; a constant has the base `""`. */
export interface LinearExpr {
  readonly base: string;
  readonly offset: number;
}

/** How deep named values are followed. */
const DEEPEST = 8;

/** Reads an expression as a base and an offset: `{"add": [{"value": "seats"}, 3]}` is three more than the seats. */
export function linearOf(expr: Expr, context: OrderContext, depth = 0): LinearExpr {
  if (typeof expr === "number") return { base: "", offset: expr };
  const unread = { base: canonical(expr), offset: 0 };
  if (typeof expr !== "object" || expr === null || depth > DEEPEST) return unread;
  if ("value" in expr) {
    const formula = context.formulaOf(expr.value);
    const read = formula === undefined ? undefined : linearOf(formula, context, depth + 1);
    return read?.base === "" ? read : unread;
  }
  if ("add" in expr) {
    const terms = expr.add.map((term) => linearOf(term, context, depth + 1));
    const bases = terms.map((term) => term.base).filter((base) => base !== "");
    return { base: bases.length === 1 ? (bases[0] as string) : bases.sort().join(" + "), offset: sum(terms.map((term) => term.offset)) };
  }
  if ("sub" in expr) {
    const [left, right] = expr.sub.map((term) => linearOf(term, context, depth + 1)) as [LinearExpr, LinearExpr];
    return right.base === "" ? { base: left.base, offset: left.offset - right.offset } : unread;
  }
  if ("mul" in expr) {
    const [left, right] = expr.mul.map((term) => linearOf(term, context, depth + 1)) as [LinearExpr, LinearExpr];
    return left.base === "" && right.base === "" ? { base: "", offset: left.offset * right.offset } : unread;
  }
  return unread;
}

/** The number an expression always is. */
export function constantOf(expr: Expr, context: OrderContext): number | undefined {
  const { base, offset } = linearOf(expr, context);
  return base === "" ? offset : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
