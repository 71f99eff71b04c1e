import type { WorkCalendar } from "@guiju/core";
import type { Env } from "@guiju/rules";
import { beginRun, type CaseRun, type Choice, type OpenChoice } from "./case-run.ts";
import type { Lifecycle } from "./compiled.ts";
import { LIMITS } from "./limits.ts";
import { reportOwed } from "./owed.ts";
import type { PreparedHistory } from "./prepared-history.ts";
import type { Obligation } from "./report.ts";
import { takeAct } from "./take-act.ts";
import { closeWindows } from "./windows.ts";

/** What a world takes of one open choice. */
export interface Taken {
  readonly choice: Choice;
  readonly option: string;
}

/** One replay of the whole history under one choice of every open reading. */
export interface World {
  /** A world past the limit is not followed: it stands for all that may come after the choice at which it was cut off. */
  readonly end: "followed" | "cutOff";
  readonly run: Pick<CaseRun, "lifecycle" | "env" | "at" | "found" | "decisions" | "gaps" | "refused">;
  /** The choices that made this world, in the order in which they were met. */
  readonly choices: readonly Taken[];
  readonly obligations: readonly Obligation[];
}

/** A world not yet followed: a followed one up to a choice, and there another option. */
interface Branch {
  readonly given: readonly Taken[];
  readonly at: OpenChoice | undefined;
  readonly run: CaseRun | undefined;
}

/**
 * Replays a history once for each combination of readings that the record leaves open, and keeps those that no act contradicts:
 * at the first act at which one reading needs fewer missing and refused acts than another, or contradicts less of what the record says itself, the other is ruled out for good,
 * so that an act added later settles what is open and never opens what was settled.
 */
export function worldsOf(
  lifecycle: Lifecycle,
  history: PreparedHistory,
  calendar: WorkCalendar,
  today: number,
  onTest: Env["onTest"],
): readonly World[] {
  let worlds: World[] = [];
  let waiting: Branch[] = [{ given: [], at: undefined, run: undefined }];
  let best: readonly number[] = [];
  for (let tries = 0; tries < LIMITS.worlds && waiting.length > 0; tries += 1) {
    const [{ given }] = waiting.splice(earliest(waiting), 1) as [Branch];
    const run = beginRun(lifecycle, history, calendar, today, new Map(given.map((taken) => [taken.choice.key, taken.option])), onTest);
    const lead = takeActs(run, best);
    if (lead.end === "better") {
      best = run.lacking;
      worlds = [];
      waiting = waiting.filter((branch) => (branch.at?.acts ?? 0) <= lead.at);
    }
    if (lead.end !== "worse") {
      closeWindows(run, today);
      const obligations = reportOwed(run);
      worlds.push({ end: "followed", run, choices: pathOf(given, run.open), obligations });
    }
    waiting.push(...branchesOf(run, given));
  }
  return worlds.length === 1 && waiting.length === 0 ? worlds : [...worlds.sort(byChoices), ...cutOff(waiting)];
}

/** Takes the acts of a history as long as the run is no worse than the best: at the first act at which they differ, the one that lacks less wins. */
function takeActs(run: CaseRun, best: readonly number[]): { readonly end: "better" | "same" | "worse"; readonly at: number } {
  const { acts } = run.history;
  let at = best.length === 0 ? 0 : acts.length;
  for (const [index, act] of acts.entries()) {
    takeAct(run, act);
    const lacking = run.gaps.length + run.refused.length + run.contradicted;
    run.lacking.push(lacking);
    if (at <= index || lacking === best[index]) continue;
    if (lacking > (best[index] as number)) return { end: "worse", at: index };
    at = index;
  }
  return { end: at < acts.length ? "better" : "same", at };
}

/** The choices of a run: those it was given, and the first option of those it met. */
function pathOf(given: readonly Taken[], open: readonly OpenChoice[]): readonly Taken[] {
  return [...given, ...open.map(({ choice }): Taken => ({ choice, option: choice.options[0] as string }))];
}

/** The other options of the choices a run met; more choices than worlds cannot be followed. */
function branchesOf(run: CaseRun, given: readonly Taken[]): readonly Branch[] {
  return run.open.slice(0, LIMITS.worlds).flatMap((at, index) => {
    const path = pathOf(given, run.open.slice(0, index));
    return at.choice.options.slice(1).map((option): Branch => ({ given: [...path, { choice: at.choice, option }], at, run }));
  });
}

/** The branch that leaves the others first: what comes before it is settled soonest. */
function earliest(waiting: readonly Branch[]): number {
  let first = 0;
  waiting.forEach((branch, index) => {
    if ((branch.at?.found ?? 0) < (waiting[first]?.at?.found ?? 0)) first = index;
  });
  return first;
}

/** The order of worlds does not depend on the order in which they were followed: the first options of the first choices come first. */
function byChoices(a: World, b: World): number {
  const index = a.choices.findIndex((taken, at) => taken.option !== b.choices[at]?.option);
  const [one, other] = [a.choices[index], b.choices[index]];
  if (one === undefined || other === undefined) return 0;
  return one.choice.options.indexOf(one.option) - one.choice.options.indexOf(other.option);
}

/** What is left past the limit: each run as it stood at its first choice whose other options were not followed. */
function cutOff(waiting: readonly Branch[]): readonly World[] {
  const first = new Map<CaseRun, Branch>();
  for (const branch of waiting) {
    const { run, at } = branch as Branch & { run: CaseRun; at: OpenChoice };
    if (at.found < (first.get(run)?.at?.found ?? Number.POSITIVE_INFINITY)) first.set(run, branch);
  }
  return [...first].map(([run, branch]): World => {
    const at = branch.at as OpenChoice;
    const upTo = {
      found: run.found.slice(0, at.found),
      decisions: run.decisions.slice(0, at.decisions),
      gaps: run.gaps.slice(0, at.gaps),
      refused: run.refused.slice(0, at.refused),
    };
    const { lifecycle, env, at: states } = run;
    return { end: "cutOff", run: { lifecycle, env, at: states, ...upTo }, choices: branch.given.slice(0, -1), obligations: [] };
  });
}
