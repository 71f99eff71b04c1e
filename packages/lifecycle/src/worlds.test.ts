import { expect, test } from "vitest";
import { can } from "./can.ts";
import { calendar, choir, choirSource, clean, withActs } from "./choir.fixture.ts";
import { committeeSource, upTo } from "./committee.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { Act } from "./history.ts";
import type { Norm } from "./norm.ts";
import { replay } from "./replay.ts";

const openVote: Act = { type: "VOTE", on: "2026-07-11", data: { due: 21, present: 15 } };

function norm(slot: string, checks: Norm["checks"], more: Partial<Norm> = {}): Norm {
  return { slot, editions: [{ id: slot, in: {}, basis: [] }], at: ["HEAR"], modality: "must", effect: "block", checks, ...more };
}

test("what is owed under one reading only is still owed", () => {
  const report = replay(choir, withActs({ VOTE: openVote, HAND_OVER: null }), { calendar });
  expect(report.state).toBeNull();
  expect(report.obligations.map((owed) => owed.act).sort()).toEqual(["HAND_OVER"]);
});

test("an act that each reading refuses for another reason is not allowed", () => {
  const only = (reading: string): Norm["checks"] => [{ kind: "eligibility", that: { eq: [{ interpretation: "posting" }, reading] } }];
  const lifecycle = compileLifecycle({
    ...choirSource,
    norms: [...choirSource.norms, norm("early", only("inclusive")), norm("late", only("exclusive"))],
  });
  const history = { ...clean, acts: clean.acts.slice(0, 1), interpretations: { posting: "unconfirmed" } };
  const answer = can(lifecycle, history, { type: "HEAR", on: "2025-06-20" }, { calendar });
  expect(answer).toMatchObject({ allowed: false, earliest: null });
});

test("a later act settles what is open and never opens what an earlier act had settled", () => {
  const settled = { ...withActs({ VOTE: openVote }), today: "2026-08-01" };
  const later = { ...settled, acts: [...settled.acts, { type: "VOTE", on: "2026-07-20", data: { due: 21, present: 15, yes: 14 } }] };
  const before = replay(choir, settled, { calendar });
  const after = replay(choir, later, { calendar });
  expect(before.state).toBe("singer");
  expect(after).toMatchObject({ state: "singer", refused: [{ act: "VOTE", on: "2026-07-20" }] });
  expect(after.verdicts).toEqual(before.verdicts);
});

test("past the limit of worlds nothing is said that a reading not followed could change", () => {
  const votes = Array.from({ length: 100 }, (): Act => openVote);
  const acts = [...clean.acts.slice(0, 7), ...votes, ...clean.acts.slice(8)];
  const report = replay(choir, { ...clean, acts }, { calendar });
  expect(report).toMatchObject({ state: null, missing: [], refused: [], derived: { singerSince: null } });
  expect(report.verdicts.find((verdict) => verdict.norm === "C-7")?.status).toBe("satisfied");
  expect(report.verdicts.find((verdict) => verdict.norm === "C-8")?.status).toBe("undetermined");
});

test("thousands of acts that leave everything open give a report that can be written, in the time a test has", () => {
  const acts = Array.from({ length: 4_000 }, (): Act => openVote);
  const history = {
    ...clean,
    acts: [...clean.acts.slice(0, 7), ...acts],
    interpretations: { posting: "unconfirmed", base: "unconfirmed" },
  };
  expect(JSON.stringify(replay(choir, history, { calendar })).length).toBeLessThan(100_000_000);
});

test("a guard that needs a norm to be kept is tried both ways where the norm is undetermined", () => {
  const { file } = choirSource;
  const kept = { target: "practising", guard: { type: "kept", params: { slots: ["fit"] } } } as const;
  const lifecycle = compileLifecycle({
    ...choirSource,
    norms: [...choirSource.norms, norm("fit", [{ kind: "minimumInterval", from: { fact: "birthDate" }, period: { years: 18 } }])],
    file: { ...file, states: { ...file.states, asking: { on: { HEAR: [kept, { target: "asking" }] } } } },
  });
  const history = { ...clean, acts: clean.acts.slice(0, 2) };
  expect(
    replay(lifecycle, history, { calendar })
      .states?.map((each) => each.state)
      .sort(),
  ).toEqual(["asking", "practising"]);
  expect(replay(lifecycle, { ...history, facts: { birthDate: "2000-01-01" } }, { calendar }).state).toBe("practising");
});

test("a vote whose meeting may be void counts as it was cast or was none: there is no third reading", () => {
  const votes = (yes: number) => withActs({ VOTE: { type: "VOTE", on: "2026-07-11", data: { due: 21, yes } }, HAND_OVER: null });
  const report = replay(choir, votes(14), { calendar });
  expect(report.states).toEqual([
    { reading: "C-7: kept", state: "singer" },
    { reading: "C-7: void", state: "proposed.open" },
  ]);
  expect(report.decisions).toMatchObject([
    {
      outcome: null,
      readings: [
        { reading: "C-7: kept", outcome: "passed" },
        { reading: "C-7: void", outcome: null },
      ],
    },
  ]);
  // Too few votes are too few, whatever the meeting was.
  expect(replay(choir, votes(3), { calendar })).toMatchObject({
    state: "proposed.open",
    decisions: [{ outcome: "notPassed", readings: [] }],
  });
});

test("an election whose count may be void is counted under each base, or there was none", () => {
  const lifecycle = compileLifecycle({
    ...committeeSource,
    norms: committeeSource.norms.map((each) => (each.slot === "count.ballots" ? { ...each, effect: "void" } : each)),
  });
  const { states, decisions } = replay(lifecycle, upTo("COUNT", { votes: { A: 20, B: 17, C: 12, D: 10 } }), { calendar });
  const procedure = states?.map(({ reading, state }) => [reading, (state as Readonly<Record<string, string>>).procedure]);
  expect(procedure).toEqual([
    ["E-5: kept, entitled", "shortage"],
    ["E-5: kept, present", "elected"],
    ["E-5: void", "voting"],
  ]);
  expect(decisions).toMatchObject([
    { outcome: null, elected: [], readings: [{ elected: ["A", "B"] }, { elected: ["A", "B", "C"] }, { outcome: null, elected: [] }] },
  ]);
});
