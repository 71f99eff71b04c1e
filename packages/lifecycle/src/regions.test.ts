import { expect, test } from "vitest";
import { can } from "./can.ts";
import { calendar } from "./choir.fixture.ts";
import { committee, committeeSource, election2024, upTo } from "./committee.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import { faultsOf } from "./faults.fixture.ts";
import type { History } from "./history.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import type { LifecycleFile, LifecycleSource } from "./lifecycle-file.ts";
import { checkModel } from "./model-check.ts";
import { readHistory } from "./read-history.ts";
import { replay } from "./replay.ts";

const judge = (history: History) => replay(committee, history, { calendar });
const withFile = (change: Partial<LifecycleFile>): LifecycleSource => ({
  ...committeeSource,
  file: { ...committeeSource.file, ...change },
});
const { regions } = committeeSource.file as { regions: NonNullable<LifecycleFile["regions"]> };
const { procedure, escalation } = regions as {
  procedure: NonNullable<typeof regions.procedure>;
  escalation: NonNullable<typeof regions.escalation>;
};

test("the state of a parallel lifecycle names each region and each view of its own", () => {
  const report = judge(election2024);
  expect(report).toMatchObject({ missing: [], refused: [], obligations: [] });
  expect(report.state).toEqual({ procedure: "archived", escalation: "none", clock: "satisfied" });
  expect(report.verdicts.filter((verdict) => !["satisfied"].includes(verdict.status))).toEqual([]);
});

test("every region that takes an act moves, and one that does not stays", () => {
  expect(judge({ ...election2024, acts: election2024.acts.slice(0, 1) }).state).toMatchObject({
    procedure: "idle",
    escalation: "reminded",
  });
  expect(judge({ ...election2024, acts: election2024.acts.slice(0, 2) }).state).toMatchObject({
    procedure: "called",
    escalation: "reminded",
  });
});

test("a dated view stands for the state of its region, and a free one comes and goes with the day", () => {
  const reminded = { ...election2024, acts: election2024.acts.slice(0, 1) };
  const on = (today: string) => judge({ ...reminded, today }).state;
  expect(on("2024-10-14")).toEqual({ procedure: "idle", escalation: "reminded", clock: "overdue" });
  expect(on("2024-10-15")).toEqual({ procedure: "idle", escalation: "reminded.long", clock: "overdue" });
  expect(on("2024-03-15")).toMatchObject({ clock: "window" });
  expect(judge({ ...reminded, facts: {} }).state).toEqual({ procedure: "idle", escalation: "reminded" });
  expect(
    judge({ id: "e", lifecycle: committee.name, facts: { electedOn: "2021-03-15" }, today: "2023-09-14", acts: [] }).state,
  ).toMatchObject({ clock: "inTerm" });
});

test("a fact chooses the state of an empty record; an unknown fact leaves it at the beginning", () => {
  const empty = { ...election2024, acts: [] };
  expect(judge({ ...empty, facts: { appointed: true } }).state).toMatchObject({ procedure: "appointed", escalation: "none" });
  expect(judge({ ...empty, facts: { appointed: false } }).state).toMatchObject({ procedure: "idle" });
  expect(judge({ ...empty, facts: {} }).state).toMatchObject({ procedure: "idle" });
  const called = judge({ ...empty, facts: { appointed: true }, acts: election2024.acts.slice(1, 3) });
  expect(called).toMatchObject({ refused: [], state: { procedure: "slated" } });
});

test("a flat lifecycle may choose its start by a fact too", () => {
  const flat = compileLifecycle(withFile({ regions: undefined, ...procedure, dated: {} } as never));
  expect(replay(flat, { ...election2024, facts: { appointed: true }, acts: [] }, { calendar }).state).toBe("appointed");
});

test("a record may begin midway in one region, by its state alone or by region; the others begin at their beginning", () => {
  const late: History = { ...election2024, acts: election2024.acts.slice(3) };
  for (const startsAt of ["slated", { procedure: "slated" }]) {
    const report = judge({ ...late, startsAt });
    expect(report).toMatchObject({ missing: [], refused: [], state: { procedure: "archived", escalation: "none" } });
  }
  expect(judge({ ...late, acts: [], startsAt: { procedure: "slated", escalation: "reminded.long" } }).state).toMatchObject({
    procedure: "slated",
    escalation: "reminded",
  });
});

