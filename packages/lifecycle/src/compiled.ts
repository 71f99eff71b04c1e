import type { Compiled, CompiledCond, Fields, Read } from "@guiju/rules";
import type { CompiledPassRule } from "./count-votes.ts";
import type { Field, Interpretation, LifecycleSource, StateNode } from "./lifecycle-file.ts";
import type { TransitionTable } from "./machine.ts";
import type { Basis, Check, Demand, Effect, Modality } from "./norm.ts";

/** One thing a check reads, as the facts of a verdict show it. */
export interface ShownRead {
  readonly from: "value" | "self" | "fact";
  readonly name: string;
  readonly path: readonly string[];
  readonly isDate: boolean;
}

/** A window check of a norm, with the key of its cursor. */
export interface WindowCheck {
  readonly norm: CompiledNorm;
  readonly check: CompiledCheck;
  readonly key: string;
}

/** A check with its expressions compiled: every expression of the check by its key. */
export interface CompiledCheck {
  readonly source: Check;
  readonly name: string | null;
  readonly kind: Check["kind"];
  readonly modality: Modality;
  readonly when: CompiledCond | undefined;
  /** Compiled expressions by the name the check's kind gives them; a period is under `period`, its unit in `unit`. */
  readonly parts: Readonly<Record<string, Compiled>>;
  readonly conditions: Readonly<Record<string, CompiledCond>>;
  readonly unit: "days" | "months" | "years" | undefined;
  readonly exceptionUnit: "days" | "months" | "years" | undefined;
  /** What the check reads of the case. */
  readonly reads: readonly Read[];
  /** Whether it reads what a tally of its act yields. */
  readonly readsResult: boolean;
  /** The same as the facts of a verdict show it. */
  readonly shown: readonly ShownRead[];
  /** Interpretations the check reads. */
  readonly interpretations: readonly string[];
  /** For a limit: the first day of the unbroken run of editions that state it. */
  readonly limitInForceFrom: number;
}

/** A demand, with its condition compiled for each act by which it is due. */
export interface CompiledDemand extends Omit<Demand, "by" | "when"> {
  readonly by: readonly string[];
  readonly whenBy: ReadonlyMap<string, CompiledCond>;
}

/** One edition of a norm, ready to judge. Checks are compiled once for each act they are judged at. */
export interface CompiledEdition {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly basis: readonly Basis[];
  /** Of each basis, in the same order, the day of issue and the first day no longer in force: an act is not judged by a text of another time. */
  readonly basisDays: readonly { readonly issued: number; readonly repealed: number }[];
  readonly modality: Modality;
  readonly effect: Effect;
  readonly needs: readonly string[];
  readonly demands: readonly CompiledDemand[];
  readonly ambiguities: readonly { readonly id: string; readonly when: CompiledCond | undefined }[];
  readonly atActs: readonly string[];
  /** True where the norm has no checks: its act fulfils it. */
  readonly bare: boolean;
  readonly entering: string | undefined;
  /** By each act at which they are judged, or that enters the state. */
  readonly checksAt: ReadonlyMap<string, readonly CompiledCheck[]>;
  /** Checks compiled without an act: for owed acts and windows. */
  readonly checksAlone: readonly CompiledCheck[];
}

/** A norm through its editions, oldest first. */
export interface CompiledNorm {
  readonly slot: string;
  readonly index: number;
  readonly editions: readonly CompiledEdition[];
}

interface CompiledVote {
  readonly slot: string;
  readonly index: number;
  readonly needs: readonly string[];
  readonly atActs: readonly string[];
  readonly editions: readonly { readonly id: string; readonly from: number; readonly to: number; readonly basis: readonly Basis[] }[];
}

/** A motion with its editions; its expressions are compiled for each act. */
export interface CompiledMotion extends CompiledVote {
  readonly kind: "motion";
  readonly ratio: readonly [number, number];
  readonly partsAt: ReadonlyMap<string, { readonly yes: Compiled; readonly of: Compiled; readonly exact: Compiled }>;
}

