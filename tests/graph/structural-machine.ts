import type { LifecycleFile } from "@guiju/lifecycle";
import { type AnyMachineSnapshot, type AnyStateMachine, assign, createMachine } from "xstate";

/** One transition of a lifecycle file: the place of its target among the targets of the act in that state. */
export interface Edge {
  readonly from: string;
  readonly act: string;
  readonly index: number;
  readonly to: string;
}

/** An event of the structural machine: the act, and which of its targets the guards choose. */
export interface Pick {
  readonly type: string;
  readonly index: number;
}

/** The machine that a file's states alone make: guards are replaced by the wish of the event. A detour is an edge that does not lead further down the file. */
export interface StructuralMachine {
  readonly machine: AnyStateMachine;
  readonly edges: readonly Edge[];
  readonly picksIn: (snapshot: AnyMachineSnapshot) => readonly Pick[];
}

/** Builds the structural machine; it takes at most so many detours, of those that may be taken. */
export function structuralMachine(
  file: LifecycleFile,
  mostDetours: number,
  mayDetour: (edge: Edge) => boolean = () => true,
): StructuralMachine {
  const edges = edgesOf(file);
  const states: Record<string, unknown> = {};
  for (const [name, node] of Object.entries(file.states ?? {})) {
    const own = edges.filter((edge) => edge.from === name);
    const on: Record<string, unknown[]> = {};
    for (const edge of own) {
      const detours = isDetour(file, edge);
      const allowed = !detours || mayDetour(edge);
      const written = on[edge.act] ?? [];
      written.push({
        target: edge.to.replaceAll(".", "\\."),
        guard: ({ event, context }: { event: Pick; context: { detours: number } }) =>
          event.index === edge.index && allowed && context.detours + (detours ? 1 : 0) <= mostDetours,
        ...(detours ? { actions: assign(({ context }: { context: { detours: number } }) => ({ detours: context.detours + 1 })) } : {}),
      });
      on[edge.act] = written;
    }
    states[name] = node.final === true ? { type: "final" } : { on };
  }
  const machine = createMachine({ id: file.id, initial: file.initial, context: { detours: 0 }, states } as never);
  const picks = new Map(
    Object.keys(file.states ?? {}).map((name) => [
      name,
      edges.filter((edge) => edge.from === name).map(({ act, index }) => ({ type: act, index })),
    ]),
  );
  return { machine, edges, picksIn: (snapshot) => picks.get(String(snapshot.value)) ?? [] };
}

/** Every transition a file writes, in its order. */
export function edgesOf(file: LifecycleFile): readonly Edge[] {
  return Object.entries(file.states ?? {}).flatMap(([from, node]) =>
    Object.entries(node.on ?? {}).flatMap(([act, written]) =>
      (typeof written === "string" ? [{ target: written }] : written).map(({ target }, index) => ({ from, act, index, to: target })),
    ),
  );
}

/** Whether an edge stays or leads back. */
export function isDetour(file: LifecycleFile, edge: Edge): boolean {
  const order = Object.keys(file.states ?? {});
  return order.indexOf(edge.to) <= order.indexOf(edge.from);
}
