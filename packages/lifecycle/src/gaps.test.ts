import { expect, test } from "vitest";
import { calendar, choir, clean, withActs } from "./choir.fixture.ts";
import type { Act } from "./history.ts";
import { replay } from "./replay.ts";
import type { Report } from "./report.ts";

const judge = (acts: readonly Act[]): Report => replay(choir, { ...clean, today: "2027-12-31", acts }, { calendar });
const vote = (on: string, data: Record<string, number>): Act => ({ type: "VOTE", on, data });
const withoutVote = withActs({ VOTE: null }).acts;

test("a void act found late fills no gap: the one that counts still does", () => {
  const report = judge([
    ...withoutVote,
    vote("2026-07-20", { due: 21, present: 5, yes: 5 }),
    vote("2026-07-27", { due: 21, present: 15, yes: 14 }),
  ]);
  expect(report.refused).toEqual([]);
  expect(report.missing).toMatchObject([{ act: "VOTE", foundOn: "2026-07-27" }]);
});

test("a vote found late that failed sets nothing that only a passed one sets", () => {
  expect(judge([...withoutVote, vote("2026-07-20", { due: 21, present: 15, yes: 14 })]).derived.singerSince).toBe("2026-07-20");
  expect(judge([...withoutVote, vote("2026-07-20", { due: 21, present: 15, yes: 3 })]).derived.singerSince).toBeUndefined();
});

test("an act that each of two rounds lacks is missing twice", () => {
  const failed = { due: 21, present: 15, yes: 3 };
  const acts: readonly Act[] = [
    ...clean.acts.slice(0, 6),
    vote("2026-07-11", failed),
    { type: "TURN_DOWN", on: "2026-07-12" },
    { type: "PROPOSE", on: "2026-08-01" },
    vote("2026-08-20", failed),
  ];
  const report = judge(acts);
  expect(report.missing.map((missing) => `${missing.act} ${missing.on}`)).toEqual(["POST 2026-07-11", "POST 2026-08-20"]);
  const found = report.verdicts.filter((verdict) => verdict.reason === "missingAct");
  expect(found.map((verdict) => verdict.facts.beforeOn)).toEqual(["2026-07-11", "2026-08-20"]);
  const posted = judge([...acts.slice(0, 9), { ...(clean.acts[6] as Act), on: "2026-08-02" }, ...acts.slice(9)]);
  expect(posted.missing).toMatchObject([{ act: "POST", on: "2026-07-11" }]);
});

test("ten thousand refused acts of one day are told apart without comparing each with each", () => {
  const many = Array.from({ length: 9_000 }, (_, due): Act => vote("2026-07-13", { due: due === 0 ? 1 : due }));
  const { refused } = judge([...clean.acts, ...many]);
  expect(refused.filter((each) => each.reason === "duplicate")).toHaveLength(1);
  expect(refused).toHaveLength(9_000);
});
