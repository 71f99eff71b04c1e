import type { RuleDocument } from "@guiju/rules";
import type { Dialect } from "../dialect.ts";
import { written, writtenCondition } from "../dialect.ts";
import { answering, type Engine } from "../engine.ts";
import type { Organisation } from "../organisations.ts";
import { STRICT_SIGNS } from "./signs.ts";

const plain: Dialect<string> = {
  all: (parts) => `(${parts.join(" && ")})`,
  any: (parts) => `(${parts.join(" || ")})`,
  not: (part) => `!${part}`,
  named: (name) => name,
  compare(operator, keys, against) {
    const fact = `facts.${keys.join(".")}`;
    if ("keys" in against) return `(${fact} ${STRICT_SIGNS[operator]} facts.${against.keys.join(".")})`;
    const { constant } = against;
    switch (operator) {
      case "in":
        return `(${(constant as readonly string[]).map((word) => `${fact} === ${JSON.stringify(word)}`).join(" || ")})`;
      case "notIn":
        return `(${(constant as readonly string[]).map((word) => `${fact} !== ${JSON.stringify(word)}`).join(" && ")})`;
      case "contains":
        return `${fact}.includes(${JSON.stringify(constant)})`;
      case "doesNotContain":
        return `!${fact}.includes(${JSON.stringify(constant)})`;
      default:
        return `(${fact} ${STRICT_SIGNS[operator]} ${JSON.stringify(constant)})`;
    }
  },
};

/** The pack as a programmer would write it down: one function, facts read where they are needed, `&&` and `||`. */
export function handWrittenText(document: RuleDocument): string {
  const named = Object.entries(document.conditions ?? {}).map(
    ([name, each]) => `const ${name} = ${writtenCondition(each, document, plain)};`,
  );
  return [...named, "return [", ...written(document, plain).map((rule) => `  ${rule},`), "];"].join("\n");
}

/** What everything is compared with. */
export const BY_HAND: Engine = {
  name: "hand-written JavaScript",
  takes: 10_000,
  start(document, organisations) {
    return answering(organisations, new Function("facts", handWrittenText(document)) as (facts: Organisation) => readonly boolean[]);
  },
};
