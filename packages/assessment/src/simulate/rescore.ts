import { GuijuError, type Issue } from "@guiju/core";
import { type Run, scoreCohort } from "../evaluate/score-cohort.ts";
import { traceOf } from "../evaluate/trace.ts";
import type { Cohort, Organisation } from "../organisation.ts";
import type { ScoreReport } from "../report.ts";
import { isSame } from "./plan-change.ts";
import { edited } from "./pointer-edit.ts";

/** One correction of what is recorded of an organisation. */
export interface Correction {
  /** JSON pointer into the organisation's line, such as `/facts/late`. */
  readonly pointer: string;
  /** What stands there then; null for not recorded. */
  readonly value: unknown;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
}

/** Corrections of one organisation, with the appeal they follow from where there was one. */
export interface Rescoring {
  readonly id: string;
  readonly corrections: readonly Correction[];
  readonly appeal?: { readonly by: string; readonly on: string; readonly text?: string };
}

type Standing = Pick<ScoreReport, "total" | "bounds" | "grade" | "rank">;

/** Both results, and what made the difference. */
export interface Rescored {
  readonly request: Rescoring;
  /** Corrections that cannot be made. Then none is made. */
  readonly issues: readonly Issue[];
  /** Both with their trace. */
  readonly before: ScoreReport;
  readonly after: ScoreReport;
  /** Indicators that score otherwise, `""` for the total, each with the positions of the corrections that moved it; they are made one after another. */
  readonly differences: readonly {
    readonly indicator: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly corrections: readonly number[];
  }[];
  /** Others whose total, grade or rank is another by it. */
  readonly others: readonly { readonly id: string; readonly before: Standing; readonly after: Standing }[];
  /** The whole cohort with the corrections; the run that was given stays as it is. */
  readonly run: Run;
}

/**
 * Scores an organisation anew with corrections (更正), after an appeal (申诉) or without: both results are kept, the difference is explained, and others are told
 * whom it moves.
 *
 * @throws GuijuError `not_found` where no organisation has the id
 *
 * @example
 * const correction = { pointer: "/facts/late", value: false, reason: "it came in time", by: "office", on: "2026-01-12" };
 * const { before, after, differences } = rescore(run, { id: "a", corrections: [correction] });
 * [before.total, after.total]; // => ["8.5", "10"]
 * differences[0]; // => { indicator: "reports", before: "8.5", after: "10", corrections: [0] }
 */
export function rescore(run: Run, request: Rescoring): Rescored {
  const index = run.cohort.organisations.findIndex(({ id }) => id === request.id);
  const organisation = run.cohort.organisations[index];
  if (organisation === undefined) throw new GuijuError("not_found", "no organisation of the run has this id");
  const before = run.report(index, { trace: traceOf });
  const { lines, issues } = linesOf(organisation, request);
  if (issues.length > 0) return { request, issues, before, after: before, differences: [], others: [], run };
  const runs = lines.map((line) => scoredWith(run, index, line));
  const last = runs.at(-1) ?? run;
  const reports = [before, ...runs.map((each) => each.report(index, { trace: traceOf }))];
  const after = reports.at(-1) ?? before;
  return { request, issues, before, after, differences: differencesOf(reports), others: othersOf(run, last, index), run: last };
}

/** The line after each correction. */
function linesOf(organisation: Organisation, { corrections }: Rescoring) {
  const lines: Organisation[] = [];
  const issues: Issue[] = [];
  let line = organisation;
  for (const [at, { pointer, value, reason, by }] of corrections.entries()) {
    const made = edited(line, [{ pointer, value }], "added");
    if (reason.trim() === "" || by.trim() === "") issues.push(unsaid(`/corrections/${at}/${reason.trim() === "" ? "reason" : "by"}`));
    else if (pointer === "/id" || pointer === "" || made.issues.length > 0) issues.push(notMade(`/corrections/${at}/pointer`, pointer));
    else {
      line = made.json as Organisation;
      lines.push(line);
    }
  }
  return { lines, issues };
}

function scoredWith(run: Run, index: number, line: Organisation): Run {
  const organisations = run.cohort.organisations.map((each, at) => (at === index ? line : each));
  const cohort: Cohort = { ...run.cohort, organisations };
  const rubrics = run.panels.map(({ machine }) => machine.assessment);
  return scoreCohort(rubrics, cohort, run.year === undefined ? {} : { year: run.year });
}

function differencesOf(reports: readonly ScoreReport[]): Rescored["differences"] {
  const names = new Set([...reports.flatMap(({ scores }) => Object.keys(scores)), ""]);
  return [...names].flatMap((indicator) => {
    const said = reports.map((report) => saidOf(report, indicator));
    const [first, last] = [said[0], said.at(-1)];
    if (first === undefined || last === undefined || isSame(first, last)) return [];
    const corrections = said.slice(1).flatMap((each, at) => (isSame(each, said[at]) ? [] : [at]));
    return [{ indicator, before: first.points, after: last.points, corrections }];
  });
}

/** Points of an indicator, or of the whole; with what else shows that an open one moved. */
function saidOf({ scores, total, bounds, trace }: ScoreReport, indicator: string) {
  const entry = trace?.find((each) => each.indicator === indicator);
  const points = indicator === "" ? total : Object.hasOwn(scores, indicator) ? (scores[indicator] ?? null) : null;
  return { points, bounds: indicator === "" ? bounds : (entry?.bounds ?? null) };
}

function othersOf(before: Run, after: Run, index: number): Rescored["others"] {
  const found: Rescored["others"][number][] = [];
  for (let at = 0; at < before.size; at += 1) {
    if (at === index) continue;
    const [old, now] = [standingOf(before.report(at)), standingOf(after.report(at))];
    if (!isSame(old, now)) found.push({ id: before.cohort.organisations[at]?.id ?? "", before: old, after: now });
  }
  return found;
}

function standingOf({ total, bounds, grade, rank }: ScoreReport): Standing {
  return { total, bounds, grade, ...(rank !== undefined && { rank }) };
}

function unsaid(pointer: string): Issue {
  const message = { zh: "更正要写明理由和作出人。", en: "A correction says its reason and who made it." };
  return { code: "correction_unsaid", pointer, message };
}

function notMade(pointer: string, at: string): Issue {
  const message = { zh: `不能更正“${at}”：没有这个位置。`, en: `"${at}" cannot be corrected: there is no such place.` };
  return { code: "unknown_place", pointer, message };
}
