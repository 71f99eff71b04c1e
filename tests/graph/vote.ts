import type { Filling } from "./history-of-path.ts";

/** A vote at the edge: more than half and not one more, exactly half, or one present too few to vote at all. */
export function vote(outcome: "passed" | "notPassed" | "noQuorum", random: (below: number) => number): Filling & { readonly data: object } {
  const due = 3 + random(60);
  const half = Math.floor(due / 2);
  if (outcome === "passed") return { data: { due, present: half + 1, yes: half + 1 } };
  if (outcome === "notPassed") return { data: { due, present: due, yes: half } };
  return { data: { due, present: half, yes: half }, void: true };
}
