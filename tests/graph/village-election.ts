import { addDays, formatDate } from "@guiju/core";
import { picked, type Walker } from "./walker.ts";

const COUNTS: readonly Readonly<Record<string, number>>[] = [
  // Three seats, eighty voted: all filled; two tied for the last; one elected.
  { A: 60, B: 55, C: 50, D: 10 },
  { A: 60, B: 55, C: 45, D: 45 },
  { A: 60, B: 10, C: 10, D: 10 },
];
const EXTRAS: readonly Readonly<Record<string, number>>[] = [
  // Two seats are left.
  { B: 60, C: 50, D: 10 },
  { B: 60, C: 40, D: 40 },
  { B: 10, C: 10, D: 10 },
];
const RUNOFFS: readonly Readonly<Record<string, number>>[] = [
  { C: 40, D: 30 },
  { C: 35, D: 35 },
  { C: 0, D: 0 },
];

/** A village committee's term: how many objections are open, and whether anybody is still tied after a run-off. */
export const villageElection: Walker = {
  starts: [{ facts: { electedOn: "2014-01-10", seats: 3 }, memory: { objections: 0, tied: true } }],
  isPossible: ({ act, picks }, { objections, tied }) => {
    if (act === "OBJECT") return Number(objections) < 2;
    if (act === "DECIDE_OBJECTION") return Number(objections) > 1 === (picked({ picks }) === 0);
    // Where the run-off brought nobody a vote, nobody is left to be chosen from.
    return act !== "RUNOFF" || tied === true || picked({ picks }) === 2;
  },
  after: (wish, memory) => {
    const objections = Number(memory.objections);
    if (wish.act === "OBJECT") return { ...memory, objections: objections + 1 };
    if (wish.act === "DECIDE_OBJECTION") return { ...memory, objections: objections - 1 };
    return wish.act === "RUNOFF" && picked(wish) === 2 ? { ...memory, tied: false } : memory;
  },
  isExcused: (demand, acts) => {
    // Refused is answered too.
    const answered = (refusal: string, request: string): boolean => lastOf(acts, refusal) > lastOf(acts, request);
    if (demand.act === "APPROVE_EXTENSION") return answered("REFUSE_EXTENSION", "FILE_EXTENSION");
    return demand.act === "APPROVE_EARLY" && answered("REFUSE_EARLY", "FILE_EARLY");
  },
  data: (step, day) => {
    const until = formatDate(addDays(day, 90));
    switch (step.act) {
      case "FILE_EXTENSION":
      case "APPROVE_EXTENSION":
        return { until, body: { kind: "district" } };
      case "APPROVE_EARLY":
        return { day: until, body: { kind: "district" } };
      case "PUBLISH_ROLL":
        return { voters: 100, electionDay: until };
      case "NOMINATE":
        return { seats: 3, candidates: ["A", "B", "C", "D"] };
      case "VOTE":
        return { voted: 80 };
      case "COUNT":
        return { votes: COUNTS[picked(step)], ballots: 80 };
      case "RUNOFF":
        return { votes: step.memory.tied === true ? RUNOFFS[picked(step)] : {}, ballots: 80 };
      case "EXTRA_BALLOT":
        return { votes: EXTRAS[picked(step)], cast: 80, voted: 80 };
      case "RECALL_VOTE":
        return { registered: 100, voted: 80, yes: picked(step) === 0 ? 60 : 20 };
      default:
        return undefined;
    }
  },
};

function lastOf(acts: readonly { readonly type: string }[], type: string): number {
  return acts.map((act) => act.type).lastIndexOf(type);
}
