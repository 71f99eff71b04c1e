import type { Issue } from "@guiju/core";
import { condAt } from "./compile-cond.ts";
import { exprAt } from "./compile-expr.ts";
import { limitProblem } from "./expression-limits.ts";
import type { Compiler, Evaluate, Test } from "./node.ts";
import type { Compiled, CompiledCond, Scope, Typed } from "./scope.ts";

/**
 * Checks an expression against the names in scope and makes it ready to be evaluated.
 *
 * Takes any JSON; whatever is wrong comes back as issues with pointers below `pointer`, never as an exception.
 * Evaluating never throws either: what is missing, null where a number belongs, out of range or not a safe integer is Missing (`undefined`).
 *
 * @example
 * const scope = { values: { electedOn: { type: "date" } }, facts: {}, interpretations: {} } as const;
 * compileExpr({ addYears: [{ value: "electedOn" }, 5] }, scope, "/is").compiled?.type.type; // => "date"
 * compileExpr({ value: "electdOn" }, scope, "/is").issues[0]?.suggestion; // => "electedOn"
 */
export function compileExpr(
  expr: unknown,
  scope: Scope,
  pointer: string,
): { readonly compiled?: Compiled; readonly issues: readonly Issue[] } {
  const tooMuch = limitProblem(expr, pointer);
  if (tooMuch !== undefined) return { issues: [tooMuch] };
  const compiler = compilerFor(scope);
  const node = exprAt(compiler, expr, pointer);
  if (compiler.issues.length > 0) return { issues: compiler.issues };
  const evaluate: Evaluate = node.evaluate;
  return { compiled: { type: node.type, reads: [...compiler.reads.values()], evaluate: (env, item) => evaluate(env, item) }, issues: [] };
}

/**
 * Checks a condition against the names in scope and makes it ready to be tested.
 *
 * The logic is three-valued: `undefined` where something that decides is missing. `not` of unknown is unknown.
 *
 * @example
 * const scope = { values: {}, facts: { seats: { type: "count" } }, interpretations: {} } as const;
 * compileCond({ lt: [{ fact: "seats" }, "three"] }, scope, "/when").issues[0]?.pointer; // => "/when/lt/1"
 */
export function compileCond(
  cond: unknown,
  scope: Scope,
  pointer: string,
): { readonly compiled?: CompiledCond; readonly issues: readonly Issue[] } {
  const tooMuch = limitProblem(cond, pointer);
  if (tooMuch !== undefined) return { issues: [tooMuch] };
  const compiler = compilerFor(scope);
  const test: Test = condAt(compiler, cond, pointer);
  if (compiler.issues.length > 0) return { issues: compiler.issues };
  return { compiled: { reads: [...compiler.reads.values()], test: (env, item) => test(env, item) }, issues: [] };
}

function compilerFor(scope: Scope): Compiler {
  return { scope, item: itemOf(scope), issues: [], reads: new Map(), expr: exprAt, cond: condAt };
}

function itemOf(scope: Scope): Typed | undefined {
  if (scope.item === undefined) return undefined;
  return Object.hasOwn(scope.item, "") ? scope.item[""] : { type: "record", of: scope.item };
}
