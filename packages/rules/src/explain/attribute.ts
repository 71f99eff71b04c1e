import { frameOf, type RuleSet, ruleNamed } from "./access.ts";
import type { Remarks, Subject } from "./explanation.ts";
import type { PreparedLeaf } from "./prepare-leaf.ts";
import { type Bone, waysTo } from "./skeleton.ts";
import { searchableOf, type WhyNotOptions, wayTo } from "./why-not.ts";

/** How many of some subjects a rule holds for, and which of its conditions stopped the others. */
export interface Attribution {
  readonly rule: string;
  readonly subjects: number;
  readonly held: number;
  readonly failed: number;
  readonly undetermined: number;
  /** Subjects for which no possible way to hold was found. */
  readonly noWay: number;
  /** Every condition the rule leads to, in the order of the document. */
  readonly conditions: readonly AttributedCondition[];
}

/** One condition, counted over the subjects that the rule does not hold for. */
export interface AttributedCondition extends Remarks, Subject {
  readonly pointer: string;
  /** Subjects of whom it is one of the changes that `whyNot` names. */
  readonly stopped: number;
  /** Subjects of whom it is the only one. */
  readonly alone: number;
  /** Subjects of those stopped for whom it is undetermined, not false. */
  readonly undetermined: number;
}

/**
 * Counts over many subjects which conditions of a rule stopped them. One pass; memory does not grow with the number of subjects.
 *
 * @throws GuijuError `unknown_name` where no rule has that name
 *
 * @example
 * const conditions = { fact: "age", operator: "greaterThanInclusive", value: 18 };
 * const rules = [{ name: "adult", conditions, event: { type: "adult" } }];
 * const ruleSet = compileRuleSet({ facts: { age: { type: "count" } }, rules }).ruleSet!;
 * const { held, conditions: counted } = attribute(ruleSet, "adult", [{ age: 17 }, { age: 20 }, { age: 3 }]);
 * held; // => 1
 * counted[0]?.stopped; // => 2
 */
export function attribute(ruleSet: RuleSet, rule: string, subjects: Iterable<unknown>, options: WhyNotOptions = {}): Attribution {
  const position = ruleNamed(ruleSet, rule);
  const { skeleton, leaves } = searchableOf(ruleSet);
  const reached = [...waysTo(skeleton, skeleton.rules[position] as Bone).keys()].sort((a, b) => a - b);
  const counts = new Map(reached.map((leaf) => [leaf, { stopped: 0, alone: 0, undetermined: 0 }]));
  const total = { subjects: 0, held: 0, failed: 0, undetermined: 0, noWay: 0 };
  for (const facts of subjects) {
    const frame = frameOf(ruleSet, facts, options);
    const { result, way } = wayTo(ruleSet, position, frame, options.mostSteps);
    total.subjects += 1;
    total[result === null ? "undetermined" : result ? "held" : "failed"] += 1;
    if (way === undefined) continue;
    if (way.turns === undefined) total.noWay += 1;
    for (const { leaf } of way.turns ?? []) {
      const count = counts.get(leaf) as { stopped: number; alone: number; undetermined: number };
      count.stopped += 1;
      if (way.turns?.length === 1) count.alone += 1;
      if ((leaves[leaf] as PreparedLeaf).test(frame, undefined) === undefined) count.undetermined += 1;
    }
  }
  const conditions = reached.map((leaf) => {
    const { pointer, remarks, subject } = leaves[leaf] as PreparedLeaf;
    return { pointer, ...remarks, ...subject, ...(counts.get(leaf) as { stopped: number; alone: number; undetermined: number }) };
  });
  return { rule, ...total, conditions };
}
