import { expect, test } from "vitest";
import { can, decide } from "./can.ts";
import { calendar, choir, clean } from "./choir.fixture.ts";
import { replay } from "./replay.ts";
import type { Standing, Verdict } from "./report.ts";

const upTo = (act: string): typeof clean => ({
  id: clean.id,
  lifecycle: clean.lifecycle,
  acts: clean.acts.slice(
    0,
    clean.acts.findIndex((each) => each.type === act),
  ),
});

test("an act that is too early is refused with the day from which it may happen", () => {
  const answer = can(choir, upTo("PROPOSE"), { type: "PROPOSE", on: "2026-06-29" }, { calendar });
  expect(answer).toMatchObject({ allowed: false, earliest: "2026-06-30", missing: [] });
  expect(answer.verdicts.filter((verdict) => verdict.status === "violated")).toMatchObject([{ norm: "C25-4", earliest: "2026-06-30" }]);
});

test("what else is missing is said, and waiting alone does not help", () => {
  const answer = can(choir, upTo("NAME_TUTOR"), { type: "VOTE", on: "2026-07-11", data: { due: 21, present: 15, yes: 14 } }, { calendar });
  expect(answer).toMatchObject({ allowed: false, earliest: null });
  expect(answer.missing.map((missing) => missing.act)).toEqual(["PROPOSE", "NAME_TUTOR", "POST"]);
});

test("an act that is late but must still be done is allowed, with its breach", () => {
  const answer = can(choir, upTo("HEAR"), { type: "HEAR", on: "2025-08-01" }, { calendar });
  expect(answer).toMatchObject({ allowed: true });
  expect(answer.verdicts.filter((verdict) => verdict.status === "violated")).toMatchObject([{ norm: "C-2", latest: "2025-06-30" }]);
});

test("an act the state does not know is refused", () => {
  expect(can(choir, upTo("HEAR"), { type: "ASK", on: "2025-06-10" }, { calendar })).toMatchObject({
    allowed: false,
    refused: [{ act: "ASK", reason: "notPossibleInState", state: "asking" }],
  });
});

test("a decision carries the record that the host stores", () => {
  const act = { type: "HEAR", on: "2025-06-20", actor: "board", externalRef: "oa:7" };
  expect(decide(choir, upTo("HEAR"), act, { calendar })).toMatchObject({ allowed: true, record: act });
});

test("a notice that is too short names the first day on which it would be long enough, if it stays posted", () => {
  const posted = {
    ...upTo("POST"),
    acts: [
      ...upTo("POST").acts,
      { type: "POST", on: "2026-09-28", data: { places: [{ id: "hall", start: "2026-09-28", end: "2026-10-04" }] } },
    ],
  };
  const vote = { type: "VOTE", on: "2026-10-08", data: { due: 21, present: 15, yes: 14 } };
  expect(can(choir, posted, vote, { calendar })).toMatchObject({ allowed: false, earliest: "2026-10-10" });
});

test("a text is told which acts are on record and which one is only asked about, also in the report that comes with the answer", () => {
  const texts = (verdict: Verdict, standing: Standing) => ({ zh: `${verdict.norm} ${standing}`, en: standing });
  const vote = { type: "VOTE", on: "2026-07-11", data: { due: 21, present: 15, yes: 14 } };
  const before = { ...upTo("NAME_TUTOR"), acts: upTo("NAME_TUTOR").acts.filter((act) => act.type !== "HEAR") };
  const answer = can(choir, before, vote, { calendar, texts });
  expect(answer.verdicts.some((verdict) => verdict.reason === "missingAct")).toBe(true);
  expect(new Set(answer.verdicts.map((verdict) => verdict.message?.en))).toEqual(new Set(["asked"]));
  expect(new Set(answer.report.verdicts.map((verdict) => verdict.message?.en))).toEqual(new Set(["asked", "recorded"]));
  const { verdicts } = replay(choir, before, { calendar, today: "2026-07-11", texts });
  expect(new Set(verdicts.map((verdict) => verdict.message?.en))).toEqual(new Set(["recorded"]));
});
