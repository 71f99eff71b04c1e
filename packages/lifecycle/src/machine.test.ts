import fc from "fast-check";
import { expect, test } from "vitest";
import { assign, createActor, createMachine, transition } from "xstate";
import { can } from "./can.ts";
import { calendar, choir, choirSource, clean } from "./choir.fixture.ts";
import type { Act, History } from "./history.ts";
import { escapedState, transitionsOf } from "./machine.ts";
import { toMermaid } from "./to-mermaid.ts";
import { toXState } from "./to-xstate.ts";

test("the table answers as XState does, on generated paths of acts and guard outcomes", () => {
  const states = Object.fromEntries(
    Object.entries(choirSource.file.states ?? {}).map(([name, node]) => [
      name,
      node.final === true
        ? { type: "final" }
        : {
            on: Object.fromEntries(
              Object.entries(node.on ?? {}).map(([act, written]) => [
                act,
                transitionsOf(written).map(({ target, guard }) => ({
                  target: escapedState(target),
                  ...(guard === undefined ? {} : { guard: "holds" }),
                })),
              ]),
            ),
          },
    ]),
  );
  const machine = createMachine(
    { id: "oracle", initial: "none", states } as never,
    { guards: { holds: ({ event }: { event: { holds: boolean } }) => event.holds } } as never,
  );
  const acts = fc.array(fc.record({ type: fc.constantFrom(...choir.acts.keys()), holds: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(acts, (path) => {
      let snapshot = machine.resolveState({ value: "none" } as never);
      let state = "none";
      for (const event of path) {
        const targets = choir.table.get(state)?.get(event.type);
        const found = targets?.find((target) => target.guard === undefined || event.holds);
        const possible = machine.getTransitionData(snapshot as never, event as never).length > 0;
        expect(found !== undefined).toBe(possible);
        [snapshot] = transition(machine, snapshot, event as never) as [typeof snapshot, unknown];
        state = found?.state ?? state;
        expect(String(snapshot.value)).toBe(state);
      }
    }),
    { numRuns: 300 },
  );
});

test("an actor refuses exactly what `can` refuses, on generated acts", () => {
  const day = fc.integer({ min: 0, max: 500 }).map((days) => {
    const date = new Date(Date.UTC(2025, 4, 1) + days * 86_400_000);
    return date.toISOString().slice(0, 10);
  });
  const act = fc.tuple(fc.constantFrom(...clean.acts), day).map(([written, on]): Act => ({ ...written, on }));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), (unsorted) => {
      const acts = [...unsorted, ...clean.acts].sort((a, b) => (a.on < b.on ? -1 : 1));
      const { config, implementations } = toXState(choir, { calendar, assign: assign as never });
      const actor = createActor(createMachine(config as never, implementations as never)).start();
      let taken: readonly Act[] = [];
      for (const each of acts) {
        const history: History = { id: "p", lifecycle: choir.name, acts: taken };
        const allowed = can(choir, history, each, { calendar }).allowed;
        actor.send(each as never);
        const remembered = (actor.getSnapshot().context as { acts: readonly Act[] }).acts;
        expect(remembered.length > taken.length, `${each.type} on ${each.on}`).toBe(allowed);
        taken = remembered;
      }
    }),
    { numRuns: 60 },
  );
});

test("an actor begins where the record of its case ends, or where the record says it begins", () => {
  const beginsAt = (history: History): unknown => {
    const { config, implementations } = toXState(choir, { calendar, assign: assign as never, history });
    return createActor(createMachine(config as never, implementations as never))
      .start()
      .getSnapshot().value;
  };
  expect(beginsAt({ ...clean, acts: clean.acts.slice(0, 7) })).toBe("proposed.open");
  expect(beginsAt({ ...clean, acts: [], startsAt: "singer.full" })).toBe("singer");
  expect(beginsAt({ ...clean, acts: [] })).toBe("none");
});

test("the diagram names every state and starts at the initial one", () => {
  const diagram = toMermaid(choir, (kind, key) => (kind === "state" ? `[${key}]` : key));
  expect(diagram).toContain('state "[proposed.open]" as s3');
  expect(diagram).toContain("[*] --> s0");
  expect(diagram).toContain("s3 --> s4: VOTE");
  expect(diagram).toContain("s5 --> [*]");
});
