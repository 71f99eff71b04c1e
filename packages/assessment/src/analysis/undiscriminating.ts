import { LEFT_OUT, wholeAt } from "../evaluate/block.ts";
import { isOpen } from "../evaluate/open.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { formatScaled } from "../exact/decimal.ts";

/** An indicator that tells hardly anybody apart. */
export interface Undiscriminating {
  readonly assessment: string;
  readonly rubric: string | null;
  readonly indicator: string;
  /** The points that so many got. */
  readonly points: string;
  readonly organisations: number;
  /** How many have definite points in it; it has at least two of them. */
  readonly of: number;
}

/** From what share of the organisations on an indicator is named. */
export interface UndiscriminatingOptions {
  /** Default 0.95. */
  readonly share?: number;
}

/**
 * Finds indicators on which all, or nearly all, of the organisations got the same.
 *
 * @example
 * const alike = ["a", "b", "c"].map((id) => ({ id, facts: { late: false } }));
 * const found = undiscriminating(scoreCohort(assessment!, { organisations: alike }));
 * found.map(({ indicator, points, organisations, of }) => [indicator, points, organisations, of]); // => [["reports", "10", 3, 3]]
 */
export function undiscriminating(run: Run, { share = 0.95 }: UndiscriminatingOptions = {}): readonly Undiscriminating[] {
  return run.panels.flatMap(({ machine, block }) => {
    const { nodes, scale, name, file } = machine.assessment;
    return nodes.flatMap(({ id, score }, position): readonly Undiscriminating[] => {
      if (score === null) return [];
      const counts = new Map<number | bigint, number>();
      let of = 0;
      for (let index = 0; index < block.size; index += 1) {
        if (isOpen(block, position, index) || block.leftOut[position]?.[index] === LEFT_OUT) continue;
        const points = wholeAt(block.low, block.bigLow, position * block.size + index);
        counts.set(points, (counts.get(points) ?? 0) + 1);
        of += 1;
      }
      const [points, organisations] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [
        0 as number | bigint,
        0,
      ] as const);
      if (of < 2 || organisations < of * share) return [];
      return [{ assessment: name, rubric: file.rubric ?? null, indicator: id, points: formatScaled(points, scale), organisations, of }];
    });
  });
}
