import fc from "fast-check";
import { expect, test } from "vitest";
import { assign, createActor, createMachine, transition } from "xstate";
import { can } from "./can.ts";
import { calendar } from "./choir.fixture.ts";
import { committee, committeeSource, election2024 } from "./committee.fixture.ts";
import type { Act, History } from "./history.ts";
import { escapedState, transitionsOf } from "./machine.ts";
import { regionsOf } from "./regions.ts";
import { replay } from "./replay.ts";
import type { CaseState, Report } from "./report.ts";
import { toMermaid } from "./to-mermaid.ts";
import { toXState } from "./to-xstate.ts";

/** The lifecycle as a parallel machine of XState whose guards hold as the event says, by their place. */
function oracle() {
  const regions = regionsOf(committeeSource.file).map(({ name, initial, states }) => {
    const nodes = Object.entries(states).map(([state, node]) => {
      const on = Object.entries(node.on ?? {}).map(([act, written]) => [
        act,
        transitionsOf(written).map(({ target, guard }, index) => ({
          target: escapedState(target),
          ...(guard === undefined ? {} : { guard: { type: "holds", params: { index } } }),
        })),
      ]);
      return [state, node.final === true ? { type: "final" } : { on: Object.fromEntries(on) }];
    });
    return [name, { initial, states: Object.fromEntries(nodes) }];
  });
  return createMachine(
    { id: "oracle", type: "parallel", states: Object.fromEntries(regions) } as never,
    {
      guards: { holds: ({ event }: { event: { holds: readonly boolean[] } }, { index }: { index: number }) => event.holds[index] === true },
    } as never,
  );
}

test("the table answers as XState's parallel machine does, region by region, on random walks", () => {
  const machine = oracle();
  const step = fc.record({
    pick: fc.nat(),
    wild: fc.integer({ min: 0, max: 9 }),
    holds: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 60 }), (path) => {
      let snapshot = machine.resolveState({ value: { procedure: "idle", escalation: "none" } } as never);
      const at = ["idle", "none"];
      for (const { pick, wild, holds } of path) {
        const possible = [...at.flatMap((state) => [...(committee.table.get(state)?.keys() ?? [])]), "REMIND"];
        const acts = wild === 0 ? [...committee.acts.keys()] : possible.filter((act) => act !== "DISSOLVE" && act !== "APPOINT");
        const event = { type: acts[pick % acts.length] as string, holds };
        const taken = at.map((state) => committee.table.get(state)?.get(event.type));
        const found = taken.map((targets) => targets?.find((target, index) => target.guard === undefined || event.holds[index] === true));
        expect(found.some((target) => target !== undefined)).toBe(machine.getTransitionData(snapshot as never, event as never).length > 0);
        [snapshot] = transition(machine, snapshot, event as never) as [typeof snapshot, unknown];
        found.forEach((target, region) => {
          if (target !== undefined) at[region] = target.state;
        });
        expect(snapshot.value).toEqual({ procedure: at[0], escalation: at[1] });
        for (const state of at) reached.add(state);
      }
    }),
    { numRuns: 150 },
  );
  expect([...reached].sort()).toEqual([...committee.states.keys()].sort());
});

/** Acts with the data that lead each way, on days in order. */
const steps: readonly Omit<Act, "on">[] = [
  { type: "REMIND" },
  { type: "CALL" },
  { type: "APPOINT" },
  { type: "DISSOLVE" },
  { type: "SLATE", data: { seats: 2, candidates: 3 } },
  { type: "SLATE", data: { seats: 2, candidates: 2 } },
  { type: "OPEN", data: { base: 10, present: 8 } },
  { type: "OPEN", data: { base: 10, present: 7 } },
  { type: "COUNT", data: { collected: 8, votes: { A: 8, B: 6, C: 2 } } },
  { type: "COUNT", data: { collected: 8, votes: { A: 8, B: 6, C: 6 } } },
  { type: "COUNT", data: { collected: 8, votes: { A: 8, B: 2, C: 1 } } },
  { type: "COUNT", data: { collected: 8, votes: { A: 8, B: 5, C: 1 } } },
  { type: "COUNT", data: { collected: 9, votes: { A: 8, B: 6, C: 1 } } },
  { type: "RUNOFF", data: { votes: { B: 4, C: 3 } } },
  { type: "RUNOFF", data: { votes: { B: 4, C: 4 } } },
  { type: "EXTRA_BALLOT", data: { cast: 8, votes: { B: 6, C: 1 } } },
  { type: "EXTRA_BALLOT", data: { cast: 8, votes: { B: 2, C: 1 } } },
  { type: "REDUCE", data: { agree: 4 } },
  { type: "REDUCE", data: { agree: 3 } },
  { type: "ANNUL" },
  { type: "HAND_OVER" },
  { type: "BY_ELECTION" },
  { type: "ESCALATE", data: { step: "urge" } },
  { type: "ESCALATE", data: { step: "wait" } },
  { type: "RESOLVE" },
];

