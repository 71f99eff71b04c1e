import { type Issue, renderIssue } from "@guiju/core";
import type { LineProblem } from "./history-problem.ts";
import type { Paint } from "./paint.ts";
import type { Session } from "./session.ts";

// How many findings of one line are drawn; the JSON has all of them.
const DRAWN = 5;

/** Draws the first findings of one refused line, each with the part of the line that is meant. */
export function problemFrames(session: Session, problem: Pick<LineProblem, "error">, text: string | undefined): string {
  const { issues } = problem.error;
  const frames = issues.slice(0, DRAWN).map((issue) => `${lineFrame(session, issue, text)}\n\n`);
  const more = issues.length - DRAWN;
  return `${frames.join("")}${more > 0 ? `${session.tell("line.more", { count: more })}\n\n` : ""}`;
}

/** Draws one finding with the line of the file it is about. */
export function issueFrame(session: Session, paint: Paint, issue: Issue, source: string | undefined): string {
  return coloured(paint, issue, renderIssue(issue, source, session.language));
}

/** Draws a finding of one line of a long file: drawn as the only line there is, then given its true number. */
function lineFrame(session: Session, issue: Issue, text: string | undefined): string {
  const { place } = issue;
  if (place === undefined || text === undefined) return issueFrame(session, session.problemPaint, issue, undefined);
  const number = String(place.line);
  const [head = "", where = "", ...rest] = renderIssue({ ...issue, place: { ...place, line: 1 } }, text, session.language).split("\n");
  const margin = " ".repeat(number.length - 1);
  const lines = [
    head,
    `${margin}${where.slice(0, where.lastIndexOf(":1:"))}:${number}:${place.column}`,
    ...rest.map((line) => (line.startsWith("1 | ") ? number + line.slice(1) : margin + line)),
  ];
  return coloured(session.problemPaint, issue, lines.join("\n"));
}

function coloured(paint: Paint, issue: Issue, frame: string): string {
  const [head = "", ...rest] = frame.split("\n");
  return [paint[issue.severity === "warning" ? "yellow" : "red"](head), ...rest].join("\n");
}
