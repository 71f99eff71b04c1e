import type { CaseRun } from "./case-run.ts";
import type { CompiledView, Lifecycle } from "./compiled.ts";
import type { CaseState } from "./report.ts";

/** Whether an act is possible now: at least one region takes it. */
export function isPossible(run: CaseRun, act: string): boolean {
  return run.at.some((state) => run.lifecycle.table.get(state)?.has(act) === true);
}

/** The states a record that begins midway names as its start; none where it begins at the beginning. */
export function namedStarts(run: CaseRun): readonly string[] {
  return (run.history.startsAt ?? []).filter((state) => state !== undefined);
}

/** Whether an act can happen, in the region of a state, in a state nearer to the beginning. */
export function happensBefore(lifecycle: Lifecycle, act: string, state: string): boolean {
  const { table, rank, regionOf } = lifecycle;
  const limit = rank.get(state) ?? 0;
  const region = regionOf.get(state);
  for (const [from, row] of table) if ((rank.get(from) ?? 0) < limit && regionOf.get(from) === region && row.has(act)) return true;
  return false;
}

/** Whether a value could have been set before the record began, so that its absence says nothing; not where the act that sets it is known to be missing. */
export function maybeSetBefore(run: CaseRun, name: string): boolean {
  const starts = namedStarts(run);
  if (starts.length === 0) return false;
  return (run.lifecycle.roots.get(name) ?? []).some((root) => {
    const setters = run.lifecycle.settersOf.get(root) ?? [];
    const isMissing = setters.some((act) => run.gaps.some((gap) => gap.missing.act === act));
    return !run.values.has(root) && !isMissing && setters.some((act) => starts.some((start) => happensBefore(run.lifecycle, act, start)));
  });
}

/** Where the case is, without what the calendar brings. */
export function bareState(lifecycle: Lifecycle, at: readonly string[]): CaseState {
  const [only] = lifecycle.regions;
  if (only?.name === undefined) return at[0] ?? "";
  return Object.fromEntries(lifecycle.regions.map((region, index) => [region.name, at[index] ?? ""]));
}

/** Where the case is as it shows today: a dated view of a state stands for it, and a free one beside the regions. */
export function shownState({ lifecycle, env, at }: Pick<CaseRun, "lifecycle" | "env" | "at">): CaseState {
  const viewed = (view: CompiledView): string | undefined => view.find((entry) => entry.when.test(env) === true)?.state;
  const state = bareState(
    lifecycle,
    at.map((each) => viewed(lifecycle.dated.get(each) ?? []) ?? each),
  );
  if (typeof state === "string") return state;
  const views = [...lifecycle.views].flatMap(([name, view]) => {
    const shown = viewed(view);
    return shown === undefined ? [] : [[name, shown] as const];
  });
  return { ...state, ...Object.fromEntries(views) };
}

/** The states behind what a case shows, by the place of their region: a dated view of a state stands for it. */
export function statesBehind(lifecycle: Lifecycle, shown: CaseState): readonly string[] {
  return lifecycle.regions.map(({ name, states }) => {
    const one = typeof shown === "string" ? shown : name !== undefined && Object.hasOwn(shown, name) ? (shown[name] as string) : "";
    if (states.includes(one)) return one;
    const behind = states.find((state) => lifecycle.dated.get(state)?.some((entry) => entry.state === one) === true);
    return behind ?? one;
  });
}
