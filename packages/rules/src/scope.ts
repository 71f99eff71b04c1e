import type { WorkCalendar } from "@guiju/core";
import type { Datum, Fields, Truth } from "./datum.ts";
import type { IrCond, IrExpr } from "./ir.ts";
import type { Typed } from "./typed.ts";

/** Readings to choose from, or a number left open. */
export type ScopeInterpretation = { readonly readings: readonly string[] } | { readonly number: unknown };

/** Every name an expression may read, with its kind. A name that is not its own property does not exist. */
export interface Scope {
  readonly values: Readonly<Record<string, Typed>>;
  readonly facts: Readonly<Record<string, Typed>>;
  /** The fields of the judged act; absent where no act is judged. */
  readonly self?: Readonly<Record<string, Typed>>;
  /** What a decision yields; absent outside one. */
  readonly result?: Readonly<Record<string, Typed>>;
  readonly interpretations: Readonly<Record<string, ScopeInterpretation>>;
  /** The fields of the list element an outer `count` or `maxOf` is at. The name `""` stands for an element that is no record. */
  readonly item?: Readonly<Record<string, Typed>>;
}

/** What an expression is evaluated on. */
export interface Env {
  readonly self: Fields;
  readonly facts: Fields;
  readonly result?: Fields;
  /** Day number of the day of judging. */
  readonly today: number;
  readonly calendar: WorkCalendar;
  /** What a period of months does in a month that lacks the day. */
  readonly clip: "clip" | "nextDay";
  /** Gives a named value of the case; Missing where none is set. */
  value(name: string): Datum;
  /** Gives the reading in use of an interpretation, or its number. */
  reading(name: string): string | number;
  /** Called when a working day rests on calendar data still to come. */
  onProvisional?(): void;
  /** Called when a period of months or years ended in a month that lacks the day, so that `clip` decided. */
  onClipped?(): void;
  /** What was read in this run, by the positions a `Reader` gives; what is neither text, flag nor number is read anew. */
  readonly slots?: readonly unknown[];
  /** Called with each condition tested by `CompiledCond.test`. */
  onTest?(cond: CompiledCond, env: Env, item: Datum, truth: Truth): void;
  /** How often something was met that is there and cannot be used: what depends on it is unknown, not absent. */
  readonly unusable?: number;
  /** Asked before a loop over `count` elements, with the pointer of what loops: where it says no, the result is unknown. */
  visit?(count: number, pointer: string): boolean;
}

/** One thing an expression reads, known before it is evaluated. `today` and the calendar carry their own word as name. */
export interface Read {
  readonly from: "value" | "self" | "fact" | "interpretation" | "today" | "calendar";
  readonly name: string;
}

/** An expression ready to be evaluated. `item` is the list element where the scope named one. */
export interface Compiled {
  readonly type: Typed;
  readonly ir: IrExpr;
  readonly reads: readonly Read[];
  /** Evaluates it; Missing where something it needs is not recorded. */
  evaluate(env: Env, item?: Datum): Datum;
}

/** A condition ready to be tested. `item` is the list element where the scope named one. */
export interface CompiledCond {
  readonly ir: IrCond;
  readonly reads: readonly Read[];
  /** Tests it; unknown where something it needs is not recorded. */
  test(env: Env, item?: Datum): Truth;
}
