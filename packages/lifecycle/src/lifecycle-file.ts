import type { Text } from "@guiju/core";
import type { Cond, Expr } from "@guiju/rules";
import type { Decision, Norm } from "./norm.ts";

/**
 * The kind of a fact, value or act field. A `count` is a whole number from 0; an `amount` may have decimals;
 * a `mark` is a word or a flag; a `list` holds records whose fields are named in `of`, or words; a `group` is a list of words,
 * or a whole number where only that is known; a `tally` holds the votes of each id (`{"a": 12, "b": 9}`), and expressions read it
 * as a list of `{id, votes}`.
 */
export type FieldType = "date" | "count" | "amount" | "flag" | "word" | "mark" | "list" | "record" | "group" | "tally";

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

/**
 * Chooses among the targets of an act. The first whose guard holds is taken; limits of time are norms, never guards.
 * The outcomes of a motion are `passed` and `notPassed`, those of a tally `full`, `cutTie` and `short`.
 */
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
  /** An end that a case is meant to reach, although it may still take acts: it must be reachable from every state that is not final. */
  readonly goal?: boolean;
}

/** A state in which an empty record stands while a condition on its facts is true. */
export interface StartRule {
  readonly state: string;
  readonly when: Cond;
}

/** The states of a lifecycle, or of one region of a parallel one, in the order in which a case passes them. */
export interface Region {
  readonly initial: string;
  /** Where an empty record stands instead of at `initial`: the first whose condition is true of the facts. */
  readonly start?: readonly StartRule[];
  readonly states: Readonly<Record<string, StateNode>>;
}

/** Sets a value when an act happens (and, with `into`, leads to that state; with `kept`, breaks none of those norms; with `when`, if that is true). */
export interface ValueSetter {
  readonly on: string;
  readonly into?: string;
  /** Slots of norms judged at the act: where one of them is broken the act has no effect on the value. */
  readonly kept?: readonly string[];
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

/** One entry of a dated view: the case shows `state` while `when` is true of today. First match wins. */
export interface DatedState {
  readonly state: string;
  readonly when: Cond;
}

/**
 * A lifecycle as a pack writes it: the serialisable subset of an XState machine, with acts, values and dated views.
 *
 * It is flat (`initial`, `states`) or parallel (`regions`), never both. States are listed in the order in which a case passes them;
 * "forward" means further down that list. Regions do not see one another: an act is possible where at least one region takes it,
 * and every region that takes it moves. The names of states are unique over all regions.
 */
export interface LifecycleFile {
  readonly id: string;
  readonly version: string;
  readonly initial?: string;
  readonly start?: readonly StartRule[];
  readonly states?: Readonly<Record<string, StateNode>>;
  /** Of a parallel lifecycle: its regions by name. */
  readonly regions?: Readonly<Record<string, Region>>;
  readonly acts: Readonly<Record<string, ActSchema>>;
  readonly values: Readonly<Record<string, ValueDefinition>>;
  /** Views that the calendar brings: of a state, or in a parallel lifecycle under a free name, then shown beside the regions. */
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
  /** The instruments cited, with the first day on which an edition was no longer in force: no act from that day on is judged by it. */
  readonly instruments?: Readonly<Record<string, { readonly editions: Readonly<Record<string, { readonly repealed?: string }>> }>>;
  /** What people call the fields of acts, by their path (`present`, `roster.full`); the engine has words for the common ones. */
  readonly titles?: Readonly<Record<string, Text>>;
}
