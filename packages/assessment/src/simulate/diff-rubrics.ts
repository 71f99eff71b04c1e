import { type Fraction, fraction } from "../compile/bound.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { formatRatio, ratioOfText } from "../exact/decimal.ts";
import type { ScoreReport } from "../report.ts";
import { type Contribution, contributionsOf, difference, type Parts, partsOf } from "./contributions.ts";

/** One organisation under two editions of a rubric. */
export interface OrganisationChange {
  readonly id: string;
  readonly before: ScoreReport;
  readonly after: ScoreReport;
  /** The total after less the total before, as a decimal text; null where one of them is open. */
  readonly moved: string | null;
  /** The indicators that score otherwise, in the order of the rubric after; null where one is open or not there. */
  readonly indicators: readonly { readonly indicator: string; readonly before: string | null; readonly after: string | null }[];
  /** Where the difference of the totals comes from: the points sum exactly to it. Null where a total is open. */
  readonly contributions: readonly Contribution[] | null;
}

/** Two editions of a rubric over the same facts. */
export interface RubricDifference {
  readonly organisations: readonly OrganisationChange[];
  /** Ids of those whose total rises and falls, and of those whose grade is another. */
  readonly rises: readonly string[];
  readonly falls: readonly string[];
  readonly regraded: readonly string[];
}

/**
 * Compares two runs over the same organisations: who rises, who falls, and by which indicator.
 *
 * Organisations are paired by id, in the order of the second run; one that is in one run alone is left out.
 *
 * @example
 * const stricter = whatIf(run, [{ pointer: "/indicators/0/score/items/0/points", value: 3 }]).run ?? run;
 * const { falls, organisations } = diffRubrics(run, stricter);
 * falls; // => ["a"]
 * organisations[0]?.contributions; // => [{ indicator: "reports", by: "points", points: "-1.5" }]
 */
export function diffRubrics(before: Run, after: Run): RubricDifference {
  const places = new Map(before.cohort.organisations.map(({ id }, index) => [id, index]));
  const organisations: OrganisationChange[] = [];
  for (let index = 0; index < after.size; index += 1) {
    const id = after.cohort.organisations[index]?.id ?? "";
    const place = places.get(id);
    if (place !== undefined) organisations.push(changeOf(before, place, after, index));
  }
  const idsOf = (test: (change: OrganisationChange) => boolean) => organisations.filter(test).map(({ id }) => id);
  return {
    organisations,
    rises: idsOf(({ moved }) => moved !== null && moved !== "0" && !moved.startsWith("-")),
    falls: idsOf(({ moved }) => moved?.startsWith("-") === true),
    regraded: idsOf((change) => change.before.grade !== change.after.grade),
  };
}

function changeOf(before: Run, place: number, after: Run, index: number): OrganisationChange {
  const [old, now] = [before.report(place), after.report(index)];
  const names = new Set([...Object.keys(now.scores), ...Object.keys(old.scores)]);
  const indicators = [...names]
    .map((indicator) => ({ indicator, before: scoreOf(old, indicator), after: scoreOf(now, indicator) }))
    .filter((each) => each.before !== each.after);
  const isOpen = old.total === null || now.total === null;
  const parts = isOpen ? undefined : [partsAt(before, place), partsAt(after, index)];
  const [was, is] = parts ?? [];
  return {
    id: now.id,
    before: old,
    after: now,
    moved: isOpen ? null : movedBy(old.total ?? "0", now.total ?? "0"),
    indicators,
    contributions: was === undefined || is === undefined ? null : contributionsOf(was, is),
  };
}

function partsAt(run: Run, index: number): Parts | undefined {
  const panel = run.panels[run.panelOf[index] as number];
  return panel === undefined ? undefined : partsOf(panel, run.placeOf[index] as number);
}

function scoreOf({ scores }: ScoreReport, indicator: string): string | null {
  return Object.hasOwn(scores, indicator) ? (scores[indicator] ?? null) : null;
}

/** The difference of two decimal texts, exact. */
export function movedBy(before: string, after: string): string {
  const { n, d } = difference(pointsOf(after), pointsOf(before));
  return formatRatio(n, d);
}

function pointsOf(text: string): Fraction {
  const ratio = ratioOfText(text);
  if (ratio !== undefined) return fraction(BigInt(ratio.n), BigInt(ratio.d));
  const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + decimals);
  return fraction(text.startsWith("-") ? -size : size, 10n ** BigInt(decimals.length));
}
