import type { IrCond, IrExpr } from "../ir.ts";
import type { Evaluate, Making, Reader, Test } from "./closure.ts";
import { condOf } from "./conditions.ts";
import { exprOf } from "./expressions.ts";

/**
 * Turns a typed expression into a closure.
 *
 * @example
 * const { compiled } = compileExpr({ add: [2, 3] }, { values: {}, facts: {}, interpretations: {} }, "");
 * exprClosure(compiled!.ir, envReader)({} as Env, undefined); // => 5
 */
export function exprClosure(ir: IrExpr, reader: Reader): Evaluate {
  return expr(makingFor(reader), ir);
}

/**
 * Turns a typed condition into a closure.
 *
 * @example
 * const { compiled } = compileCond({ lt: [2, 3] }, { values: {}, facts: {}, interpretations: {} }, "");
 * condClosure(compiled!.ir, envReader)({} as Env, undefined); // => true
 */
export function condClosure(ir: IrCond, reader: Reader): Test {
  return cond(makingFor(reader), ir);
}

function makingFor(reader: Reader): Making {
  return { reader, expr, cond };
}

function expr(making: Making, ir: IrExpr): Evaluate {
  const closure = exprOf(making, ir);
  return making.reader.wrap?.(ir, closure) ?? closure;
}

function cond(making: Making, ir: IrCond): Test {
  const closure = condOf(making, ir);
  return making.reader.wrap?.(ir, closure) ?? closure;
}