/** The expressions of a tally, compiled for one act. */
export interface TallyParts {
  readonly votes: Compiled;
  readonly seats: Compiled;
  readonly among: Compiled | undefined;
  readonly of: Compiled | undefined;
}

/** A tally with its editions; its expressions are compiled for each act. */
export interface CompiledTally extends CompiledVote {
  readonly kind: "tally";
  readonly pass: CompiledPassRule;
  readonly partsAt: ReadonlyMap<string, TallyParts>;
}

/** A vote, ready to be counted. */
export type CompiledDecision = CompiledMotion | CompiledTally;

/** One setter of a value. */
export interface CompiledSetter {
  readonly value: string;
  readonly into: string | undefined;
  readonly kept: readonly string[];
  readonly when: CompiledCond | undefined;
  readonly to: Compiled;
}

/** An act with its data schema, ready to read. */
export interface CompiledAct {
  readonly type: string;
  readonly data: ReadonlyMap<string, Field>;
  readonly computed: readonly { readonly field: string; readonly expr: Compiled }[];
  readonly holds: readonly { readonly source: unknown; readonly cond: CompiledCond }[];
  readonly setters: readonly CompiledSetter[];
  readonly clears: readonly string[];
}

/** The entries of a dated view, in the order in which they are tried. */
export type CompiledView = readonly { readonly state: string; readonly when: CompiledCond }[];

/** A region of a lifecycle; a flat lifecycle is one region without a name. */
export interface CompiledRegion {
  readonly name: string | undefined;
  readonly initial: string;
  readonly start: CompiledView;
  /** In the order of progress. */
  readonly states: readonly string[];
}

/** A lifecycle ready to judge histories. Made by `compileLifecycle`; plain data and closures, never changed. */
export interface Lifecycle {
  readonly name: string;
  readonly version: string;
  readonly source: LifecycleSource;
  /** The rows of all regions. */
  readonly table: TransitionTable;
  readonly regions: readonly CompiledRegion[];
  /** The place of the region of each state. */
  readonly regionOf: ReadonlyMap<string, number>;
  /** The states of all regions, as the file writes them. */
  readonly states: ReadonlyMap<string, StateNode>;
  /** Place of each state in the file's order, which is the order of progress. */
  readonly rank: ReadonlyMap<string, number>;
  readonly acts: ReadonlyMap<string, CompiledAct>;
  readonly facts: ReadonlyMap<string, Field>;
  readonly norms: readonly CompiledNorm[];
  /** The norms and votes of each act, each after those it needs. */
  readonly judgedAt: ReadonlyMap<string, readonly (CompiledNorm | CompiledDecision)[]>;
  readonly normsEntering: ReadonlyMap<string, readonly CompiledNorm[]>;
  readonly windowChecks: readonly WindowCheck[];
  readonly owingNorms: readonly CompiledNorm[];
  readonly demandingNorms: readonly CompiledNorm[];
  /** The norms that demand something by an act, by that act. */
  readonly demandingBy: ReadonlyMap<string, readonly CompiledNorm[]>;
  readonly decisions: readonly CompiledDecision[];
  readonly formulas: ReadonlyMap<string, Compiled>;
  readonly limits: ReadonlyMap<string, string>;
  /** For each value, the set values it comes from (itself, where acts set it). */
  readonly roots: ReadonlyMap<string, readonly string[]>;
  /** For each set value, the acts that set it to something. */
  readonly settersOf: ReadonlyMap<string, readonly string[]>;
  /** Guards `when` by their condition object. */
  readonly guardConditions: ReadonlyMap<unknown, ReadonlyMap<string, CompiledCond>>;
  /** The dated views of states. */
  readonly dated: ReadonlyMap<string, CompiledView>;
  /** The dated views under a free name. */
  readonly views: ReadonlyMap<string, CompiledView>;
  readonly interpretations: ReadonlyMap<string, Interpretation>;
  readonly reported: readonly string[];
  /** The first days of editions, in order: between two of them the law does not change. */
  readonly eras: readonly number[];
}

/** No fields at all: what `self` is where there is no act. */
export const NO_FIELDS: Fields = Object.freeze({});
