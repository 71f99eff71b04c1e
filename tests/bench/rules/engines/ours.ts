import { evaluate } from "@guiju/rules";
import type { Engine } from "../engine.ts";
import { compiled } from "./compiled.ts";

/** The closures that `evaluate` runs. */
export const OURS: Engine = {
  name: "@guiju/rules, evaluate",
  takes: 10_000,
  start(document, organisations) {
    const ruleSet = compiled(document);
    return {
      run: () => {
        let met = 0;
        for (const facts of organisations) if (evaluate(ruleSet, facts).truths[0] === true) met += 1;
        return met;
      },
      answers: (index) => {
        const { truths, issues } = evaluate(ruleSet, organisations[index]);
        if (issues.length > 0) throw new Error(JSON.stringify(issues));
        return truths.map((truth) => truth === true);
      },
    };
  },
};
