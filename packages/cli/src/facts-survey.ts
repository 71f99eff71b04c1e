import type { Cohort, Organisation } from "@guiju/assessment";
import { fileProgress } from "./audit-command.ts";
import type { FactsSource } from "./facts-source.ts";
import { type OrganisationProblem, readFactsLine } from "./organisation-line.ts";
import { factsFrames, problemFrames } from "./problem-frame.ts";
import type { Progress } from "./progress.ts";
import { isBlank, type Line } from "./read-lines.ts";
import { say } from "./say.ts";
import { createSeenIds } from "./seen-ids.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** What a first reading of a file of facts found. */
export interface FactsSurvey {
  readonly cohort: Omit<Cohort, "organisations">;
  /** The organisations, or `undefined` where the file is too large to be held. */
  readonly organisations: readonly Organisation[] | undefined;
  /** Lines that cannot be used, by line. */
  readonly problems: ReadonlyMap<number, OrganisationProblem>;
  /** The line that holds the facts of the cohort. */
  readonly cohortLine: Line | undefined;
  /** How many organisations there are. */
  readonly count: number;
}

/** A file up to this many characters is held; a larger one is read once more for each thing that needs all of it. */
export const HELD: number = 64 * 1024 * 1024;

/** After so many lines an interrupt is listened to. */
export const AT_ONCE: number = 4096;

/** Lets what waits have its turn: reading a file of facts is otherwise one long step. */
export async function pause(): Promise<void> {
  await new Promise<void>((go) => setImmediate(go));
}

/** Reads a file of facts through once: what is wrong is drawn on standard error, the rest of the file goes on. */
export async function surveyFacts(
  session: Session,
  source: FactsSource,
  assessment: string,
  progress: Progress,
  held: number = HELD,
): Promise<FactsSurvey> {
  const reading = { file: source.file, assessment, seen: createSeenIds() };
  const problems = new Map<number, OrganisationProblem>();
  let cohortLine: Line | undefined;
  let organisations: Organisation[] | undefined = [];
  let cohort: FactsSurvey["cohort"] = {};
  let [size, count] = [0, 0];
  for (const line of source.lines()) {
    if (isBlank(line)) continue;
    const read = readFactsLine(line, { ...reading, cohortLine: cohortLine?.number });
    if ("problem" in read) {
      problems.set(line.number, read.problem);
      progress.hide();
      await session.problems.write(factsFrames(session, read.problem, line));
    } else if ("cohort" in read) {
      cohortLine = line;
      cohort = read.cohort;
    } else {
      count += 1;
      size += "text" in line ? line.text.length : 0;
      if (size > held) organisations = undefined;
      organisations?.push(read.organisation);
    }
    progress.step("problem" in read ? "problem" : "fine");
    if (line.number % AT_ONCE === 0) await pause();
  }
  progress.hide();
  if (count === 0 && problems.size === 0) {
    const place = { file: source.file, line: 1, column: 1, length: 1 };
    const issues = [{ code: "empty_file", message: say("score.emptyFile"), place }];
    const problem = { id: null, assessment, line: 1, error: { code: "empty_file", message: say("score.emptyFile"), issues } };
    problems.set(1, problem);
    await session.problems.write(problemFrames(session, problem, undefined));
  }
  return { cohort, organisations, problems, cohortLine, count };
}

/** Reads a file of facts of which all has to be held. @throws GuijuError `usage` where it has more characters than `limit` */
export async function surveyHeld(
  session: Session,
  source: FactsSource,
  assessment: string,
  limit: number,
): Promise<FactsSurvey & { readonly organisations: readonly Organisation[] }> {
  const { organisations, ...rest } = await surveyFacts(
    session,
    source,
    assessment,
    fileProgress(session, "onTerminal", "score.reading"),
    limit,
  );
  if (organisations === undefined) throw usage(say("explain.tooLarge", { limit: `${limit / 1024 / 1024} MiB` }));
  return { ...rest, organisations };
}
