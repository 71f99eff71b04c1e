import type { ScoreReport } from "@guiju/assessment";
import type { ByHand } from "./by-hand.ts";
import { BANDS, type BenchRubric } from "./rubric.ts";

/** Compares every report with what the loop found: each indicator, the total, the grade and the rank. @throws Error at the first difference */
export function expectSamePoints({ drafts }: BenchRubric, found: ByHand, reports: Iterable<ScoreReport>): number {
  let index = 0;
  let compared = 0;
  for (const { id, scores, total, grade, rank } of reports) {
    const expect = (what: string, said: unknown, byHand: unknown): void => {
      compared += 1;
      if (said !== byHand) throw new Error(`${id}, ${what}: ${String(said)}, by hand ${String(byHand)}`);
    };
    for (const [at, draft] of drafts.entries()) expect(draft.id, scores[draft.id], written(found.points[index * drafts.length + at]));
    expect("total", total, written(found.totals[index]));
    expect("grade", grade, BANDS[found.grades[index] ?? -1]?.[0]);
    expect("rank", rank, found.ranks[index]);
    index += 1;
  }
  if (index !== found.totals.length) throw new Error(`${index} reports for ${found.totals.length} organisations`);
  return compared;
}

/** Writes hundredths of points as the decimal texts of reports. */
export function written(hundredths: number | undefined = Number.NaN): string {
  return String(hundredths / 100);
}
