import { sayDate } from "@guiju/core";
import type { Verdict } from "@guiju/lifecycle";
import { wrap } from "./columns.ts";
import type { Audited, Desk } from "./desk.ts";
import { byGravity, countFindings, findingsOf } from "./findings.ts";

const SHOWN = 5;

/** The files with the most findings, each finding as a full sentence. */
export function worstFiles(desk: Desk): string[] {
  const worst = desk.files
    .map((file) => ({ file, ...countFindings([file.report]) }))
    .sort((a, b) => byGravity(a, b) || (a.file.report.id < b.file.report.id ? -1 : 1))
    .slice(0, SHOWN);
  return [
    desk.paint.bold(desk.say("worst", { count: worst.length })),
    ...worst.flatMap(({ file, ...counts }) => ["", ...block(desk, file, counts)]),
  ];
}

function block(desk: Desk, { report, branch }: Audited, counts: ReturnType<typeof countFindings>): string[] {
  const { say, told, texts, paint, language, width } = desk;
  const state = report.state === null ? "?" : told(texts.state(report.state));
  const refused = report.refused.flatMap((each) => [
    ...marked(paint.red, say("refusedMark"), [told(texts.act(each.act)), sayDate(each.on, language)], width),
    ...indented(told(texts.refused(each)), width),
  ]);
  return [
    paint.bold(say("fileHead", { id: report.id, branch: desk.branchName(branch) })),
    ...hanging(say("fileState", { state, ...counts }), width),
    ...findingsOf(report).flatMap((verdict) => verdictLines(desk, verdict)),
    ...refused,
  ];
}

/** One finding: its status, norm, act and day, and below it the sentence that says why. */
export function verdictLines(desk: Desk, verdict: Verdict): string[] {
  const { say, told, texts, paint, language, width } = desk;
  const violated = verdict.status === "violated";
  const word = say(violated ? "countViolated" : verdict.status === "warning" ? "countWarning" : "countUndetermined");
  const day = verdict.on === null ? [] : [sayDate(verdict.on, language)];
  const head = marked(violated ? paint.red : paint.yellow, word, [verdict.norm, told(texts.act(verdict.act)), ...day], width);
  return [...head, ...indented(told(texts.verdict(verdict)), width)];
}

/** A line that begins with a coloured word, broken where it is too long. */
function marked(colour: (text: string) => string, word: string, parts: readonly string[], width: number): string[] {
  const [first = "", ...others] = hanging([word, ...parts].join("  "), width);
  return [`  ${colour(word)}${first.slice(2 + word.length)}`, ...others];
}

function hanging(text: string, width: number): string[] {
  return wrap(text, width - 8).map((line, at) => (at === 0 ? `  ${line}` : `        ${line}`));
}

function indented(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrap(line, width - 8).map((part) => `        ${part}`));
}
