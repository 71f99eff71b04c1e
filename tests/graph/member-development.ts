import type { Act } from "@guiju/lifecycle";
import type { Filler, Filling } from "./history-of-path.ts";
import type { Path } from "./paths.ts";
import type { Edge } from "./structural-machine.ts";
import { vote } from "./vote.ts";

/** The day from which the edition of 2026 is in force. */
const NEW_TEXT = "2026-05-11";

/** How paths of the development of a member become histories. */
export const memberDevelopmentFiller: Filler = {
  fill: (edge, following, random) => FILLINGS[edge.act]?.(edge, following, random) ?? {},
  isExcused: (demand, acts, data) => EXCUSES[demand.act]?.(acts, data) ?? false,
  voidAct: { act: "DIRECT_ADMIT", data: { body: "branch", as: "member" } },
  lateIndex: (act) => (act === "POLITICAL_REVIEW" ? 1 : 0),
  shown: (state, derived, today) => {
    const end = derived.probationEnd;
    return state === "probationer" && typeof end === "string" && end <= today ? "probation.expired" : state;
  },
};

const FILLINGS: Readonly<Record<string, (edge: Edge, following: Path, random: (below: number) => number) => Filling>> = {
  DIRECT_ADMIT: ({ index }) => ({ data: { body: "province", as: index === 0 ? "member" : "probationer" } }),
  POLITICAL_REVIEW: ({ index }, _following, random) => ({ data: { result: oneOf([BAD, ["pass", "合格", true]][index] as Words, random) } }),
  PRE_REVIEW: ({ index }) => ({ data: { pass: index === 0 } }),
  ASSEMBLY: ({ index }, _following, random) => ballot(index, random),
  CONVERSION_ASSEMBLY: ({ index }, following, random) => {
    const { data, ...rest } = ballot(index, random);
    return { ...rest, data: { ...data, outcome: outcomeFor(following) } };
  },
  APPROVE: ({ index }, _following, random) =>
    index === 0
      ? { data: { body: { kind: oneOf(["partyCommittee", "workingCommittee", "党委"], random) } } }
      : { data: { body: { kind: oneOf(["branch", "党支部"], random) } }, void: true },
  ANNUAL_REVIEW: ({ from, index }, _following, random) =>
    from === "member.rectifying" && index === 1
      ? { data: { grade: oneOf(["unqualified", "不合格"], random) } }
      : { data: { grade: oneOf(["qualified", "excellent", "基本合格"], random) } },
};

type Words = readonly (string | boolean)[];
const BAD: Words = ["fail", "不合格", false];

function oneOf(words: Words, random: (below: number) => number): string | boolean {
  return words[random(words.length)] as string | boolean;
}

function ballot(index: number, random: (below: number) => number): ReturnType<typeof vote> {
  if (index === 0) return vote("passed", random);
  return vote(random(2) === 0 ? "notPassed" : "noQuorum", random);
}

/** The resolution that the next approval on the path carries out. */
function outcomeFor(following: Path): string {
  const next = following.find((edge) => edge.act === "APPROVE_CONVERSION" || edge.act === "CONVERSION_ASSEMBLY");
  return next?.act === "APPROVE_CONVERSION" ? (["convert", "extend", "cancel"][next.index] as string) : "convert";
}

/** The conditions of demands, said once more by hand. */
const EXCUSES: Readonly<Record<string, (acts: readonly Act[], data: Filling["data"]) => boolean>> = {
  // The edition of 2026 asks for the superior's consent, except where the older text's filing had been made before it.
  SUPERIOR_CONSENT: (acts) => {
    const discussed = acts.map((act) => act.type).lastIndexOf("DISCUSS_OBJECT");
    return acts.some((act, place) => place > discussed && act.type === "FILE_OBJECT" && act.on < NEW_TEXT);
  },
  // Who was accepted on the day of the move or later need not be accepted again.
  ACCEPT: (acts) => (lastDayOf(acts, ["ACCEPT", "MOVE_IN", "NOT_RECOGNISED"]) ?? "") >= (lastDayOf(acts, ["MOVE"]) ?? ""),
  // Nobody asks to be disqualified.
  REQUEST_CONVERSION: (_acts, data) => data?.outcome === "cancel",
};

function lastDayOf(acts: readonly Act[], types: readonly string[]): string | undefined {
  return acts.filter((act) => types.includes(act.type)).at(-1)?.on;
}
