import type { Check } from "../norm.ts";
import { judgeCount, judgeOnce, judgeQuorum, judgeRange, judgeSurplus } from "./counting.ts";
import { judgeLatest, judgeMaximumInterval, judgeMinimumInterval, judgeOrder } from "./interval.ts";
import type { Judging, Outcome } from "./outcome.ts";
import { judgePublicNotice } from "./public-notice.ts";
import { judgeCompetence, judgeEligibility, judgeEvidence, judgeJudgement } from "./recorded.ts";

type JudgedKind = Exclude<Check["kind"], "window">;

/** The one evaluator: a function a kind, and none an article. Windows are judged when they close (see windows.ts). */
const JUDGES: Readonly<Record<JudgedKind, (judging: Judging) => Outcome>> = {
  minimumInterval: judgeMinimumInterval,
  maximumInterval: judgeMaximumInterval,
  latest: judgeLatest,
  order: judgeOrder,
  publicNotice: judgePublicNotice,
  quorum: judgeQuorum,
  surplus: judgeSurplus,
  count: judgeCount,
  range: judgeRange,
  once: judgeOnce,
  evidence: judgeEvidence,
  competence: judgeCompetence,
  eligibility: judgeEligibility,
  judgement: judgeJudgement,
};

/** Judges one check against the case as it was before the act. */
export function judgeCheck(judging: Judging): Outcome {
  return JUDGES[judging.check.kind as JudgedKind](judging);
}
