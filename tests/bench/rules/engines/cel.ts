import { parse } from "@marcbachmann/cel-js";
import { type Dialect, written } from "../dialect.ts";
import { answering, type Engine } from "../engine.ts";
import { SIGNS } from "./signs.ts";

const cel: Dialect<string> = {
  all: (parts) => `(${parts.join(" && ")})`,
  any: (parts) => `(${parts.join(" || ")})`,
  not: (part) => `!${part}`,
  named: (_, condition) => condition(),
  compare(operator, keys, against) {
    const fact = keys.join(".");
    const other = "keys" in against ? against.keys.join(".") : JSON.stringify(against.constant);
    switch (operator) {
      case "in":
        return `(${fact} in ${other})`;
      case "notIn":
        return `!(${fact} in ${other})`;
      case "contains":
        return `(${other} in ${fact})`;
      case "doesNotContain":
        return `!(${other} in ${fact})`;
      default:
        return `(${fact} ${SIGNS[operator]} ${other})`;
    }
  },
};

/** CEL in JavaScript: each indicator parsed once. */
export const CEL: Engine = {
  name: "@marcbachmann/cel-js",
  takes: 2_000,
  start(document, organisations) {
    const rules = written(document, cel).map((text) => parse(text));
    return answering(organisations, (facts) => rules.map((rule) => rule(facts) as unknown as boolean));
  },
};
