import { LogicEngine } from "json-logic-engine";
import { type Dialect, written } from "../dialect.ts";
import { answering, type Engine } from "../engine.ts";
import type { Organisation } from "../organisations.ts";
import { STRICT_SIGNS } from "./signs.ts";

const logic: Dialect<object> = {
  all: (parts) => ({ and: parts }),
  any: (parts) => ({ or: parts }),
  not: (part) => ({ "!": part }),
  named: (_, condition) => condition(),
  compare(operator, keys, against) {
    const fact = { var: keys.join(".") };
    const other = "keys" in against ? { var: against.keys.join(".") } : against.constant;
    switch (operator) {
      case "in":
        return { in: [fact, other] };
      case "notIn":
        return { "!": { in: [fact, other] } };
      case "contains":
        return { in: [other, fact] };
      case "doesNotContain":
        return { "!": { in: [other, fact] } };
      default:
        return { [STRICT_SIGNS[operator] as string]: [fact, other] };
    }
  },
};

/** Its interpreter. */
export const JSON_LOGIC: Engine = {
  name: "json-logic-engine, interpreted",
  takes: 10_000,
  start(document, organisations) {
    const engine = new LogicEngine();
    const rules = written(document, logic);
    return answering(organisations, (facts) => engine.run(rules, facts) as readonly boolean[]);
  },
};

/** Its generated code, which `eval` must be allowed for. */
export const JSON_LOGIC_COMPILED: Engine = {
  name: "json-logic-engine, compiled",
  takes: 10_000,
  start(document, organisations) {
    const judge = new LogicEngine().build(written(document, logic)) as (facts: Organisation) => readonly boolean[];
    return answering(organisations, judge);
  },
};
