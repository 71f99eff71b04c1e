import { addDays, type CivilDate, civilDate, formatDate } from "@guiju/core";
import type { Act, History, Lifecycle } from "@guiju/lifecycle";
import { type Care, GAPS, type Gap, lacking, roundOf } from "./history-of-path.ts";
import type { Configuration, Memory, Start, Step, Walker } from "./walker.ts";

/** Steps as a history, and what its replay must find missing. */
export interface StepsHistory {
  readonly history: History;
  readonly missing: readonly Gap[];
  readonly to: Configuration;
}

/**
 * Turns steps into a history from a first day on. Before an act come those that norms then in force demand by it, where they stay in the configuration;
 * a careless history leaves them out now and then. What lacks is what the replay must find missing.
 */
export function historyOfSteps(
  lifecycle: Lifecycle,
  walker: Walker,
  start: Start,
  steps: readonly Step[],
  firstDay: string,
  care: Care,
  random: (below: number) => number,
): StepsHistory {
  const acts: Act[] = [];
  const happened = new Map<string, number>();
  const missing: Gap[] = [];
  const openGap = (act: string): Gap | undefined => missing.filter((gap) => gap.act === act && gap.foundOn === null).at(-1);
  let day: CivilDate = civilDate(firstDay);
  const write = (step: Omit<Step, "to">): void => {
    const filling = Object.entries(walker.data?.(step, day, acts.length) ?? {});
    const fields = lifecycle.source.file.acts[step.act]?.data ?? {};
    const known = filling.filter(([field]) => Object.hasOwn(fields, field));
    const data = known.length === 0 ? undefined : Object.fromEntries(known);
    acts.push({ type: step.act, on: formatDate(day), ...(data === undefined ? {} : { data }) });
    happened.set(step.act, acts.length);
    const gap = openGap(step.act);
    if (gap !== undefined) gap.foundOn = formatDate(day);
  };
  for (const step of steps) {
    day = addDays(day, GAPS[random(GAPS.length)] as number);
    const leftOut = new Set<string>();
    for (let supply = supplied(step, leftOut); supply !== undefined; supply = supplied(step, leftOut)) {
      if (care === "careless" && random(3) === 0) leftOut.add(supply.act);
      else write(supply);
    }
    for (const demand of lacking(lifecycle, step.act, day, happened)) {
      if ((openGap(demand.act)?.place ?? 0) > roundOf(demand, happened) || isExcused(demand, step.memory)) continue;
      missing.push({ act: demand.act, place: acts.length + 0.5, foundOn: null });
    }
    write(step);
  }
  const { facts, interpretations } = start;
  const today = formatDate(addDays(day, random(500)));
  const history = {
    id: "path",
    lifecycle: lifecycle.name,
    today,
    facts,
    ...(interpretations === undefined ? {} : { interpretations }),
    acts,
  };
  return { history, missing, to: steps.at(-1)?.to ?? {} };

  function isExcused(demand: Parameters<NonNullable<Walker["isExcused"]>>[0], memory: Memory): boolean {
    return walker.isExcused?.(demand, acts, memory) ?? false;
  }

  /** A demanded act that has not happened and that the configuration takes without moving and without anything that is remembered. */
  function supplied({ act: by, from, memory }: Step, leftOut: ReadonlySet<string>): Omit<Step, "to"> | undefined {
    for (const demand of lacking(lifecycle, by, day, happened)) {
      if (leftOut.has(demand.act) || isExcused(demand, memory)) continue;
      const taking = Object.entries(from).flatMap(([region, state]) => {
        const targets = lifecycle.table.get(state)?.get(demand.act);
        return targets === undefined ? [] : [[region, targets.findIndex((target) => target.state === state)] as const];
      });
      const wish = { act: demand.act, picks: Object.fromEntries(taking), form: walker.forms?.[demand.act]?.[0] ?? "" };
      const stays = taking.length > 0 && taking.every(([, index]) => index >= 0);
      if (!stays || walker.isPossible?.(wish, memory, from) === false) continue;
      if (JSON.stringify(walker.after?.(wish, memory) ?? memory) === JSON.stringify(memory)) return { ...wish, from, memory };
    }
    return undefined;
  }
}
