import { type Judging, type Outcome, outcome, partOf } from "./outcome.ts";

/** Judges whether every required kind is among those recorded. */
export function judgeEvidence(judging: Judging): Outcome {
  const source = judging.check.source;
  const recorded = partOf(judging, "in");
  if (source.kind !== "evidence" || !Array.isArray(recorded)) return outcome(undefined, "incomplete", {});
  const missing = source.all.filter((kind) => !recorded.includes(kind));
  return outcome(missing.length === 0, "incomplete", { lacking: missing });
}

/** Judges whether the body that acted is one that may. */
export function judgeCompetence(judging: Judging): Outcome {
  const source = judging.check.source;
  const body = partOf(judging, "body");
  if (source.kind !== "competence" || typeof body !== "string") return outcome(undefined, "notCompetent", { body: null });
  return outcome(source.oneOf.includes(body), "notCompetent", { body });
}

/** Judges a condition over the facts and values of the case. */
export function judgeEligibility(judging: Judging): Outcome {
  return outcome(judging.check.conditions.that?.test(judging.env), "notMet", {});
}

/** Takes over what a person decided and recorded. A word in neither list decides nothing, and that is the reason given. */
export function judgeJudgement(judging: Judging): Outcome {
  const source = judging.check.source;
  const recorded = partOf(judging, "recorded");
  if (source.kind !== "judgement" || (typeof recorded !== "string" && typeof recorded !== "boolean"))
    return outcome(undefined, "judgedBad", { recorded: null });
  const truth = source.good.includes(recorded) ? true : source.bad.includes(recorded) ? false : undefined;
  const judged = outcome(truth, "judgedBad", { recorded });
  return truth === undefined ? { ...judged, reason: "unclear" } : judged;
}
