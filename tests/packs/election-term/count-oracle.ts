/** What a count comes to. */
export interface Counted {
  readonly passed: readonly string[];
  readonly elected: readonly string[];
  readonly tied: readonly string[];
  readonly outcome: "full" | "cutTie" | "short";
}

/**
 * Counts by the definition and not by sorting: elected is who passed and has, himself included, no more than `seats` rivals that passed with as many
 * votes or more; tied are those with most votes among who passed and is not elected, where more passed than there are seats.
 */
export function countByDefinition(votes: Readonly<Record<string, number>>, seats: number, passes: (votes: number) => boolean): Counted {
  const of = (id: string): number => votes[id] ?? 0;
  const passed = Object.keys(votes).filter((id) => passes(of(id)));
  const elected = passed.filter((id) => passed.filter((rival) => of(rival) >= of(id)).length <= seats);
  const rest = passed.filter((id) => !elected.includes(id));
  const tied = passed.length > seats && elected.length < seats ? rest.filter((id) => rest.every((rival) => of(rival) <= of(id))) : [];
  return { passed, elected, tied, outcome: elected.length === seats ? "full" : tied.length > 0 ? "cutTie" : "short" };
}

/** The ids in one order, for comparing lists that are sets. */
export function sorted(ids: readonly string[]): readonly string[] {
  return [...ids].sort();
}
