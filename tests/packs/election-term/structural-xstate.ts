import { type Lifecycle, regionsOf } from "@guiju/lifecycle";
import { createMachine, transition as nextSnapshot } from "xstate";

/** Where a parallel lifecycle is: the state of each region. */
export type Configuration = Readonly<Record<string, string>>;

/**
 * The machine that the states of a parallel file alone make: each region a region of XState, and each guard the wish of the event that this
 * target of its act be taken. Gives where XState leads from a configuration by an act, with the wished target in each region.
 */
export function structuralXState(lifecycle: Lifecycle): (from: Configuration, act: string, wished: Configuration) => Configuration {
  const states: Record<string, unknown> = {};
  for (const region of regionsOf(lifecycle.source.file)) {
    const nodes: Record<string, unknown> = {};
    for (const [name, node] of Object.entries(region.states)) {
      const on = Object.entries(node.on ?? {}).map(([act, written]) => {
        const targets = typeof written === "string" ? [{ target: written }] : written;
        const wishes = targets.map(({ target }) => ({
          target,
          guard: ({ event }: { event: { wished: Configuration } }) => event.wished[region.name ?? ""] === target,
        }));
        return [act, wishes];
      });
      nodes[name] = node.final === true ? { type: "final" } : { on: Object.fromEntries(on) };
    }
    states[region.name ?? ""] = { initial: region.initial, states: nodes };
  }
  const machine = createMachine({ id: lifecycle.source.file.id, type: "parallel", states } as never);
  return (from, act, wished) => {
    const [next] = nextSnapshot(machine, machine.resolveState({ value: from } as never), { type: act, wished } as never);
    return next.value as Configuration;
  };
}
