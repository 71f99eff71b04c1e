import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "./choir.fixture.ts";
import { committee, committeeSource, upTo } from "./committee.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import { electedBy, type Votes } from "./count-votes.ts";
import { faultsOf } from "./faults.fixture.ts";
import type { History } from "./history.ts";
import type { Decision } from "./norm.ts";
import { readHistory } from "./read-history.ts";
import { replay } from "./replay.ts";
import type { Verdict } from "./report.ts";

const judge = (history: History) => replay(committee, history, { calendar });
const count = (votes: Readonly<Record<string, number>>, base = "entitled", ...after: History["acts"]): History => ({
  ...upTo("COUNT", { collected: 22, votes }, ...after),
  interpretations: { base },
});

test("every seat is filled by votes; those with the same votes above the cut are all elected", () => {
  expect(judge(count({ D: 12, C: 17, B: 17, A: 20 })).decisions).toEqual([
    {
      rule: "E-10",
      act: "COUNT",
      on: "2024-03-08",
      outcome: "full",
      elected: ["A", "B", "C"],
      tied: [],
      facts: { seats: 3, base: 25, votes: ["A 20", "B 17", "C 17", "D 12"] },
      readings: [],
    },
  ]);
});

test("a tie across the cut goes to a run-off among the tied, which needs no majority and may tie again", () => {
  const tie = { A: 20, B: 16, C: 15, D: 15 };
  const report = judge(count(tie));
  expect(report).toMatchObject({ state: { procedure: "runoff" }, derived: { elected: ["A", "B"], tied: ["C", "D"], seatsLeft: 1 } });
  const again = { type: "RUNOFF", on: "2024-03-08", data: { votes: { C: 11, D: 11, A: 22 } } };
  expect(judge(count(tie, "entitled", again))).toMatchObject({
    state: { procedure: "runoff" },
    derived: { tied: ["C", "D"], seatsLeft: 1 },
  });
  const decided = { type: "RUNOFF", on: "2024-03-09", data: { votes: { C: 11, D: 10 } } };
  const elected = judge(count(tie, "entitled", again, decided));
  expect(elected).toMatchObject({
    state: { procedure: "elected", clock: "satisfied" },
    derived: { elected: ["A", "B", "C"], tied: [], seatsLeft: 0 },
  });
  expect(elected.decisions.map((each) => `${each.rule} ${each.outcome} ${each.elected.join()}`)).toEqual([
    "E-10 cutTie A,B",
    "E-11 cutTie ",
    "E-11 full C",
  ]);
});

test("seats left open are filled by another ballot, whose share includes its limit, or given up by a motion", () => {
  const short = { A: 20, B: 16, C: 12, D: 2 };
  expect(judge(count(short))).toMatchObject({ state: { procedure: "shortage" }, derived: { elected: ["A", "B"], seatsLeft: 1 } });
  const extra = (votes: object) => judge(count(short, "entitled", { type: "EXTRA_BALLOT", on: "2024-03-09", data: { cast: 39, votes } }));
  expect(extra({ C: 13, D: 12 })).toMatchObject({ state: { procedure: "elected" }, derived: { elected: ["A", "B", "C"] } });
  expect(extra({ C: 12, D: 12 })).toMatchObject({ state: { procedure: "shortage" }, derived: { elected: ["A", "B"], seatsLeft: 1 } });
  expect(extra({ C: 19, D: 19 })).toMatchObject({ state: { procedure: "runoff" }, derived: { tied: ["C", "D"] } });
  const reduce = (agree: number) => judge(count(short, "entitled", { type: "REDUCE", on: "2024-03-09", data: { agree } }));
  expect(reduce(11).state).toMatchObject({ procedure: "elected" });
  expect(reduce(10).state).toMatchObject({ procedure: "shortage" });
});

test("where readings of the base differ, the vote shows whom each elects, and who is elected under all", () => {
  const [decision] = judge(upTo("COUNT", { collected: 22, votes: { A: 20, B: 17, C: 12, D: 12 } })).decisions;
  expect(decision).toEqual({
    rule: "E-10",
    act: "COUNT",
    on: "2024-03-08",
    outcome: null,
    elected: ["A", "B"],
    tied: [],
    facts: { seats: 3, base: null, votes: ["A 20", "B 17", "C 12", "D 12"] },
    readings: [
      { reading: "entitled", outcome: "short", elected: ["A", "B"], tied: [] },
      { reading: "present", outcome: "cutTie", elected: ["A", "B"], tied: ["C", "D"] },
    ],
  });
});

