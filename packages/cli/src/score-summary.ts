import type { ScoreReport } from "@guiju/assessment";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { gradeTitle } from "./score-row.ts";
import type { Session } from "./session.ts";

/** How many organisations came to what. */
export interface ScoreSummary {
  readonly organisations: number;
  /** Without a total or a grade that is sure. */
  readonly open: number;
  readonly grades: ReadonlyMap<string, number>;
}

/** Counts reports as they come, without keeping them. */
export interface ScoreCounter {
  add(report: ScoreReport): void;
  result(): ScoreSummary;
}

/** An empty count. */
export function createScoreSummary(): ScoreCounter {
  const grades = new Map<string, number>();
  let [organisations, open] = [0, 0];
  return {
    add({ total, grade, grades: possible }) {
      organisations += 1;
      if (total === null || possible !== undefined) open += 1;
      if (grade !== null) grades.set(grade, (grades.get(grade) ?? 0) + 1);
    },
    result: () => ({ organisations, open, grades }),
  };
}

/** The count in a line or two, best grade first. */
export function scoreSummaryText(
  session: Session,
  { rubrics }: Pick<ChosenAssessment, "rubrics">,
  { organisations, open, grades }: ScoreSummary,
  { refused, shown }: { readonly refused: number; readonly shown: number | undefined },
): string {
  const { tell, language } = session;
  const order = [...new Set(rubrics.flatMap(({ file }) => [...(file.bands ?? [])].reverse().map((band) => band.grade)))];
  const counted = order
    .filter((grade) => grades.has(grade))
    .map((grade) => `${gradeTitle({ rubrics }, grade)[language]} ${grades.get(grade)}`);
  const more = shown !== undefined && shown < organisations ? `${tell("summary.more", { count: organisations - shown })}\n` : "";
  const byGrade = counted.length === 0 ? "" : `${counted.join(language === "zh" ? "，" : ", ")}\n`;
  const said = {
    organisations: tell(organisations === 1 ? "score.organisation" : "score.organisations", { count: organisations }),
    open,
    refused: tell(refused === 1 ? "score.line" : "score.lines", { count: refused }),
  };
  return `${more}\n${tell("score.totals", said)}\n${byGrade}`;
}
