import { type Issue, renderIssue } from "@guiju/core";
import type { LineProblem } from "./history-problem.ts";
import type { Paint } from "./paint.ts";
import type { Line } from "./read-lines.ts";
import type { Session } from "./session.ts";

// How many findings of one line are drawn; the JSON has all of them.
const DRAWN = 5;

/** Draws the first findings of one refused line, each with the part of the line that is meant. */
export function problemFrames(session: Session, problem: Pick<LineProblem, "error">, text: string | undefined): string {
  const { issues } = problem.error;
  const frames = issues.slice(0, DRAWN).map((issue) => `${lineFrame(session, issue, whole(issue, text))}\n\n`);
  const more = issues.length - DRAWN;
  return `${frames.join("")}${more > 0 ? `${session.tell("line.more", { count: more })}\n\n` : ""}`;
}

/** Draws the first findings of one line of facts: of the line itself only its id, the key and what stands there, as the rest is about people. */
export function factsFrames(session: Session, problem: Pick<LineProblem, "error"> & { readonly id?: string | null }, line: Line): string {
  const { issues } = problem.error;
  const frames = issues.slice(0, DRAWN).map((issue) => `${lineFrame(session, issue, partOf(issue, problem.id ?? null, line))}\n\n`);
  const more = issues.length - DRAWN;
  return `${frames.join("")}${more > 0 ? `${session.tell("line.more", { count: more })}\n\n` : ""}`;
}

/** What is shown of a line, and the column there. */
interface Shown {
  readonly text: string;
  readonly column: number;
  readonly length: number;
}

// So much of a text is shown that one sees which it is.
const SHOWN = 40;

function partOf({ place }: Issue, id: string | null, line: Line): Shown | undefined {
  if (place === undefined || !("text" in line)) return undefined;
  const start = place.column - 1;
  const token = shortenedToken(line.text.slice(start, start + place.length));
  const head = id === null ? "… " : `{"id": ${JSON.stringify(id.slice(0, 60))}, … `;
  const before = line.text.slice(0, start);
  if (before.trim() === "") {
    const text = id === null ? token : `${head}}`;
    return { text, column: 1, length: text.length };
  }
  // The name before a value, where it is one of a format or a rubric.
  const [key = ""] = /"[A-Za-z][\w.-]{0,59}"\s*:\s*$/.exec(before.slice(-80)) ?? [];
  const isId = id !== null && key.startsWith('"id"');
  if (token === "") return { text: head.trimEnd(), column: head.trimEnd().length + 1, length: 1 };
  const lead = isId ? `{${key}` : head + key;
  return { text: `${lead}${token} …`, column: lead.length + 1, length: token.length };
}

function shortenedToken(token: string): string {
  if (token.length > 2 && /^[[{]/.test(token)) return token.startsWith("{") ? "{…}" : "[…]";
  return token.length > SHOWN ? `${token.slice(0, SHOWN)}…` : token;
}

/** Draws one finding with the line of the file it is about. */
export function issueFrame(session: Session, paint: Paint, issue: Issue, source: string | undefined): string {
  return coloured(paint, issue, renderIssue(issue, source, session.language));
}

/** Draws a finding of one line of a long file: drawn as the only line there is, then given its true number. */
function lineFrame(session: Session, issue: Issue, shown: Shown | undefined): string {
  const { place } = issue;
  if (place === undefined || shown === undefined) return issueFrame(session, session.problemPaint, issue, undefined);
  const number = String(place.line);
  const { text, ...at } = shown;
  const [head = "", where = "", ...rest] = renderIssue({ ...issue, place: { ...place, line: 1, ...at } }, text, session.language).split(
    "\n",
  );
  const margin = " ".repeat(number.length - 1);
  const lines = [
    head,
    `${margin}${where.slice(0, where.lastIndexOf(":1:"))}:${number}:${place.column}`,
    ...rest.map((line) => (line.startsWith("1 | ") ? number + line.slice(1) : margin + line)),
  ];
  return coloured(session.problemPaint, issue, lines.join("\n"));
}

function whole({ place }: Issue, text: string | undefined): Shown | undefined {
  return place === undefined || text === undefined ? undefined : { text, column: place.column, length: place.length };
}

function coloured(paint: Paint, issue: Issue, frame: string): string {
  const [head = "", ...rest] = frame.split("\n");
  return [paint[issue.severity === "warning" ? "yellow" : "red"](head), ...rest].join("\n");
}
