import { compileLifecycle, type Guard, type Lifecycle, type Transition } from "@guiju/lifecycle";
import type { Chart, ChartTransition } from "./chart.ts";
import { candidatesOf, holds, isLeaf } from "./select-transitions.ts";
import { begin, type Configuration, leavesOf, step, stepBy } from "./step.ts";

/** A chart as one flat lifecycle: every configuration it can be in is one state, what its history states remember being part of it. */
export interface FlatChart {
  readonly lifecycle: Lifecycle;
  /** The leaves of the configuration that a flat state stands for. */
  readonly leaves: ReadonlyMap<string, readonly string[]>;
}

/** A guard whose outcome is known: our files write it as a comparison of two numbers. */
const KNOWN: Readonly<Record<"true" | "false", Guard>> = {
  true: { type: "when", params: { cond: { eq: [0, 0] } } },
  false: { type: "when", params: { cond: { eq: [0, 1] } } },
};

/** Flattens a chart over these events and compiles it as a pack's lifecycle would be. */
export function flatten(name: string, chart: Chart, events: readonly string[]): FlatChart {
  const first = begin(chart);
  const configurations = new Map([[nameOf(first), first]]);
  const on = new Map<string, Map<string, readonly Transition[]>>();
  for (const [state, configuration] of configurations) {
    const row = new Map<string, readonly Transition[]>();
    on.set(state, row);
    for (const event of configuration.isOver ? [] : events) {
      const targets = targetsOf(chart, configuration, event);
      for (const { next } of targets) if (!configurations.has(nameOf(next))) configurations.set(nameOf(next), next);
      if (targets.length > 0)
        row.set(
          event,
          targets.map(({ next, guard }) => ({ target: nameOf(next), ...(guard === undefined ? {} : { guard }) })),
        );
    }
  }
  const states = [...configurations].map(([state, { isOver }]) => {
    return [state, isOver ? { final: true } : { on: Object.fromEntries(on.get(state) ?? []) }] as const;
  });
  const lifecycle = compileLifecycle({
    name,
    facts: {},
    norms: [],
    decisions: [],
    interpretations: {},
    file: {
      id: "chart",
      version: "1",
      initial: nameOf(first),
      states: Object.fromEntries(states),
      acts: Object.fromEntries(events.map((event) => [event, {}])),
      values: {},
      facts: "none",
    },
  });
  return { lifecycle, leaves: new Map([...configurations].map(([state, configuration]) => [state, leavesOf(configuration)])) };
}

/**
 * Where an event leads, in the order in which it is tried. Where one leaf is active the chart's own transitions become ours, guards and all;
 * where several regions answer together, what they do together is one transition.
 */
function targetsOf(chart: Chart, from: Configuration, event: string): readonly { readonly next: Configuration; readonly guard?: Guard }[] {
  const leaves = [...from.active].filter(isLeaf);
  if (leaves.length === 1 && leaves[0] !== undefined) {
    const candidates = candidatesOf(leaves[0], event);
    const last = candidates.findIndex((each) => each.condition === undefined);
    return candidates.slice(0, last < 0 ? undefined : last + 1).map((each) => {
      const next = stepBy(chart, from, [each]);
      return each.condition === undefined ? { next } : { next, guard: KNOWN[`${holds(chart, from.active, each.condition)}`] };
    });
  }
  const isNamed = leaves.some((leaf) =>
    candidatesOf(leaf, event).some((each: ChartTransition) => holds(chart, from.active, each.condition)),
  );
  return isNamed ? [{ next: step(chart, from, event) }] : [];
}

function nameOf(configuration: Configuration): string {
  const memory = [...configuration.memory].map(([id, states]) => `${id}=${states.map((state) => state.id).join("+")}`).sort();
  return [leavesOf(configuration).join("+"), ...memory].join(" ");
}
