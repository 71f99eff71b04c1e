import { createMachine, transition as nextSnapshot } from "xstate";
import type { Guard, LifecycleFile, Region, Transition } from "./lifecycle-file.ts";
import { regionsOf } from "./regions.ts";

/** One row of the table: where an act may lead from a state, in order; the first target whose guard holds is taken. */
export interface Target {
  readonly guard: Guard | undefined;
  readonly state: string;
}

/** The lifecycle as a table: state, then act, then targets. */
export type TransitionTable = ReadonlyMap<string, ReadonlyMap<string, readonly Target[]>>;

/** Escapes a state name, whose dots group it for people only, for use as an XState target. */
export function escapedState(name: string): string {
  return name.replaceAll(".", "\\.");
}

/** Lists the transitions of an act in a state in one shape, whichever way the file wrote them. */
export function transitionsOf(written: string | readonly Transition[]): readonly Transition[] {
  return typeof written === "string" ? [{ target: written }] : written;
}

/**
 * Fills the table of a lifecycle, region by region, by asking XState: each cell is what XState's own `transition()` answers
 * when exactly one guard of that cell holds. The machine is the meaning; the table is the speed.
 */
export function tableOf(file: LifecycleFile): TransitionTable {
  const table = new Map<string, ReadonlyMap<string, readonly Target[]>>();
  for (const region of regionsOf(file)) fillRegion(table, file.id, region);
  return table;
}

function fillRegion(table: Map<string, ReadonlyMap<string, readonly Target[]>>, id: string, region: Region): void {
  const machine = createMachine(probingConfig(id, region), {
    guards: { probe: ({ event }: { event: { pass?: number } }, params: { index: number }) => event.pass === params.index },
  } as never);
  for (const [state, node] of Object.entries(region.states)) {
    const row = new Map<string, readonly Target[]>();
    const snapshot = machine.resolveState({ value: state } as never);
    for (const [act, written] of Object.entries(node.on ?? {})) {
      const targets = transitionsOf(written).map((transition, index): Target => {
        const [next] = nextSnapshot(machine, snapshot, { type: act, pass: index } as never);
        return { guard: transition.guard, state: String(next.value) };
      });
      row.set(act, targets);
    }
    table.set(state, row);
  }
}

/** The XState config of a region with every guard replaced by a probe of its place. */
function probingConfig(id: string, region: Region): never {
  const states: Record<string, unknown> = {};
  for (const [name, node] of Object.entries(region.states)) {
    const on: Record<string, unknown> = {};
    for (const [act, written] of Object.entries(node.on ?? {})) {
      on[act] = transitionsOf(written).map((transition, index) => ({
        target: escapedState(transition.target),
        guard: { type: "probe", params: { index } },
      }));
    }
    states[name] = node.final === true ? { type: "final", on } : { on };
  }
  return { id, initial: region.initial, states } as never;
}
