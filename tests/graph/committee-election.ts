import { escalatedTo } from "./escalation.ts";
import type { Walker } from "./walker.ts";

type Votes = Readonly<Record<string, number>>;

/** Three seats and eighty present, more than forty votes elect: all filled; two tied for the last seat. */
const FILLED: Votes = { A: 60, B: 55, C: 50, D: 10 };
const TIED: Votes = { A: 60, B: 55, C: 45, D: 45 };
/** Too few have enough votes: one seat or two are left. */
const SHORT: Readonly<Record<string, Votes>> = { one: { A: 60, B: 55, C: 10, D: 10 }, two: { A: 60, B: 10, C: 10, D: 10 } };
const EXTRA: Readonly<Record<string, readonly Votes[]>> = {
  // For one seat two cannot both have more than half.
  one: [{ C: 60, D: 10 }, {}, { C: 60 }],
  two: [{ B: 60, C: 50, D: 10 }, { B: 60, C: 45, D: 45 }, { B: 60 }],
};
const RUNOFF: readonly Votes[] = [{ C: 40, D: 30 }, { C: 35, D: 35 }, { C: 40 }];

/** More than were present: a count of so many is no count. */
const TOO_MANY = 99;

/** A committee's term: how many seats a count left open, and whether the body in office was appointed. */
export const committeeElection: Walker = {
  starts: [
    { facts: { ...branch(), seats: 3 }, memory: { left: "", isAppointed: false } },
    {
      facts: { ...branch(), seats: 3, appointed: true },
      at: { procedure: "appointed", escalation: "none" },
      memory: { left: "", isAppointed: true },
    },
  ],
  forms: { COUNT: ["two", "one"] },
  // Each of the words that a step may have leads on from the beginning, so that nothing is left for the last target.
  neverTaken: ["none ESCALATE 5"],
  isPossible: ({ act, picks, form }, { left }, { escalation }) => {
    if (act === "ESCALATE") return escalation !== "none" || picks.escalation !== 5;
    if (act === "COUNT") return form === "two" || picks.procedure === 2;
    if (act === "EXTRA_BALLOT") return left === "two" || picks.procedure !== 1;
    // The number of seats comes down by one at the most.
    return act !== "REDUCE_SEATS" || picks.procedure === 1 || left === "one";
  },
  after: ({ act, picks, form }, memory) => {
    if (act === "COUNT") return { ...memory, left: picks.procedure === 2 ? form : "" };
    if (act === "APPOINT") return { left: "", isAppointed: true };
    return act === "ANNUL" || (picks.procedure === 0 && ["EXTRA_BALLOT", "REDUCE_SEATS"].includes(act)) ? { ...memory, left: "" } : memory;
  },
  isExcused: (demand, _acts, { isAppointed }) => demand.act === "REMIND" && isAppointed === true,
  data: (step) => {
    const index = step.picks.procedure ?? 0;
    switch (step.act) {
      case "FILE_SLATE":
        return { seats: 3, candidates: ["A", "B", "C", "D"] };
      case "CONVENE":
        return { base: 80, present: index === 0 ? 80 : 10 };
      case "APPOINT_SCRUTINEERS":
        return { scrutineers: ["s-1", "s-2"] };
      case "OPEN_VOTE":
        return { distributed: 80 };
      case "COLLECT":
        return { collected: index === 0 ? 80 : TOO_MANY };
      case "COUNT":
        return { votes: [FILLED, TIED, SHORT[step.form]][index], voidBallots: 0 };
      case "RUNOFF":
        return { seats: 1, votes: RUNOFF[index], collected: index === 2 ? TOO_MANY : 80 };
      case "EXTRA_BALLOT":
        return { votes: EXTRA[step.memory.left as string]?.[index], cast: index === 2 ? TOO_MANY : 80 };
      case "REDUCE_SEATS":
        return { agree: index === 0 ? 80 : 0 };
      case "ESCALATE":
        return { step: escalatedTo(step.from.escalation, step.picks.escalation ?? 0) };
      default:
        return undefined;
    }
  },
};

function branch(): Readonly<Record<string, unknown>> {
  return { organisation: { kind: "branch", village: false, hasCommittee: true }, electedOn: "2012-01-10" };
}
