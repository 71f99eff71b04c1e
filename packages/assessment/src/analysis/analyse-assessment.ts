import type { Issue } from "@guiju/core";
import { formatRatio, formatScaled } from "../exact/decimal.ts";
import type { Assessment, Node } from "../plan.ts";
import { idleRules } from "./idle-rules.ts";
import { missingArticles } from "./missing-articles.ts";
import { monotoneIssues } from "./monotone.ts";
import { isStepReached, reachOf } from "./reach.ts";

/**
 * Analyses a checked rubric without any facts: indicators that can never reach their maximum or minimum, steps of a ladder that no number reaches,
 * grades that no total comes to, rules that change nothing, vetoes, quotas and consequences without a source, and facts that are declared better or worse the more there is of them (`better`).
 *
 * A bound or a direction is proven from the structure. What is not proven is a warning; a declaration is an error only with facts that contradict it, which were scored.
 *
 * @example
 * const declared = { ...file, facts: { late: { type: "flag", better: "more" } } };
 * const made = compileAssessment(declared, { name: "example/year", version: "1" });
 * analyseAssessment(made.assessment!).map(({ code, severity }) => [code, severity]); // => [["minimum_unreachable", "warning"], ["monotone_contradicted", "error"]]
 */
export function analyseAssessment(assessment: Assessment): Issue[] {
  const { nodes, scale } = assessment;
  return [
    ...nodes.flatMap((node) => (node.id === "" ? [] : [...unreachable(assessment, node, scale), ...stepIssues(assessment, node)])),
    ...idleRules(assessment),
    ...missingArticles(assessment),
    ...monotoneIssues(assessment),
  ];
}

function unreachable(assessment: Assessment, node: Node, scale: number): readonly Issue[] {
  const { id, pointer, max, min } = node;
  const { low, high } = reachOf(assessment, node);
  const issues: Issue[] = [];
  const shown = (points: bigint | number): string => formatScaled(points, scale);
  if (high < BigInt(max)) {
    const message = {
      zh: `指标“${id}”最多只能得 ${shown(high)} 分，到不了满分 ${shown(max)} 分。`,
      en: `The indicator "${id}" yields at most ${shown(high)} and can never reach its maximum of ${shown(max)}.`,
    };
    issues.push({ code: "maximum_unreachable", pointer, message, severity: "warning" });
  }
  if (low > BigInt(min)) {
    const message = {
      zh: `指标“${id}”至少得 ${shown(low)} 分，到不了最低 ${shown(min)} 分。`,
      en: `The indicator "${id}" yields at least ${shown(low)} and can never reach its minimum of ${shown(min)}.`,
    };
    issues.push({ code: "minimum_unreachable", pointer, message, severity: "warning" });
  }
  return issues;
}

function stepIssues(assessment: Assessment, { id, pointer, score }: Node): readonly Issue[] {
  if (score?.primitive !== "ladder") return [];
  return score.steps.flatMap(({ from }, at): readonly Issue[] => {
    if (isStepReached(assessment, score, at)) return [];
    const step = formatRatio(from.n, from.d);
    const message = {
      zh: `指标“${id}”从 ${step} 起的一档永远轮不到：数到不了那里，或总在后面的档。`,
      en: `The step of the indicator "${id}" from ${step} is never reached: no number comes to stand on it.`,
    };
    return [{ code: "step_unreachable", pointer: `${pointer}/score/steps/${at}`, message, severity: "warning" }];
  });
}
