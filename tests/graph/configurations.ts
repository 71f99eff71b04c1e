import { type Lifecycle, regionsOf } from "@guiju/lifecycle";
import { type AnyMachineSnapshot, type AnyStateMachine, assign, createMachine, transition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { Configuration, Memory, Start, Step, Walker, Wish } from "./walker.ts";

/** The machine that the states of a lifecycle alone make, each region a region of XState; a guard is the wish of the event, and the context what the walker remembers. */
interface Walked {
  readonly machine: AnyStateMachine;
  wishesIn(snapshot: AnyMachineSnapshot): readonly Step[];
}

/** The shortest path to every configuration that a start leads to, the empty one first. */
export function pathsToConfigurations(lifecycle: Lifecycle, walker: Walker, start: Start): readonly (readonly Step[])[] {
  const { machine, wishesIn } = walkedMachine(lifecycle, walker, start);
  const serializeState = (snapshot: AnyMachineSnapshot): string => JSON.stringify([snapshot.value, snapshot.context]);
  const events = (snapshot: AnyMachineSnapshot): readonly unknown[] => wishesIn(snapshot).map(eventOf);
  const found = getShortestPaths(machine, { events, serializeState, limit: 1_000_000 } as never) as unknown as readonly FoundPath[];
  return found.map((path) =>
    path.steps.slice(1).map(({ state, event }, place) => {
      const before = (path.steps[place] as FoundPath["steps"][number]).state;
      return { ...event.wish, from: configurationOf(before), to: configurationOf(state), memory: before.context as Memory };
    }),
  );
}

/** Every act with every wish that can follow a path, each with where XState leads. */
export function nextSteps(lifecycle: Lifecycle, walker: Walker, start: Start): (path: readonly Step[]) => readonly Step[] {
  const { machine, wishesIn } = walkedMachine(lifecycle, walker, start);
  return (path) => {
    let snapshot = transition(machine, machine.resolveState({ value: beginningOf(lifecycle, start), context: start.memory } as never), {
      type: "",
    } as never)[0] as AnyMachineSnapshot;
    for (const step of path) snapshot = transition(machine, snapshot as never, eventOf(step) as never)[0] as AnyMachineSnapshot;
    return wishesIn(snapshot);
  };
}

/** The targets that a step takes: `region state ACT index`, one for each region that takes it. */
export function edgesOfStep({ act, picks, from }: Step): readonly string[] {
  return Object.entries(picks).map(([region, index]) => `${from[region]} ${act} ${index}`);
}

/** Every target that the file writes, in the same form. */
export function edgesOfFile(lifecycle: Lifecycle): readonly string[] {
  return [...lifecycle.table].flatMap(([state, row]) =>
    [...row].flatMap(([act, targets]) => targets.map((_, index) => `${state} ${act} ${index}`)),
  );
}

interface FoundPath {
  readonly steps: readonly { readonly state: AnyMachineSnapshot; readonly event: { readonly wish: Wish } }[];
}

function eventOf({ act, picks, form }: Wish): { readonly type: string; readonly wish: Wish } {
  return { type: act, wish: { act, picks, form } };
}

function configurationOf(snapshot: AnyMachineSnapshot): Configuration {
  return Object.fromEntries(Object.entries(snapshot.value as Record<string, string>).map(([region, state]) => [region.slice(1), state]));
}

/** XState wants a name for each region; a flat lifecycle has none. */
function beginningOf(lifecycle: Lifecycle, start: Start): Readonly<Record<string, string>> {
  return Object.fromEntries(regionsOf(lifecycle.source.file).map(({ name = "", initial }) => [`_${name}`, start.at?.[name] ?? initial]));
}

function walkedMachine(lifecycle: Lifecycle, walker: Walker, start: Start): Walked {
  const regions = regionsOf(lifecycle.source.file);
  const value = beginningOf(lifecycle, start);
  const states: Record<string, unknown> = {};
  for (const region of regions) {
    const name = region.name ?? "";
    const nodes: Record<string, unknown> = {};
    for (const [state, node] of Object.entries(region.states)) {
      const on = Object.entries(node.on ?? {}).map(([act, written]) => {
        const targets = typeof written === "string" ? [{ target: written }] : written;
        return [
          act,
          targets.map(({ target }, index) => ({
            target,
            guard: ({ event }: Seen) => event.wish.picks[name] === index,
            actions: remember(name),
          })),
        ];
      });
      nodes[state] = { on: Object.fromEntries(on) };
    }
    states[`_${name}`] = { initial: value[`_${name}`], states: nodes };
  }
  const machine = createMachine({ id: lifecycle.source.file.id, type: "parallel", context: { ...start.memory }, states } as never);
  return { machine, wishesIn: (snapshot) => wishesIn(snapshot) };

  /** The first region that takes an act remembers it, once. */
  function remember(region: string): unknown {
    const assigned = ({ context, event }: Seen): Memory => {
      if (walker.after === undefined || Object.keys(event.wish.picks)[0] !== region) return {};
      return walker.after(event.wish, context);
    };
    return assign(assigned as never);
  }

  function wishesIn(snapshot: AnyMachineSnapshot): readonly Step[] {
    const from = configurationOf(snapshot);
    const acts = new Set(Object.values(from).flatMap((state) => [...(lifecycle.table.get(state)?.keys() ?? [])]));
    const memory = snapshot.context as Memory;
    return [...acts].flatMap((act) => {
      const picks = picksOf(from, act);
      const forms = walker.forms?.[act] ?? [""];
      return picks.flatMap((pick) =>
        forms
          .map((form): Wish => ({ act, picks: pick, form }))
          .filter((wish) => walker.isPossible?.(wish, memory, from) ?? true)
          .map((wish) => {
            const [next] = transition(machine, snapshot as never, eventOf(wish) as never);
            return { ...wish, from, to: configurationOf(next as AnyMachineSnapshot), memory };
          }),
      );
    });
  }

  /** A target in each region that takes the act, in every combination. */
  function picksOf(from: Configuration, act: string): readonly Readonly<Record<string, number>>[] {
    let picks: readonly Readonly<Record<string, number>>[] = [{}];
    for (const { name = "" } of regions) {
      const targets = lifecycle.table.get(from[name] as string)?.get(act);
      if (targets !== undefined) picks = picks.flatMap((pick) => targets.map((_, index) => ({ ...pick, [name]: index })));
    }
    return picks;
  }
}

interface Seen {
  readonly context: Memory;
  readonly event: { readonly wish: Wish };
}
