import type { Truth } from "../datum.ts";
import { type Frame, frameOf, perRuleSet, type RuleSet, ruleNamed, ruleTest } from "./access.ts";
import type { ExplainOptions } from "./explain-facts.ts";
import type { Comparand, Elements, Remarks, Subject } from "./explanation.ts";
import type { Json } from "./json-of.ts";
import { type Lacking, lackingFor } from "./lacking.ts";
import { type Demand, demandOf, type Literal } from "./possible.ts";
import { type PreparedLeaf, preparedLeaf } from "./prepare-leaf.ts";
import { type Bone, type IrLeaf, type Skeleton, skeletonOf } from "./skeleton.ts";
import { findWay, type Way } from "./way-search.ts";

/** What is tested on, and how long the search may take. */
export interface WhyNotOptions extends Omit<ExplainOptions, "rules"> {
  /** Steps of the search. Default 20,000. */
  readonly mostSteps?: number;
}

/** Why a rule does not hold: the fewest conditions that would have to change. */
export interface WhyNot {
  readonly rule: string;
  /** Null: undetermined. */
  readonly result: boolean | null;
  /** `impossible`: no facts make the rule hold. `tooLarge`: no way was found within the steps of the search. */
  readonly outcome: "holds" | "found" | "impossible" | "tooLarge";
  /** Every one of them has to change, and together they are enough. Empty where the rule holds or no way was found. */
  readonly changes: readonly Change[];
  /** Whether it is sure that no way with fewer changes exists. */
  readonly fewest: boolean;
}

/** One condition that has to change. */
export interface Change extends Remarks, Subject {
  readonly pointer: string;
  readonly kind: "leaf" | "count" | "some" | "every";
  /** `missing`: what is read, or what it is compared with, is not recorded. `inexact`: recorded, but not exactly enough. */
  readonly status: "missing" | "inexact" | "unmet";
  /** What was read; null where nothing is recorded, and of `some` and `every`. */
  readonly now: Json;
  /** What is asked, in the direction that is needed. Of `some` and `every`: `some`, `none`, `every` or `notEvery`. */
  readonly needed: Comparand | { readonly operator: "some" | "none" | "every" | "notEvery" };
  readonly elements?: Elements;
  /** Pointer of the condition of the elements. */
  readonly where?: string;
  /** What has to be recorded or made exact first, where that is not the datum itself: what a calculation reads, fields of elements. */
  readonly lacking?: readonly Lacking[];
}

/** The conditions of a rule set as the search needs them. */
export interface Searchable {
  readonly skeleton: Skeleton;
  readonly leaves: readonly PreparedLeaf[];
  readonly demands: readonly Demand[];
}

const MOST_STEPS = 20_000;

/**
 * Says what would have to change for a rule to hold.
 *
 * The changes are irreducible: with all of them the rule holds, and no possible way is a part of them. It is the way with the fewest changes, the
 * first in the document among equals. What it asks of each fact, together with what else it rests on, does not contradict itself; facts that
 * depend on one another (derived ones, fields compared with other fields) are taken as independent.
 *
 * @throws GuijuError `unknown_name` where no rule has that name
 *
 * @example
 * const conditions = { fact: "age", operator: "greaterThanInclusive", value: 18 };
 * const rules = [{ name: "adult", conditions, event: { type: "adult" } }];
 * const ruleSet = compileRuleSet({ facts: { age: { type: "count" } }, rules }).ruleSet!;
 * const { changes } = whyNot(ruleSet, "adult", { age: 17 });
 * changes[0]?.needed; // => { operator: "greaterThanInclusive", value: 18 }
 * whyNot(ruleSet, "adult", {}).changes[0]?.status; // => "missing"
 */
