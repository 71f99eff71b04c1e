import { compileLifecycle } from "./compile.ts";
import type { Lifecycle } from "./compiled.ts";
import type { Act, History } from "./history.ts";
import type { LifecycleSource, Transition } from "./lifecycle-file.ts";
import type { Norm } from "./norm.ts";

/** A made-up rule book: how a choir elects its committee. It has two regions, a clock, an election with its run-off, and reminders that go on beside it. */
const norms: readonly Norm[] = [
  {
    ...rule("remind", "E-1"),
    at: ["REMIND"],
    modality: "should",
    effect: "record",
    checks: [{ kind: "latest", latest: { value: "reminderDue" }, owes: { act: "REMIND", who: "board" } }],
  },
  { ...rule("call", "E-2"), at: ["CALL"], demands: [{ act: "CALL", who: "board" }], checks: [] },
  {
    ...rule("slate.surplus", "E-3"),
    at: ["SLATE"],
    demands: [{ act: "SLATE", who: "board" }],
    checks: [{ kind: "surplus", candidates: { self: "candidates" }, seats: { self: "seats" }, ratio: [1, 5] }],
  },
  {
    ...rule("open.quorum", "E-4"),
    at: ["OPEN"],
    effect: "void",
    demands: [{ act: "OPEN", who: "choir" }],
    checks: [{ kind: "quorum", present: { self: "present" }, of: { self: "base" }, ratio: [4, 5], exact: "counts" }],
  },
  {
    ...rule("count.ballots", "E-5"),
    at: ["COUNT"],
    demands: [{ act: "COUNT", who: "choir" }],
    checks: [{ kind: "range", of: { self: "collected" }, max: { value: "present" } }],
  },
  { ...rule("runoff", "E-6"), at: ["RUNOFF"], demands: [{ act: "RUNOFF", who: "choir" }], checks: [] },
  { ...rule("extra", "E-7"), at: ["EXTRA_BALLOT"], demands: [{ act: "EXTRA_BALLOT", who: "choir" }], checks: [] },
  { ...rule("handover", "E-8"), at: ["HAND_OVER"], demands: [{ act: "HAND_OVER", who: "board" }], checks: [] },
  {
    ...rule("urge.time", "E-9"),
    at: { entering: "urged" },
    checks: [{ kind: "minimumInterval", from: { value: "remindedOn" }, period: { days: 10 } }],
  },
];

function rule(slot: string, id: string): Pick<Norm, "slot" | "editions" | "modality" | "effect"> {
  const basis = [{ instrument: "choir", edition: "2020-01-01", article: id.slice(2), confidence: "read" as const }];
  return { slot, editions: [{ id, in: { from: "2020-01-01" }, basis }], modality: "must", effect: "block" };
}

function edition(id: string): LifecycleSource["decisions"][number]["editions"] {
  return rule("", id).editions;
}

function outcomes(of: string, to: { readonly full: string; readonly cutTie: string; readonly short: string }): readonly Transition[] {
  return Object.entries(to).map(([is, target]) => ({ target, guard: { type: "decided", params: { of, is } } }));
}

const election = { full: "elected", cutTie: "runoff", short: "shortage" } as const;

