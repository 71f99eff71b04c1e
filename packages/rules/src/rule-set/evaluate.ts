import type { Issue } from "@guiju/core";
import type { Truth } from "../datum.ts";
import type { Rule } from "../rule-document.ts";
import { type EvaluateOptions, frameOf } from "./frame.ts";
import { machineFor } from "./machine.ts";
import type { FactRequest, RuleSet } from "./rule-set.ts";
import { unreadable } from "./unreadable.ts";

/** What a run found. */
export interface Evaluation {
  /** In the order of the rule set's rules; `undefined` where missing data leave it open. */
  readonly truths: readonly Truth[];
  /** Facts that do not fit their declared kinds, by pointer into the facts; and, by pointer into the document, loops that were too long. */
  readonly issues: readonly Issue[];
}

/** The events of a run, by what became of their rules. */
export interface Events {
  readonly events: readonly Rule["event"][];
  /** Of the rules that are false. */
  readonly failureEvents: readonly Rule["event"][];
  /** Of the rules that missing data leave open. */
  readonly undetermined: readonly Rule["event"][];
}

/**
 * Tests every rule of a set on the facts a host gives; facts that no rule reads are ignored.
 *
 * Facts that throw when they are read (a getter, a proxy) leave everything undetermined, with one issue that says where.
 * A fact that is missing, null or of another kind than declared is not recorded: what depends on it is undetermined, never true or false.
 *
 * @example
 * const rule = { name: "small", conditions: { all: [{ fact: "members", operator: "lessThan", value: 3 }] }, event: { type: "join-another" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * ruleSet && evaluate(ruleSet, { members: 2 }).truths; // => [true]
 * ruleSet && evaluate(ruleSet, {}).truths; // => [undefined]
 * ruleSet && evaluate(ruleSet, { members: "2" }).issues[0]?.pointer; // => "/members"
 */
export function evaluate(ruleSet: RuleSet, facts: unknown, options?: EvaluateOptions): Evaluation {
  try {
    const frame = frameOf(ruleSet, facts, options);
    const truths = machineFor(ruleSet.program).testAll(frame);
    return { truths, issues: frame.issues };
  } catch (error) {
    const issue = unreadable(facts);
    if (issue === undefined) throw error;
    return { truths: ruleSet.rules.map(() => undefined), issues: [issue] };
  }
}

/**
 * Gives the events of the rules that hold, by priority; of those that do not; and of those that stay open.
 *
 * @example
 * const rule = { name: "small", conditions: { all: [{ fact: "members", operator: "lessThan", value: 3 }] }, event: { type: "join-another" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * ruleSet && eventsOf(ruleSet, evaluate(ruleSet, { members: 2 })).events; // => [{ type: "join-another" }]
 */
export function eventsOf(ruleSet: RuleSet, evaluation: Evaluation): Events {
  const of = (truth: Truth) => ruleSet.rules.filter((_, index) => evaluation.truths[index] === truth).map(({ event }) => event);
  return { events: of(true), failureEvents: of(false), undetermined: of(undefined) };
}

/**
 * Fetches in one batch what the rules read, and gives the facts to evaluate them on. An answer `undefined` is a fact not recorded.
 *
 * @example
 * const rule = { name: "small", conditions: { all: [{ fact: "members", operator: "lessThan", value: 3 }] }, event: { type: "join-another" } };
 * const { ruleSet } = compileRuleSet({ facts: { members: { type: "count" } }, rules: [rule] });
 * ruleSet && (await prefetch(ruleSet, async (requests) => requests.map(() => 2))); // => { members: 2 }
 */
export async function prefetch(
  ruleSet: RuleSet,
  lookUp: (requests: readonly FactRequest[]) => Promise<readonly unknown[]>,
): Promise<Readonly<Record<string, unknown>>> {
  const answers = await lookUp(ruleSet.requests);
  return Object.fromEntries(ruleSet.requests.map(({ key }, index) => [key, answers[index]]));
}
