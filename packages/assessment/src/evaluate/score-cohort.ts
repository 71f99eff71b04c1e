import type { Cohort, Organisation } from "../organisation.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { chooser } from "./choose.ts";
import { finishStandings } from "./finish-standings.ts";
import { type Panel, scorePanel } from "./panel.ts";
import type { Reason } from "./reason.ts";
import { type ReportOptions, reportOf, reportWithout } from "./report-of.ts";

/** What a cohort is scored with besides. */
export interface ScoreOptions extends ReportOptions {
  /** The year that is assessed. Default: that of the cohort. */
  readonly year?: number;
}

/** A cohort that was scored. Reports are written when they are asked for. */
export interface Run {
  readonly size: number;
  readonly cohort: Cohort;
  readonly year: number | undefined;
  /** The organisations by the rubric that is for them, in the order of the rubrics, for what recomputes parts. */
  readonly panels: readonly Panel[];
  /** By organisation: the position of its panel, or why it has none; and its place in the panel. */
  readonly panelOf: readonly (number | Reason)[];
  readonly placeOf: Uint32Array;
  /** Gives the rubric of an organisation. */
  rubricOf(index: number): Assessment | undefined;
  /** Writes the report of an organisation. */
  report(index: number, options?: ReportOptions): ScoreReport;
  /** Writes the reports of all, one after another. */
  reports(options?: ReportOptions): Generator<ScoreReport>;
}

/**
 * Scores the organisations of a cohort. Those that one rubric is for are compared among themselves; rubrics of one assessment that rank alike, or
 * grade alike, rank and count their organisations together.
 *
 * Missing facts leave bounds instead of points; the order of organisations and indicators changes nothing.
 *
 * @example
 * const checklist = { primitive: "checklist", mode: "deduct", items: [{ id: "late", points: 1.5, when: { fact: "late", operator: "equal", value: true } }] };
 * const indicator = { id: "reports", title: { zh: "报告", en: "Reports" }, article: "1", max: 10, score: checklist };
 * const file = { id: "year", title: { zh: "年度考核", en: "Year" }, scale: 1, max: 10, facts: { late: { type: "flag" } }, indicators: [indicator] };
 * const { assessment } = compileAssessment(file, { name: "example/year", version: "1" });
 * const run = scoreCohort(assessment!, { organisations: [{ id: "a", facts: { late: true } }, { id: "b", facts: {} }] });
 * run.report(0).total; // => "8.5"
 * run.report(1).bounds; // => ["8.5", "10"]
 */
export function scoreCohort(rubrics: Assessment | readonly Assessment[], cohort: Cohort, options: ScoreOptions = {}): Run {
  const all: readonly Assessment[] = Array.isArray(rubrics) ? rubrics : [rubrics as Assessment];
  const { organisations } = cohort;
  const year = options.year ?? cohort.year;
  const choose = chooser(all, year);
  const members: Organisation[][] = all.map(() => []);
  const panelOf: (number | Reason)[] = [];
  const placeOf = new Uint32Array(organisations.length);
  for (const [index, organisation] of organisations.entries()) {
    const chosen = choose(organisation);
    panelOf.push(chosen);
    if (typeof chosen === "number") placeOf[index] = (members[chosen] as Organisation[]).push(organisation) - 1;
  }
  const panels = all.map((assessment, position) =>
    scorePanel(assessment, members[position] ?? [], { cohortFacts: cohort.facts ?? {}, year }),
  );
  finishStandings(
    all,
    panels.map(({ standing }) => standing),
  );
  const rubricOf = (index: number): Assessment | undefined => all[panelOf[index] as number];
  const report = (index: number, { trace = options.trace }: ReportOptions = {}): ScoreReport => {
    const chosen = panelOf[index] ?? "noRubric";
    if (typeof chosen !== "number") return reportWithout(all[0], organisations[index] as Organisation, year, chosen);
    const { machine, block, standing } = panels[chosen] as Panel;
    const at = placeOf[index] as number;
    return reportOf(machine, block, standing, at, at, { trace });
  };
  return {
    size: organisations.length,
    cohort,
    year,
    panels,
    panelOf,
    placeOf,
    rubricOf,
    report,
    *reports(more = {}) {
      for (let index = 0; index < organisations.length; index += 1) yield report(index, more);
    },
  };
}
