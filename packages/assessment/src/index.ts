/**
 * Scores organisations by checked rubrics: exact points, grades and ranks, each number with its trace.
 *
 * The examples of this package score two organisations, one of which has not recorded whether its reports were late:
 *
 * ```ts
 * const checklist = { primitive: "checklist", mode: "deduct", items: [{ id: "late", points: 1.5, when: { fact: "late", operator: "equal", value: true } }] };
 * const reports = { id: "reports", title: { zh: "报告", en: "Reports" }, article: "1", max: 10, score: checklist };
 * const file = { id: "year", title: { zh: "年度考核", en: "Year" }, scale: 1, max: 10, facts: { late: { type: "flag" } }, indicators: [reports] };
 * const { assessment } = compileAssessment(file, { name: "example/year", version: "1" });
 * const run = scoreCohort(assessment!, { organisations: [{ id: "a", facts: { late: true } }, { id: "b", facts: {} }] });
 * ```
 *
 * @module
 */
export type * from "./assessment-file.ts";
export type { ReportOptions, Tracer } from "./evaluate/report-of.ts";
export { type Run, type ScoreOptions, scoreCohort } from "./evaluate/score-cohort.ts";
export type { Cohort, Exemption, Organisation } from "./organisation.ts";
export type { Assessment } from "./plan.ts";
export type { ScoreReport, TraceEntry } from "./report.ts";
