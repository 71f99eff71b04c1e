import { chineseDays } from "@guiju/core/chinese-days";
import { compileLifecycle } from "./compile.ts";
import type { Lifecycle } from "./compiled.ts";
import type { History } from "./history.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import type { Norm } from "./norm.ts";

/** A made-up rule book: how a choir takes in a singer. It has one norm of each kind of test that the engine's own tests need. */
const norms: readonly Norm[] = [
  {
    slot: "hearing.time",
    editions: [{ id: "C-2", in: { from: "2020-01-01" }, basis: [basis("2")] }],
    at: ["HEAR"],
    modality: "must",
    effect: "record",
    checks: [{ kind: "maximumInterval", from: { value: "askedOn" }, period: { months: 1 }, owes: { act: "HEAR", who: "conductor" } }],
  },
  {
    slot: "hearing",
    editions: [{ id: "C-1", in: { from: "2020-01-01" }, basis: [basis("1")] }],
    at: ["HEAR"],
    modality: "must",
    effect: "block",
    demands: [{ act: "HEAR", who: "conductor" }],
    checks: [{ kind: "order", after: { value: "askedOn" }, sameDay: "allowed" }],
  },
  {
    slot: "practice",
    editions: [{ id: "C-3", in: { from: "2020-01-01" }, basis: [basis("3")] }],
    modality: "must",
    effect: "record",
    checks: [
      {
        kind: "window",
        anchor: { value: "practisingSince" },
        every: { months: 6 },
        atLeast: 1,
        of: "PRACTISE",
        until: { value: "proposedOn" },
        who: "singer",
      },
    ],
  },
  {
    slot: "practice.year",
    editions: [
      { id: "C20-4", in: { from: "2020-01-01", to: "2024-12-31" }, basis: [basis("4")] },
      {
        id: "C25-4",
        in: { from: "2025-01-01" },
        basis: [basis("4")],
        replace: { checks: [{ kind: "minimumInterval", from: { value: "practisingSince" }, period: { months: 12 } }] },
      },
    ],
    at: ["PROPOSE"],
    modality: "must",
    effect: "block",
    demands: [{ act: "PROPOSE", who: "board" }],
    checks: [{ kind: "minimumInterval", from: { value: "practisingSince" }, period: { months: 6 } }],
  },
  {
    slot: "tutor",
    editions: [{ id: "C-5", in: { from: "2020-01-01" }, basis: [basis("5")] }],
    at: ["NAME_TUTOR"],
    modality: "must",
    effect: "block",
    demands: [{ act: "NAME_TUTOR", by: "PROPOSE", who: "board" }],
    checks: [{ kind: "count", of: { self: "tutors" }, where: { eq: [{ item: "member" }, true] }, min: 1, max: 2 }],
  },
  {
    slot: "notice",
    editions: [{ id: "C25-6", in: { from: "2025-01-01" }, basis: [basis("6")] }],
    at: ["VOTE"],
    modality: "must",
    effect: "block",
    demands: [{ act: "POST", by: "VOTE", since: "PROPOSE", who: "board" }],
    ambiguities: [{ id: "Q-2", when: { gt: [{ count: { value: "places" } }, 1] } }],
    checks: [
      {
        kind: "publicNotice",
        places: { value: "places" },
        workingDays: 5,
        together: "ifSeveral",
        postingDay: { interpretation: "posting", is: { inclusive: "inclusive", exclusive: "exclusive" } },
      },
    ],
  },
  {
    slot: "vote.quorum",
    editions: [{ id: "C-7", in: { from: "2020-01-01" }, basis: [basis("7")] }],
    at: ["VOTE"],
    modality: "must",
    effect: "void",
    demands: [{ act: "VOTE", who: "choir" }],
    checks: [{ kind: "quorum", present: { self: "present" }, of: { self: "due" }, ratio: [1, 2], exact: "fails" }],
  },
  {
    slot: "handbook",
    editions: [{ id: "C-8", in: { from: "2020-01-01" }, basis: [basis("8")] }],
    at: ["HAND_OVER"],
    modality: "should",
    effect: "record",
    demands: [{ act: "HAND_OVER", who: "board" }],
    checks: [],
  },
];

function basis(article: string): Norm["editions"][number]["basis"][number] {
  return { instrument: "choir", edition: "2020-01-01", article, confidence: "read" };
}