test("a vote that lacks numbers is tried with every outcome, and what it yields is not known", () => {
  const report = judge({ ...upTo("COUNT", { collected: 22 }), interpretations: { base: "entitled" } });
  expect(report.decisions).toMatchObject([{ outcome: null, elected: [], facts: { votes: null } }]);
  expect(report.states?.map((each) => `${each.reading} ${(each.state as { procedure: string }).procedure}`)).toEqual([
    "count: full elected",
    "count: cutTie runoff",
    "count: short shortage",
  ]);
  expect(report.derived.elected).toBeUndefined();
  const settled = judge({
    ...upTo("COUNT", { collected: 22 }, { type: "RUNOFF", on: "2024-03-09", data: { votes: { C: 2, D: 1 } } }),
    interpretations: { base: "entitled" },
  });
  expect(settled.missing).toEqual([]);
});

test("a ballot whose needs are broken is not counted and elects nobody", () => {
  const report = judge({ ...upTo("COUNT", { collected: 23, votes: { A: 20, B: 17, C: 17 } }), interpretations: { base: "entitled" } });
  expect(report).toMatchObject({ decisions: [], state: { procedure: "voting" }, derived: { elected: [], tied: [], seatsLeft: 3 } });
  expect(report.verdicts.find((verdict) => verdict.norm === "E-5")).toMatchObject({ status: "violated", reason: "tooHigh" });
});

test("a norm that needs an election is not judged where a seat stayed empty", () => {
  const minutes = {
    slot: "minutes",
    editions: [{ id: "E-20", in: {}, basis: [] }],
    at: ["COUNT"],
    modality: "must",
    effect: "record",
    needs: ["count"],
    checks: [],
  } as const;
  const lifecycle = compileLifecycle({ ...committeeSource, norms: [...committeeSource.norms, minutes] });
  const status = (votes: Readonly<Record<string, number>>) =>
    replay(lifecycle, count(votes), { calendar }).verdicts.find((verdict) => verdict.norm === "E-20")?.reason;
  expect(status({ A: 20, B: 17, C: 17 })).toBeNull();
  expect(status({ A: 20, B: 17 })).toBe("needsNotKept");
});

const surplus = (seats: number | undefined, candidates: unknown): Verdict => {
  const data = { ...(seats === undefined ? {} : { seats }), candidates };
  return judge(upTo("SLATE", data)).verdicts.find((verdict) => verdict.norm === "E-3") as Verdict;
};

test("candidates exceed the seats by a share of them, rounded up", () => {
  const least = new Map([
    [1, 2],
    [2, 3],
    [3, 4],
    [5, 6],
    [6, 8],
    [7, 9],
    [9, 11],
    [10, 12],
    [11, 14],
    [15, 18],
  ]);
  for (const [seats, needed] of least) {
    expect(surplus(seats, needed)).toMatchObject({ status: "satisfied", reason: null, facts: { candidates: needed, seats, needed } });
    expect(surplus(seats, needed - 1)).toMatchObject({ status: "violated", reason: "tooFew" });
  }
});

test("candidates are counted from their list, and without seats it cannot be told whether they suffice", () => {
  expect(surplus(3, ["A", "B", "C", "D"])).toMatchObject({ status: "satisfied", facts: { candidates: 4, needed: 4 } });
  expect(surplus(3, ["A", "B", "C"])).toMatchObject({ status: "violated", facts: { candidates: 3, needed: 4 } });
  expect(surplus(undefined, 4)).toMatchObject({ status: "undetermined", facts: { seats: null, needed: null } });
});

test.each([
  [{ A: -1 }, "negative_number /A"],
  [{ A: 1.5 }, "not_whole /A"],
  [{ A: "3" }, "wrong_type /A"],
  [{ "": 3 }, "invalid_id /"],
  [{ "A\u202eB": 3 }, "invalid_id /A\u202eB"],
  [{ constructor: 3 }, "invalid_id /constructor"],
  [JSON.parse('{"__proto__": 3}'), "invalid_id /__proto__"],
  [[3, 2], "wrong_type "],
  [Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`c-${index}`, 1])), "limit_exceeded "],
])("votes %# that cannot be are refused", (votes, expected) => {
  const read = readHistory(committee, upTo("COUNT", { collected: 22, votes }));
  expect("issues" in read && read.issues.map((issue) => `${issue.code} ${issue.pointer?.replace("/acts/4/data/votes", "")}`)).toEqual([
    expected,
  ]);
});

