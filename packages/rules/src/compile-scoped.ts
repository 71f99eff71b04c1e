import type { Issue } from "@guiju/core";
import { condClosure, exprClosure } from "./closures/closures.ts";
import { envReader } from "./closures/env-reader.ts";
import { condAt } from "./compile-cond.ts";
import { exprAt } from "./compile-expr.ts";
import { limitProblem } from "./expression-limits.ts";
import type { Compiler } from "./node.ts";
import type { Compiled, CompiledCond, Scope } from "./scope.ts";
import type { Typed } from "./typed.ts";

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
  const { ir } = exprAt(compiler, expr, pointer);
  if (compiler.issues.length > 0) return { issues: compiler.issues };
  return { compiled: { type: ir.type, ir, reads: [...compiler.reads.values()], evaluate: exprClosure(ir, envReader) }, issues: [] };
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
  const ir = condAt(compiler, cond, pointer);
  if (compiler.issues.length > 0) return { issues: compiler.issues };
  const test = condClosure(ir, envReader);
  const compiled: CompiledCond = {
    ir,
    reads: [...compiler.reads.values()],
    test(env, item) {
      const truth = test(env, item);
      env.onTest?.(compiled, env, item, truth);
      return truth;
    },
  };
  return { compiled, issues: [] };
}

function compilerFor(scope: Scope): Compiler {
  return { scope, item: itemOf(scope), issues: [], reads: new Map(), expr: exprAt, cond: condAt };
}

function itemOf(scope: Scope): Typed | undefined {
  if (scope.item === undefined) return undefined;
  return Object.hasOwn(scope.item, "") ? scope.item[""] : { type: "record", of: scope.item };
}
