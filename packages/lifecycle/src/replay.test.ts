import { expect, test } from "vitest";
import { calendar, choir, clean, withActs } from "./choir.fixture.ts";
import type { History } from "./history.ts";
import { replay } from "./replay.ts";
import type { Report, Verdict } from "./report.ts";

const judge = (history: History): Report => replay(choir, history, { calendar });
const of = (report: Report, norm: string): Verdict | undefined => report.verdicts.find((verdict) => verdict.norm === norm);
const faults = (report: Report): string[] =>
  report.verdicts
    .filter((verdict) => !["satisfied", "notApplicable"].includes(verdict.status))
    .map((verdict) => `${verdict.norm} ${verdict.status} ${verdict.reason}`);

test("a history without fault has no finding and shows its dates", () => {
  const report = judge(clean);
  expect(faults(report)).toEqual([]);
  expect(report).toMatchObject({
    state: "singer",
    missing: [],
    refused: [],
    derived: { practisingSince: "2025-06-30", singerSince: "2026-07-11", trialEnds: "2027-07-11" },
  });
  expect(report.decisions).toMatchObject([{ rule: "C-7b", outcome: "passed", facts: { yes: 14, due: 21 } }]);
});

test("a hearing on the last day of the month clipped by June is in time, a day later is not", () => {
  expect(of(judge(clean), "C-2")).toMatchObject({ status: "satisfied", latest: "2025-06-30", ambiguities: ["Q-3"] });
  const late = of(judge(withActs({ HEAR: { on: "2025-07-01" } })), "C-2");
  expect(late).toMatchObject({ status: "violated", reason: "tooLate", latest: "2025-06-30", facts: { askedOn: "2025-05-31", months: 1 } });
});

test("an act is judged by the edition in force on its day", () => {
  const in2024: History = {
    id: "old",
    lifecycle: "choir/singer",
    today: "2025-03-01",
    acts: [
      { type: "ASK", on: "2024-01-01" },
      { type: "HEAR", on: "2024-01-10" },
      { type: "NAME_TUTOR", on: "2024-01-11", data: { tutors: [{ id: "t", member: true }] } },
      { type: "PRACTISE", on: "2024-07-10" },
      { type: "PROPOSE", on: "2024-07-10" },
    ],
  };
  expect(of(judge(in2024), "C20-4")).toMatchObject({ status: "satisfied", earliest: "2024-07-10" });
  const in2025 = { ...in2024, acts: [...in2024.acts.slice(0, 4), { type: "PROPOSE", on: "2025-01-09" }] };
  expect(of(judge(in2025), "C25-4")).toMatchObject({ status: "violated", reason: "tooEarly", earliest: "2025-01-10" });
});

test("each half-year window is counted from the anchor and judged once it has closed", () => {
  const windows = judge(withActs({ PRACTISE: null })).verdicts.filter((verdict) => verdict.norm === "C-3");
  expect(windows.map((verdict) => [verdict.status, verdict.on, verdict.period])).toEqual([
    ["violated", null, { index: 1, from: "2025-06-30", to: "2025-12-30" }],
    ["violated", null, { index: 2, from: "2025-12-30", to: "2026-06-30" }],
  ]);
});

test("an owed act has its verdict and obligation: open while there is time, violated once today is past the limit", () => {
  const asking = { id: "a", lifecycle: "choir/singer", acts: [{ type: "ASK", on: "2026-05-31" }] };
  const inTime = judge({ ...asking, today: "2026-06-30" });
  expect(inTime.obligations).toEqual([{ norm: "C-2", act: "HEAR", who: "conductor", dueOn: "2026-06-30" }]);
  expect(of(inTime, "C-2")).toMatchObject({ status: "notApplicable", reason: "owed", on: null, latest: "2026-06-30" });
  expect(of(judge({ ...asking, today: "2026-07-01" }), "C-2")).toMatchObject({
    status: "violated",
    reason: "overdue",
    act: "HEAR",
    on: null,
  });
});

