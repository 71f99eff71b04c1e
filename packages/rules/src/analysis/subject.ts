import type { Truth } from "../datum.ts";
import type { IrCond, IrExpr } from "../ir.ts";
import type { Example } from "./finding.ts";
import type { Assignment } from "./variable.ts";

/** What is analysed: how names are followed, what numbers there are, and how the real evaluator is run. */
export interface Subject {
  /** Which numbers a `count` takes: whole ones from 0, or any (the norms of a pack type amounts so, too). */
  readonly counts: "whole" | "any";
  /** Gives a named condition by its position. */
  named(index: number): { readonly ir: IrCond };
  /** Gives what computes a value; `undefined` where the value is given from outside. */
  derived(name: string): IrExpr | undefined;
  /** Whether a value is a calculation taken to be anything: it may be Missing, too. */
  isFree?(name: string): boolean;
  /** Puts data into the facts a host would supply. */
  exampleOf(assignment: Assignment): Example;
  /** Tests a condition on facts by the real evaluator. */
  truthOf(cond: IrCond, example: Example): Truth;
}
