import type { WorkCalendar } from "@guiju/core";
import type { Evaluate, Test } from "../closures/closure.ts";
import type { Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import { type Frame, frameOf, perRuleSet, type RuleSet, ruleNamed } from "./access.ts";
import type {
  Asked,
  ComparisonExplanation,
  ConditionExplanation,
  ElementsExplanation,
  Explanation,
  NamedExplanation,
  NameExplanation,
} from "./explanation.ts";
import type { Json } from "./json-of.ts";
import { type PreparedLeaf, preparedLeaf, remarksOf } from "./prepare-leaf.ts";

/** What the conditions are tested on besides the facts. */
export interface ExplainOptions {
  /** The day of judging, for conditions that read it. */
  readonly today?: string;
  readonly calendar?: WorkCalendar;
  /** The rules to explain, by name; all where absent. */
  readonly rules?: readonly string[];
}

/** One explanation under way. A named condition is explained when the first condition names it. */
interface Run {
  readonly frame: Frame;
  readonly plans: Plans;
  readonly named: (NamedExplanation | undefined)[];
  /** Of the condition explained last: read here, since explanations of many shapes are slow to read. */
  result: boolean | null;
}

/** A condition with all that can be said of it before facts are known. All have one shape and are walked, which is faster than closures. */
interface Plan {
  readonly kind: ConditionExplanation["kind"];
  readonly asked: Asked;
  readonly parts: readonly Plan[];
  /** Of a name: its position. */
  readonly index: number;
  readonly test: Test;
  readonly read: Evaluate;
  readonly write: PreparedLeaf["write"];
  /** The constant; or what reads the value. */
  readonly value: Json;
  readonly readValue: ((frame: Frame) => Json) | undefined;
  readonly elements: PreparedLeaf["elements"];
}

interface Plans {
  readonly rules: readonly { readonly name: string; readonly plan: Plan }[];
  readonly named: readonly { readonly name: string; readonly plan: Plan }[];
}

/**
 * Explains what every condition of a rule set says of some facts: what was read, what it was compared with, and the result.
 *
 * Nothing is left out: conditions that no longer decide are explained too. Facts are checked as `evaluate` checks them.
 *
 * @throws GuijuError `unknown_name` where `rules` names no rule
 *
 * @example
 * const conditions = { fact: "age", operator: "greaterThanInclusive", value: 18 };
 * const rules = [{ name: "adult", conditions, event: { type: "adult" } }];
 * const ruleSet = compileRuleSet({ facts: { age: { type: "count" } }, rules }).ruleSet!;
 * const adult = explain(ruleSet, { age: 17 }).rules[0];
 * adult?.result; // => false
 * adult?.condition; // => { kind: "leaf", asked: { pointer: "/rules/0/conditions", fact: "age", operator: "greaterThanInclusive" }, result: false, now: 17, value: 18 }
 */
export function explain(ruleSet: RuleSet, facts: unknown, options: ExplainOptions = {}): Explanation {
  const plans = plansOf(ruleSet);
  const wanted = options.rules?.map((name) => plans.rules[ruleNamed(ruleSet, name)] as Plans["rules"][number]) ?? plans.rules;
  const frame = frameOf(ruleSet, facts, options);
  const run: Run = { frame, plans, named: new Array(plans.named.length).fill(undefined), result: null };
  const rules = wanted.map(({ name, plan }) => {
    const condition = explained(run, plan);
    return { name, result: run.result, condition };
  });
  return { rules, conditions: run.named.filter((named) => named !== undefined), issues: frame.issues };
}

const plansOf: (ruleSet: RuleSet) => Plans = perRuleSet((ruleSet) => {
  const { rules, named } = ruleSet.program;
  const plan = ({ name, ir }: { readonly name: string; readonly ir: IrCond }) => ({ name, plan: planOf(ruleSet, ir) });
  return { rules: rules.map(plan), named: named.map(plan) };
});

const NO_LEAF = { test: () => undefined, read: () => undefined, write: () => null, value: null, readValue: undefined, elements: undefined };

function planOf(ruleSet: RuleSet, ir: IrCond): Plan {
  const { pointer } = ir;
  const asked = { pointer, ...remarksOf(ruleSet, pointer) };
  const bare = { parts: [], index: 0, ...NO_LEAF };
  switch (ir.op) {
    case "all":
    case "any":
      return { kind: ir.op, asked, ...bare, parts: ir.parts.map((part) => planOf(ruleSet, part)) };
    case "not":
      return { kind: "not", asked, ...bare, parts: [planOf(ruleSet, ir.part)] };
    case "named":
      return { kind: "named", asked: { ...asked, condition: ir.name } as Asked, ...bare, index: ir.index };
    default: {
      const leaf = preparedLeaf(ruleSet, ir);
      const { kind, subject, asWritten, where } = leaf;
      const { operator, from } = asWritten?.shape ?? {};
      const compared = { ...(operator !== undefined && { operator }), ...(from && { from }), ...(where !== undefined && { where }) };
      const { test, read, write, elements } = leaf;
      const value = { value: asWritten?.shape.value ?? null, readValue: asWritten?.value };
      return { kind, asked: { ...asked, ...subject, ...compared }, parts: [], index: 0, test, read, write, ...value, elements };
    }
  }
}

function explained(run: Run, plan: Plan): ConditionExplanation {
  switch (plan.kind) {
    case "leaf":
    case "count":
      return comparisonExplained(run, plan);
    case "all":
    case "any":
      return groupExplained(run, plan, plan.kind);
    case "not": {
      const part = explained(run, plan.parts[0] as Plan);
      run.result = run.result === null ? null : !run.result;
      return { kind: "not", asked: plan.asked, result: run.result, part };
    }
    case "named":
      run.result = namedExplained(run, plan.index).result;
      return { kind: "named", asked: plan.asked as NameExplanation["asked"], result: run.result };
    default: {
      run.result = said(plan.test(run.frame, undefined));
      return {
        kind: plan.kind,
        asked: plan.asked as ElementsExplanation["asked"],
        result: run.result,
        elements: plan.elements?.(run.frame) ?? null,
      };
    }
  }
}

function comparisonExplained(run: Run, plan: Plan): ComparisonExplanation {
  const { frame } = run;
  const datum = plan.read(frame, undefined);
  const now = typeof datum === "string" || typeof datum === "boolean" ? datum : plan.write(datum);
  const result = said(plan.test(frame, undefined));
  const value = plan.readValue === undefined ? plan.value : plan.readValue(frame);
  run.result = result;
  const kind = plan.kind as ComparisonExplanation["kind"];
  const made = { kind, asked: plan.asked as ComparisonExplanation["asked"], result, now, value };
  return plan.elements === undefined ? made : { ...made, elements: plan.elements(frame) };
}

/** Every part is explained; the result follows Kleene's tables. */
function groupExplained(run: Run, { asked, parts }: Plan, kind: "all" | "any"): ConditionExplanation {
  const decisive = kind === "any";
  const made: ConditionExplanation[] = new Array(parts.length);
  let result: boolean | null = !decisive;
  for (let index = 0; index < parts.length; index += 1) {
    made[index] = explained(run, parts[index] as Plan);
    if (run.result === decisive) result = decisive;
    else if (run.result === null && result !== decisive) result = null;
  }
  run.result = result;
  return { kind, asked, result, parts: made };
}

function namedExplained(run: Run, index: number): NamedExplanation {
  const known = run.named[index];
  if (known !== undefined) return known;
  const { name, plan } = run.plans.named[index] as Plans["named"][number];
  const condition = explained(run, plan);
  const made = { name, result: run.result, condition };
  run.named[index] = made;
  return made;
}

function said(truth: Truth): boolean | null {
  return truth === undefined ? null : truth;
}
