import type { CompiledDecision, CompiledNorm, CompiledTally } from "./compiled.ts";
import type { Compiling } from "./compiling.ts";

type Judged = CompiledNorm | CompiledDecision;

/** Puts norms and votes after those they need, and norms after the votes whose result they read, otherwise in the order given; needs that go round in a circle are refused. */
export function inNeedOrder(compiling: Compiling, items: readonly Judged[]): readonly Judged[] {
  const bySlot = new Map(items.map((item) => [item.slot, item]));
  const tallies = items.flatMap((item) => ("partsAt" in item && item.kind === "tally" ? [item] : []));
  const depths = new Map<string, number>();
  const visiting = new Set<string>();
  const depthOf = (slot: string): number => {
    const item = bySlot.get(slot);
    const known = depths.get(slot);
    if (item === undefined || known !== undefined) return known ?? 0;
    if (visiting.has(slot)) {
      const chain = [...visiting, slot].join(" -> ");
      const pointer = `/${"partsAt" in item ? "decisions" : "norms"}/${item.index}/needs`;
      compiling.fail("cyclic_needs", pointer, `这些规定互为前提：${chain}。`, `These norms need each other: ${chain}.`);
      return 0;
    }
    visiting.add(slot);
    const depth = Math.max(0, ...needsOf(item, tallies).map((need) => depthOf(need) + 1));
    visiting.delete(slot);
    depths.set(slot, depth);
    return depth;
  };
  const keyed = items.map((item) => ({ item, depth: depthOf(item.slot) }));
  return keyed.sort((a, b) => a.depth - b.depth).map((each) => each.item);
}

function needsOf(item: Judged, tallies: readonly CompiledTally[]): readonly string[] {
  if ("partsAt" in item) return item.needs;
  return item.editions.flatMap((edition) => {
    const reading = edition.atActs.filter((act) => edition.checksAt.get(act)?.some((check) => check.readsResult));
    return [...edition.needs, ...tallies.filter((tally) => reading.some((act) => tally.partsAt.has(act))).map((tally) => tally.slot)];
  });
}
