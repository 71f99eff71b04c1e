import type { CaseRun } from "./case-run.ts";
import type { CompiledDecision } from "./compiled.ts";
import { reaches } from "./judge/counting.ts";
import { numberOf, shownNumber } from "./judge/outcome.ts";
import type { PreparedAct } from "./prepared-history.ts";

/** Counts the votes of an act. A vote whose needs are broken is not counted; one that lacks numbers has the outcome `null`. */
export function takeDecision(run: CaseRun, decision: CompiledDecision, act: PreparedAct): void {
  const edition = decision.editions.find((each) => each.from <= act.first && act.first <= each.to) ?? decision.editions.at(-1);
  const parts = decision.partsAt.get(act.type);
  if (edition === undefined || parts === undefined) return;
  if (decision.needs.some((slot) => run.kept.get(slot) === "violated" || run.decided.get(slot) === "notPassed")) {
    run.decided.set(decision.slot, "notPassed");
    return;
  }
  const yes = numberOf(parts.yes.evaluate(run.env));
  const of = numberOf(parts.of.evaluate(run.env));
  const passed = reaches(yes, of, decision.ratio, parts.exact.evaluate(run.env));
  const outcome = passed === undefined ? null : passed ? "passed" : "notPassed";
  run.decided.set(decision.slot, outcome);
  run.decisions.push({
    key: `${decision.slot}|${act.position}`,
    source: act.position,
    outcome: {
      rule: edition.id,
      act: act.type,
      on: act.onText,
      outcome,
      elected: [],
      tied: [],
      facts: { yes: shownNumber(yes), due: shownNumber(of) },
      readings: [],
    },
  });
}
