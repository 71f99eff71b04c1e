import type { Lifecycle } from "@guiju/lifecycle";
import type { CompiledCond } from "@guiju/rules";

type CompiledEdition = Lifecycle["norms"][number]["editions"][number];
type CompiledCheck = CompiledEdition["checksAlone"][number];

/** Every condition of a lifecycle by its pointer: one that is written once and judged at several acts was compiled for each of them. */
export function conditionsOf(lifecycle: Lifecycle): ReadonlyMap<string, readonly CompiledCond[]> {
  const found = new Map<string, CompiledCond[]>();
  const add = (cond: CompiledCond | undefined): void => {
    if (cond === undefined) return;
    const { pointer } = cond.ir;
    const known = found.get(pointer);
    if (known === undefined) found.set(pointer, [cond]);
    else if (!known.includes(cond)) known.push(cond);
  };
  for (const { editions } of lifecycle.norms) for (const edition of editions) for (const cond of ofEdition(edition)) add(cond);
  for (const byAct of lifecycle.guardConditions.values()) for (const cond of byAct.values()) add(cond);
  for (const views of lifecycle.dated.values()) for (const { when } of views) add(when);
  for (const act of lifecycle.acts.values()) {
    for (const { cond } of act.holds) add(cond);
    for (const { when } of act.setters) add(when);
  }
  return found;
}

function ofEdition({ demands, ambiguities, checksAt, checksAlone }: CompiledEdition): readonly (CompiledCond | undefined)[] {
  return [
    ...demands.flatMap(({ whenBy }) => [...whenBy.values()]),
    ...ambiguities.map(({ when }) => when),
    ...[...checksAt.values(), checksAlone].flat().flatMap(ofCheck),
  ];
}

function ofCheck({ when, conditions }: CompiledCheck): readonly (CompiledCond | undefined)[] {
  return [when, ...Object.values(conditions)];
}