export function whyNot(ruleSet: RuleSet, rule: string, facts: unknown, options: WhyNotOptions = {}): WhyNot {
  const position = ruleNamed(ruleSet, rule);
  const frame = frameOf(ruleSet, facts, options);
  const { leaves, skeleton } = searchableOf(ruleSet);
  const { result, way } = wayTo(ruleSet, position, frame, options.mostSteps);
  if (way === undefined) return { rule, result: true, outcome: "holds", changes: [], fewest: true };
  const { turns, complete } = way;
  if (turns === undefined) return { rule, result, outcome: complete ? "impossible" : "tooLarge", changes: [], fewest: complete };
  return {
    rule,
    result,
    outcome: "found",
    changes: turns.map((turn) => {
      const change = changeOf(leaves[turn.leaf] as PreparedLeaf, turn, frame);
      const lacking = change.status === "unmet" ? [] : lackingFor(ruleSet, skeleton.leaves[turn.leaf] as IrLeaf, frame);
      return isItself(change, lacking) ? change : { ...change, lacking };
    }),
    fewest: complete,
  };
}

/** Finds the way of one rule; none where it holds. */
export function wayTo(
  ruleSet: RuleSet,
  position: number,
  frame: Frame,
  mostSteps: number = MOST_STEPS,
): { readonly result: boolean | null; readonly way?: Way } {
  const { skeleton, leaves, demands } = searchableOf(ruleSet);
  const result = ruleTest(ruleSet, position)(frame, undefined);
  if (result) return { result };
  const known: Truth[] = [];
  const truthOf = (leaf: number): Truth => {
    if (!(leaf in known)) known[leaf] = (leaves[leaf] as PreparedLeaf).test(frame, undefined);
    return known[leaf];
  };
  return { result: result ?? null, way: findWay(skeleton, skeleton.rules[position] as Bone, truthOf, demands, mostSteps) };
}

/** Prepares the search once for each rule set. */
export const searchableOf: (ruleSet: RuleSet) => Searchable = perRuleSet((ruleSet) => {
  const { program } = ruleSet;
  const skeleton = skeletonOf(
    program.rules.map(({ ir }) => ir),
    program.named.map(({ ir }) => ir),
  );
  return { skeleton, demands: skeleton.leaves.map(demandOf), leaves: skeleton.leaves.map((leaf) => preparedLeaf(ruleSet, leaf)) };
});

function changeOf(leaf: PreparedLeaf, { truth }: Literal, frame: Frame): Change {
  const { pointer, kind, remarks, subject, where } = leaf;
  const now = leaf.write(leaf.read(frame, undefined));
  const elements = leaf.elements?.(frame) ?? undefined;
  const needed = neededOf(leaf, truth, frame);
  const status = statusOf(leaf, now, needed, elements, frame);
  const more = { ...(elements && { elements }), ...(where !== undefined && { where }) };
  return { pointer, kind, status, ...remarks, ...subject, now, needed, ...more };
}

/** Whether there is nothing to say of what lacks beyond the change itself. */
function isItself({ fact, path, params, kind }: Change, lacking: readonly Lacking[]): boolean {
  const [first, ...others] = lacking;
  if (first === undefined) return true;
  const isSame = first.fact === fact && first.path === path && JSON.stringify(first.params) === JSON.stringify(params);
  return kind === "leaf" && others.length === 0 && isSame;
}

function neededOf({ kind, asWritten, opposite }: PreparedLeaf, truth: boolean, frame: Frame): Change["needed"] {
  const comparing = truth ? asWritten : opposite;
  if (comparing !== undefined)
    return comparing.value === undefined ? comparing.shape : { ...comparing.shape, value: comparing.value(frame) };
  if (kind === "some") return { operator: truth ? "some" : "none" };
  return { operator: truth ? "every" : "notEvery" };
}

function statusOf(leaf: PreparedLeaf, now: Json, needed: Change["needed"], elements: Elements | undefined, frame: Frame): Change["status"] {
  if (leaf.test(frame, undefined) !== undefined) return "unmet";
  const isElements = leaf.kind === "some" || leaf.kind === "every";
  if (isElements) return elements === undefined ? "missing" : "inexact";
  return now === null || ("from" in needed && needed.value === null) ? "missing" : "inexact";
}
