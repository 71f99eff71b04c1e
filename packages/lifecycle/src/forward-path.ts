import type { CompiledEdition, CompiledNorm, Lifecycle } from "./compiled.ts";

/** One step the record lacks. */
export interface ForwardStep {
  readonly act: string;
  readonly to: string;
}

const paths = new WeakMap<Lifecycle, Map<string, readonly ForwardStep[] | undefined>>();

/**
 * The fewest forward steps from a state to one in which an act can happen; `undefined` where there are none.
 *
 * Forward means further down the file's list of states. Only acts that an edition in force on that day demands are steps,
 * so that a branch nobody must take (a refusal, a direct admission) is never invented.
 */
export function forwardPath(lifecycle: Lifecycle, from: string, act: string, day: number): readonly ForwardStep[] | undefined {
  let cache = paths.get(lifecycle);
  if (cache === undefined) {
    cache = new Map();
    paths.set(lifecycle, cache);
  }
  const key = `${eraOf(lifecycle, day)}|${from}|${act}`;
  if (cache.has(key)) return cache.get(key);
  const path = search(lifecycle, from, act, demandedActs(lifecycle, day));
  cache.set(key, path);
  return path;
}

function search(lifecycle: Lifecycle, from: string, act: string, demanded: ReadonlySet<string>): readonly ForwardStep[] | undefined {
  const seen = new Set([from]);
  let frontier: { readonly state: string; readonly steps: readonly ForwardStep[] }[] = [{ state: from, steps: [] }];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { state, steps } of frontier) {
      if (lifecycle.table.get(state)?.has(act) === true) return steps;
      for (const [step, targets] of lifecycle.table.get(state) ?? []) {
        if (!demanded.has(step)) continue;
        for (const target of targets) {
          if (seen.has(target.state) || !isForward(lifecycle, state, target.state)) continue;
          seen.add(target.state);
          next.push({ state: target.state, steps: [...steps, { act: step, to: target.state }] });
        }
      }
    }
    frontier = next;
  }
  return undefined;
}

function isForward(lifecycle: Lifecycle, from: string, to: string): boolean {
  return (lifecycle.rank.get(to) ?? 0) > (lifecycle.rank.get(from) ?? 0);
}

function demandedActs(lifecycle: Lifecycle, day: number): ReadonlySet<string> {
  const acts = new Set<string>();
  for (const norm of lifecycle.demandingNorms) for (const demand of editionOn(norm, day)?.demands ?? []) acts.add(demand.act);
  return acts;
}

/** The edition of a norm in force on a day. */
export function editionOn(norm: CompiledNorm, day: number): CompiledEdition | undefined {
  return norm.editions.find((edition) => edition.from <= day && day <= edition.to);
}

/** Number of the stretch of unchanged law that a day lies in. */
function eraOf(lifecycle: Lifecycle, day: number): number {
  let era = 0;
  while (era < lifecycle.eras.length && (lifecycle.eras[era] as number) <= day) era += 1;
  return era;
}
