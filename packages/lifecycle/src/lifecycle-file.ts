import type { Cond, Expr } from "@guiju/rules";
import type { Decision, Norm } from "./norm.ts";

/**
 * The kind of a fact, value or act field. A `count` is a whole number from 0; an `amount` may have decimals;
 * a `mark` is a word or a flag; a `list` holds records whose fields are named in `of`, or words.
 */
export type FieldType = "date" | "count" | "amount" | "flag" | "word" | "mark" | "list" | "record";

/** One declared field. */
export interface Field {
  readonly type: FieldType;
  /** Fields of the record, or of each record of the list. Absent on a list: a list of words. */
  readonly of?: Readonly<Record<string, Field>>;
  /** The only words taken, where the set is closed. */
  readonly words?: readonly string[];
  /** On a record: a plain word stands for the record with this field. */
  readonly short?: string;
  /** Computed where the act does not give it. */
  readonly from?: Expr;
}

/** What one act of a history may carry, and what cannot be true of it (an impossible number is an input error, not a breach). */
export interface ActSchema {
  readonly data?: Readonly<Record<string, Field>>;
  readonly holds?: readonly Cond[];
  /** Nobody has to record this act: a file that lacks it lacks nothing, and leaving it out is no finding. */
  readonly optional?: boolean;
}

/** Chooses among the targets of an act. The first whose guard holds is taken; limits of time are norms, never guards. */
export type Guard =
  | { readonly type: "kept"; readonly params: { readonly slots: readonly string[] } }
  | { readonly type: "decided"; readonly params: { readonly of: string; readonly is: string } }
  | { readonly type: "when"; readonly params: { readonly cond: Cond } };

/** One target of an act in a state. */
export interface Transition {
  readonly target: string;
  readonly guard?: Guard;
}

/** A state: what each act leads to. A final state takes no act. */
export interface StateNode {
  readonly on?: Readonly<Record<string, string | readonly Transition[]>>;
  readonly final?: boolean;
}

/** Sets a value when an act happens (and, with `into`, leads to that state; with `when`, if that is true). */
export interface ValueSetter {
  readonly on: string;
  readonly into?: string;
  readonly when?: Cond;
  readonly to: Expr;
}

/** A named value of a case: a formula, or set and cleared by acts. With `report` it is shown in the report's `derived`. */
export type ValueDefinition = { readonly type: FieldType; readonly of?: Readonly<Record<string, Field>>; readonly report?: boolean } & (
  | { readonly is: Expr }
  | { readonly set: readonly ValueSetter[]; readonly clear?: readonly string[] }
  /** The limit date that the last verdict of a norm carries. */
  | { readonly latestOf: string }
);

/** One dated view: the case shows `state` while `when` is true of today. First match wins. */
export interface DatedState {
  readonly state: string;
  readonly when: Cond;
}

/**
 * A lifecycle as a pack writes it: the serialisable subset of an XState machine, with acts, values and dated views.
 *
 * States are listed in the order in which a case passes them; "forward" means further down that list.
 */
export interface LifecycleFile {
  readonly id: string;
  readonly version: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateNode>>;
  readonly acts: Readonly<Record<string, ActSchema>>;
  readonly values: Readonly<Record<string, ValueDefinition>>;
  readonly dated?: Readonly<Record<string, readonly DatedState[]>>;
  /** The pack's fact schema this lifecycle reads. */
  readonly facts: string;
}

/** A choice among readings of an ambiguous text, or a number the text leaves open. */
export type Interpretation =
  | { readonly readings: readonly string[]; readonly default: string; readonly ambiguity?: string }
  | { readonly number: { readonly min: number; readonly max: number }; readonly default: number; readonly ambiguity?: string };

/** Everything `compileLifecycle` needs, as plain data; `@guiju/pack` puts it together from a pack. */
export interface LifecycleSource {
  /** `<pack>/<lifecycle>`, the name histories use. */
  readonly name: string;
  readonly file: LifecycleFile;
  readonly facts: Readonly<Record<string, Field>>;
  readonly norms: readonly Norm[];
  readonly decisions: readonly Decision[];
  readonly interpretations: Readonly<Record<string, Interpretation>>;
}
