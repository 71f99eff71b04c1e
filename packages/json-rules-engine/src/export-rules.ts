import { below } from "@guiju/core";
import type { Condition, RuleSet } from "@guiju/rules";
import { addedOperators } from "./add-operators.ts";
import type { Plain } from "./rails.ts";

/** A rule set as json-rules-engine takes it. */
export interface ExportedRules {
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  /** For `engine.setCondition`. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What an engine must know besides the facts of the host; `addTo` registers it all. */
  readonly register: { readonly operators: readonly string[]; readonly facts: readonly RegisteredFact[] };
}

/** A fact that is computed: a derived fact of the rule set, or a condition of list elements that the format has no words for. */
export interface RegisteredFact {
  readonly fact: string;
  readonly kind: "derived" | "elements";
  /** Where it is written in the rule set. */
  readonly pointer: string;
}

/**
 * Writes a rule set as plain JSON for json-rules-engine.
 *
 * What that engine does not know is left out (message keys, citations) or replaced by a fact that has to be registered: conditions of list
 * elements (`some`, `every`, `count`) and derived facts. A condition that stands alone at the root gets the `all` that the engine wants there.
 *
 * @example
 * const { ruleSet } = compileRuleSet({
 *   facts: { score: { type: "count" } },
 *   rules: [{ name: "pass", conditions: { fact: "score", operator: "lessThan", value: 60, message: "score.low" }, event: { type: "low" } }],
 * });
 * ruleSet && exportRules(ruleSet).rules; // => [{ name: "pass", conditions: { all: [{ fact: "score", operator: "lessThan", value: 60 }] }, event: { type: "low" } }]
 */
export function exportRules(ruleSet: RuleSet): ExportedRules {
  const { document } = ruleSet;
  const facts = new Map<string, RegisteredFact>();
  const operators = new Set<string>();
  const derived = document.derived ?? {};
  const write = (condition: Condition, pointer: string): Plain => {
    const { message: _, basis: __, ...said } = condition as Condition & Readonly<Record<string, unknown>>;
    for (const key of ["all", "any"] as const) {
      const parts = said[key] as readonly Condition[] | undefined;
      if (parts !== undefined) return { ...said, [key]: parts.map((part, index) => write(part, below(below(pointer, key), index))) };
    }
    if ("not" in condition) return { ...said, not: write(condition.not, below(pointer, "not")) };
    if ("condition" in condition) return said;
    if ("some" in condition || "every" in condition || "count" in condition) {
      const fact = elementsFact(pointer);
      facts.set(fact, { fact, kind: "elements", pointer });
      return { ...kept(said), fact, operator: "equal", value: true };
    }
    const operator = String(said.operator).split(":").at(-1) as string;
    if (addedOperators.includes(operator)) operators.add(operator);
    for (const source of [said, said.value]) {
      const name = typeof source === "object" && source !== null ? (source as { readonly fact?: unknown }).fact : undefined;
      if (typeof name === "string" && Object.hasOwn(derived, name)) {
        facts.set(name, { fact: name, kind: "derived", pointer: below("/derived", name) });
      }
    }
    return said;
  };
  const rooted = (condition: Condition, pointer: string): Plain => {
    const plain = write(condition, pointer);
    return ["all", "any", "not", "condition"].some((key) => Object.hasOwn(plain, key)) ? plain : { all: [plain] };
  };
  const conditions = Object.entries(document.conditions ?? {}).map(
    ([name, condition]) => [name, rooted(condition, below("/conditions", name))] as const,
  );
  const rules = document.rules.map((rule, index) => ({
    ...rule,
    conditions: rooted(rule.conditions, below(below("/rules", index), "conditions")),
  }));
  return { rules, conditions: Object.fromEntries(conditions), register: { operators: [...operators].sort(), facts: [...facts.values()] } };
}

/** The name of the fact that stands for a condition of list elements. */
export function elementsFact(pointer: string): string {
  return `guiju:${pointer}`;
}

function kept({ name, priority }: Readonly<Record<string, unknown>>): Plain {
  return { ...(name !== undefined && { name }), ...(priority !== undefined && { priority }) };
}
