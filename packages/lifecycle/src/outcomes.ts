import type { Decision } from "./norm.ts";

/** What a vote of each kind can come to. */
export const OUTCOMES: Readonly<Record<Decision["kind"], readonly string[]>> = {
  motion: ["passed", "notPassed"],
  tally: ["full", "cutTie", "short"],
};
