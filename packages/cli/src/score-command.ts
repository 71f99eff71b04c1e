import type { Organisation } from "@guiju/assessment";
import type { Issue } from "@guiju/core";
import { type ChosenAssessment, chosenAssessment, yearOptions } from "./assessment-choice.ts";
import { fileProgress } from "./audit-command.ts";
import { choiceOption } from "./checked-options.ts";
import { EXIT } from "./exit-code.ts";
import { factsIssues } from "./facts-issues.ts";
import { type FactsSource, openFacts } from "./facts-source.ts";
import { AT_ONCE, type FactsSurvey, pause, surveyFacts } from "./facts-survey.ts";
import type { LineProblem } from "./history-problem.ts";
import { operands } from "./operands.ts";
import { factsFrames } from "./problem-frame.ts";
import type { Progress } from "./progress.ts";
import { isBlank, type Line } from "./read-lines.ts";
import { type ScoredRow, scoreTableText } from "./score-row.ts";
import { createScoreSummary, scoreSummaryText } from "./score-summary.ts";
import { type Scored, scoredFacts } from "./scored-facts.ts";
import { has, type Session } from "./session.ts";
import { traceText } from "./trace-text.ts";

// A table of more rows than this nobody reads on a terminal; the JSON has all of them.
const ROWS = 2000;

/** `guiju score`: a report for each organisation of a file, in its order; a line that cannot be used is reported and passed over. */
export async function scoreCommand(session: Session): Promise<number> {
  const [name = "", file = ""] = operands(session, "score", 2);
  const failOn = choiceOption(session, "fail-on", ["open"]);
  const [year] = yearOptions(session, 1);
  const chosen = chosenAssessment(session, name);
  const source = await openFacts(session, file);
  try {
    const survey = await surveyFacts(session, source, name, fileProgress(session, "onTerminal", "score.reading"));
    const progress = fileProgress(session, "onTerminal", "score.progress");
    const scored = scoredFacts(chosen, source, survey, year);
    return await writeReports(session, { chosen, source, survey, scored, progress }, failOn);
  } finally {
    source.close();
  }
}

interface Work {
  readonly chosen: ChosenAssessment;
  readonly source: FactsSource;
  readonly survey: FactsSurvey;
  readonly scored: Scored;
  readonly progress: Progress;
}

async function writeReports(session: Session, work: Work, failOn: "open" | undefined): Promise<number> {
  const { chosen, survey, scored, progress } = work;
  const form = has(session, "json") ? "lines" : has(session, "trace") ? "blocks" : "table";
  const summary = createScoreSummary();
  const rows: ScoredRow[] = [];
  let unusable = 0;
  const ofCohort = new Set<string>();
  const inWords = factsIssues(work.source, survey, scored);
  if (survey.count === 0 && form === "lines")
    for (const problem of survey.problems.values()) await session.out.write(`${JSON.stringify(problem)}\n`);
  for (const { line, index, organisation } of linesOf(work)) {
    if (line.number % AT_ONCE === 0) await pause();
    const problem = survey.problems.get(line.number);
    if (problem !== undefined) {
      if (form === "lines") await session.out.write(`${JSON.stringify(problem)}\n`);
      continue;
    }
    const plain = scored.report(index, organisation, has(session, "trace") ? "traced" : "plain");
    const found = inWords(plain.issues, index, organisation, line);
    const report = plain.issues.length === 0 ? plain : { ...plain, issues: [...found.own, ...found.cohort] };
    summary.add(report);
    progress.step(found.own.length > 0 ? "problem" : "fine");
    // What is wrong with the cohort is wrong once, whomever it concerns.
    const news = found.cohort.filter(({ pointer = "" }) => !ofCohort.has(pointer) && ofCohort.add(pointer));
    if (found.own.length + news.length > 0) progress.hide();
    if (found.own.length > 0) {
      unusable += 1;
      await session.problems.write(factsFrames(session, problemOf(plain.id, found.own), line));
    }
    if (news.length > 0 && survey.cohortLine !== undefined)
      await session.problems.write(factsFrames(session, problemOf(null, news), survey.cohortLine));
    if (form === "lines") await session.out.write(`${JSON.stringify(report)}\n`);
    else if (form === "blocks") await session.out.write(traceText(session, chosen, { report, rubric: scored.rubricOf(index) }));
    else if (rows.length < ROWS) rows.push({ report, rubric: scored.rubricOf(index) });
  }
  progress.hide();
  if (form === "table" && rows.length > 0)
    await session.out.write(scoreTableText(session, chosen, rows, summary.result().organisations > rows.length ? "first" : "all"));
  if (form !== "lines")
    await session.out.write(
      scoreSummaryText(session, chosen, summary.result(), {
        refused: survey.problems.size,
        shown: form === "table" ? rows.length : undefined,
      }),
    );
  const isBad = survey.problems.size > 0 || unusable + ofCohort.size > 0;
  return isBad || (failOn === "open" && summary.result().open > 0) ? EXIT.refused : EXIT.ok;
}

function problemOf(id: string | null, issues: readonly Issue[]): { readonly id: string | null; readonly error: LineProblem["error"] } {
  return { id, error: { code: "invalid_facts", message: issues[0]?.message ?? { zh: "", en: "" }, issues } };
}

/** The lines of a file again, each organisation with its position among those that count. */
function* linesOf({
  source,
  survey,
}: Work): Generator<{ readonly line: Line; readonly index: number; readonly organisation: Organisation | undefined }> {
  if (survey.count === 0) return;
  let index = 0;
  for (const line of source.lines()) {
    if (isBlank(line) || survey.cohortLine?.number === line.number) continue;
    if (survey.problems.has(line.number)) yield { line, index: -1, organisation: undefined };
    else {
      const organisation = survey.organisations?.[index] ?? ("text" in line ? (JSON.parse(line.text) as Organisation) : undefined);
      yield { line, index, organisation };
      index += 1;
    }
  }
}