test("ids that look like the bounds of a span are counted like any other", () => {
  expect(judge(count({ first: 20, last: 17, A: 17 })).decisions[0]).toMatchObject({ outcome: "full", elected: ["first", "A", "last"] });
});

test("a group is a number or a list of ids, and nothing else", () => {
  const issues = (candidates: unknown) => {
    const read = readHistory(committee, upTo("SLATE", { seats: 3, candidates }));
    return "issues" in read ? read.issues.map((issue) => issue.code) : [];
  };
  expect([issues(4), issues(["A"]), issues("A"), issues(1.5), issues([1])]).toEqual([
    [],
    [],
    ["wrong_type"],
    ["not_whole"],
    ["wrong_type"],
  ]);
});

test("what a tally yields is read where its act sets values, of one tally an act", () => {
  const codes = (decisions: readonly Decision[], to: unknown = { result: "elected" }) => {
    const { file } = committeeSource;
    const elected = { type: "list", set: [{ on: "COUNT", to }] } as never;
    return faultsOf({ ...committeeSource, decisions, file: { ...file, values: { ...file.values, elected } } });
  };
  const { decisions } = committeeSource;
  const [first, ...others] = decisions as readonly [Decision, ...Decision[]];
  expect(codes(decisions)).toEqual([]);
  expect(codes(decisions, { result: "winner" })).toEqual(["unknown_field /file/values/elected/set/0/to/result"]);
  expect(codes([...decisions, { ...first, slot: "recount" }])).toEqual(["two_tallies /decisions/4/at"]);
  expect(codes([{ ...first, votes: { self: "collected" } } as Decision, ...others])).toEqual(["not_a_tally /decisions/0/votes"]);
});

/** Counts by trying every way to fill the seats that leaves nobody out who has more votes than one elected. */
function byHand(votes: readonly Votes[], seats: number): { readonly elected: readonly string[]; readonly tied: readonly string[] } {
  const beats = (a: Votes, b: Votes): boolean => a.votes > b.votes;
  const sure = votes.filter((each) => votes.filter((other) => other !== each && !beats(each, other)).length < seats);
  const out = votes.filter((each) => votes.filter((other) => beats(other, each)).length >= seats);
  const ids = (list: readonly Votes[]): readonly string[] => list.map((each) => each.id).sort();
  return { elected: ids(sure), tied: ids(votes.filter((each) => !sure.includes(each) && !out.includes(each))) };
}

test("whoever fewer others equal or beat than there are seats is elected, and nobody else is but those tied across the cut", () => {
  const ballot = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 2 }), votes: fc.nat(6) }), {
    selector: (each) => each.id,
  });
  fc.assert(
    fc.property(ballot, fc.nat(6), fc.nat(12), fc.constantFrom("over" as const, "atLeast" as const), (votes, seats, of, kind) => {
      const sorted = [...votes].sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));
      const result = electedBy(sorted, seats, { kind, ratio: [1, 2] }, of);
      const passed = votes.filter((each) => (kind === "over" ? each.votes * 2 > of : each.votes * 2 >= of));
      const expected = byHand(passed, seats);
      expect([[...(result?.elected ?? [])].sort(), [...(result?.tied ?? [])].sort()]).toEqual([expected.elected, expected.tied]);
      expect(result?.outcome).toBe(passed.length < seats ? "short" : expected.tied.length > 0 ? "cutTie" : "full");
      expect(result?.seatsLeft).toBe(seats - expected.elected.length);
    }),
    { numRuns: 2000 },
  );
});

test("a base known between two bounds settles an election only where every number between them gives it", () => {
  const votes: readonly Votes[] = [
    { id: "A", votes: 9 },
    { id: "B", votes: 6 },
  ];
  const over = { kind: "over", ratio: [1, 2] } as const;
  expect(electedBy(votes, 1, over, { first: 11, last: 17 })).toBeUndefined();
  expect(electedBy(votes, 1, over, { first: 13, last: 17 })).toMatchObject({ outcome: "full", elected: ["A"] });
  expect(electedBy(votes, 0, over, 10)).toMatchObject({ outcome: "full", elected: [], seatsLeft: 0 });
  expect(electedBy([{ id: "A", votes: 0 }], 1, { kind: "plurality" }, undefined)).toMatchObject({ outcome: "short", elected: [] });
  expect(electedBy(votes, 1, over, undefined)).toBeUndefined();
});
