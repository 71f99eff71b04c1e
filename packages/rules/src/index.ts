/**
 * Evaluates sets of rules that were checked before: three-valued truths over facts, the events that follow, what has to be looked up.
 * A checked rule set is plain JSON: it can be made by `@guiju/rules/compile` where rules are written, and shipped to where they are evaluated.
 *
 * @module
 */

export { isAfter, isAtLeast, isAtMost, isBefore, isEqual, not } from "./comparison.ts";
export type { Datum, Fields, Span, Truth } from "./datum.ts";
export type { Cond, Expr, Scalar } from "./expression.ts";
export type { Condition, FactField, FactType, Operand, Rule, RuleDocument, Said, Source } from "./rule-document.ts";
export type { Derived } from "./rule-set/derived.ts";
export { type Evaluation, type Events, evaluate, eventsOf, prefetch } from "./rule-set/evaluate.ts";
export type { EvaluateOptions } from "./rule-set/frame.ts";
export type { FactRequest, Program, RuleOfSet, RuleSet } from "./rule-set/rule-set.ts";
export type { Compiled, CompiledCond, Env, Read, Scope, ScopeInterpretation } from "./scope.ts";
export { highOf, isSpan, lowOf, span } from "./span.ts";
export type { Typed, ValueType } from "./typed.ts";
