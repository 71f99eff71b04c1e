import type { WorkCalendar } from "@guiju/core";
import { beginRun, type CaseRun, type Choice } from "./case-run.ts";
import type { Lifecycle } from "./compiled.ts";
import { LIMITS } from "./limits.ts";
import { reportOwed } from "./owed.ts";
import type { PreparedHistory } from "./prepared-history.ts";
import type { Obligation } from "./report.ts";
import { takeAct } from "./take-act.ts";
import { closeWindows } from "./windows.ts";

/** One replay of the whole history under one choice of every open reading. */
export interface World {
  readonly run: CaseRun;
  /** The choices that made this world, in the order in which they were met. */
  readonly choices: readonly { readonly choice: Choice; readonly option: string }[];
  readonly obligations: readonly Obligation[];
}

/**
 * Replays a history once for each combination of readings that the record leaves open, and keeps those that need the fewest missing and refused acts:
 * a later recorded act rules out the readings under which it could not have happened.
 */
export function worldsOf(lifecycle: Lifecycle, history: PreparedHistory, calendar: WorkCalendar, today: number): readonly World[] {
  const worlds: World[] = [];
  const waiting: ReadonlyMap<string, string>[] = [new Map()];
  const choices = new Map<string, Choice>();
  while (waiting.length > 0 && worlds.length < LIMITS.worlds) {
    const assumed = waiting.pop() as ReadonlyMap<string, string>;
    const world = replayOnce(lifecycle, history, calendar, today, assumed, choices);
    worlds.push(world);
    const before = new Map(assumed);
    for (const choice of world.run.open) {
      for (const option of choice.options.slice(1)) waiting.push(new Map([...before, [choice.key, option]]));
      before.set(choice.key, choice.options[0] as string);
    }
  }
  if (worlds.length === 1) return worlds;
  const cost = (world: World): number => world.run.refused.length + world.run.missing.length;
  const least = Math.min(...worlds.map(cost));
  return worlds.filter((world) => cost(world) === least);
}

function replayOnce(
  lifecycle: Lifecycle,
  history: PreparedHistory,
  calendar: WorkCalendar,
  today: number,
  assumed: ReadonlyMap<string, string>,
  choices: Map<string, Choice>,
): World {
  const run = beginRun(lifecycle, history, calendar, today, assumed);
  for (const act of history.acts) takeAct(run, act);
  closeWindows(run, today);
  const obligations = reportOwed(run);
  for (const choice of run.open) choices.set(choice.key, choice);
  const made = [...run.assumed].flatMap(([key, option]) => {
    const choice = choices.get(key);
    return choice === undefined ? [] : [{ choice, option }];
  });
  return { run, choices: made, obligations };
}
