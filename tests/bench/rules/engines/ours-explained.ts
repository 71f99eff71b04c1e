import { explain } from "@guiju/rules/explain";
import { answering, type Engine } from "../engine.ts";
import { compiled } from "./compiled.ts";

/** Every condition of every indicator with what was read and what it was compared with. */
export const OURS_EXPLAINED: Engine = {
  name: "@guiju/rules, explain",
  takes: 5_000,
  start(document, organisations) {
    const ruleSet = compiled(document);
    return answering(organisations, (facts) => explain(ruleSet, facts).rules.map(({ result }) => result === true));
  },
};
