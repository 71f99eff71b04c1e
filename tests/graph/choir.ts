import type { Filler } from "./history-of-path.ts";
import { vote } from "./vote.ts";

/** How paths of the made-up choir become histories. */
export const choirFiller: Filler = {
  fill: (edge, _following, random) => {
    if (edge.act !== "VOTE") return {};
    if (edge.index === 0) return vote("passed", random);
    return vote(random(2) === 0 ? "notPassed" : "noQuorum", random);
  },
  isExcused: () => false,
  voidAct: { act: "VOTE", data: { due: 20, present: 10, yes: 10 } },
  lateIndex: () => 0,
  shown: (state, derived, today) => (state === "singer" && String(derived.trialEnds) <= today ? "singer.full" : state),
};
