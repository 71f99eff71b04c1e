import type { LifecycleFile } from "@guiju/lifecycle";
import type { AnyMachineSnapshot } from "xstate";
import { getShortestPaths, getSimplePaths } from "xstate/graph";
import { type Edge, structuralMachine } from "./structural-machine.ts";

/** The acts of one path from the initial state, each with where it leads. */
export type Path = readonly Edge[];

/** For every edge that can be reached: the shortest path to its state, and the edge. */
export function pathsToEdges(file: LifecycleFile): readonly Path[] {
  const { machine, edges, picksIn } = structuralMachine(file, Number.POSITIVE_INFINITY);
  const options = { events: picksIn, serializeState: (snapshot: AnyMachineSnapshot) => String(snapshot.value) };
  const shortest = getShortestPaths(machine, options as never) as readonly FoundPath[];
  const pathTo = new Map(shortest.map((path) => [String(path.state.value), edgesIn(path)]));
  return edges.flatMap((edge) => {
    const before = pathTo.get(edge.from);
    return before === undefined ? [] : [[...before, edge]];
  });
}

/** All simple paths with at most so many detours: no state is passed twice with the same number of detours behind it. */
export function simplePaths(file: LifecycleFile, mostDetours: number, mayDetour?: (edge: Edge) => boolean): readonly Path[] {
  const { machine, picksIn } = structuralMachine(file, mostDetours, mayDetour);
  const serializeState = (snapshot: AnyMachineSnapshot): string => `${String(snapshot.value)}|${snapshot.context.detours}`;
  const found = getSimplePaths(machine, { events: picksIn, serializeState } as never) as readonly FoundPath[];
  return found.map(edgesIn).filter((path) => path.length > 0);
}

/** What is read of a path of `xstate/graph`: each step has the event and the state it led to; the first is the beginning. */
interface FoundPath {
  readonly state: AnyMachineSnapshot;
  readonly steps: readonly { readonly state: AnyMachineSnapshot; readonly event: { readonly type: string; readonly index: number } }[];
}

function edgesIn(path: FoundPath): Path {
  return path.steps.slice(1).map(({ state, event }, place) => {
    const from = String(path.steps[place]?.state.value);
    return { from, act: event.type, index: event.index, to: String(state.value) };
  });
}
