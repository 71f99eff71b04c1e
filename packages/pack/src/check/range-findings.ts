import type { Condition, RuleDocument } from "@guiju/rules";
import { analyse, type Finding } from "@guiju/rules/analysis";
import { compileRuleSet } from "@guiju/rules/compile";

const PROVEN: readonly string[] = ["impossible", "contradictory"];

/** Between what numbers facts lie, by name. */
export type Ranges = Readonly<Record<string, { readonly type: string; readonly min?: number; readonly max?: number }>>;

/** A finding about a rule as a whole. */
export interface RangeFinding {
  readonly index: number;
  readonly finding: Finding;
}

/**
 * Finds rules that never hold, or always do, of facts within the numbers they are declared to lie between.
 *
 * What asks whether something is recorded is left out: a fact that is not has no number.
 */
export function rangeFindings(document: RuleDocument, ranges: Ranges): readonly RangeFinding[] {
  const shared = JSON.stringify([document.conditions ?? {}, document.derived ?? {}]);
  const bounded = document.rules.map(({ conditions }) => {
    const text = JSON.stringify(conditions) + shared;
    return text.includes('"isRecorded"') || text.includes('"value":null') ? [] : boundsOf(ranges, text);
  });
  if (bounded.every((bounds) => bounds.length === 0)) return [];
  const rules = document.rules.flatMap(({ conditions }, index) =>
    [conditions, { not: conditions }].map((each, turned) => ({
      name: `${index} ${turned}`,
      conditions: { all: [each, ...(bounded[index] ?? [])] },
      event: { type: "holds" },
    })),
  );
  const { ruleSet } = compileRuleSet({ ...document, rules });
  if (ruleSet === undefined) return [];
  const proven = new Set(analyse(ruleSet).flatMap((finding) => (PROVEN.includes(finding.code) ? (ruleOf(finding.pointer) ?? []) : [])));
  return document.rules.flatMap((_, index): readonly RangeFinding[] => {
    if (bounded[index]?.length === 0) return [];
    // Where both seem impossible the ranges themselves leave nothing.
    const [never, always] = [proven.has(2 * index), proven.has(2 * index + 1)];
    if (never === always) return [];
    return [{ index, finding: findingAt(`/rules/${index}/conditions`, never ? "impossible" : "always_true") }];
  });
}

function boundsOf(ranges: Ranges, text: string): readonly Condition[] {
  return Object.entries(ranges).flatMap(([fact, { type, min, max }]) => {
    if ((type !== "count" && type !== "number") || !text.includes(`"fact":${JSON.stringify(fact)}`)) return [];
    return [
      ...(min === undefined ? [] : [{ fact, operator: "greaterThanInclusive", value: min }]),
      ...(max === undefined ? [] : [{ fact, operator: "lessThanInclusive", value: max }]),
    ];
  });
}

/** The rule that a finding is of as a whole. */
function ruleOf(pointer: string): number | undefined {
  const [, rule] = /^\/rules\/(\d+)\/conditions(?:\/all\/\d+)*$/.exec(pointer) ?? [];
  return rule === undefined ? undefined : Number(rule);
}

function findingAt(pointer: string, code: "impossible" | "always_true"): Finding {
  const message =
    code === "impossible"
      ? {
          zh: "按事实申明的范围（min、max），该条件永远不能成立。",
          en: "Within the numbers that facts are declared to lie between (min, max), this can never be true.",
        }
      : {
          zh: "按事实申明的范围（min、max），该条件总是成立。",
          en: "Within the numbers that facts are declared to lie between (min, max), this is always true.",
        };
  return { code, severity: "warning", message, pointer, related: [] };
}
