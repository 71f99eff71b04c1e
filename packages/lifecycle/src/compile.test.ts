import { expect, test } from "vitest";
import { choirSource } from "./choir.fixture.ts";
import { issuesOf } from "./faults.fixture.ts";
import type { LifecycleFile, LifecycleSource } from "./lifecycle-file.ts";

const withFile = (file: Partial<LifecycleFile>): LifecycleSource => ({ ...choirSource, file: { ...choirSource.file, ...file } });

test("a target that is no state is located, with the nearest name", () => {
  const issues = issuesOf(withFile({ states: { ...choirSource.file.states, none: { on: { ASK: "askin" } } } }));
  expect(issues).toMatchObject([{ code: "unknown_state", pointer: "/file/states/none/on/ASK/0/target", suggestion: "asking" }]);
});

test("formulas that read each other in a circle are refused with the chain", () => {
  const values = {
    ...choirSource.file.values,
    a: { type: "count", is: { add: [{ value: "b" }, 1] } },
    b: { type: "count", is: { add: [{ value: "a" }, 1] } },
  } as const;
  const [issue] = issuesOf(withFile({ values }));
  expect(issue).toMatchObject({ code: "cyclic_value" });
  expect(issue?.message.en).toContain("a -> b -> a");
});

test("an expression that reads an unknown name is located in its norm", () => {
  const norms = choirSource.norms.map((norm) =>
    norm.slot === "hearing"
      ? { ...norm, checks: [{ kind: "order" as const, after: { value: "askedOm" }, sameDay: "allowed" as const }] }
      : norm,
  );
  expect(issuesOf({ ...choirSource, norms })).toMatchObject([
    { pointer: expect.stringMatching(/^\/norms\/1\/checks\/0\/after/), suggestion: "askedOn" },
  ]);
});

test("editions in force on the same day are refused", () => {
  const norms = choirSource.norms.map((norm) =>
    norm.slot === "practice.year"
      ? { ...norm, editions: norm.editions.map((edition) => ({ ...edition, in: { from: "2020-01-01" } })) }
      : norm,
  );
  expect(issuesOf({ ...choirSource, norms }).map((issue) => issue.code)).toEqual(["overlapping_editions"]);
});

test("a final state takes no acts", () => {
  const issues = issuesOf(withFile({ states: { ...choirSource.file.states, left: { final: true, on: { ASK: "none" } } } }));
  expect(issues).toMatchObject([{ code: "final_state_acts", pointer: "/file/states/left/on" }]);
});

test("names such as __proto__ are names like any other and resolve to nothing", () => {
  const states = JSON.parse('{"none":{"on":{"__proto__":"asking"}}}');
  expect(issuesOf(withFile({ states: { ...choirSource.file.states, ...states } })).some((issue) => issue.code === "unknown_act")).toBe(
    true,
  );
});
