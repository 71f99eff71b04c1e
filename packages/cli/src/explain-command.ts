import type { Run } from "@guiju/assessment";
import { appealText, scoreSheet, scoreTable, traceOf } from "@guiju/assessment/explain";
import { nearest } from "@guiju/core";
import { type ChosenAssessment, chosenAssessment, yearOptions } from "./assessment-choice.ts";
import { required } from "./checked-options.ts";
import { EXIT } from "./exit-code.ts";
import { openFacts } from "./facts-source.ts";
import { surveyHeld } from "./facts-survey.ts";
import { type GradeChange, gradeChangeLines, gradeChangeOf } from "./grade-change.ts";
import { operands } from "./operands.ts";
import { optionValue } from "./options.ts";
import { printable, printableLines, shortened } from "./printable.ts";
import { say } from "./say.ts";
import { runOf } from "./scored-facts.ts";
import { has, type Session } from "./session.ts";
import { usage } from "./usage.ts";

/** A cohort up to this many characters can be explained: places and means need all of it beside the one. */
const HELD = 512 * 1024 * 1024;

/** `guiju explain`: every number of one organisation with its facts, rule, article and points, and what would change the grade. */
export async function explainCommand(session: Session): Promise<number> {
  const [id = "", file = ""] = operands(session, "explain", 2);
  const name = required(optionValue(session.given, "assessment"), "assessment", "pack/assessment");
  const [year] = yearOptions(session, 1);
  const chosen = chosenAssessment(session, name);
  const source = await openFacts(session, file);
  try {
    const survey = await surveyHeld(session, source, name, HELD);
    const ids = survey.organisations.map((organisation) => organisation.id);
    const index = ids.indexOf(id);
    if (index === -1)
      throw usage(say("explain.unknown", { id: shortened(printable(id), 80), file }), id.length > 200 ? undefined : nearest(id, ids));
    await writeSheet(session, chosen, runOf(chosen.rubrics, survey, year), index);
    return survey.problems.size > 0 ? EXIT.refused : EXIT.ok;
  } finally {
    source.close();
  }
}

async function writeSheet(session: Session, chosen: ChosenAssessment, run: Run, index: number): Promise<void> {
  const sheet = scoreSheet(run, index, session.language, { instruments: chosen.pack.instruments, texts: chosen.pack.catalogue });
  const change: GradeChange = gradeChangeOf(run, index);
  if (has(session, "json")) {
    await session.out.write(`${JSON.stringify({ ...run.report(index, { trace: traceOf }), sheet, change })}\n`);
    return;
  }
  const lines = gradeChangeLines(session, chosen, run, index, change, sheet);
  const part =
    lines.length === 0
      ? ""
      : `\n${session.paint.bold(session.tell("explain.change"))}\n${lines.map((line) => `- ${printable(line)}\n`).join("")}`;
  await session.out.write(`${printableLines(scoreTable(sheet).trimEnd())}\n${part}\n${appealText()[session.language]}\n`);
}
