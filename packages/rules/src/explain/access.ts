import { GuijuError, nearest } from "@guiju/core";
import type { Test } from "../closures/closure.ts";
import type { Frame } from "../rule-set/frame.ts";
import { machineFor } from "../rule-set/machine.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";

export { evaluatorOf, frameOf, testOf } from "../rule-set/frame.ts";
export type { Frame, RuleSet };

/** Makes a function of a rule set whose answer is made once for each. */
export function perRuleSet<Answer>(make: (ruleSet: RuleSet) => Answer): (ruleSet: RuleSet) => Answer {
  const known = new WeakMap<RuleSet, { readonly answer: Answer }>();
  return (ruleSet) => {
    const before = known.get(ruleSet);
    if (before !== undefined) return before.answer;
    const answer = make(ruleSet);
    known.set(ruleSet, { answer });
    return answer;
  };
}

/** Finds a rule by name. */
export function ruleNamed(ruleSet: RuleSet, name: string): number {
  const position = positionsOf(ruleSet).get(name);
  if (position !== undefined) return position;
  const suggestion = nearest(name, [...positionsOf(ruleSet).keys()]);
  throw new GuijuError("unknown_name", "the rule set has no rule of that name", {
    details: { name, ...(suggestion !== undefined && { suggestion }) },
  });
}

/** Gives the test of a rule. */
export function ruleTest(ruleSet: RuleSet, position: number): Test {
  return machineFor(ruleSet.program).tests[position] as Test;
}

const positionsOf: (ruleSet: RuleSet) => ReadonlyMap<string, number> = perRuleSet(
  ({ rules }) => new Map(rules.map(({ name }, index) => [name, index])),
);
