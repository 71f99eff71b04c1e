import { createSummary, isClean, type Summary } from "./audit-summary.ts";
import { calendarOf } from "./calendar-option.ts";
import { choiceOption, dayOption } from "./checked-options.ts";
import { eachReport } from "./each-report.ts";
import { EXIT } from "./exit-code.ts";
import { oneOperand } from "./operands.ts";
import { openShelf } from "./pack-shelf.ts";
import { createProgress, type Progress } from "./progress.ts";
import { reportBlock } from "./report-block.ts";
import { createSeenIds } from "./seen-ids.ts";
import { has, type Session } from "./session.ts";
import { summaryText } from "./summary-text.ts";

/** `guiju audit`: a report for each history of a file, in its order; a line that is no history is reported and passed over. */
export async function auditCommand(session: Session): Promise<number> {
  const file = oneOperand(session, "audit");
  const failOn = choiceOption(session, "fail-on", ["violated", "warning", "no"]);
  const today = dayOption(session, "today");
  const form = has(session, "summary") ? "summary" : has(session, "json") ? "lines" : "blocks";
  const counter = createSummary();
  const progress = fileProgress(session, form !== "summary" && session.io.stdout.isTTY === true ? "never" : "onTerminal");
  const judging = { file, today, shelf: openShelf(session), seen: createSeenIds(), calendar: await calendarOf(session), progress };
  let internal = false;
  for await (const item of eachReport(session, judging)) {
    if ("error" in item) {
      counter.addRefusedLine();
      internal ||= item.error.code === "internal";
      if (form === "lines") await session.out.write(`${JSON.stringify(item)}\n`);
      continue;
    }
    counter.add(item.entry, item.history, item.report);
    progress.step(isClean(item.report) ? "fine" : "problem");
    const text =
      form === "lines" ? `${JSON.stringify(item.report)}\n` : form === "blocks" ? reportBlock(session, item.entry, item.report) : "";
    if (text !== "") await session.out.write(text);
  }
  progress.hide();
  const summary = counter.result();
  if (form === "summary" && has(session, "json")) await session.out.write(`${JSON.stringify(summary)}\n`);
  else if (form !== "lines") await session.out.write(summaryText(session, summary));
  if (internal) return EXIT.internal;
  return summary.refusedLines > 0 || fails(summary, failOn) ? EXIT.refused : EXIT.ok;
}

/** The line on a terminal that says how far a file is. */
export function fileProgress(session: Session, shown: "onTerminal" | "never", text: string = "progress"): Progress {
  return createProgress(session.io.stderr, session.io.env.TERM === "dumb" ? "never" : shown, (done, perSecond, problems) =>
    session.tell(text, { done, perSecond, problems }),
  );
}

/** A refused act counts as a violation: a gate that let it pass would be none. */
function fails(summary: Summary, failOn: "violated" | "warning" | "no" | undefined): boolean {
  if (failOn === undefined || failOn === "no") return false;
  const violated = summary.verdicts.violated + summary.refusedActs + summary.missingActs;
  return violated > 0 || (failOn === "warning" && summary.verdicts.warning > 0);
}
