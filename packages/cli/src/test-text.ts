import type { Issue } from "@guiju/core";
import type { CaseResult, Coverage, CoverageCount, MutantResult, Pack } from "@guiju/pack";
import { mutantsText } from "./mutate-text.ts";
import { printable, shortened } from "./printable.ts";
import type { Session } from "./session.ts";

/** What running the cases of one pack gave. `percent` is the share of norms, and of outcomes of rules, that the cases touch: the lesser of the two. */
export interface Tested {
  readonly pack: Pack;
  readonly folder: string;
  readonly results: readonly CaseResult[];
  readonly coverage: Coverage | undefined;
  readonly percent: number;
  readonly engine: EngineCount | undefined;
  /** What changing its rubrics gave, where that was asked for. */
  readonly mutants: readonly MutantResult[] | undefined;
}

/** What putting the conditions of the cases to another engine gave. */
export interface EngineCount {
  readonly engine: string;
  /** Tests of conditions, and the distinct ones among them. */
  readonly tests: number;
  readonly conditions: number;
  /** Evaluations of rule sets. */
  readonly runs: number;
  readonly different: number;
}

/** The results of one pack for people: what failed and where, then totals and coverage. */
export function testedText(session: Session, tested: Tested, least: number | undefined): string {
  const { tell, paint } = session;
  const failed = tested.results.filter((result) => !result.passed);
  const lines = failed.map((result) => failedText(session, tested, result));
  const slots = {
    pack: tested.pack.id,
    cases: tested.results.filter((result) => result.kind === "case").length,
    omissions: tested.results.filter((result) => result.kind === "omission").length,
    passed: tested.results.length - failed.length,
    failed: failed.length,
  };
  const totals = tested.results.length === 0 ? tell("test.none") : tell("test.totals", slots);
  lines.push(failed.length > 0 ? paint.red(totals) : paint.green(totals));
  if (tested.engine !== undefined) lines.push(tell("test.engine", { pack: tested.pack.id, ...tested.engine }));
  if (tested.coverage !== undefined) lines.push(...coverageLines(session, tested.coverage));
  if (least !== undefined && tested.percent < least) lines.push(paint.red(tell("test.below", { percent: tested.percent, min: least })));
  const changed = tested.mutants === undefined ? "" : mutantsText(session, tested.pack.id, tested.folder, tested.mutants);
  return `${lines.join("\n")}\n${changed}`;
}

/** One way in which a case failed, in words, and where that stands in the pack. */
export interface Failure {
  readonly text: string;
  /** File, line and column in the pack. */
  readonly where: string;
}

/** Each way in which a case failed. */
export function failuresOf(session: Session, result: CaseResult): readonly Failure[] {
  const whereOf = (place: Issue["place"]): string =>
    place === undefined
      ? whereOf(result.place ?? { file: result.file, line: 1, column: 1, length: 1 })
      : `${place.file}:${place.line}:${place.column}`;
  const issues = result.issues.map(({ message, suggestion, place }) => ({
    text: `${message[session.language]}${suggestion === undefined ? "" : session.tell("test.suggestion", { name: suggestion })}`,
    where: whereOf(place),
  }));
  const differences = result.differences.map(({ what, expected, actual, message, place }) => ({
    text: message?.[session.language] ?? `${what}: ${session.tell("test.expected", { expected: shown(expected), actual: shown(actual) })}`,
    where: whereOf(place),
  }));
  return [...issues, ...differences];
}

function failedText(session: Session, { folder }: Tested, result: CaseResult): string {
  const head = `${session.paint.red(`✗ ${result.id}`)}  ${printable(result.title[session.language])}`;
  const failures = failuresOf(session, result).flatMap(({ text, where }) => [
    `  - ${printable(text)}`,
    `    --> ${folder === "." ? "" : `${folder}/`}${where}`,
  ]);
  return [head, ...failures, ""].join("\n");
}

function shown(value: unknown): { zh: string; en: string } {
  const text = value === undefined ? "-" : shortened(JSON.stringify(value), 400);
  return { zh: text, en: text };
}

function coverageLines(session: Session, coverage: Coverage): readonly string[] {
  const { tell } = session;
  const counts = ({ total, untouched }: CoverageCount): { covered: number; all: number } => ({
    covered: total - untouched.length,
    all: total,
  });
  const { norms, transitions, outcomes, indicators } = coverage;
  const part = counts(transitions);
  const lines = [
    ...(norms.total === 0 ? [] : [tell("test.coverage", { ...counts(norms), percent: percentOf(counts(norms)) })]),
    ...(transitions.total === 0 ? [] : [tell("test.transitions", { ...part, percent: percentOf(part) })]),
    ...(indicators.total === 0 ? [] : [tell("test.indicators", { ...counts(indicators), percent: percentOf(counts(indicators)) })]),
    ...(outcomes.total === 0 ? [] : [tell("test.outcomes", { ...counts(outcomes), percent: percentOf(counts(outcomes)) })]),
  ];
  if (norms.untouched.length > 0) lines.push(tell("test.uncovered", { names: norms.untouched }));
  if (transitions.untouched.length > 0) lines.push(tell("test.uncoveredTransitions", { names: transitions.untouched }));
  if (indicators.untouched.length > 0) lines.push(tell("test.uncoveredIndicators", { names: indicators.untouched }));
  if (outcomes.untouched.length > 0) lines.push(tell("test.uncoveredOutcomes", { names: outcomes.untouched }));
  return lines;
}

/** Rounded down, so that 100 means all. */
export function percentOf({ covered, all }: { readonly covered: number; readonly all: number }): number {
  return all === 0 ? 100 : Math.floor((covered * 100) / all);
}
