import { expect, test } from "vitest";
import { choir, choirSource } from "./choir.fixture.ts";
import { compileLifecycle } from "./compile.ts";
import type { LifecycleSource, StateNode } from "./lifecycle-file.ts";
import { checkModel } from "./model-check.ts";

const codes = (source: LifecycleSource): string[] => checkModel(compileLifecycle(source)).map((issue) => issue.code);
const withStates = (states: Record<string, StateNode>): LifecycleSource => ({
  ...choirSource,
  file: { ...choirSource.file, states: { ...choirSource.file.states, ...states } },
});

test("the made-up lifecycle is sound", () => {
  expect(checkModel(choir)).toEqual([]);
});

test("a state that nothing leads to, and one that nothing leads out of, are found", () => {
  expect(codes(withStates({ attic: { on: { LEAVE: "left" } } }))).toEqual(["unreachable_state"]);
  expect(codes(withStates({ asking: { on: { HEAR: "practising", TURN_DOWN: "cellar" } }, cellar: { on: { ASK: "cellar" } } }))).toEqual([
    "trap_state",
  ]);
});

test("an act that no state takes is found", () => {
  expect(codes({ ...choirSource, file: { ...choirSource.file, acts: { ...choirSource.file.acts, SING: {} } } })).toEqual(["unused_act"]);
});

test("a norm without a source is found", () => {
  const [first, ...rest] = choirSource.norms;
  const uncited = {
    ...first,
    editions: first?.editions.map((edition) => ({ ...edition, basis: [] })),
  } as (typeof choirSource.norms)[number];
  expect(codes({ ...choirSource, norms: [uncited, ...rest] })).toEqual(["uncited_norm"]);
});

test("a step that no blocking norm demands could be left out silently, and is found", () => {
  const norms = choirSource.norms.map((norm) => (norm.slot === "hearing" ? { ...norm, effect: "record" as const } : norm));
  expect(codes({ ...choirSource, norms })).toEqual(["silent_step"]);
});

test("an obligation that can come only after the act it is owed before is found", () => {
  const norms = choirSource.norms.map((norm) =>
    norm.slot === "handbook" ? { ...norm, demands: [{ act: "HAND_OVER", by: "PROPOSE", who: "board" }] } : norm,
  );
  expect(codes({ ...choirSource, norms })).toEqual(["obligation_after_limit"]);
});
