import { expect, test } from "vitest";
import { calendar, choir, choirSource, clean, withActs } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { History } from "./history.ts";
import type { LifecycleSource } from "./lifecycle-file.ts";
import type { Norm } from "./norm.ts";
import { replay } from "./replay.ts";

const judge = (history: History, lifecycle = choir) => replay(lifecycle, history, { calendar });
const tooFew = { data: { due: 16, present: 8, yes: 8 } };

test("what follows a void act is taken by the step that lacks, and it is said that the act on record was void", () => {
  const report = judge(withActs({ VOTE: tooFew }));
  expect(report).toMatchObject({ state: "singer", missing: [{ act: "VOTE", before: "HAND_OVER" }], decisions: [], refused: [] });
  expect(report.verdicts.filter((verdict) => verdict.reason === "missingAct" && verdict.act === "VOTE")).toMatchObject([
    { status: "violated", facts: { before: "HAND_OVER", voidOn: "2026-07-11" } },
  ]);
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

/** The choir with a quorum of two checks, both open where nothing is recorded, and readings that lead to other states. */
const twoChecks = choirSource.norms.map(
  (norm): Norm =>
    norm.slot === "vote.quorum"
      ? { ...norm, checks: [...norm.checks, { name: "yes", kind: "range", of: { self: "yes" }, min: 1 }], demands: [] }
      : norm,
);

/** A vote leads on as soon as it is held, unless it is void. */
const withoutDecision: LifecycleSource["file"] = {
  ...choirSource.file,
  states: { ...choirSource.file.states, "proposed.open": { on: { POST: "proposed.open", VOTE: "singer", TURN_DOWN: "practising" } } },
};

test("an act that may be void for two checks of one norm is tried once each way", () => {
  const { states, verdicts } = judge(
    withActs({ VOTE: { data: {} }, HAND_OVER: null }),
    compileLifecycle({ ...choirSource, norms: twoChecks, decisions: [], file: withoutDecision }),
  );
  expect(verdicts.filter((verdict) => verdict.norm === "C-7").map((verdict) => verdict.status)).toEqual(["undetermined", "undetermined"]);
  expect(states).toEqual([
    { reading: "C-7: kept", state: "singer" },
    { reading: "C-7: void", state: "proposed.open" },
  ]);
});

test("a norm that is open leaves nothing open where another check of the act is broken", () => {
  const report = judge(
    withActs({ VOTE: { data: { yes: 0 } }, HAND_OVER: null }),
    compileLifecycle({ ...choirSource, norms: twoChecks, decisions: [], file: withoutDecision }),
  );
  expect(report).toMatchObject({ state: "proposed.open" });
  expect(report.states).toBeUndefined();
});

test("a state that several readings lead to is told once, by the choices that tell it from the others", () => {
  const other: Norm = { ...(twoChecks.find((norm) => norm.slot === "vote.quorum") as Norm), slot: "vote.other" };
  const norms = [...twoChecks, { ...other, editions: [{ ...(other.editions[0] as Norm["editions"][number]), id: "C-9" }] }];
  const posting = { ...choirSource.interpretations, posting: { readings: ["inclusive", "exclusive"], default: "unconfirmed" } };
  const lifecycle = compileLifecycle({ ...choirSource, norms, interpretations: posting, decisions: [], file: withoutDecision });
  const { states } = judge(withActs({ VOTE: { data: {} }, HAND_OVER: null }), lifecycle);
  expect(states).toEqual([
    { reading: "C-9: kept, C-7: kept", state: "singer" },
    { reading: "C-9: kept, C-7: void; C-9: void", state: "proposed.open" },
  ]);
});
