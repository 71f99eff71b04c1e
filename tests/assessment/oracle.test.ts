import { type AssessmentFile, scoreCohort } from "@guiju/assessment";
import { compileAssessment } from "@guiju/assessment/compile";
import { expect, test } from "vitest";
import { type Counts, scoredByHand } from "./by-hand.ts";
import { drawnRubric } from "./draw-rubric.ts";
import { decimalText, type Fraction } from "./fraction.ts";

const VOLUME = process.env.GUIJU_FULL === undefined ? 20_000 : 1_000_000;

test(`${VOLUME.toLocaleString("en")} sums, weights and divisions of generated rubrics are those of bigint fractions, none wrong`, () => {
  const counts: Counts = { leaves: 0, sums: 0, weighted: 0, divisions: 0 };
  const ways = new Map<string, number>();
  const seen = { rubrics: 0, numbers: 0, big: 0, open: 0, ranks: 0 };
  for (let seed = 1; counts.sums + counts.weighted + counts.divisions < VOLUME; seed += 1) {
    const { file, cohort, ways: own } = drawnRubric(seed);
    const { assessment, issues } = compileAssessment(file, { name: "drawn/drawn", version: "1" });
    const errors = issues.filter(({ severity }) => severity !== "warning");
    if (assessment === undefined || errors.length > 0) throw new Error(`rubric ${seed} is refused: ${JSON.stringify(errors)}`);
    seen.rubrics += 1;
    for (const way of own) ways.set(way, (ways.get(way) ?? 0) + 1);
    const run = scoreCohort(assessment, cohort);
    for (const [index, byHand] of scoredByHand(file as AssessmentFile, cohort, counts).entries()) {
      const report = run.report(index);
      expect(report.issues, `rubric ${seed}`).toEqual([]);
      for (const [id, points] of byHand.scores) {
        if (points === undefined) {
          seen.open += 1;
          continue;
        }
        seen.numbers += 1;
        const said = report.scores[id];
        if (said !== decimalText(points))
          expect.fail(`rubric ${seed}, organisation ${index}, ${id}: ${said}, by hand ${decimalText(points)}`);
      }
      if (byHand.total === undefined) continue;
      seen.numbers += 1;
      const total = decimalText(byHand.total);
      if (isBig(byHand.total, assessment.scale)) seen.big += 1;
      if (report.total !== total) expect.fail(`rubric ${seed}, organisation ${index}, total: ${report.total}, by hand ${total}`);
      if (byHand.rank === undefined) continue;
      seen.ranks += 1;
      expect(report.rank, `rubric ${seed}, organisation ${index}`).toBe(byHand.rank);
    }
  }
  expect(ways.size).toBe(20);
  expect(Math.min(...ways.values())).toBeGreaterThan(50);
  expect(seen.big).toBeGreaterThan(VOLUME / 200);
  expect(seen.open).toBeLessThan(seen.numbers / 20);
  console.log(`assessment oracle: ${JSON.stringify(seen)} ${JSON.stringify(counts)} ${JSON.stringify(Object.fromEntries(ways))}, 0 wrong`);
}, 1_800_000);

/** Says whether the whole number that it is held as is past 2^53. */
function isBig({ n, d }: Fraction, scale: number): boolean {
  return (n * 10n ** BigInt(scale)) / d > 2n ** 53n;
}
