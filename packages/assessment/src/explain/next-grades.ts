import { formatScaled } from "../exact/decimal.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { exactOf } from "./number-words.ts";

/** How far a total is from the grades beside the one it has. Points are decimal texts, exact. */
export interface NextGrades {
  /** The next better grade, and the points that lack; `"0"` where something else than points keeps it away. Null at the best, and where points are open. */
  readonly better: { readonly grade: string; readonly lacks: string } | null;
  /**
   * The next lower grade, and how many points may be lost before it is reached. Null at the lowest, where a veto settles the grade whatever the points,
   * and where the lower one asks for something beside points.
   */
  readonly lower: { readonly grade: string; readonly spare: string } | null;
}

/**
 * Says which grades are the next better and the next lower, and how many points away they are. Where a veto makes the total nought, the points that
 * count are those before it, and they stand in the trace: give a report that was made with one.
 *
 * @example
 * nextGrades(assessment!, run.report(0, { trace: traceOf })); // => { better: null, lower: null }
 */
export function nextGrades(rubric: Assessment, report: ScoreReport): NextGrades {
  const { bands, scale } = rubric;
  const at = bands.findIndex(({ grade }) => grade === report.grade);
  const isNought = report.caps.some(({ effect }) => effect === "zero");
  const text = isNought ? report.trace?.find(({ indicator }) => indicator === "")?.points : report.total;
  const total = wholeOf(text ?? null, scale);
  const [own, above, below] = [bands[at], bands[at + 1], bands[at - 1]];
  if (own === undefined || total === undefined) return { better: null, lower: null };
  const lacks = above === undefined ? 0n : BigInt(above.from ?? 0) - total;
  const better = above === undefined ? null : { grade: above.grade, lacks: formatScaled(lacks > 0n ? lacks : 0n, scale) };
  // Points alone do not bring the grade down where a veto gives it, or holds it up.
  const isSettled = isNought || report.caps.some(({ effect, grade }) => effect === "floor" && grade === report.grade);
  // Nor do they where places are counted: then it depends on the others, and less may be enough.
  const isCounted = rubric.quotas.some(({ kind, grade }) => (kind === "most" ? grade <= at : grade < at));
  const isPlain = !isCounted && below !== undefined && below.when === null && own.from !== null && !isSettled && total >= BigInt(own.from);
  return { better, lower: isPlain ? { grade: below.grade, spare: formatScaled(total - BigInt(own.from), scale) } : null };
}

/** Points as a whole number of the last decimal. */
function wholeOf(text: string | null, scale: number): bigint | undefined {
  const exact = text === null ? undefined : exactOf(text);
  return exact === undefined ? undefined : (exact.n * 10n ** BigInt(scale)) / exact.d;
}
