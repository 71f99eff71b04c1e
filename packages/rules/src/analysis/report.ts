import type { Truth } from "../datum.ts";
import type { IrCond } from "../ir.ts";
import type { Answer } from "./ask.ts";
import { type About, type Example, type Finding, type FindingCode, findingOf, tooLarge } from "./finding.ts";
import type { Inquiry } from "./question.ts";

/** What an analysis has come to so far. */
export interface Report {
  readonly findings: Finding[];
  /** Root conditions that were already reported as too large; the whole, once the limit of all questions is reached. */
  readonly tooLarge: Set<string>;
  /** Tables of tiers that were already reported as undecided. */
  readonly undecided: Set<string>;
}

/** Starts a report with nothing found. */
export function emptyReport(): Report {
  return { findings: [], tooLarge: new Set(), undecided: new Set() };
}

/** Adds a finding. */
export function add(report: Report, code: FindingCode, about: About): void {
  report.findings.push(findingOf(code, about));
}

/** Adds that something was too large, once for each root condition and once for the analysis as a whole. */
export function addTooLarge(report: Report, answer: Extract<Answer, { kind: "tooLarge" }>, root: string): void {
  const key = answer.exceeded.what === "totalSteps" ? "" : `${answer.exceeded.what} ${root}`;
  if (report.tooLarge.has(key)) return;
  report.tooLarge.add(key);
  report.findings.push(tooLarge(root, answer.exceeded));
}

/** Gives facts that show something, if the real evaluator finds the truths expected on them. */
export function exampleFor(inquiry: Inquiry, answer: Answer, conds: readonly IrCond[], expected: Truth): Example | undefined {
  if (answer.kind !== "yes") return undefined;
  const example = inquiry.subject.exampleOf(answer.assignment);
  return conds.every((cond) => inquiry.subject.truthOf(cond, example) === expected) ? example : undefined;
}