/** The states of the regions that a report shows, without what the calendar brings. */
function bare(state: CaseState | null): unknown {
  const { procedure, escalation } = state as { procedure: string; escalation: string };
  return { procedure, escalation: escalation === "reminded.long" ? "reminded" : escalation };
}

function blocks(report: Report, act: Act): boolean {
  const effects = new Map(committee.norms.flatMap((norm) => norm.editions.map((edition) => [edition.id, edition.effect] as const)));
  return report.verdicts.some(
    (verdict) =>
      verdict.status === "violated" &&
      effects.get(verdict.norm) !== "record" &&
      (verdict.on === act.on || (verdict.reason === "missingAct" && verdict.facts.beforeOn === act.on)),
  );
}

test("an actor goes as `can` and the replay do, in every region, and remembers each act once", () => {
  const seen = new Set<string>();
  const walk = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 40 })), {
    minLength: 15,
    maxLength: 30,
  });
  fc.assert(
    fc.property(walk, fc.boolean(), (picks, appointed) => {
      let day = Date.UTC(2023, 8, 1);
      const start: History = { ...election2024, facts: { electedOn: "2021-03-15", seats: 2, appointed }, acts: [], today: "2023-09-01" };
      const { config, implementations } = toXState(committee, { calendar, assign: assign as never, history: start });
      const actor = createActor(createMachine(config as never, implementations as never)).start();
      let taken: readonly Act[] = [];
      for (const [pick, wild, gap] of picks) {
        day += gap * 86_400_000;
        const rows = Object.values(actor.getSnapshot().value as Record<string, string>).map((state) => committee.table.get(state));
        const possible =
          wild === 0 ? steps : steps.filter(({ type }) => rows.some((row) => row?.has(type) === true && type !== "DISSOLVE"));
        const act: Act = { ...(possible[pick % possible.length] as Act), on: new Date(day).toISOString().slice(0, 10) };
        const answer = can(committee, { ...start, acts: taken }, act, { calendar });
        const report = replay(committee, { ...start, acts: [...taken, act] }, { calendar });
        const refused = report.refused.some((each) => each.on === act.on);
        expect(answer.allowed, `${act.type} on ${act.on}`).toBe(!refused && !blocks(report, act));
        if (answer.allowed && report.state === null) continue;
        actor.send(act as never);
        const snapshot = actor.getSnapshot();
        const { acts } = snapshot.context as { acts: readonly Act[] };
        expect(acts.length - taken.length, `${act.type} on ${act.on}`).toBe(answer.allowed ? 1 : 0);
        taken = acts;
        const after = bare(replay(committee, { ...start, acts: taken }, { calendar }).state);
        expect(snapshot.value).toEqual(after);
        seen.add(JSON.stringify(after));
      }
    }),
    { numRuns: 60 },
  );
  expect(seen.size).toBeGreaterThan(12);
});

test("an actor takes the same event again, and starts where the record of its case ends", () => {
  const history: History = { ...election2024, acts: election2024.acts.slice(0, 2) };
  const { config, implementations } = toXState(committee, { calendar, assign: assign as never, history });
  const machine = createMachine(config as never, implementations as never);
  const actor = createActor(machine).start();
  expect(actor.getSnapshot().value).toEqual({ procedure: "called", escalation: "reminded" });
  const event = { type: "ESCALATE", on: "2024-01-06", data: { step: "wait" } } as never;
  actor.send(event);
  actor.send(event);
  expect((actor.getSnapshot().context as { acts: readonly Act[] }).acts).toHaveLength(4);
  const [once] = transition(machine, actor.getSnapshot() as never, { type: "RESOLVE", on: "2024-01-07" } as never);
  const [twice] = transition(machine, actor.getSnapshot() as never, { type: "RESOLVE", on: "2024-01-07" } as never);
  expect(once.value).toEqual({ procedure: "called", escalation: "none" });
  expect(twice.context).toEqual(once.context);
});

test("the diagram shows the regions beside one another", () => {
  const diagram = toMermaid(committee, (kind, key) => `${kind} ${key}`);
  expect(diagram.split("\n").filter((line) => /^ {0,8}\S/.test(line))).toEqual([
    "stateDiagram-v2",
    "    state case {",
    '        state "region procedure" as r0 {',
    "        }",
    "        --",
    '        state "region escalation" as r1 {',
    "        }",
    "    }",
  ]);
  expect(diagram).toContain('            state "state runoff" as s5\n');
  expect(diagram).toContain("            [*] --> s0\n            [*] --> s1\n");
  expect(diagram).toContain("            s11 --> s10: act RESOLVE / act HAND_OVER\n");
});
