import { formatDate } from "@guiju/core";
import { type Datum, type EvaluateOptions, isSpan, type RuleSet, type Typed } from "@guiju/rules";
import { evaluatorOf, frameOf, type IrCond, testOf } from "@guiju/rules/closures";
import type { Almanac, Engine } from "json-rules-engine";
import { addOperators } from "./add-operators.ts";
import { elementsFact, exportRules } from "./export-rules.ts";

/**
 * Adds a rule set to an engine of the host: the exported rules and named conditions, Guiju's operators, and the facts that are computed
 * (derived facts, conditions of list elements). The host's own facts come from the engine, wherever it has them from.
 *
 * The answers are those of `evaluate` as long as nothing is missing. What is missing makes a comparison false and its `not` true, as this engine
 * does it; `runOnEngine` keeps the three answers apart.
 *
 * @example
 * const { ruleSet } = compileRuleSet({
 *   facts: { score: { type: "count" }, extra: { type: "count" } },
 *   derived: { total: { add: [{ fact: "score" }, { fact: "extra" }] } },
 *   rules: [{ name: "low", conditions: { fact: "total", operator: "lessThan", value: 60 }, event: { type: "low" } }],
 * });
 * const engine = new Engine([], { pathResolver });
 * if (ruleSet) addTo(engine, ruleSet);
 * (await engine.run({ score: 40, extra: 10 })).events; // => [{ type: "low" }]
 */
export function addTo(engine: Engine, ruleSet: RuleSet, options?: EvaluateOptions): void {
  const { rules, conditions, register } = exportRules(ruleSet);
  addOperators(engine);
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition as never);
  for (const rule of rules) engine.addRule(rule as never);
  const derived = new Map(ruleSet.program.derived.map(({ name, type, ir }) => [name, { type, evaluate: evaluatorOf(ruleSet, ir) }]));
  const byFact = new Map(conditionsIn(ruleSet).map((ir) => [elementsFact(ir.pointer), testOf(ruleSet, ir)]));
  for (const { fact } of register.facts) {
    engine.addFact(fact, async (_, almanac) => {
      const frame = frameOf(ruleSet, await factsOf(ruleSet, almanac), options);
      const of = derived.get(fact);
      return of === undefined ? byFact.get(fact)?.(frame, undefined) : written(of.evaluate(frame, undefined), of.type);
    });
  }
}

/** Asks the engine for everything the rules read. */
async function factsOf(ruleSet: RuleSet, almanac: Almanac): Promise<Readonly<Record<string, unknown>>> {
  const { requests } = ruleSet;
  const answers = await Promise.all(requests.map(({ fact, params }) => almanac.factValue<unknown>(fact, params)));
  return Object.fromEntries(requests.map(({ key }, index) => [key, answers[index]]));
}

/** A day is a text in json-rules-engine; what is known only between two bounds is nothing there. */
function written(datum: Datum, type: Typed): unknown {
  if (isSpan(datum)) return undefined;
  if (type.type === "date") return typeof datum === "number" ? formatDate(datum) : datum;
  if (!Array.isArray(datum)) return datum;
  return datum.map((part) => written(part, type.items ?? { type: "any" }));
}

/** Every condition that may be exported as a fact, in its typed form. */
function conditionsIn({ program }: RuleSet): readonly IrCond[] {
  const found: IrCond[] = [];
  const open: IrCond[] = [...program.named, ...program.rules].map(({ ir }) => ir);
  for (const ir of open) {
    if (ir.op === "all" || ir.op === "any") open.push(...ir.parts);
    else if (ir.op === "not") open.push(ir.part);
    else if (ir.op !== "named") found.push(ir);
  }
  return found;
}
