import type { Lifecycle } from "./compiled.ts";

/** Gives the words for a state or an act; without it, their names stand. */
export type Naming = (kind: "state" | "act", key: string) => string;

/**
 * Draws a lifecycle as a Mermaid state diagram: one arrow a pair of states, labelled with the acts that lead along it.
 *
 * @example
 * toMermaid(cards).split("\n")[0]; // => "stateDiagram-v2"
 */
export function toMermaid(lifecycle: Lifecycle, naming: Naming = (_, key) => key): string {
  const lines = ["stateDiagram-v2"];
  const ids = new Map([...lifecycle.rank].map(([state, index]) => [state, `s${index}`]));
  for (const [state, id] of ids) lines.push(`    state "${quoted(naming("state", state))}" as ${id}`);
  lines.push(`    [*] --> ${ids.get(lifecycle.source.file.initial)}`);
  for (const [state, row] of lifecycle.table) {
    const labels = new Map<string, Set<string>>();
    for (const [act, targets] of row) {
      for (const target of targets) {
        if (target.state === state && targets.length > 1) continue;
        const acts = labels.get(target.state) ?? new Set<string>();
        acts.add(quoted(naming("act", act)));
        labels.set(target.state, acts);
      }
    }
    for (const [target, acts] of labels) lines.push(`    ${ids.get(state)} --> ${ids.get(target)}: ${[...acts].join(" / ")}`);
    if (lifecycle.source.file.states[state]?.final === true) lines.push(`    ${ids.get(state)} --> [*]`);
  }
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return text.replaceAll('"', "'").replaceAll(":", "：").replaceAll("\n", " ");
}
