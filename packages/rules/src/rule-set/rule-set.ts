import type { Scalar } from "../expression.ts";
import type { IrCond } from "../ir.ts";
import type { Rule, RuleDocument, Said } from "../rule-document.ts";
import type { Derived } from "./derived.ts";

/** A checked rule document, ready to be evaluated. */
export interface RuleSet {
  readonly document: RuleDocument;
  /** By priority, the greatest first; those of one priority as they are written. */
  readonly rules: readonly RuleOfSet[];
  /** What the rules read, through named conditions and derived facts too. */
  readonly requests: readonly FactRequest[];
  readonly program: Program;
}

/** One rule of a set. */
export interface RuleOfSet {
  readonly name: string;
  readonly priority: number;
  readonly event: Rule["event"];
  /** Where it stands in the document. */
  readonly position: number;
}

/** One fact that is read. */
export interface FactRequest {
  /** The key under which `facts` carries it: its name, followed by its parameters as JSON with sorted keys where it takes any. */
  readonly key: string;
  readonly fact: string;
  readonly params?: Readonly<Record<string, Scalar>>;
}

/** The typed form of a rule set, for explanation and analysis. */
export interface Program {
  /** Each after those it reads. */
  readonly derived: readonly Derived[];
  /** By the position that the typed form names them by. */
  readonly named: readonly { readonly name: string; readonly ir: IrCond }[];
  /** In the order of the rule set's rules. */
  readonly rules: readonly { readonly name: string; readonly ir: IrCond }[];
  /** What stands beside conditions for people, by pointer. */
  readonly said: Readonly<Record<string, Said>>;
  readonly asksToday: boolean;
  readonly asksCalendar: boolean;
}
