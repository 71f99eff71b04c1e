import { ANALYSIS_LIMITS, analyse } from "@guiju/rules/analysis";
import { compileRuleSet } from "@guiju/rules/compile";
import { type Desk, isObject, refuse } from "./desk.ts";
import { plainFact } from "./facts.ts";
import { problem } from "./problem.ts";

const PROVEN: readonly string[] = ["impossible", "contradictory"];

/** More tiers of one indicator are not compared. */
const COMPARED = 50;

/** A list of tiers of one indicator: the conditions, and where each stands. */
export interface TierList {
  readonly conditions: readonly unknown[];
  readonly pointer: string;
}

/**
 * Tells tiers that no facts reach: whenever their condition holds, that of an earlier tier does.
 * What the analysis cannot decide is not told. The conditions were checked before.
 */
export function checkTiersReached(
  desk: Desk,
  parts: { readonly derived: unknown; readonly conditions: unknown },
  lists: readonly TierList[],
): void {
  const facts = Object.fromEntries([...desk.facts].map(([name, fact]) => [name, plainFact(fact)]));
  const named = isObject(parts.conditions)
    ? Object.fromEntries(Object.entries(parts.conditions).filter(([name]) => desk.levels.get(name) === 0))
    : {};
  for (const { conditions, pointer } of lists.filter((list) => list.conditions.length <= COMPARED)) {
    const rules = conditions.map((condition, index) => {
      const earlier = conditions.slice(0, index);
      const conditionsOf = index === 0 ? condition : { all: [condition, { not: { any: earlier } }] };
      return { name: String(index), conditions: conditionsOf, event: { type: "reached" } };
    });
    const { ruleSet } = compileRuleSet({ facts, ...(parts.derived !== undefined && { derived: parts.derived }), conditions: named, rules });
    if (ruleSet === undefined) continue;
    const found = analyse(ruleSet, { ...ANALYSIS_LIMITS, steps: 20_000, totalSteps: 200_000 });
    for (const index of conditions.keys()) {
      if (!found.some((finding) => PROVEN.includes(finding.code) && isOf(finding.pointer, index))) continue;
      const zh = index === 0 ? "这一档永远不成立。" : "这一档永远轮不到：符合它的情形前面的档都已包括。请调整顺序或条件。";
      const en = index === 0 ? "This tier can never hold." : "This tier is never reached: whatever meets it meets an earlier tier.";
      refuse(desk, problem("tier_unreachable", `${pointer}/${index}/when`, zh, en));
    }
  }
}

/** Whether a finding is of the rule as a whole: of its condition, or of a part that has to hold. */
function isOf(pointer: string, index: number): boolean {
  const [, rule, rest = ""] = /^\/rules\/(\d+)\/conditions(.*)$/s.exec(pointer) ?? [];
  return Number(rule) === index && /^(?:\/all\/\d+)*$/.test(rest);
}
