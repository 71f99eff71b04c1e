import { ZenEngine } from "@gorules/zen-engine";
import { type Dialect, written } from "../dialect.ts";
import { answeringLater, type Engine } from "../engine.ts";
import { FACTS } from "../fact-model.ts";
import { SIGNS } from "./signs.ts";

const DATES: ReadonlySet<string> = new Set(FACTS.filter(({ kind }) => kind === "date").map(({ keys }) => keys.join(".")));

const zen: Dialect<string> = {
  all: (parts) => `(${parts.join(" and ")})`,
  any: (parts) => `(${parts.join(" or ")})`,
  not: (part) => `not ${part}`,
  named: (_, condition) => condition(),
  compare(operator, keys, against) {
    const fact = keys.join(".");
    const other = "keys" in against ? against.keys.join(".") : JSON.stringify(against.constant);
    // It orders no texts: a date must be made of each.
    if (DATES.has(fact)) return `(date(${fact}) ${SIGNS[operator]} date(${other}))`;
    switch (operator) {
      case "in":
        return `(${fact} in ${other})`;
      case "notIn":
        return `(${fact} not in ${other})`;
      case "contains":
        return `contains(${fact}, ${other})`;
      case "doesNotContain":
        return `(not contains(${fact}, ${other}))`;
      default:
        return `(${fact} ${SIGNS[operator]} ${other})`;
    }
  },
};

/** A decision of GoRules with one node of expressions, called once an organisation. */
export const ZEN: Engine = {
  name: "@gorules/zen-engine, a call each",
  takes: 500,
  start(document, organisations) {
    const expressions = written(document, zen).map((value, index) => ({ id: `e${index}`, key: `r${index}`, value }));
    const decision = new ZenEngine().createDecision({
      contentType: "application/vnd.gorules.decision",
      nodes: [
        { id: "in", type: "inputNode", name: "in" },
        { id: "rules", type: "expressionNode", name: "rules", content: { expressions } },
        { id: "out", type: "outputNode", name: "out" },
      ],
      edges: [
        { id: "first", sourceId: "in", targetId: "rules", type: "edge" },
        { id: "second", sourceId: "rules", targetId: "out", type: "edge" },
      ],
    });
    return answeringLater(organisations, async (facts) => {
      const { result } = await decision.evaluate(facts);
      return expressions.map(({ key }) => (result as Readonly<Record<string, boolean>>)[key] === true);
    });
  },
};
