import type { Assessment } from "../plan.ts";
import { fillQuotas } from "./quotas.ts";
import { rank } from "./ranks.ts";
import { joinedStanding, type Standing } from "./standing.ts";

/** What needs everybody: ranks, then quotas. Rubrics of one assessment that rank alike, and those that grade alike, have one cohort. */
export function finishStandings(assessments: readonly Assessment[], standings: readonly Standing[]): void {
  for (const group of alike(assessments, ({ file }) => file.ranking)) together(rank, group);
  for (const group of alike(assessments, ({ file }) => [file.bands, file.quotas])) together(fillQuotas, group);

  function together(finish: typeof rank, group: readonly number[]): void {
    const assessment = assessments[group[0] as number] as Assessment;
    const parts = group.map((position) => standings[position] as Standing);
    const whole = parts.length === 1 ? (parts[0] as Standing) : joinedStanding(assessment, parts);
    finish(assessment, whole);
    if (parts.length === 1) return;
    let at = 0;
    for (const part of parts) {
      if (finish !== rank) part.peers = parts;
      for (const column of ["grades", "decided", "rule"] as const) part[column].set(whole[column].subarray(at, at + part.size));
      // Quotas leave the ranks alone.
      if (finish === rank && whole.ranks !== undefined) part.ranks?.set(whole.ranks.subarray(at, at + part.size));
      for (const name of whole.tooFew) part.tooFew.add(name);
      at += part.size;
    }
  }
}

/** Positions of the rubrics that belong together: those of one assessment with points of one size and the same of something else. */
export function alike(assessments: readonly Assessment[], asked: (assessment: Assessment) => unknown): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [position, assessment] of assessments.entries()) {
    const key = JSON.stringify([assessment.name, assessment.scale, asked(assessment)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [position]);
    else group.push(position);
  }
  return [...groups.values()];
}
