import { expect, test } from "vitest";
import { calendar, choir, choirSource, clean, withActs } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { History } from "./history.ts";
import type { Norm } from "./norm.ts";
import { replay } from "./replay.ts";

const judge = (history: History, lifecycle = choir) => replay(lifecycle, history, { calendar });
const tooFew = { data: { due: 16, present: 8, yes: 8 } };

test("what presupposes a void act is refused, and the void act is not called missing", () => {
  const report = judge(withActs({ VOTE: tooFew }));
  expect(report).toMatchObject({
    state: "proposed.open",
    missing: [],
    decisions: [],
    refused: [{ act: "HAND_OVER", on: "2026-07-12", reason: "notPossibleInState", state: "proposed.open" }],
  });
  expect(report.verdicts.filter((verdict) => verdict.reason === "missingAct")).toEqual([]);
});

test("an act that was void is missing once the case has come back without it, and counts once it is held again", () => {
  const held = { type: "VOTE", on: "2026-07-14", data: { due: 16, present: 9, yes: 9 } };
  const again = judge({ ...withActs({ VOTE: tooFew, HAND_OVER: null }, [held, { type: "HAND_OVER", on: "2026-07-15" }]) });
  expect(again).toMatchObject({ state: "singer", missing: [], refused: [] });
  const round = ["TURN_DOWN 2026-07-13", "PROPOSE 2026-07-14", "HAND_OVER 2026-07-16"].map((each) => {
    const [type = "", on = ""] = each.split(" ");
    return { type, on };
  });
  const back = judge(withActs({ VOTE: tooFew, HAND_OVER: null }, round));
  expect(back.missing.map((each) => each.act)).toContain("VOTE");
  expect(back.refused).toEqual([]);
});

test("what should only be kept makes no act void", () => {
  const norms = choirSource.norms.map(
    (norm): Norm =>
      norm.slot === "vote.quorum" ? { ...norm, checks: norm.checks.map((check) => ({ ...check, modality: "should" })) } : norm,
  );
  const report = judge(withActs({ VOTE: tooFew, HAND_OVER: null }), compileLifecycle({ ...choirSource, norms }));
  expect(report.verdicts.find((verdict) => verdict.norm === "C-7")?.status).toBe("warning");
  expect(report.decisions).toHaveLength(1);
});

test("nobody of nobody is no quorum", () => {
  const report = judge(withActs({ VOTE: { data: { due: 0, present: 0, yes: 0 } }, HAND_OVER: null }));
  expect(report.verdicts.find((verdict) => verdict.norm === "C-7" && verdict.on !== null)).toMatchObject({
    status: "violated",
    facts: { present: 0, due: 0, needed: 1 },
  });
  const inclusive = choirSource.norms.map(
    (norm): Norm =>
      norm.slot === "vote.quorum" ? { ...norm, checks: norm.checks.map((check) => ({ ...check, exact: "counts" }) as never) } : norm,
  );
  const none = judge(
    { ...clean, ...withActs({ VOTE: { data: { due: 0, present: 0, yes: 0 } }, HAND_OVER: null }) },
    compileLifecycle({ ...choirSource, norms: inclusive }),
  );
  expect(none.verdicts.find((verdict) => verdict.norm === "C-7" && verdict.on !== null)).toMatchObject({
    status: "violated",
    facts: { needed: 1 },
  });
});