test("acts before the start of a region set values and are not judged, while another region takes acts of its own", () => {
  const acts = [{ type: "REMIND", on: "2024-02-20" }, ...election2024.acts.slice(1, 4)];
  const report = judge({ ...election2024, startsAt: { procedure: "slated" }, acts: [...acts].sort((a, b) => (a.on < b.on ? -1 : 1)) });
  expect(report).toMatchObject({ missing: [], refused: [], state: { procedure: "voting", escalation: "reminded" } });
  expect(report.verdicts.map((verdict) => `${verdict.act} ${verdict.status}`).sort()).toEqual(["OPEN satisfied", "REMIND warning"]);
});

test("the votes of an act before the record are counted for the values they set", () => {
  const report = judge({ ...election2024, startsAt: "elected", interpretations: { base: "present" }, acts: election2024.acts.slice(3, 5) });
  expect(report.decisions).toEqual([]);
  expect(report).toMatchObject({ state: { procedure: "elected" }, refused: [], derived: { elected: ["A", "B", "C"], seatsLeft: 0 } });
});

test("what an act before the record led to is told by its votes", () => {
  const tie = { ...election2024.acts[4], data: { collected: 22, votes: { A: 20, B: 17, C: 16, D: 16 } } };
  const acts = [...election2024.acts.slice(3, 4), tie] as History["acts"];
  const report = judge({ ...election2024, startsAt: "elected", interpretations: { base: "present" }, acts });
  expect(report).toMatchObject({ state: { procedure: "elected", clock: "overdue" }, derived: { elected: ["A", "B"], tied: ["C", "D"] } });
});

test("steps that lack are sought in the region that knows the act", () => {
  const report = judge({ ...election2024, acts: election2024.acts.filter((act) => act.type !== "SLATE") });
  expect(report.missing).toEqual([{ act: "SLATE", before: "OPEN", on: "2024-03-08", foundOn: null }]);
  expect(report.state).toMatchObject({ procedure: "archived", escalation: "none" });
});

test("a region that takes a skipped step moves with it", () => {
  const acts = [...election2024.acts.slice(0, 5), { type: "BY_ELECTION", on: "2024-05-01" }];
  const report = judge({ ...election2024, today: "2024-06-01", acts });
  expect(report.missing).toEqual([{ act: "HAND_OVER", before: "BY_ELECTION", on: "2024-05-01", foundOn: null }]);
  expect(report.state).toEqual({ procedure: "archived", escalation: "none", clock: "satisfied" });
});

test("an act that no region takes is refused with the state of every region", () => {
  const report = judge({ ...election2024, acts: [{ type: "RESOLVE", on: "2023-01-01" }] });
  expect(report.refused).toEqual([
    { act: "RESOLVE", on: "2023-01-01", reason: "notPossibleInState", state: { procedure: "idle", escalation: "none" } },
  ]);
});

test("a region that has ended refuses its acts while the other goes on", () => {
  const acts = [
    { type: "REMIND", on: "2023-09-10" },
    { type: "DISSOLVE", on: "2023-10-01" },
    { type: "CALL", on: "2023-10-02" },
    { type: "ESCALATE", on: "2023-10-03", data: { step: "urge" } },
  ];
  const report = judge({ ...election2024, acts });
  expect(report).toMatchObject({ state: { procedure: "closed", escalation: "urged" }, refused: [{ act: "CALL" }] });
  expect(report.verdicts.find((verdict) => verdict.norm === "E-9")).toMatchObject({ status: "satisfied", act: "ESCALATE" });
});

test("readings that lead to different states show the state of every region under each", () => {
  const report = judge(upTo("COUNT", { collected: 22, votes: { A: 20, B: 17, C: 12, D: 3 } }));
  expect(report.state).toBeNull();
  expect(report.states).toEqual([
    { reading: "entitled", state: { procedure: "shortage", escalation: "reminded", clock: "overdue" } },
    { reading: "present", state: { procedure: "elected", escalation: "reminded", clock: "satisfied" } },
  ]);
  expect(report.derived).toMatchObject({ elected: null, seatsLeft: null });
  const settled = judge(upTo("COUNT", { collected: 22, votes: { A: 20, B: 17, C: 12, D: 3 } }, { type: "HAND_OVER", on: "2024-03-20" }));
  expect(settled).toMatchObject({ state: { procedure: "archived", escalation: "none" }, missing: [] });
});

test("an act that one region takes is still a step of another, whose lack is found", () => {
  const acts = election2024.acts.filter((act) => act.type !== "COUNT");
  const history = { ...election2024, acts: acts.slice(0, -1) };
  expect(can(committee, history, acts.at(-1) as never, { calendar })).toMatchObject({ allowed: false, missing: [{ act: "COUNT" }] });
  expect(judge({ ...election2024, acts })).toMatchObject({
    missing: [{ act: "COUNT", before: "HAND_OVER" }],
    state: { procedure: "archived", escalation: "none" },
  });
});

