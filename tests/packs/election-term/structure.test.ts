import { type Lifecycle, statesOf } from "@guiju/lifecycle";
import { describe, expect, test } from "vitest";
import { electionTerm } from "./election-term.ts";
import { AMENDMENTS, STATES, TRANSITIONS } from "./tabled.ts";

const lifecycle: Lifecycle = electionTerm;
const procedure = lifecycle.regions.find((region) => region.name === "procedure");
const escalation = lifecycle.regions.find((region) => region.name === "escalation");

/** Every target of every act of a region, `state ACT target`. */
function written(states: readonly string[]): readonly string[] {
  return states.flatMap((state) =>
    [...(lifecycle.table.get(state) ?? [])].flatMap(([act, targets]) => targets.map((target) => `${state} ${act} ${target.state}`)),
  );
}

/** What can be reached from a state, itself included. */
function reachable(from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const state of found)
    for (const targets of lifecycle.table.get(state)?.values() ?? []) for (const { state: next } of targets) found.add(next);
  return found;
}

describe("the procedure of a term", () => {
  test("has exactly the 21 states and the 93 transitions that are tabled, and beyond them only the amendments", () => {
    expect([STATES.length, TRANSITIONS.length]).toEqual([21, 93]);
    const states = procedure?.states ?? [];
    expect([...states].sort()).toEqual([...STATES].sort());
    expect([...written(states)].sort()).toEqual([...TRANSITIONS, ...AMENDMENTS].sort());
    console.log(`election-term: ${states.length} states, ${TRANSITIONS.length} transitions as tabled and ${AMENDMENTS.length} amendments`);
  });

  test("is deterministic: only the last target of an act is without a guard, and no two guards of an act are the same", () => {
    for (const [state, row] of lifecycle.table) {
      for (const [act, targets] of row) {
        const open = targets.filter((target) => target.guard === undefined);
        expect(open.length, `${state} ${act}`).toBeLessThanOrEqual(1);
        if (open.length === 1) expect(targets.at(-1), `${state} ${act}`).toBe(open[0]);
        const guards = targets.flatMap((target) => (target.guard === undefined ? [] : [JSON.stringify(target.guard)]));
        expect(new Set(guards).size, `${state} ${act}`).toBe(guards.length);
      }
    }
  });

  test("every state is reached from the beginning, and `archived` from every state that is not final", () => {
    expect([...reachable("idle")].sort()).toEqual([...STATES].sort());
    const isFinal = (state: string): boolean => statesOf(lifecycle.source.file).get(state)?.final === true;
    expect(STATES.filter(isFinal)).toEqual(["closed"]);
    expect(STATES.filter((state) => !isFinal(state) && !reachable(state).has("archived"))).toEqual([]);
  });

  test("`archived` takes by-elections and nothing else, `closed` takes nothing, a body that was appointed elects nobody", () => {
    expect([...(lifecycle.table.get("archived")?.keys() ?? [])]).toEqual(["BY_ELECTION"]);
    expect([...(lifecycle.table.get("closed")?.keys() ?? [])]).toEqual([]);
    expect([...(lifecycle.table.get("appointed")?.keys() ?? [])].sort()).toEqual(["DECIDE", "ORG_DISSOLVED"]);
  });
});

test("the escalation goes up by ESCALATE, never down but by RESOLVE, which leads back to the beginning", () => {
  const steps = ["none", "reminded", "urged", "talked", "circulated", "referred"];
  expect(escalation?.states).toEqual(steps);
  expect(escalation?.initial).toBe("none");
  for (const line of written(steps)) {
    const [from = "", act, to = ""] = line.split(" ");
    if (act === "RESOLVE") expect(to).toBe("none");
    else expect([act, steps.indexOf(to) >= steps.indexOf(from)]).toEqual(["ESCALATE", true]);
  }
  for (const step of steps.slice(1)) expect(reachable("none").has(step) && reachable(step).has("none")).toBe(true);
});

test("the clock is a dated view: its seven words are no states, and no act moves it", () => {
  const words = ["inTerm", "window", "overdue", "extended", "lapsed", "satisfied", "notApplicable"];
  expect([...(lifecycle.views.get("clock") ?? [])].map((entry) => entry.state).sort()).toEqual([...words].sort());
  expect(words.filter((word) => lifecycle.states.has(word))).toEqual([]);
});
