import { GuijuError } from "@guiju/core";
import { expect, test } from "vitest";
import { calendar, choirSource, clean, withActs } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import type { Norm } from "./norm.ts";
import { readHistory } from "./read-history.ts";
import { replay } from "./replay.ts";

const basisOf = (source: LifecycleSource, id: string) =>
  replay(compileLifecycle(source), clean, { calendar })
    .verdicts.find((verdict) => verdict.norm === id && verdict.on !== null)
    ?.basis.map((each) => each.instrument);

test("an act is judged by the texts in force on its day: one issued later or repealed by then is not listed", () => {
  const cited = (instrument: string, edition: string) => ({ instrument, edition, confidence: "read" as const });
  const texts = [cited("old", "1990"), cited("choir", "2020-01-01"), cited("late", "2026-08")];
  const norms = choirSource.norms.map((norm): Norm => {
    const [first, ...rest] = norm.editions;
    return norm.slot === "vote.quorum" && first !== undefined ? { ...norm, editions: [{ ...first, basis: texts }, ...rest] } : norm;
  });
  const repealedOn = (repealed: string) => ({
    ...choirSource,
    norms,
    instruments: { old: { editions: { "1990": { repealed } } }, choir: { editions: { "2020-01-01": {} } } },
  });
  expect(basisOf({ ...choirSource, norms }, "C-7")).toEqual(["old", "choir"]);
  expect(basisOf(repealedOn("2026-07-11"), "C-7")).toEqual(["choir"]);
  expect(basisOf(repealedOn("2026-07-12"), "C-7")).toEqual(["old", "choir"]);
});

test("an act that breaks a norm on which a value depends has no effect on the value, and moves the case all the same", () => {
  const { file } = choirSource;
  const kept = (slot: string): LifecycleSource => ({
    ...choirSource,
    file: {
      ...file,
      values: { ...file.values, proposedOn: { type: "date", report: true, set: [{ on: "PROPOSE", kept: [slot], to: { self: "on" } }] } },
    },
  });
  const proposedOn = (on: string) => {
    const acts = [...clean.acts.slice(0, 4), { type: "PROPOSE", on }];
    return replay(compileLifecycle(kept("practice.year")), { ...clean, acts }, { calendar });
  };
  expect(proposedOn("2026-06-30")).toMatchObject({ state: "proposed.open", derived: { proposedOn: "2026-06-30" } });
  const early = proposedOn("2026-06-29");
  expect([early.state, early.derived.proposedOn]).toEqual(["proposed.open", undefined]);
  expect(() => compileLifecycle(kept("practice.yaer"))).toThrow(GuijuError);
});

test("what the record itself says of a vote rules out the readings that contradict it, where another fits", () => {
  const said: Norm = {
    slot: "said",
    editions: [{ id: "C-9", in: {}, basis: [] }],
    at: ["VOTE"],
    modality: "must",
    effect: "record",
    checks: [
      {
        kind: "range",
        settles: "readings",
        of: { interpretation: "base", is: { entitled: { self: "due" }, present: { self: "present" } } },
        max: { self: "said" },
      },
    ],
  };
  const vote = choirSource.file.acts.VOTE;
  const source: LifecycleSource = {
    ...choirSource,
    norms: [...choirSource.norms, said],
    file: { ...choirSource.file, acts: { ...choirSource.file.acts, VOTE: { ...vote, data: { ...vote?.data, said: { type: "count" } } } } },
  };
  const judge = (of: number) => {
    const history = withActs({ VOTE: { data: { due: 21, present: 15, yes: 9, said: of } }, HAND_OVER: null });
    return replay(compileLifecycle(source), { ...history, interpretations: { base: "unconfirmed" } }, { calendar });
  };
  expect(judge(21)).toMatchObject({ state: null, decisions: [{ outcome: null }] });
  expect(judge(15)).toMatchObject({ state: "singer", decisions: [{ outcome: "passed", readings: [] }] });
  expect(judge(14).state).toBeNull();
});

test("numbers that cannot be together are named as people call them, and the field that makes a number negative is blamed", () => {
  const titles = {
    present: { zh: "实到人数", en: "present" },
    due: { zh: "应到人数", en: "should attend" },
    roll: { zh: "名册", en: "roll" },
  };
  const vote = choirSource.file.acts.VOTE;
  const roll = { type: "record", of: { all: { type: "count" }, away: { type: "count" } } } as const;
  const due = { type: "count", from: { sub: [{ self: "roll.all" }, { self: "roll.away" }] } } as const;
  const lifecycle = compileLifecycle({
    ...choirSource,
    titles,
    file: { ...choirSource.file, acts: { ...choirSource.file.acts, VOTE: { ...vote, data: { ...vote?.data, roll, due } } } },
  });
  const issuesOf = (data: Readonly<Record<string, unknown>>) => {
    const read = readHistory(lifecycle, withActs({ VOTE: { data } }));
    return "issues" in read ? read.issues.map(({ pointer, message }) => ({ pointer, message })) : [];
  };
  expect(issuesOf({ due: 20, present: 30 })).toEqual([
    {
      pointer: "/acts/7/data/present",
      message: { zh: "实到人数（30）不应大于应到人数（20）。", en: "Present (30) must not be more than should attend (20)." },
    },
  ]);
  expect(issuesOf({ roll: { all: 3, away: 5 }, present: 1 })).toEqual([
    {
      pointer: "/acts/7/data/roll",
      message: {
        zh: "按所填的名册推算，应到人数为 -2，小于零，请核对。",
        en: 'Computed from what is entered as roll, "should attend" is -2, below zero: check these numbers.',
      },
    },
  ]);
});
