import type { Run } from "../evaluate/score-cohort.ts";

/**
 * Gives the organisations that are counted together with one where places are filled, itself too, by their positions in the run: by any quota of its
 * rubric, or by the one whose id is given. Rubrics that grade alike count together; a quota may count within a category, or in some of them.
 *
 * @example
 * countedWith(run, 0); // => []
 */
export function countedWith(run: Run, index: number, quota?: string): readonly number[] {
  const panel = run.panels[run.panelOf[index] as number];
  if (panel === undefined) return [];
  const { standing, machine } = panel;
  const peers = standing.peers ?? [standing];
  const own = categoryOf(run, index);
  const quotas = machine.assessment.quotas.filter(({ id, categories }) => (quota ?? id) === id && (categories?.includes(own) ?? true));
  const counts = (name: string): boolean =>
    quotas.some(({ within, categories }) => name === own || (within === "cohort" && (categories?.includes(name) ?? true)));
  const found: number[] = [];
  for (let other = 0; other < run.size; other += 1) {
    const theirs = run.panels[run.panelOf[other] as number];
    if (theirs !== undefined && peers.includes(theirs.standing) && counts(categoryOf(run, other))) found.push(other);
  }
  return found;
}

function categoryOf({ cohort }: Run, index: number): string {
  return cohort.organisations[index]?.category ?? "";
}
