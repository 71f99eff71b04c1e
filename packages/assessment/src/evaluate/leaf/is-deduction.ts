import type { TermIr } from "../../plan.ts";

/** Says whether a term takes points. */
export function isDeduction({ points, list }: TermIr): boolean {
  return points !== undefined ? points < 0 : Object.values(list?.table ?? {}).some((row) => Object.values(row).some((each) => each < 0));
}
