import { isGuijuError, type WorkCalendar } from "@guiju/core";
import { type Report, replay } from "@guiju/lifecycle";
import { type HistoryLine, type HistoryReading, readHistoryLine } from "./history-line.ts";
import { type LineProblem, lineProblem } from "./history-problem.ts";
import { openInput } from "./input.ts";
import { textsOption } from "./pack-shelf.ts";
import { problemFrames } from "./problem-frame.ts";
import type { Progress } from "./progress.ts";
import { isBlank, type Line, readLines } from "./read-lines.ts";
import { say } from "./say.ts";
import { has, type Session } from "./session.ts";

/** One history with its report. */
export interface Judged extends HistoryLine {
  readonly report: Report;
}

/** How a file is judged. */
export interface Judging extends HistoryReading {
  readonly calendar: WorkCalendar;
  readonly progress: Progress;
}

/**
 * Judges the histories of a file one after the other, in order, holding one line at a time.
 *
 * A line that is no history is drawn on standard error and given as a problem; the rest of the file goes on.
 */
export async function* eachReport(session: Session, judging: Judging): AsyncGenerator<Judged | LineProblem> {
  let lines = 0;
  for await (const line of readLines(await openInput(session, judging.file))) {
    if (isBlank(line)) continue;
    lines += 1;
    const read = readHistoryLine(line, judging);
    const judged = "error" in read ? read : judge(session, judging, read);
    if ("error" in judged) await report(session, judging.progress, judged, line);
    yield judged;
  }
  if (lines > 0) return;
  const place = { file: judging.file, line: 1, column: 1, length: 1 };
  const empty = lineProblem(1, { id: null, lifecycle: null }, "empty_file", [
    { code: "empty_file", message: say("line.emptyFile"), place },
  ]);
  await report(session, judging.progress, empty, undefined);
  yield empty;
}

/** Replays one history. What the engine refuses is a problem of that line; so is an error of ours, which must not stop the file. */
function judge(session: Session, judging: Judging, line: HistoryLine): Judged | LineProblem {
  try {
    const today = line.history.today === undefined && judging.today !== undefined ? { today: judging.today } : {};
    const report = replay(line.entry.lifecycle, line.history, {
      calendar: judging.calendar,
      ...today,
      ...textsOption(session, line.entry),
    });
    return { ...line, report };
  } catch (error) {
    if (isGuijuError(error) && error.issues.length > 0) return line.problem(error.code, error.issues);
    if (has(session, "debug")) throw error;
    return line.problem("internal", [{ code: "internal", message: say("line.internal"), pointer: "" }]);
  }
}

async function report(session: Session, progress: Progress, problem: LineProblem, line: Line | undefined): Promise<void> {
  progress.hide();
  progress.step("problem");
  await session.problems.write(problemFrames(session, problem, line !== undefined && "text" in line ? line.text : undefined));
}
