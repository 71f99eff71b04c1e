import type { Issue, Place, Text, WorkCalendar } from "@guiju/core";
import { type Act, can, type History, type Lifecycle, leaveOneOut, type ReplayOptions, readHistory, replay } from "@guiju/lifecycle";
import type { Env, Evaluation, RuleSet } from "@guiju/rules";
import type { CanQuestion, WorkedCase } from "../case-file.ts";
import type { Pack } from "../pack.ts";
import { noSuchName } from "../read/no-such-name.ts";
import { compareReport } from "./compare-report.ts";
import type { CaseDifference } from "./difference.ts";

/** What leaving one act out of a worked case shows: silent where no finding changes. */
export interface Omission {
  readonly index: number;
  readonly act: string;
  readonly silent: boolean;
}

/** What running one worked case showed; or, of kind `omission`, whether an act can be left out of every case that has it. */
export interface CaseResult {
  readonly kind: "case" | "omission";
  readonly id: string;
  readonly title: Text;
  /** `<pack>/<lifecycle>` of its history; null for a case of a rule set. */
  readonly lifecycle: string | null;
  /** `<pack>/<rule set>`; null for a case of a history. */
  readonly rules: string | null;
  /** `<pack>/<assessment>` of a case of an assessment. */
  readonly assessment?: string;
  /** The file in the pack, and the pointer of the case in it; those of differences and issues are of that file too. */
  readonly file: string;
  readonly pointer: string;
  readonly place: Place | undefined;
  readonly passed: boolean;
  readonly differences: readonly CaseDifference[];
  /** Why the history could not be replayed at all. */
  readonly issues: readonly Issue[];
  /** Ids of the editions of norms and decisions that judged something in it; of a rule set, what came of each rule; of an assessment, the indicators it names. */
  readonly judged: readonly string[];
  readonly omissions: readonly Omission[];
}

/** Where a case stands. */
export interface CasePosition {
  readonly file: string;
  readonly pointer: string;
}

/** One evaluation of a rule set, with what went into it. */
export interface RuleSetRun {
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly options: { readonly calendar: WorkCalendar; readonly today?: string };
  readonly evaluation: Evaluation;
}

/** What is told of everything that worked cases test, so that it can be tested again elsewhere. */
export interface CaseRecorder {
  /** A condition of a lifecycle was tested; what it was tested on changes afterwards, so take what is needed of it at once. */
  condition?(lifecycle: Lifecycle, position: CasePosition, ...tested: Parameters<NonNullable<Env["onTest"]>>): void;
  /** A rule set was evaluated. */
  ruleSet?(run: RuleSetRun, position: CasePosition): void;
}

/** Runs one worked case: replays it, compares, asks what it asks, and leaves each act out once. */
export function runCase(
  pack: Pack,
  workedCase: WorkedCase,
  position: CasePosition,
  calendar: WorkCalendar,
  record: CaseRecorder | undefined,
): CaseResult {
  const name = String(workedCase.history.lifecycle);
  const base = {
    kind: "case",
    id: workedCase.id,
    title: workedCase.title,
    lifecycle: name,
    rules: null,
    ...position,
    place: undefined,
  } as const;
  const failed = (issues: readonly Issue[]): CaseResult => ({ ...base, passed: false, differences: [], issues, judged: [], omissions: [] });
  const lifecycle = pack.lifecycles.get(name);
  if (lifecycle === undefined) return failed([unknownLifecycle(pack, name, position.pointer)]);
  const read = readHistory(lifecycle, workedCase.history);
  if ("issues" in read)
    return failed(read.issues.map((issue) => ({ ...issue, pointer: `${position.pointer}/history${issue.pointer ?? ""}` })));
  const history = workedCase.history as unknown as History;
  const options: ReplayOptions =
    record?.condition === undefined
      ? { calendar }
      : { calendar, onTest: (...tested) => record.condition?.(lifecycle, position, ...tested) };
  const report = replay(lifecycle, history, options);
  const differences = [
    ...compareReport(workedCase.expect, report),
    ...(workedCase.can ?? []).flatMap((question, index) => compareAnswer(lifecycle, history, question, index, options)),
  ];
  const applied = report.verdicts.filter((verdict) => verdict.status !== "notApplicable").map((verdict) => verdict.norm);
  return {
    ...base,
    passed: differences.length === 0,
    differences,
    issues: [],
    judged: [...new Set([...applied, ...report.decisions.map((decision) => decision.rule)])],
    omissions: leaveOneOut(lifecycle, history, { calendar }),
  };
}

function compareAnswer(
  lifecycle: Lifecycle,
  history: History,
  question: CanQuestion,
  index: number,
  options: ReplayOptions,
): readonly CaseDifference[] {
  const act: Act = { type: question.act, on: question.on, ...(question.data === undefined ? {} : { data: question.data }) };
  const answer = can(lifecycle, history, act, { ...options, today: question.on });
  const actual: Readonly<Record<string, unknown>> = {
    allowed: answer.allowed,
    earliest: answer.earliest,
    missing: answer.missing.map((each) => each.act),
  };
  return (["allowed", "earliest", "missing"] as const).flatMap((key) => {
    const expected = question[key];
    if (expected === undefined || JSON.stringify(expected) === JSON.stringify(actual[key])) return [];
    return [{ pointer: `/can/${index}/${key}`, what: `can ${question.act} ${question.on}: ${key}`, expected, actual: actual[key] }];
  });
}

/** A history that names no lifecycle of the pack, with the nearest that there is; `pointer` is that of the case. */
export function unknownLifecycle(pack: Pack, name: string, pointer: string): Issue {
  return noSuchName("unknown_lifecycle", `${pointer}/history/lifecycle`, { zh: "生命周期", en: "lifecycle" }, name, pack.lifecycles.keys());
}
