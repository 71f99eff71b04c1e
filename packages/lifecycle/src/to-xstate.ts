import type { WorkCalendar } from "@guiju/core";
import { can } from "./can.ts";
import { statesBehind } from "./case-state.ts";
import type { CompiledRegion, Lifecycle } from "./compiled.ts";
import type { Act, History } from "./history.ts";
import { escapedState } from "./machine.ts";
import { statesAfter } from "./replay.ts";

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
      /** Whether the event is allowed and leads to the state that the transition names, in the region at that place. */
      readonly leadsTo: (
        args: { readonly context: XStateContext; readonly event: XStateEvent },
        params: { readonly state: string; readonly region?: number },
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
 * A parallel lifecycle becomes a machine of the type `parallel`; an act that several regions take is remembered once.
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
  const { calendar, assign } = options;
  // The list of acts that an event just made, until a guard is asked again: the other regions that take the same event add nothing to it.
  const fresh = new WeakMap<readonly Act[], XStateEvent>();
  const leadsTo: XStateDefinition["implementations"]["guards"]["leadsTo"] = ({ context, event }, { state, region = 0 }) => {
    fresh.delete(context.acts);
    const { allowed, report } = can(lifecycle, { ...history, acts: context.acts }, actOf(event), { calendar });
    return allowed && report.state !== null && statesBehind(lifecycle, report.state)[region] === state;
  };
  const record = assign(({ context, event }) => {
    if (fresh.get(context.acts) === event) return {};
    const acts = [...context.acts, actOf(event)];
    fresh.set(acts, event);
    return { acts };
  });
  const late = lateActs(lifecycle);
  const starts = statesAfter(lifecycle, history, calendar);
  const regions = lifecycle.regions.map((region, index) => ({ initial: starts[index], states: statesOf(lifecycle, region, index, late) }));
  const isParallel = lifecycle.regions[0]?.name !== undefined;
  return {
    config: {
      id: lifecycle.source.file.id,
      context: { acts: history.acts },
      ...(isParallel
        ? { type: "parallel", states: Object.fromEntries(lifecycle.regions.map((region, index) => [region.name, regions[index]])) }
        : regions[0]),
    },
    implementations: { guards: { leadsTo }, actions: { record } },
  };
}

/** The states of a region for XState, every transition with its guard. */
function statesOf(lifecycle: Lifecycle, region: CompiledRegion, index: number, late: readonly string[]): Readonly<Record<string, unknown>> {
  const place = region.name === undefined ? {} : { region: index };
  const nodes = region.states.map((state): readonly [string, unknown] => {
    if (lifecycle.states.get(state)?.final === true) return [state, { type: "final" }];
    const row = lifecycle.table.get(state);
    const on = [...new Set([...(row?.keys() ?? []), ...late])].map((act): readonly [string, unknown] => {
      const targets = new Set([...(row?.get(act) ?? []).map((target) => target.state), state]);
      const transitions = [...targets].map((target) => ({
        target: escapedState(target),
        guard: { type: "leadsTo", params: { state: target, ...place } },
        actions: { type: "record" },
      }));
      return [act, transitions];
    });
    return [state, { on: Object.fromEntries(on) }];
  });
  return Object.fromEntries(nodes);
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
