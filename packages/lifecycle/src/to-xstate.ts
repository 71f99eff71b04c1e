import type { WorkCalendar } from "@guiju/core";
import { can } from "./can.ts";
import type { Lifecycle } from "./compiled.ts";
import type { Act, History } from "./history.ts";
import { escapedState } from "./machine.ts";

/** What an actor remembers: the acts it has taken. */
export interface XStateContext {
  readonly acts: readonly Act[];
}

/** An event of the actor: an act, its type as the event's type. */
export type XStateEvent = Act;

/** A lifecycle for XState: `createMachine(config, implementations)` (or `setup(implementations).createMachine(config)`) makes the machine. */
export interface XStateDefinition {
  readonly config: Readonly<Record<string, unknown>>;
  readonly implementations: {
    readonly guards: {
      /** Whether the event is allowed and leads to the state that the transition names. */
      readonly leadsTo: (
        args: { readonly context: XStateContext; readonly event: XStateEvent },
        params: { readonly state: string },
      ) => boolean;
    };
    readonly actions: Readonly<Record<string, unknown>>;
  };
}

/** The case an actor stands for, and what it is judged with. `assign` is XState's own, so that this package's types name none of XState's. */
export interface XStateOptions {
  readonly calendar: WorkCalendar;
  /** XState's `assign`. */
  readonly assign: (
    assignment: (args: { readonly context: XStateContext; readonly event: XStateEvent }) => Partial<XStateContext>,
  ) => unknown;
  /** The case so far; without it, a case at its beginning. */
  readonly history?: History;
}

/**
 * Gives a lifecycle as an XState machine in which every transition is guarded by `can`: an actor refuses exactly the acts that `can` refuses,
 * because a norm that blocks is part of the guard. The actor's context is the list of acts; events are acts.
 *
 * An act that fills a gap recorded earlier is possible in later states too and leaves the state as it is.
 * An act whose event leaves its outcome open (a vote without numbers) is not taken: an actor is in one state.
 * In TypeScript the two parts need a cast for XState's own types, since this package's types name none of them.
 *
 * @example
 * import { assign, createActor, createMachine } from "xstate";
 *
 * const { config, implementations } = toXState(cards, { calendar, assign });
 * const actor = createActor(createMachine(config as never, implementations as never)).start();
 * actor.send({ type: "ASK", on: "2026-05-20" });
 * actor.send({ type: "GRANT", on: "2026-06-01" }); // too early: the actor stays where it is
 * actor.getSnapshot().value; // => "asked"
 */
export function toXState(lifecycle: Lifecycle, options: XStateOptions): XStateDefinition {
  const history: History = options.history ?? { id: "actor", lifecycle: lifecycle.name, acts: [] };
  const leadsTo = ({ context, event }: { context: XStateContext; event: XStateEvent }, params: { state: string }): boolean => {
    const answer = can(lifecycle, { ...history, acts: context.acts }, actOf(event), { calendar: options.calendar });
    return answer.allowed && stateOf(lifecycle, answer.report.state) === params.state;
  };
  const late = lateActs(lifecycle);
  const states: Record<string, unknown> = {};
  for (const [state, row] of lifecycle.table) {
    const on: Record<string, unknown> = {};
    const acts = new Set([...row.keys(), ...(lifecycle.source.file.states[state]?.final === true ? [] : late)]);
    for (const act of acts) {
      const targets = new Set([...(row.get(act) ?? []).map((target) => target.state), state]);
      on[act] = [...targets].map((target) => ({
        target: escapedState(target),
        guard: { type: "leadsTo", params: { state: target } },
        actions: { type: "record" },
      }));
    }
    states[state] = lifecycle.source.file.states[state]?.final === true ? { type: "final" } : { on };
  }
  return {
    config: {
      id: lifecycle.source.file.id,
      initial: history.startsAt ?? lifecycle.source.file.initial,
      context: { acts: history.acts },
      states,
    },
    implementations: {
      guards: { leadsTo },
      actions: { record: options.assign(({ context, event }) => ({ acts: [...context.acts, actOf(event)] })) },
    },
  };
}

/** Acts that a norm demands by a later act: they may still come, late, when the case has moved on. */
function lateActs(lifecycle: Lifecycle): readonly string[] {
  return [
    ...new Set(lifecycle.demandingNorms.flatMap((norm) => norm.editions.flatMap((edition) => edition.demands.map((demand) => demand.act)))),
  ];
}

/** The act of an event, without what XState adds. */
function actOf(event: XStateEvent): Act {
  const { type, on, data, recordedAt, actor, evidence, externalRef } = event;
  const act = { type, on, data, recordedAt, actor, evidence, externalRef };
  return Object.fromEntries(Object.entries(act).filter(([, value]) => value !== undefined)) as unknown as Act;
}

/** A dated view stands for the state it is a view of. */
function stateOf(lifecycle: Lifecycle, shown: string | null): string | null {
  if (shown === null || lifecycle.rank.has(shown)) return shown;
  for (const [state, views] of lifecycle.dated) if (views.some((view) => view.state === shown)) return state;
  return shown;
}
