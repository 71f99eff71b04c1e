import type { Condition, RuleDocument } from "@guiju/rules";
import { Engine as RulesEngine, type TopLevelCondition } from "json-rules-engine";
import { writtenCondition } from "../dialect.ts";
import { answeringLater, type Engine } from "../engine.ts";
import { flattened, type Organisation } from "../organisations.ts";

/** The document as it is: its fact objects by name, each leaf with a path into them. */
export const JSON_RULES_ENGINE: Engine = {
  name: "json-rules-engine, nested facts with paths",
  takes: 50,
  start: (document, organisations) =>
    answeringLater(
      organisations,
      judgeBy(document, (condition) => condition as TopLevelCondition),
    ),
};

/** The same with every fact on the outside, which spares it the paths. */
export const JSON_RULES_ENGINE_FLAT: Engine = {
  name: "json-rules-engine, flat facts",
  takes: 100,
  start: (document, organisations) =>
    answeringLater(
      organisations.map(flattened),
      judgeBy(
        document,
        (condition) =>
          writtenCondition<object>(condition, document, {
            all: (all) => ({ all }),
            any: (any) => ({ any }),
            not: (not) => ({ not }),
            named: (name) => ({ condition: name }),
            compare: (operator, keys, against) => ({
              fact: keys.join("."),
              operator,
              value: "keys" in against ? { fact: against.keys.join(".") } : against.constant,
            }),
          }) as TopLevelCondition,
      ),
    ),
};

function judgeBy(
  document: RuleDocument,
  conditionOf: (condition: Condition) => TopLevelCondition,
): (facts: Organisation) => Promise<readonly boolean[]> {
  const engine = new RulesEngine();
  for (const [name, condition] of Object.entries(document.conditions ?? {})) engine.setCondition(name, conditionOf(condition));
  for (const { name, conditions, event } of document.rules)
    engine.addRule({ name, conditions: conditionOf(conditions), event: { ...event } as never });
  return async (facts) => {
    const { results } = await engine.run(facts);
    const met = new Set(results.map(({ name }) => name));
    return document.rules.map(({ name }) => met.has(name));
  };
}
