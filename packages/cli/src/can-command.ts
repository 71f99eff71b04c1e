import { type Issue, isGuijuError, nearest, parseJson, type WorkCalendar } from "@guiju/core";
import { type Act, can, readHistory } from "@guiju/lifecycle";
import { calendarOf } from "./calendar-option.ts";
import { type Answer, answerText } from "./can-text.ts";
import { choiceOption, dayOption, required } from "./checked-options.ts";
import { EXIT } from "./exit-code.ts";
import { type HistoryLine, readHistoryLine } from "./history-line.ts";
import { type LineProblem, lineProblem } from "./history-problem.ts";
import { readWhole } from "./input.ts";
import { operands } from "./operands.ts";
import { optionValue } from "./options.ts";
import { openShelf, type Shelved, textsOption } from "./pack-shelf.ts";
import { issueFrame } from "./problem-frame.ts";
import { type Line, wholeText } from "./read-lines.ts";
import { say } from "./say.ts";
import { createSeenIds } from "./seen-ids.ts";
import { has, type Session } from "./session.ts";
import { usage } from "./usage.ts";

/** `guiju can`: whether an act may happen on a day, and if not, why and from when. A "no" is an answer, not a failure. */
export async function canCommand(session: Session): Promise<number> {
  const [file, type] = operands(session, "can", 2) as [string, string];
  const on = required(dayOption(session, "on"), "on", "YYYY-MM-DD");
  const failOn = choiceOption(session, "fail-on", ["no"]);
  const today = dayOption(session, "today") ?? on;
  const data = dataOption(session);
  const bytes = await readWhole(session, file);
  const line: Line = bytes === undefined ? { number: 1, problem: "tooLong" } : wholeText(bytes);
  const read = readHistoryLine(line, { file, today, shelf: openShelf(session), seen: createSeenIds() });
  if ("error" in read) return refuse(session, read, line);
  knownAct(type, read.entry);
  const act: Act = { type, on, ...(data === undefined ? {} : { data }) };
  const answer = answerTo(session, read, act, today, await calendarOf(session));
  if ("error" in answer) return refuse(session, answer, line);
  await session.out.write(has(session, "json") ? `${JSON.stringify(shown(answer))}\n` : answerText(session, read.entry, act, answer));
  return failOn === "no" && !answer.allowed ? EXIT.refused : EXIT.ok;
}

function answerTo(session: Session, read: HistoryLine, act: Act, today: string, calendar: WorkCalendar): Answer | LineProblem {
  const written = readHistory(read.entry.lifecycle, read.history);
  if ("issues" in written) return read.problem("invalid_history", written.issues);
  try {
    const history = { ...read.history, today };
    return can(read.entry.lifecycle, history, act, { calendar, today, ...textsOption(session, read.entry) });
  } catch (error) {
    if (!isGuijuError(error) || error.issues.length === 0) throw error;
    const ofAct = `/acts/${read.history.acts.length}`;
    const owner = { id: read.history.id, lifecycle: read.history.lifecycle };
    const issues = error.issues.map((issue) => aboutAct(issue, ofAct));
    return lineProblem(1, owner, "invalid_act", issues);
  }
}

/** A finding about the act that is asked for stands on the command line, not in the file. */
function aboutAct(issue: Issue, prefix: string): Issue {
  const pointer = issue.pointer?.slice(prefix.length) ?? "";
  return { ...issue, message: say("can.aboutAct", { pointer: pointer || "/", problem: issue.message }) };
}

function shown(answer: Answer): object {
  const { allowed, verdicts, missing, refused, earliest } = answer;
  return { allowed, verdicts, missing, refused, earliest };
}

function dataOption(session: Session): Record<string, unknown> | undefined {
  const text = optionValue(session.given, "data");
  if (text === undefined) return undefined;
  const { value, issues } = parseJson(text, "--data");
  if (issues[0] !== undefined) throw usage(say("can.dataJson", { problem: issues[0].message, column: issues[0].place?.column ?? 1 }));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw usage(say("can.dataObject"));
  return value as Record<string, unknown>;
}

function knownAct(type: string, entry: Shelved): void {
  const acts = [...entry.lifecycle.acts.keys()];
  if (!acts.includes(type)) throw usage(say("can.unknownAct", { act: type, lifecycle: entry.lifecycle.name }), nearest(type, acts));
}

async function refuse(session: Session, problem: LineProblem, line: Line): Promise<number> {
  const source = "text" in line ? line.text : undefined;
  if (has(session, "json")) await session.out.write(`${JSON.stringify(problem)}\n`);
  for (const issue of problem.error.issues.slice(0, 20))
    await session.problems.write(`${issueFrame(session, session.problemPaint, issue, source)}\n\n`);
  return EXIT.refused;
}