test("what may happen is asked of every region", () => {
  const history = { ...election2024, today: "2024-01-01", acts: election2024.acts.slice(0, 1) };
  expect(can(committee, history, { type: "ESCALATE", on: "2024-01-01", data: { step: "urge" } }, { calendar }).allowed).toBe(true);
  expect(can(committee, history, { type: "ESCALATE", on: "2023-09-15", data: { step: "urge" } }, { calendar })).toMatchObject({
    allowed: false,
    earliest: "2023-09-20",
  });
  expect(can(committee, history, { type: "OPEN", on: "2024-01-01" }, { calendar })).toMatchObject({
    allowed: false,
    missing: [{ act: "CALL" }, { act: "SLATE" }],
  });
});

test("leaving out any act of the clean election is noticed", () => {
  expect(leaveOneOut(committee, election2024, { calendar }).filter((each) => each.silent)).toEqual([]);
});

test.each([
  [{ planning: "slated" }, "unknown_key /startsAt/planning"],
  [{ procedure: "reminded" }, "unknown_state /startsAt/procedure"],
  [{}, "no_region /startsAt"],
  ["clock", "unknown_state /startsAt"],
  [["slated"], "wrong_type /startsAt"],
])("a start of %j is refused", (startsAt, expected) => {
  const read = readHistory(committee, { ...election2024, startsAt });
  expect("issues" in read && read.issues.map((issue) => `${issue.code} ${issue.pointer}`)).toEqual([expected]);
});

test("a lifecycle is flat or parallel, and the names of its states are one list", () => {
  expect(faultsOf(withFile({ initial: "idle" }))).toEqual(["flat_or_parallel /file"]);
  for (const change of [{ regions: {} }, { regions: undefined, states: {} }, { regions: undefined, initial: "idle" }]) {
    expect(faultsOf(withFile(change as never)), JSON.stringify(change)).toContain("flat_or_parallel /file");
  }
  const twice = { procedure, escalation: { ...escalation, states: { ...escalation.states, closed: { final: true } } } };
  expect(faultsOf(withFile({ regions: twice }))).toEqual(["duplicate_state /file/regions/escalation/states/closed"]);
  const across = { procedure, escalation: { ...escalation, states: { ...escalation.states, urged: { on: { RESOLVE: "idle" } } } } };
  expect(faultsOf(withFile({ regions: across }))).toEqual(["unknown_state /file/regions/escalation/states/urged/on/RESOLVE/0/target"]);
  expect(faultsOf(withFile({ dated: { procedure: [{ state: "x", when: { isSet: { fact: "seats" } } }] } }))).toEqual([
    "duplicate_view /file/dated/procedure",
  ]);
});

test("a start reads facts only, and a guard names an outcome that its vote can have", () => {
  const start = [{ state: "appointed", when: { isSet: { value: "electionDay" } } }];
  expect(faultsOf(withFile({ regions: { procedure: { ...procedure, start }, escalation } }))).toEqual([
    "start_reads_more /file/regions/procedure/start/0/when",
  ]);
  const guard = { type: "decided", params: { of: "count", is: "passed" } } as const;
  const voting = { on: { COUNT: [{ target: "elected", guard }] } };
  const changed = { procedure: { ...procedure, states: { ...procedure.states, voting } }, escalation };
  expect(faultsOf(withFile({ regions: changed }))).toEqual([
    "unknown_outcome /file/regions/procedure/states/voting/on/COUNT/0/guard/params/is",
  ]);
});

test("each region is sound by itself: reached, without traps, and its goal within reach", () => {
  const codes = (change: Partial<LifecycleFile>): readonly string[] =>
    checkModel(compileLifecycle(withFile(change))).map((issue) => `${issue.code} ${issue.pointer}`);
  expect(checkModel(committee)).toEqual([]);
  const attic = { procedure, escalation: { ...escalation, states: { ...escalation.states, attic: { on: { RESOLVE: "none" } } } } };
  expect(codes({ regions: attic })).toEqual(["unreachable_state /file/regions/escalation/states/attic"]);
  const appointed = { on: { DISSOLVE: "closed" } };
  expect(codes({ regions: { procedure: { ...procedure, states: { ...procedure.states, appointed } }, escalation } })).toEqual([
    "goal_unreachable /file/regions/procedure/states/appointed",
  ]);
  const trapped = { on: { REMIND: "appointed" } };
  expect(codes({ regions: { procedure: { ...procedure, states: { ...procedure.states, appointed: trapped } }, escalation } })).toEqual([
    "trap_state /file/regions/procedure/states/appointed",
    "goal_unreachable /file/regions/procedure/states/appointed",
  ]);
});
