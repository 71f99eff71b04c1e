import type { Datum } from "../datum.ts";
import type { IrCompare } from "../ir.ts";
import type { Evaluate, Making, Test } from "./closure.ts";
import { withConstants } from "./constant-list.ts";
import { type Operation, operationOf } from "./operation.ts";

/** Makes the closure of a comparison; those with a constant on the right, which are nearly all, need no operation to be called. */
export function compareOf(making: Making, ir: IrCompare): Test {
  const { operator, decorators, a, b } = ir;
  const left = making.expr(making, a);
  const constant = b.op === "constant" ? b.value : undefined;
  if (decorators.length === 0 && typeof constant !== "object" && constant !== undefined) {
    const slow = operationOf(operator, decorators, ir.pointer);
    const fast = typeof constant === "number" ? ordered(operator, left, constant, slow) : undefined;
    if (fast !== undefined) return fast;
    if (operator === "eq" || operator === "ne") return equalled(operator === "eq", left, constant, slow);
  }
  const quick = withConstants(operator, decorators, constant, ir.pointer);
  if (quick !== undefined) {
    const operation = operationOf(operator, quick.decorators, ir.pointer, quick.operation);
    return (env, item) => operation(left(env, item), constant, env);
  }
  const operation = operationOf(operator, decorators, ir.pointer);
  const right = making.expr(making, b);
  return (env, item) => operation(left(env, item), right(env, item), env);
}

/** Of the four, `ge` is the contrary of `lt` and `le` of `gt`; of NaN nothing is known. */
function ordered(operator: string, left: Evaluate, constant: number, slow: Operation): Test | undefined {
  const yes = operator === "lt" || operator === "gt";
  if (operator === "lt" || operator === "ge") {
    return (env, item) => {
      const datum = left(env, item);
      return typeof datum === "number" && !Number.isNaN(datum) ? datum < constant === yes : slow(datum, constant, env);
    };
  }
  if (operator !== "gt" && operator !== "le") return undefined;
  return (env, item) => {
    const datum = left(env, item);
    return typeof datum === "number" && !Number.isNaN(datum) ? datum > constant === yes : slow(datum, constant, env);
  };
}

function equalled(yes: boolean, left: Evaluate, constant: Datum, slow: Operation): Test {
  return (env, item) => {
    const datum = left(env, item);
    return datum === constant ? yes : typeof datum === "string" ? !yes : slow(datum, constant, env);
  };
}
