/**
 * Typed expressions and conditions with three-valued logic: checked once against the names in scope, then evaluated as closures.
 *
 * @module
 */

export { isAfter, isAtLeast, isAtMost, isBefore, isEqual, not } from "./comparison.ts";
export { compileCond, compileExpr } from "./compile.ts";
export type { Datum, Fields, Span, Truth } from "./datum.ts";
export type { Cond, Expr, Scalar } from "./expression.ts";
export { EXPRESSION_LIMITS } from "./expression-limits.ts";
export type { Compiled, CompiledCond, Env, Read, Scope, ScopeInterpretation, Typed, ValueType } from "./scope.ts";
export { highOf, isSpan, lowOf, span } from "./span.ts";
