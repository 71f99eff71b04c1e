import type { CivilDate } from "@guiju/core";
import type { Random } from "../random.ts";

/** The count of an assembly. */
export interface Votes {
  readonly due: number;
  readonly present: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** A meeting that passes its motion, one that fails by exactly half, or one that too few attended. */
export function votes(random: Random, kind: "passed" | "tie" | "void"): Votes {
  const due = 2 * random.int(5, 22);
  if (kind === "void") {
    const present = due / 2 - random.int(0, 1);
    return { due, present, yes: present, no: 0, abstain: 0 };
  }
  const present = Math.max(due / 2 + 3, due - random.int(0, 4));
  if (kind === "tie") return { due, present, yes: due / 2, no: present - due / 2, abstain: 0 };
  const against = random.pick([0, 0, 0, 0, 1, 1, 2]);
  return { due, present, yes: present - against, no: against, abstain: 0 };
}

/** The same count with the roster that `due` follows from: one member under probation in the Party does not vote. */
export function votesOfRoster(random: Random): Readonly<Record<string, unknown>> {
  const { due, ...counts } = votes(random, "passed");
  return { roster: { full: due + 1, probationary: random.int(0, 3), inPartyProbation: 1, rightsSuspended: 0, exclusions: [] }, ...counts };
}

/** The later of two days. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
