import { expect, test } from "vitest";
import { choir, clean } from "./choir.fixture.ts";
import { LIMITS } from "./limits.ts";
import { readHistory } from "./read-history.ts";

function issuesOf(json: unknown): { code: string; pointer: string | undefined; suggestion?: string | undefined }[] {
  const read = readHistory(choir, json);
  return "issues" in read
    ? read.issues.map(({ code, pointer, suggestion }) => (suggestion === undefined ? { code, pointer } : { code, pointer, suggestion }))
    : [];
}

const withVote = (data: unknown): unknown => ({ ...clean, acts: clean.acts.map((act) => (act.type === "VOTE" ? { ...act, data } : act)) });
const VOTE = `/acts/${clean.acts.findIndex((act) => act.type === "VOTE")}`;

test.each([
  ["an unknown key", { ...clean, act: [] }, "unknown_key", "/act"],
  ["something that is no history", [], "wrong_type", ""],
  ["acts that are no list", { ...clean, acts: {} }, "wrong_type", "/acts"],
  ["an act that is no object", { ...clean, acts: ["ASK"] }, "wrong_type", "/acts/0"],
  ["a day that does not exist", { ...clean, acts: [{ type: "ASK", on: "2026-02-30" }] }, "invalid_date", "/acts/0/on"],
  ["full-width digits", { ...clean, acts: [{ type: "ASK", on: "２０２６-02-03" }] }, "invalid_date", "/acts/0/on"],
  ["a spreadsheet's serial number", { ...clean, acts: [{ type: "ASK", on: 46153 }] }, "invalid_date", "/acts/0/on"],
  ["an act without a day", { ...clean, acts: [{ type: "ASK" }] }, "invalid_date", "/acts/0/on"],
  ["text for a number", withVote({ due: "21", present: 15, yes: 14 }), "wrong_type", `${VOTE}/data/due`],
  ["an infinite number", withVote({ due: Number.POSITIVE_INFINITY, present: 15, yes: 14 }), "number_out_of_range", `${VOTE}/data/due`],
  ["no number", withVote({ due: Number.NaN, present: 15, yes: 14 }), "number_out_of_range", `${VOTE}/data/due`],
  ["a negative count", withVote({ due: -1 }), "negative_number", `${VOTE}/data/due`],
  ["half a person", withVote({ due: 20.5 }), "not_whole", `${VOTE}/data/due`],
  ["more present than due", withVote({ due: 15, present: 16, yes: 14 }), "impossible_numbers", `${VOTE}/data/present`],
  ["an unknown state to start at", { ...clean, startsAt: "practicing" }, "unknown_state", "/startsAt"],
  ["an unknown reading", { ...clean, interpretations: { base: "all" } }, "unknown_reading", "/interpretations/base"],
  ["another lifecycle", { ...clean, lifecycle: "choir/conductor" }, "unknown_lifecycle", "/lifecycle"],
])("%s is refused where it is", (_, json, code, pointer) => {
  expect(issuesOf(json)).toContainEqual(expect.objectContaining({ code, pointer }));
});

test("a misspelt act names the nearest one", () => {
  expect(issuesOf({ ...clean, acts: [{ type: "HAER", on: "2026-01-01" }] })).toEqual([
    { code: "unknown_act", pointer: "/acts/0/type", suggestion: "HEAR" },
  ]);
});

test("names that JavaScript gives every object are unknown names", () => {
  expect(
    issuesOf(
      JSON.parse('{"id":"__proto__","lifecycle":"choir/singer","acts":[{"type":"__proto__","on":"2026-01-01","data":{"constructor":1}}]}'),
    ),
  ).toMatchObject([{ code: "unknown_act", pointer: "/acts/0/type" }]);
  expect(
    issuesOf(
      JSON.parse('{"id":"x","lifecycle":"choir/singer","__proto__":{},"acts":[{"type":"VOTE","on":"2026-01-01","data":{"__proto__":1}}]}'),
    ),
  ).toMatchObject([
    { code: "unknown_key", pointer: "/__proto__" },
    { code: "unknown_key", pointer: "/acts/0/data/__proto__" },
  ]);
});

test("more acts than the limit are refused at once", () => {
  const acts = Array.from({ length: LIMITS.acts + 1 }, () => ({ type: "PRACTISE", on: "2026-01-01" }));
  expect(issuesOf({ ...clean, acts })).toEqual([{ code: "limit_exceeded", pointer: "/acts" }]);
});

test("acts are put in order by day, and an act known by month stands after those listed before it in that month", () => {
  const read = readHistory(choir, {
    ...clean,
    acts: [
      { type: "PROPOSE", on: "2026-06-30" },
      { type: "ASK", on: "2025-05-31" },
      { type: "HEAR", on: "2025-05" },
    ],
  });
  expect("history" in read && read.history.acts.map((act) => act.type)).toEqual(["ASK", "HEAR", "PROPOSE"]);
});
