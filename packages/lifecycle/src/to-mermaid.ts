import type { CompiledRegion, Lifecycle } from "./compiled.ts";

/** Gives the words for a state, an act or a region; without it, their names stand. */
export type Naming = (kind: "state" | "act" | "region", key: string) => string;

/**
 * Draws a lifecycle as a Mermaid state diagram: one arrow a pair of states, labelled with the acts that lead along it.
 * The regions of a parallel lifecycle stand beside one another in one box.
 *
 * @example
 * toMermaid(cards).split("\n")[0]; // => "stateDiagram-v2"
 */
export function toMermaid(lifecycle: Lifecycle, naming: Naming = (_, key) => key): string {
  const [first] = lifecycle.regions;
  if (first?.name === undefined)
    return `${["stateDiagram-v2", ...regionLines(lifecycle, first as CompiledRegion, naming, "    ")].join("\n")}\n`;
  const regions = lifecycle.regions.map((region, index) =>
    [
      `        state "${quoted(naming("region", region.name ?? ""))}" as r${index} {`,
      ...regionLines(lifecycle, region, naming, "            "),
      "        }",
    ].join("\n"),
  );
  return `${["stateDiagram-v2", "    state case {", regions.join("\n        --\n"), "    }"].join("\n")}\n`;
}

function regionLines(lifecycle: Lifecycle, region: CompiledRegion, naming: Naming, indent: string): readonly string[] {
  const idOf = (state: string): string => `s${lifecycle.rank.get(state)}`;
  const lines = region.states.map((state) => `state "${quoted(naming("state", state))}" as ${idOf(state)}`);
  for (const state of new Set([region.initial, ...region.start.map((rule) => rule.state)])) lines.push(`[*] --> ${idOf(state)}`);
  for (const state of region.states) {
    const labels = new Map<string, Set<string>>();
    for (const [act, targets] of lifecycle.table.get(state) ?? []) {
      for (const target of targets) {
        if (target.state === state && targets.length > 1) continue;
        const acts = labels.get(target.state) ?? new Set<string>();
        acts.add(quoted(naming("act", act)));
        labels.set(target.state, acts);
      }
    }
    for (const [target, acts] of labels) lines.push(`${idOf(state)} --> ${idOf(target)}: ${[...acts].join(" / ")}`);
    if (lifecycle.states.get(state)?.final === true) lines.push(`${idOf(state)} --> [*]`);
  }
  return lines.map((line) => `${indent}${line}`);
}

function quoted(text: string): string {
  return text.replaceAll('"', "'").replaceAll(":", "：").replaceAll("\n", " ");
}
