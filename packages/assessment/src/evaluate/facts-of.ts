import type { Assessment, NumberSlot } from "../plan.ts";
import { along } from "./along.ts";
import type { Block } from "./block.ts";

/** A fact that is read, with the keys below it. */
export interface FactPath {
  readonly from: NumberSlot["from"];
  readonly keys: readonly (string | number)[];
}

/** Gives a fact of an organisation, or what stands below it; the year is the same for everybody. */
export function factAlong(block: Pick<Block, "organisations" | "year">, index: number, keys: FactPath["keys"]): unknown {
  return keys[0] === "year" ? block.year : along(block.organisations[index]?.facts, keys);
}

const known = new WeakMap<object, readonly FactPath[]>();

/** Gives the facts that a part of a plan reads, through conditions, derived facts, measures and statistics too. */
export function factsOf(assessment: Assessment, part: object, rules: Assessment["before"] = assessment.before): readonly FactPath[] {
  const made = known.get(part);
  if (made !== undefined) return made;
  const found = new Map<string, FactPath>();
  const seen = new Set<unknown>();
  walk(part);
  const paths = [...found.values()];
  known.set(part, paths);
  return paths;

  function add(from: NumberSlot["from"], keys: readonly (string | number)[]): void {
    found.set(JSON.stringify([from, keys]), { from, keys });
  }

  function condition(index: unknown): void {
    if (typeof index === "number") walk(rules?.program.rules[index]?.ir);
  }

  function walk(at: unknown): void {
    if (typeof at !== "object" || at === null || seen.has(at)) return;
    seen.add(at);
    const { op, slot, index, from, keys, fact, path, scores, votes, statistic } = at as Record<string, unknown>;
    if (op === "read" && typeof slot === "number") slotAt(assessment.slots[slot]);
    else if (op === "read" && from === "fact" && Array.isArray(keys)) add("fact", keys);
    else if (op === "read" && from === "value" && Array.isArray(keys)) derived(keys[0]);
    else if (typeof fact === "string" && op !== "statistic") add("fact", [fact, ...(Array.isArray(path) ? path : [])]);
    for (const name of [scores, votes]) if (typeof name === "string") add("fact", [name]);
    if (op === "measure") walk(assessment.measures[index as number]);
    if (op === "statistic") walk(assessment.statistics[index as number]);
    if (typeof statistic === "number") walk(assessment.statistics[statistic]);
    if (op === "named") walk(rules?.program.named[index as number]?.ir);
    for (const [key, inner] of Object.entries(at)) {
      if (key === "when" || key === "applies") condition(inner);
      else walk(inner);
    }
  }

  function slotAt(slot: Assessment["slots"][number] | undefined): void {
    if (slot?.from === "derived") derived(slot.fact);
    else if (slot !== undefined) add(slot.from, [slot.fact, ...slot.path]);
  }

  function derived(name: unknown): void {
    add("derived", [String(name)]);
    walk(rules?.program.derived.find((each) => each.name === name)?.ir);
  }
}
