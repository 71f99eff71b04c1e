import type { Fields } from "@guiju/rules";
import type { CaseRun } from "./case-run.ts";
import { type CompiledDecision, type CompiledMotion, type CompiledTally, NO_FIELDS } from "./compiled.ts";
import { electedBy, nobody, stillTied, type TallyResult, votesOf } from "./count-votes.ts";
import { reaches } from "./judge/counting.ts";
import { numberOf, shownNumber } from "./judge/outcome.ts";
import type { PreparedAct } from "./prepared-history.ts";
import type { DecisionOutcome } from "./report.ts";
import { settleVoid } from "./void-act.ts";

type Counted = Pick<DecisionOutcome, "outcome" | "elected" | "tied" | "facts">;

/** Counts the votes of an act. A vote whose needs are broken is not counted; one that lacks numbers has the outcome `null`. */
export function takeDecision(run: CaseRun, decision: CompiledDecision, act: PreparedAct): void {
  const edition = decision.editions.find((each) => each.from <= act.first && act.first <= each.to) ?? decision.editions.at(-1);
  if (edition === undefined || !decision.partsAt.has(act.type)) return;
  if (isUncounted(run, decision, act)) return;
  const motion = decision.kind === "motion" ? countMotion(run, decision, act) : undefined;
  // A motion with too few votes has not passed, whether or not the meeting was one.
  if (motion?.outcome !== "notPassed") {
    for (const slot of decision.needs) settleVoid(run, slot, act);
    if (isUncounted(run, decision, act)) return;
  }
  const told = decision.kind === "motion" ? (motion as Counted) : countTally(run, decision, act);
  // Whether a vote counts whose need cannot be told to be kept cannot be told either.
  const isOpen = decision.needs.some((slot) => isOpenNeed(run, slot));
  if (isOpen && decision.kind === "tally") run.env.result = NO_FIELDS;
  const counted = isOpen && told.outcome !== "notPassed" ? { ...told, outcome: null, elected: [], tied: [] } : told;
  run.decided.set(decision.slot, counted.outcome);
  run.decisions.push({
    key: `${decision.slot}|${act.position}`,
    source: act.position,
    outcome: { rule: edition.id, act: act.type, on: act.onText, ...counted, readings: [] },
  });
}

/** Whether a need of a vote is broken: then it is not counted, and comes to nothing. */
function isUncounted(run: CaseRun, decision: CompiledDecision, act: PreparedAct): boolean {
  if (!decision.needs.some((slot) => isBrokenNeed(run, slot))) return false;
  run.decided.set(decision.slot, decision.kind === "motion" ? "notPassed" : "notCounted");
  if (decision.kind === "tally") {
    const parts = decision.partsAt.get(act.type);
    run.env.result = nobody(parts?.seats.evaluate(run.env), parts?.among?.evaluate(run.env));
  }
  return true;
}

/** Whether a needed norm is broken, or a needed vote is known to have come to anything else than what it was held for. */
export function isBrokenNeed(run: CaseRun, slot: string): boolean {
  const outcome = run.decided.get(slot) ?? undefined;
  return run.kept.get(slot) === "violated" || (outcome !== undefined && outcome !== "passed" && outcome !== "full");
}

/** Whether it cannot be told if a needed norm is kept, or what a needed vote came to. */
export function isOpenNeed(run: CaseRun, slot: string): boolean {
  return run.kept.get(slot) === "undetermined" || run.decided.get(slot) === null;
}

function countMotion(run: CaseRun, decision: CompiledMotion, act: PreparedAct): Counted {
  const parts = decision.partsAt.get(act.type);
  const yes = numberOf(parts?.yes.evaluate(run.env));
  const of = numberOf(parts?.of.evaluate(run.env));
  const passed = reaches(yes, of, decision.ratio, parts?.exact.evaluate(run.env));
  const outcome = passed === undefined ? null : passed ? "passed" : "notPassed";
  return { outcome, elected: [], tied: [], facts: { yes: shownNumber(yes), due: shownNumber(of) } };
}

/** Counts an election. What it yields can be read until the next act is taken. */
function countTally(run: CaseRun, decision: CompiledTally, act: PreparedAct): Counted {
  const parts = decision.partsAt.get(act.type);
  const among = parts?.among?.evaluate(run.env);
  const all = votesOf(parts?.votes.evaluate(run.env));
  const seats = numberOf(parts?.seats.evaluate(run.env));
  const base = numberOf(parts?.of?.evaluate(run.env));
  const limited = parts?.among !== undefined;
  const votes = limited ? (Array.isArray(among) ? all?.filter((each) => among.includes(each.id)) : undefined) : all;
  const filled = votes === undefined || typeof seats !== "number" ? undefined : electedBy(votes, seats, decision.pass, base);
  const isRunOff = limited && decision.pass.kind === "plurality" && Array.isArray(among);
  const result = filled !== undefined && isRunOff ? stillTied(filled, among as readonly string[]) : filled;
  run.env.result = result === undefined ? NO_FIELDS : fieldsOf(result);
  return {
    outcome: result?.outcome ?? null,
    elected: result?.elected ?? [],
    tied: result?.tied ?? [],
    facts: { seats: shownNumber(seats), base: shownNumber(base), votes: votes?.map((each) => `${each.id} ${each.votes}`) ?? null },
  };
}

/** Counts the elections of an act that is not judged, for the values it sets. */
export function countUnjudged(run: CaseRun, act: PreparedAct): void {
  for (const decision of run.lifecycle.decisions) {
    if (decision.kind === "tally" && decision.partsAt.has(act.type)) run.decided.set(decision.slot, countTally(run, decision, act).outcome);
  }
}

function fieldsOf({ passed, elected, tied, seatsLeft }: TallyResult): Fields {
  return { passed, elected, tied, seatsLeft };
}
