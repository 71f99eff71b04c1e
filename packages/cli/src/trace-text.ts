import { type ScoreSheetRow, sheetOf } from "@guiju/assessment/explain";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { printable, shortened } from "./printable.ts";
import { gradeWords, notesOf, type ScoredRow } from "./score-row.ts";
import type { Session } from "./session.ts";

/** One organisation with every number and where it comes from: facts, what was done, article. */
export function traceText(session: Session, chosen: ChosenAssessment, { report, rubric }: ScoredRow): string {
  const { paint, tell, language } = session;
  const total = report.total ?? (report.bounds === null ? "—" : `${report.bounds[0]} – ${report.bounds[1]}`);
  const head = `${paint.bold(shortened(printable(report.id), 80))}  ${tell("score.total")} ${total}  ${gradeWords(session, chosen, report)}`;
  const { instruments, catalogue: texts } = chosen.pack;
  const { source, rows, whole, limits, consequences } = sheetOf(rubric, report, language, { instruments, texts });
  // What follows is said with its reasons.
  const said = [
    ...(whole === null ? [] : [whole]),
    ...notesOf(session, chosen, { ...report, consequences: [] }, rubric),
    ...limits.map(({ words }) => words),
    ...consequences,
  ];
  const notes = said.map((note) => `  ${printable(note)}`);
  const sources = source === null ? [] : [`  ${paint.dim(printable(source))}`];
  return `${[head, ...notes, ...sources, ...rows.map((row) => rowText(session, row, source !== null))].join("\n")}\n\n`;
}

function rowText({ paint, tell, language }: Session, row: ScoreSheetRow, isShort: boolean): string {
  const zh = language === "zh";
  const points = row.points ?? (row.bounds === null ? "—" : `${row.bounds[0]} – ${row.bounds[1]}`);
  const indent = "  ".repeat(row.depth + 1);
  const shown = `${indent}${printable(row.title)}  ${points} / ${row.max}`;
  const said = (value: string | boolean | null): string =>
    value === null ? tell("score.missing") : typeof value === "boolean" ? tell(value ? "score.yes" : "score.no") : value;
  const facts = row.facts.map(({ title, value }) => `${title} ${said(value)}`);
  const parts = [facts.join(zh ? "；" : "; "), row.how.join(zh ? "；" : "; "), (isShort ? row.article : null) ?? row.basis]
    .filter((part) => part !== "")
    .map((part) => `${indent}    ${paint.dim(printable(part))}`);
  return [row.points === null ? paint.yellow(shown) : shown, ...parts].join("\n");
}
