import { expect, test } from "vitest";
import { calendar, choirSource, clean, withActs } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { Check, Norm } from "./norm.ts";
import { replay } from "./replay.ts";
import type { Report } from "./report.ts";

const changed = "2026-07-05";
const old = { id: "old", in: { to: "2026-07-04" }, basis: [] };
const recent = { id: "recent", in: { from: changed }, basis: [] };
const base: Norm = { slot: "x", editions: [old, recent], modality: "must", effect: "record", checks: [] };
const replaced = (norm: Norm): readonly Norm[] => [...choirSource.norms.filter((each) => each.slot !== norm.slot), norm];
const judge = (norm: Norm, history = clean): Report =>
  replay(compileLifecycle({ ...choirSource, norms: replaced(norm) }), history, { calendar });
const of = (report: Report, ...ids: readonly string[]) => report.verdicts.filter((verdict) => ids.includes(verdict.norm));

test("a limit that two editions state without a break keeps its clock, whether or not it says who owes the act", () => {
  const checks: readonly Check[] = [{ kind: "maximumInterval", from: { value: "proposedOn" }, period: { days: 8 } }];
  const [verdict] = of(judge({ ...base, at: ["VOTE"], checks }), "recent");
  expect(verdict).toMatchObject({ status: "violated", reason: "tooLate", latest: "2026-07-08" });
});

test("windows of an edition that a later one drops are judged", () => {
  const practice = choirSource.norms.find((norm) => norm.slot === "practice") as Norm;
  const report = judge({ ...practice, editions: [old, { ...recent, replace: { checks: [] } }] });
  expect(of(report, "old").map((verdict) => verdict.period?.index)).toEqual([1, 2]);
});

test("an act known by month is judged by every check of every edition of that month", () => {
  const bad: Check = { name: "praised", kind: "judgement", recorded: "bad", good: ["good"], bad: ["bad"] };
  const month = withActs({ VOTE: { on: "2026-07" } });
  const dropped = judge({ ...base, at: ["VOTE"], checks: [bad], editions: [old, { ...recent, replace: { checks: [] } }] }, month);
  expect(of(dropped, "old", "recent")).toMatchObject([{ check: "praised", status: "undetermined", reason: "imprecise" }]);
  const other: Check = { ...bad, name: "thanked" };
  const renamed = judge({ ...base, at: ["VOTE"], checks: [bad], editions: [old, { ...recent, replace: { checks: [other] } }] }, month);
  expect(of(renamed, "old", "recent").map((verdict) => [verdict.check, verdict.status])).toEqual([
    ["praised", "undetermined"],
    ["thanked", "undetermined"],
  ]);
});

test("an act that only one edition of the month demands is not surely missing", () => {
  const demands = [{ act: "POST", by: "VOTE", who: "board" }];
  const report = judge({ ...base, slot: "notice", editions: [old], demands }, withActs({ POST: null, VOTE: { on: "2026-07" } }));
  expect(of(report, "old")).toMatchObject([{ act: "POST", status: "undetermined", reason: "imprecise" }]);
});

test("a limit that is not known to the day stays so as a value", () => {
  const { file } = choirSource;
  const first: Norm = { ...base, editions: [{ id: "first", in: {}, basis: [] }], at: ["HEAR"] };
  const second: Norm = { ...first, slot: "y", editions: [{ id: "second", in: {}, basis: [] }], at: ["NAME_TUTOR"] };
  const lifecycle = compileLifecycle({
    ...choirSource,
    norms: [
      ...choirSource.norms,
      { ...first, checks: [{ kind: "maximumInterval", from: { value: "askedOn" }, period: { days: 10 } }] },
      { ...second, checks: [{ kind: "latest", latest: { value: "limit" } }] },
    ],
    file: { ...file, values: { ...file.values, limit: { type: "date", latestOf: "x" } } },
  });
  const report = replay(lifecycle, withActs({ ASK: { on: "2025-06" } }), { calendar });
  expect(of(report, "second")).toMatchObject([{ status: "undetermined", reason: "imprecise" }]);
});

test("a window that may have outlasted the duty, because its end is known by month, is not determined", () => {
  const windows = of(judge({ ...base, at: [] }, withActs({ PROPOSE: { on: "2026-06" } })), "C-3");
  expect(windows.map((verdict) => [verdict.period?.index, verdict.status])).toEqual([
    [1, "satisfied"],
    [2, "undetermined"],
  ]);
});

test("a period that leads out of the calendar sets no limit and stops nothing", () => {
  const practice = choirSource.norms.find((norm) => norm.slot === "practice") as Norm;
  const [window] = practice.checks as readonly [Check & { kind: "window" }];
  expect(of(judge({ ...practice, checks: [{ ...window, every: { years: 9000 } }] }), "C-3")).toEqual([]);
  const checks: readonly Check[] = [{ kind: "minimumInterval", from: { value: "practisingSince" }, period: { years: 9000 } }];
  expect(of(judge({ ...base, at: ["PROPOSE"], checks }), "old")).toMatchObject([{ status: "undetermined", earliest: null }]);
});

test("an act owed by a day that is a value is owed until it is done, and no longer", () => {
  const checks: readonly Check[] = [{ kind: "latest", latest: { value: "trialEnds" }, owes: { act: "HAND_OVER", who: "board" } }];
  const norm: Norm = { ...base, at: ["HAND_OVER"], checks };
  const owed = (history: typeof clean) => judge(norm, history).obligations.filter((each) => each.norm === "recent");
  expect(owed(withActs({ HAND_OVER: null }))).toMatchObject([{ act: "HAND_OVER", dueOn: "2027-07-11" }]);
  expect(owed(clean)).toEqual([]);
});
