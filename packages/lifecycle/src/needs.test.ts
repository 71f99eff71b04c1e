import { expect, test } from "vitest";
import { calendar, choirSource, clean, withActs } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { Norm } from "./norm.ts";
import { replay } from "./replay.ts";

const judged = (slot: string, verdict: "good" | "bad", needs: readonly string[], at = "HEAR"): Norm => ({
  slot,
  editions: [{ id: slot, in: {}, basis: [] }],
  at: [at],
  modality: "must",
  effect: "record",
  needs,
  checks: [{ kind: "judgement", recorded: verdict, good: ["good"], bad: ["bad"] }],
});
const withNorms = (...norms: readonly Norm[]) => compileLifecycle({ ...choirSource, norms: [...choirSource.norms, ...norms] });

test("a norm is judged after those it needs, however many stand between and in whatever order the file lists them", () => {
  const lifecycle = withNorms(judged("third", "good", ["second"]), judged("second", "bad", ["first"]), judged("first", "good", []));
  const report = replay(lifecycle, clean, { calendar });
  const found = report.verdicts.find((verdict) => verdict.norm === "third");
  expect(found).toMatchObject({ status: "notApplicable", reason: "needsNotKept" });
});

test("a norm that needs a vote is judged after it is counted", () => {
  const lifecycle = withNorms(judged("toast", "good", ["vote.majority"], "VOTE"));
  const failed = replay(lifecycle, withActs({ VOTE: { data: { due: 21, present: 15, yes: 3 } }, HAND_OVER: null }), { calendar });
  expect(failed.verdicts.find((verdict) => verdict.norm === "toast")).toMatchObject({ status: "notApplicable", reason: "needsNotKept" });
});

test("a norm that needs one whose breach is a missing act is not applicable", () => {
  const lifecycle = withNorms(judged("toast", "good", ["notice"], "VOTE"));
  const report = replay(lifecycle, withActs({ POST: null }), { calendar });
  expect(report.verdicts.find((verdict) => verdict.norm === "toast")).toMatchObject({ status: "notApplicable", reason: "needsNotKept" });
});

test("norms that need each other are refused", () => {
  expect(() => withNorms(judged("one", "good", ["other"]), judged("other", "good", ["one"]))).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "cyclic_needs" })] }),
  );
});