/** The source of the made-up parallel lifecycle, for tests that change a part of it. */
export const committeeSource: LifecycleSource = {
  name: "choir/committee",
  facts: { electedOn: { type: "date" }, appointed: { type: "flag" }, seats: { type: "count" } },
  norms,
  decisions: [
    {
      slot: "count",
      editions: edition("E-10"),
      at: ["COUNT"],
      needs: ["count.ballots"],
      kind: "tally",
      votes: { self: "votes" },
      seats: { fact: "seats" },
      pass: { over: [1, 2], of: { interpretation: "base", is: { entitled: { value: "base" }, present: { value: "present" } } } },
    },
    {
      slot: "runoff.count",
      editions: edition("E-11"),
      at: ["RUNOFF"],
      kind: "tally",
      votes: { self: "votes" },
      seats: { value: "seatsLeft" },
      among: { value: "tied" },
      pass: "plurality",
    },
    {
      slot: "extra.count",
      editions: edition("E-12"),
      at: ["EXTRA_BALLOT"],
      kind: "tally",
      votes: { self: "votes" },
      seats: { value: "seatsLeft" },
      pass: { atLeast: [1, 3], of: { self: "cast" } },
    },
    {
      slot: "reduce",
      editions: edition("E-13"),
      at: ["REDUCE"],
      kind: "motion",
      yes: { self: "agree" },
      of: { value: "present" },
      ratio: [1, 2],
      exact: "counts",
    },
  ],
  interpretations: { base: { readings: ["entitled", "present"], default: "unconfirmed", ambiguity: "Q-4" } },
  file: {
    id: "committee",
    version: "1",
    facts: "committee",
    regions: {
      procedure: {
        initial: "idle",
        start: [{ state: "appointed", when: { eq: [{ fact: "appointed" }, true] } }],
        states: {
          idle: { on: { REMIND: "idle", CALL: "called", APPOINT: "appointed", DISSOLVE: "closed" } },
          appointed: { on: { CALL: "called" } },
          called: { on: { REMIND: "called", SLATE: "slated", APPOINT: "appointed", DISSOLVE: "closed" } },
          slated: { on: { OPEN: "voting", APPOINT: "appointed", DISSOLVE: "closed" } },
          voting: { on: { COUNT: outcomes("count", election), ANNUL: "called" } },
          runoff: { on: { RUNOFF: outcomes("runoff.count", election), ANNUL: "called" } },
          shortage: {
            on: {
              EXTRA_BALLOT: outcomes("extra.count", election),
              REDUCE: [{ target: "elected", guard: { type: "decided", params: { of: "reduce", is: "passed" } } }, { target: "shortage" }],
              ANNUL: "called",
            },
          },
          elected: { on: { HAND_OVER: "archived", ANNUL: "called" } },
          archived: { goal: true, on: { BY_ELECTION: "archived", DISSOLVE: "closed" } },
          closed: { final: true },
        },
      },
      escalation: {
        initial: "none",
        states: {
          none: { on: { REMIND: "reminded" } },
          reminded: {
            on: {
              ESCALATE: [
                { target: "urged", guard: { type: "when", params: { cond: { eq: [{ self: "step" }, "urge"] } } } },
                { target: "reminded" },
              ],
              RESOLVE: "none",
              HAND_OVER: "none",
            },
          },
          urged: { on: { RESOLVE: "none", HAND_OVER: "none" } },
        },
      },
    },
    acts: {
      REMIND: {},
      CALL: {},
      APPOINT: {},
      DISSOLVE: {},
      SLATE: { data: { seats: { type: "count" }, candidates: { type: "group" } } },
      OPEN: { data: { base: { type: "count" }, present: { type: "count" } }, holds: [{ le: [{ self: "present" }, { self: "base" }] }] },
      COUNT: { data: { votes: { type: "tally" }, collected: { type: "count" } } },
      RUNOFF: { data: { votes: { type: "tally" } } },
      EXTRA_BALLOT: { data: { votes: { type: "tally" }, cast: { type: "count" } } },
      REDUCE: { data: { agree: { type: "count" } } },
      ANNUL: {},
      HAND_OVER: {},
      BY_ELECTION: {},
      ESCALATE: { data: { step: { type: "word", words: ["urge", "wait"] } } },
      RESOLVE: {},
    },
    values: {
      termEnd: { type: "date", report: true, is: { addYears: [{ fact: "electedOn" }, 3] } },
      reminderDue: { type: "date", is: { addMonths: [{ value: "termEnd" }, -6] } },
      remindedOn: { type: "date", set: [{ on: "REMIND", to: { self: "on" } }] },
      base: { type: "count", set: [{ on: "OPEN", into: "voting", to: { self: "base" } }] },
      present: { type: "count", set: [{ on: "OPEN", into: "voting", to: { self: "present" } }] },
      elected: {
        type: "list",
        report: true,
        set: [
          { on: "COUNT", to: { result: "elected" } },
          { on: "RUNOFF", to: { concat: [{ value: "elected" }, { result: "elected" }] } },
          { on: "EXTRA_BALLOT", to: { concat: [{ value: "elected" }, { result: "elected" }] } },
        ],
        clear: ["ANNUL"],
      },
      tied: {
        type: "list",
        report: true,
        set: ["COUNT", "RUNOFF", "EXTRA_BALLOT"].map((on) => ({ on, to: { result: "tied" } })),
        clear: ["ANNUL"],
      },
      seatsLeft: {
        type: "count",
        report: true,
        set: ["COUNT", "RUNOFF", "EXTRA_BALLOT"].map((on) => ({ on, to: { result: "seatsLeft" } })),
        clear: ["ANNUL"],
      },
      electionDay: {
        type: "date",
        set: ["COUNT", "RUNOFF", "EXTRA_BALLOT", "REDUCE"].map((on) => ({ on, into: "elected", to: { self: "on" } })),
        clear: ["ANNUL"],
      },
    },
    dated: {
      clock: [
        { state: "satisfied", when: { isSet: { value: "electionDay" } } },
        { state: "overdue", when: { gt: [{ today: true }, { value: "termEnd" }] } },
        { state: "window", when: { ge: [{ today: true }, { value: "reminderDue" }] } },
        { state: "inTerm", when: { lt: [{ today: true }, { value: "reminderDue" }] } },
      ],
      reminded: [{ state: "reminded.long", when: { gt: [{ today: true }, { addDays: [{ value: "remindedOn" }, 400] }] } }],
    },
  },
};

/** The made-up parallel lifecycle, compiled. */
export const committee: Lifecycle = compileLifecycle(committeeSource);

/** An election without fault: reminded in time, one candidate more than the seats need, a quorum, every seat filled under both readings. */
export const election2024: History = {
  id: "e-1",
  lifecycle: "choir/committee",
  today: "2024-04-01",
  facts: { electedOn: "2021-03-15", seats: 3 },
  acts: [
    { type: "REMIND", on: "2023-09-10" },
    { type: "CALL", on: "2024-01-05" },
    { type: "SLATE", on: "2024-02-01", data: { seats: 3, candidates: ["A", "B", "C", "D"] } },
    { type: "OPEN", on: "2024-03-08", data: { base: 25, present: 22 } },
    { type: "COUNT", on: "2024-03-08", data: { collected: 22, votes: { A: 20, B: 17, C: 17, D: 12 } } },
    { type: "HAND_OVER", on: "2024-03-12" },
  ],
};

/** The election up to an act, which carries other data, with what follows it instead. */
export function upTo(type: string, data: NonNullable<Act["data"]>, ...after: readonly Act[]): History {
  const at = election2024.acts.findIndex((act) => act.type === type);
  const last = election2024.acts[at] as Act;
  return { ...election2024, acts: [...election2024.acts.slice(0, at), { ...last, data }, ...after] };
}
