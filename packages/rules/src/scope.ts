import type { WorkCalendar } from "@guiju/core";
import type { Datum, Fields, Truth } from "./datum.ts";

/** The kind of a value. `any` is not checked before it is evaluated; whatever does not fit then is Missing. */
export type ValueType = "date" | "count" | "flag" | "word" | "list" | "record" | "any";

/** A declared kind: of a record or a list of records with its fields, of a word with the only words taken, where the set is closed. */
export interface Typed {
  readonly type: ValueType;
  /** Fields of the record, or of each record of the list. Absent on a list: a list of words. */
  readonly of?: Readonly<Record<string, Typed>>;
  readonly words?: readonly string[];
}

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
}

/** One thing an expression reads, known before it is evaluated. `today` and the calendar carry their own word as name. */
export interface Read {
  readonly from: "value" | "self" | "fact" | "interpretation" | "today" | "calendar";
  readonly name: string;
}

/** An expression ready to be evaluated. `item` is the list element where the scope named one. */
export interface Compiled {
  readonly type: Typed;
  readonly reads: readonly Read[];
  /** Evaluates it; Missing where something it needs is not recorded. */
  evaluate(env: Env, item?: Datum): Datum;
}

/** A condition ready to be tested. `item` is the list element where the scope named one. */
export interface CompiledCond {
  readonly reads: readonly Read[];
  /** Tests it; unknown where something it needs is not recorded. */
  test(env: Env, item?: Datum): Truth;
}
