import type { IrCond } from "../ir.ts";
import { frameOf, testOf } from "../rule-set/frame.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import { rawFacts, rawToday } from "./raw.ts";
import type { Subject } from "./subject.ts";

/** Makes the subject of a rule set. */
export function ruleSetSubject(ruleSet: RuleSet): Subject {
  const derived = new Map(ruleSet.program.derived.map(({ name, ir }) => [name, ir]));
  return {
    counts: "whole",
    named: (index) => ruleSet.program.named[index] as { readonly ir: IrCond },
    derived: (name) => derived.get(name),
    exampleOf: (assignment) => ({
      facts: rawFacts(assignment, ({ keys: [name, ...path], params }) => [`${name}${params ?? ""}`, ...path]),
      ...rawToday(assignment),
    }),
    truthOf(cond, { facts, today }) {
      return testOf(ruleSet, cond)(frameOf(ruleSet, facts, today === undefined ? {} : { today }), undefined);
    },
  };
}