/** The source of the made-up lifecycle, for tests that change a part of it. */
export const choirSource: LifecycleSource = {
  name: "choir/singer",
  facts: { birthDate: { type: "date" } },
  norms,
  decisions: [
    {
      slot: "vote.majority",
      editions: [{ id: "C-7b", in: {}, basis: [basis("7")] }],
      at: ["VOTE"],
      needs: ["vote.quorum"],
      kind: "motion",
      yes: { self: "yes" },
      of: { interpretation: "base", is: { entitled: { self: "due" }, present: { self: "present" } } },
      ratio: [1, 2],
      exact: "fails",
    },
  ],
  interpretations: {
    posting: { readings: ["inclusive", "exclusive"], default: "inclusive", ambiguity: "Q-1" },
    base: { readings: ["entitled", "present"], default: "entitled" },
    "period.clip": { readings: ["clip", "nextDay"], default: "clip", ambiguity: "Q-3" },
  },
  file: {
    id: "singer",
    version: "1",
    initial: "none",
    facts: "person",
    states: {
      none: { on: { ASK: "asking" } },
      asking: { on: { HEAR: "practising" } },
      practising: {
        on: { PRACTISE: "practising", NAME_TUTOR: "practising", PROPOSE: "proposed.open" },
      },
      "proposed.open": {
        on: {
          POST: "proposed.open",
          VOTE: [
            { target: "singer", guard: { type: "decided", params: { of: "vote.majority", is: "passed" } } },
            { target: "proposed.open" },
          ],
          TURN_DOWN: "practising",
        },
      },
      singer: { on: { HAND_OVER: "singer", LEAVE: "left" } },
      left: { final: true },
    },
    acts: {
      ASK: {},
      HEAR: {},
      PRACTISE: {},
      NAME_TUTOR: { data: { tutors: { type: "list", of: { id: { type: "word" }, member: { type: "flag" } } } } },
      PROPOSE: {},
      POST: { data: { places: { type: "list", of: { id: { type: "word" }, start: { type: "date" }, end: { type: "date" } } } } },
      VOTE: {
        data: { due: { type: "count" }, present: { type: "count" }, yes: { type: "count" } },
        holds: [{ le: [{ self: "present" }, { self: "due" }] }, { le: [{ self: "yes" }, { self: "present" }] }],
      },
      TURN_DOWN: {},
      HAND_OVER: {},
      LEAVE: {},
    },
    values: {
      askedOn: { type: "date", set: [{ on: "ASK", to: { self: "on" } }] },
      practisingSince: { type: "date", report: true, set: [{ on: "HEAR", to: { self: "on" } }] },
      proposedOn: { type: "date", set: [{ on: "PROPOSE", to: { self: "on" } }], clear: ["TURN_DOWN"] },
      places: {
        type: "list",
        of: { id: { type: "word" }, start: { type: "date" }, end: { type: "date" } },
        set: [{ on: "POST", to: { self: "places" } }],
        clear: ["TURN_DOWN"],
      },
      singerSince: { type: "date", report: true, set: [{ on: "VOTE", into: "singer", to: { self: "on" } }] },
      trialEnds: { type: "date", report: true, is: { addMonths: [{ value: "singerSince" }, 12] } },
    },
    dated: { singer: [{ state: "singer.full", when: { ge: [{ today: true }, { value: "trialEnds" }] } }] },
  },
};

/** The made-up lifecycle, compiled. */
export const choir: Lifecycle = compileLifecycle(choirSource);

/** The calendar of the tests. */
export const calendar: ReturnType<typeof chineseDays> = chineseDays();

/** A history without fault: heard in time, a year of practice with two rehearsals, a notice of five working days, a vote that passes. */
export const clean: History = {
  id: "s-1",
  lifecycle: "choir/singer",
  today: "2026-08-01",
  acts: [
    { type: "ASK", on: "2025-05-31" },
    { type: "HEAR", on: "2025-06-30" },
    { type: "NAME_TUTOR", on: "2025-07-01", data: { tutors: [{ id: "t-1", member: true }] } },
    { type: "PRACTISE", on: "2025-12-30" },
    { type: "PRACTISE", on: "2026-06-30" },
    { type: "PROPOSE", on: "2026-06-30" },
    { type: "POST", on: "2026-07-02", data: { places: [{ id: "hall", start: "2026-07-06", end: "2026-07-10" }] } },
    { type: "VOTE", on: "2026-07-11", data: { due: 21, present: 15, yes: 14 } },
    { type: "HAND_OVER", on: "2026-07-12" },
  ],
};

/** The clean history with some of its acts replaced, dropped (`null`) or added at the end. */
export function withActs(changes: Readonly<Record<string, Partial<History["acts"][number]> | null>>, added: History["acts"] = []): History {
  const acts = clean.acts.flatMap((act) => {
    const change = changes[act.type];
    if (change === null) return [];
    return [change === undefined ? act : { ...act, ...change }];
  });
  return { ...clean, acts: [...acts, ...added] };
}
