import type { Datum, Truth } from "../datum.ts";
import type { IrCond, IrExpr, IrRead } from "../ir.ts";
import type { Env } from "../scope.ts";

/** Evaluates on an environment and the list element at hand. */
export type Evaluate = (env: Env, item: Datum) => Datum;

/** Tests on an environment and the list element at hand. */
export type Test = (env: Env, item: Datum) => Truth;

/** Where closures get what they read. */
export interface Reader {
  /** Gives the closure of what is read. */
  read(ir: IrRead): Evaluate;
  /** Gives the test of a named condition of the rule set. */
  named(index: number): Test;
  /** Gives the position in `slots` of the environment at which what is read is kept once it is read: a number there is finite, and what is no scalar is asked for anew. */
  slot?(ir: IrRead): number | undefined;
  /** Takes the place of each closure as it is made, so that a test can count the steps of an evaluation. */
  wrap?<Closure extends Evaluate | Test>(ir: IrExpr | IrCond, closure: Closure): Closure;
}

/** What making closures carries along. The two entrances are fields so that no module needs another that needs it. */
export interface Making {
  readonly reader: Reader;
  readonly expr: (making: Making, ir: IrExpr) => Evaluate;
  readonly cond: (making: Making, ir: IrCond) => Test;
}

/** Takes a list whose elements may be visited; `undefined` where there is none or the budget is spent. */
export function visited(list: Datum, env: Env, pointer: string): readonly Datum[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return env.visit === undefined || env.visit(list.length, pointer) ? list : undefined;
}