test("a skipped step is missing, breaks the norm that demands it, and what follows is taken all the same", () => {
  const report = judge(withActs({ PROPOSE: null }));
  expect(report.missing).toMatchObject([{ act: "PROPOSE", before: "POST", on: "2026-07-02", foundOn: null }]);
  expect(report.verdicts.find((verdict) => verdict.act === "PROPOSE")).toMatchObject({
    norm: "C25-4",
    status: "violated",
    reason: "missingAct",
    on: null,
  });
  expect(report.state).toBe("singer");
});

test("an act found late fills its gap and leaves the state as it is", () => {
  const report = judge(withActs({ PROPOSE: { on: "2026-07-05" } }));
  expect(report.missing).toMatchObject([{ act: "PROPOSE", foundOn: "2026-07-05" }]);
  expect(report.refused).toEqual([]);
  expect(report.state).toBe("singer");
});

test("an act that changes no state but is owed before another is missed when that other happens", () => {
  const report = judge(withActs({ NAME_TUTOR: null }));
  expect(of(report, "C-5")).toMatchObject({ act: "NAME_TUTOR", status: "violated", reason: "missingAct", facts: { before: "PROPOSE" } });
});

test("an act that cannot happen is refused with the state; the same act twice is called a duplicate", () => {
  const report = judge(
    withActs({}, [
      { type: "ASK", on: "2026-07-20" },
      { type: "ASK", on: "2026-07-20" },
      { type: "LEAVE", on: "2026-07-21" },
      { type: "PRACTISE", on: "2026-07-22" },
    ]),
  );
  expect(report.refused).toEqual([
    { act: "ASK", on: "2026-07-20", reason: "notPossibleInState", state: "singer" },
    { act: "ASK", on: "2026-07-20", reason: "duplicate", state: "singer" },
    { act: "PRACTISE", on: "2026-07-22", reason: "notPossibleInState", state: "left" },
  ]);
});

test("a void meeting changes nothing; a failed vote is an outcome, not a breach", () => {
  const tooFew = judge(withActs({ VOTE: { data: { due: 16, present: 8, yes: 8 } } }));
  expect(of(tooFew, "C-7")).toMatchObject({ status: "violated", reason: "notReached", facts: { present: 8, due: 16, needed: 9 } });
  expect(tooFew.decisions).toEqual([]);
  const failed = judge({ ...withActs({ VOTE: { data: { due: 16, present: 9, yes: 8 } }, HAND_OVER: null }) });
  expect(faults(failed)).toEqual([]);
  expect(failed).toMatchObject({ state: "proposed.open", decisions: [{ outcome: "notPassed" }] });
});

test("a notice of three working days is too short, says how many were counted and from which day the vote may be held", () => {
  const places = [{ id: "hall", start: "2026-09-28", end: "2026-10-04" }];
  const report = judge(withActs({ POST: { data: { places }, on: "2026-09-28" }, VOTE: { on: "2026-10-08" }, HAND_OVER: null }));
  expect(of(report, "C25-6")).toMatchObject({
    status: "violated",
    reason: "tooShort",
    earliest: "2026-10-10",
    provisional: false,
    ambiguities: ["Q-1"],
    interpretations: { posting: "inclusive" },
  });
  expect(of(report, "C25-6")?.facts).toEqual({ workingDays: 3, needed: 5 });
});

test("notices at two places must hang together long enough", () => {
  const places = [
    { id: "in", start: "2026-07-06", end: "2026-07-10" },
    { id: "out", start: "2026-07-08", end: "2026-07-14" },
  ];
  const report = judge(withActs({ POST: { data: { places } }, VOTE: { on: "2026-07-15" }, HAND_OVER: { on: "2026-07-16" } }));
  expect(of(report, "C25-6")).toMatchObject({
    status: "violated",
    reason: "notTogether",
    earliest: null,
    ambiguities: ["Q-2", "Q-1"],
    facts: { workingDays: 3 },
  });
});

