/**
 * The evaluator from within, for adapters: the typed form of expressions and conditions, its closures, and the frame a rule set is evaluated on.
 *
 * @module
 */

export type { Evaluate, Reader, Test } from "./closures/closure.ts";
export { condClosure, exprClosure } from "./closures/closures.ts";
export { envReader } from "./closures/env-reader.ts";
export type { Run } from "./closures/jump-code.ts";
export type { IrCompare, IrCond, IrDecorator, IrEntry, IrExpr, IrOperator, IrPlace, IrRead } from "./ir.ts";
export { evaluatorOf, type Frame, frameOf, testOf } from "./rule-set/frame.ts";
