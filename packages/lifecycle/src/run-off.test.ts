import { expect, test } from "vitest";
import { calendar } from "./choir.fixture.ts";
import { committee, committeeSource, upTo } from "./committee.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import { stillTied } from "./count-votes.ts";
import type { Act, History } from "./history.ts";
import { replay } from "./replay.ts";

const tied = upTo("COUNT", { collected: 22, votes: { A: 20, B: 15, C: 15, D: 15 } });
const runOff = (votes: Readonly<Record<string, number>>): Act => ({ type: "RUNOFF", on: "2024-03-09", data: { votes } });
const after = (lifecycle: typeof committee, ...acts: readonly Act[]) =>
  replay(lifecycle, { ...tied, interpretations: { base: "entitled" }, acts: [...tied.acts, ...acts] } as History, { calendar });

test("a run-off in which only some have votes goes on among the rest, for the seats that are left", () => {
  expect(after(committee)).toMatchObject({
    state: { procedure: "runoff" },
    derived: { elected: ["A"], tied: ["B", "C", "D"], seatsLeft: 2 },
  });
  const once = after(committee, runOff({ B: 9, C: 0 }));
  expect(once).toMatchObject({ state: { procedure: "runoff" }, derived: { elected: ["A", "B"], tied: ["C", "D"], seatsLeft: 1 } });
  expect(once.decisions.at(-1)).toMatchObject({ outcome: "cutTie", elected: ["B"], tied: ["C", "D"] });
  expect(after(committee, runOff({ B: 9 }), runOff({ B: 8, C: 1, D: 5 }))).toMatchObject({
    state: { procedure: "elected" },
    derived: { elected: ["A", "B", "D"], tied: [], seatsLeft: 0 },
  });
});

test("a run-off without a vote leaves the tie as it is, one in which everybody left has a seat does not", () => {
  expect(after(committee, runOff({}))).toMatchObject({ state: { procedure: "runoff" }, derived: { tied: ["B", "C", "D"], seatsLeft: 2 } });
  const result = { outcome: "short", passed: ["B"], elected: ["B"], tied: [], seatsLeft: 1 } as const;
  expect(stillTied(result, ["B", "C"])).toBe(result);
});

test("a run-off that is not counted leaves the tie as it is", () => {
  const lifecycle = compileLifecycle({
    ...committeeSource,
    decisions: committeeSource.decisions.map((each) => (each.slot === "runoff.count" ? { ...each, needs: ["runoff.ballots"] } : each)),
    norms: [
      ...committeeSource.norms,
      {
        slot: "runoff.ballots",
        editions: [{ id: "E-21", in: {}, basis: [] }],
        at: ["RUNOFF"],
        modality: "must",
        effect: "record",
        checks: [{ kind: "range", of: { maxOf: { self: "votes" }, each: { item: "votes" } }, max: 22 }],
      },
    ],
  });
  const excess = after(lifecycle, runOff({ B: 23 }));
  expect(excess).toMatchObject({ derived: { elected: ["A"], tied: ["B", "C", "D"], seatsLeft: 2 } });
  expect(excess.verdicts.find((each) => each.norm === "E-21")?.status).toBe("violated");
  expect(after(lifecycle, runOff({ B: 23 }), runOff({ B: 9, C: 8, D: 5 }))).toMatchObject({
    derived: { elected: ["A", "B", "C"], tied: [] },
  });
});

test("whether a vote counts is open where what it needs cannot be told", () => {
  const lifecycle = compileLifecycle({
    ...committeeSource,
    decisions: committeeSource.decisions.map((each) => (each.slot === "reduce" ? { ...each, needs: ["reduce.near"] } : each)),
    norms: [
      ...committeeSource.norms,
      {
        slot: "reduce.near",
        editions: [{ id: "E-22", in: {}, basis: [] }],
        at: ["REDUCE"],
        modality: "must",
        effect: "block",
        checks: [{ kind: "range", of: { value: "seatsLeft" }, max: 1 }],
      },
    ],
  });
  const reduce: Act = { type: "REDUCE", on: "2024-03-09", data: { agree: 20 } };
  const outcome = (votes: Readonly<Record<string, number>> | undefined): unknown => {
    const history = upTo("COUNT", { collected: 22, ...(votes === undefined ? {} : { votes }) }, reduce);
    return replay(lifecycle, { ...history, interpretations: { base: "entitled" } }, { calendar }).decisions.at(-1)?.outcome;
  };
  expect(outcome({ A: 20, B: 20 })).toBe("passed");
  expect(outcome(undefined)).toBeNull();
});