test("a missing vote count is not determined, and a later act that presupposes the result settles the state", () => {
  const open = judge(withActs({ VOTE: { data: { due: 21, present: 15 } }, HAND_OVER: null }));
  expect(open).toMatchObject({ state: null, decisions: [{ outcome: null }] });
  expect(open.states?.map((each) => each.state).sort()).toEqual(["proposed.open", "singer"]);
  const settled = judge(withActs({ VOTE: { data: { due: 21, present: 15 } } }));
  expect(settled).toMatchObject({ state: "singer", missing: [], refused: [] });
});

test("an unconfirmed reading is followed both ways; where the outcomes differ both are shown, and a later act rules one out", () => {
  const vote = { VOTE: { data: { due: 30, present: 28, yes: 15 } }, HAND_OVER: null };
  const history = { ...withActs(vote), interpretations: { base: "unconfirmed" } };
  const report = judge(history);
  expect(report.state).toBeNull();
  expect(report.decisions).toMatchObject([{ outcome: null, readings: [{ outcome: "notPassed" }, { outcome: "passed" }] }]);
  const followed = judge({ ...history, acts: [...history.acts, { type: "HAND_OVER", on: "2026-07-20" }] });
  expect(followed).toMatchObject({ state: "singer", decisions: [{ outcome: "passed" }], missing: [] });
});

test("a day known only by month holds where every day of it agrees, and otherwise shows both ends", () => {
  const sure = judge(withActs({ ASK: { on: "2025-06" }, HEAR: { on: "2025-07-01" } }));
  expect(of(sure, "C-2")).toMatchObject({ status: "satisfied" });
  const open = judge(withActs({ HEAR: { on: "2025-07" }, ASK: { on: "2025-06-15" } }));
  expect(of(open, "C-2")).toMatchObject({
    status: "undetermined",
    reason: "imprecise",
    readings: [
      { reading: "2025-07-01", status: "satisfied" },
      { reading: "2025-07-31", status: "violated" },
    ],
  });
});

test("a month in which the law changed is judged by both editions", () => {
  const history: History = {
    id: "m",
    lifecycle: "choir/singer",
    today: "2025-06-01",
    startsAt: "practising",
    acts: [
      { type: "HEAR", on: "2024-03-01" },
      { type: "NAME_TUTOR", on: "2024-03-01", data: { tutors: [{ id: "t", member: true }] } },
      { type: "PROPOSE", on: "2024" },
    ],
  };
  expect(of(judge(history), "C20-4")).toMatchObject({ status: "undetermined", reason: "imprecise" });
  const across = { ...history, acts: [...history.acts.slice(0, 2), { type: "PROPOSE", on: "2025" }] };
  expect(of(judge(across), "C25-4")).toMatchObject({ status: "undetermined" });
});

test("a record that starts midway takes earlier acts as values and does not judge what lies before it", () => {
  const report = judge({
    id: "mid",
    lifecycle: "choir/singer",
    today: "2026-08-01",
    startsAt: "practising",
    startsOn: "2025-06-30",
    acts: [
      { type: "HEAR", on: "2025-06-30" },
      { type: "PROPOSE", on: "2026-06-29" },
    ],
  });
  expect(faults(report)).toEqual(["C25-4 violated tooEarly"]);
  expect(of(report, "C25-4")).toMatchObject({ earliest: "2026-06-30" });
  expect(of(report, "C-5")).toMatchObject({ status: "notApplicable", reason: "beforeRecord" });
  const unknown = judge({
    id: "mid",
    lifecycle: "choir/singer",
    today: "2026-08-01",
    startsAt: "practising",
    acts: [{ type: "PROPOSE", on: "2026-06-29" }],
  });
  expect(of(unknown, "C25-4")).toMatchObject({ status: "notApplicable", reason: "beforeRecord" });
});

test("the state shows a dated view once its day has come", () => {
  expect(judge({ ...clean, today: "2027-07-10" }).state).toBe("singer");
  expect(judge({ ...clean, today: "2027-07-11" }).state).toBe("singer.full");
});
