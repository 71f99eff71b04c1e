import type { Assessment, ScoreReport } from "@guiju/assessment";
import type { Text } from "@guiju/core";
import type { ChosenAssessment } from "./assessment-choice.ts";
import { type Column, columns } from "./columns.ts";
import { printable, shortened } from "./printable.ts";
import { alikeIn, openNotes } from "./score-open.ts";
import type { Session } from "./session.ts";

/** What one organisation came to, and by which rubric. */
export interface ScoredRow {
  readonly report: ScoreReport;
  readonly rubric: Assessment | undefined;
}

/**
 * The results of a cohort as a table for people, in the order of the file: a ranking only where the rubric publishes one.
 *
 * @param part - whether these are all of the cohort; of a part nobody can count who is ranked together
 */
export function scoreTableText(session: Session, chosen: ChosenAssessment, scored: readonly ScoredRow[], part: "all" | "first"): string {
  const { tell } = session;
  const reports = scored.map(({ report }) => report);
  const [hasRank, hasCategory] = [reports.some(({ rank }) => rank !== undefined), reports.some(({ category }) => category !== undefined)];
  const heads: Column[] = [
    { title: tell("score.id"), align: "left" },
    ...(hasCategory ? [{ title: tell("score.category"), align: "left" } as const] : []),
    { title: tell("score.total"), align: "right" },
    { title: tell("score.grade"), align: "left" },
    ...(hasRank ? [{ title: tell("score.rank"), align: "right" } as const] : []),
    { title: tell("score.notes"), align: "left" },
  ];
  const rows = scored.map(({ report, rubric }) => [
    shortened(printable(report.id), 60),
    ...(hasCategory ? [printable(report.category ?? "")] : []),
    report.total ?? (report.bounds === null ? "—" : `${report.bounds[0]} – ${report.bounds[1]}`),
    gradeWords(session, chosen, report),
    ...(hasRank ? [report.rank == null ? "—" : String(report.rank)] : []),
    notesOf(session, chosen, report, rubric, report.open.length === 0 || part === "first" ? undefined : alikeIn(rubric, reports, report))
      .map(printable)
      .join(session.language === "zh" ? "；" : "; "),
  ]);
  return columns(heads, rows, session.io.stdout.columns);
}

/** What people call a grade of an assessment. */
export function gradeTitle({ rubrics }: Pick<ChosenAssessment, "rubrics">, grade: string): Text {
  const titled = rubrics.flatMap(({ file }) => file.bands ?? []).find((band) => band.grade === grade)?.title;
  return titled ?? { zh: grade, en: grade };
}

/** A quota has no name of its own: it is called after its grade. */
export function quotaGrade(rubrics: ChosenAssessment["rubrics"], quota: string): Text {
  const grade = rubrics.flatMap(({ file }) => file.quotas ?? []).find(({ id }) => id === quota)?.grade;
  return grade === undefined ? { zh: quota, en: quota } : gradeTitle({ rubrics }, grade);
}

/** The grade of a report in words, or the grades that remain possible. */
export function gradeWords(session: Session, chosen: Pick<ChosenAssessment, "rubrics">, { grade, grades }: ScoreReport): string {
  if (grade !== null) return printable(gradeTitle(chosen, grade)[session.language]);
  if (grades === undefined || grades.length === 0) return "—";
  return printable(grades.map((each) => gradeTitle(chosen, each)[session.language]).join(session.tell("score.or")));
}

/** What a reader has to know beside the numbers: what decided the grade, what is open, what follows. `alike` is how many are ranked together. */
export function notesOf(
  session: Session,
  { rubrics }: Pick<ChosenAssessment, "rubrics">,
  report: ScoreReport,
  rubric: Assessment | undefined,
  alike?: number,
): readonly string[] {
  const { tell, language } = session;
  const titles = new Map(
    rubrics.flatMap(({ file }) => [
      ...(file.vetoes ?? []).map(({ id, title }) => [id, title] as const),
      ...(file.consequences ?? []).map(({ id, title }) => [id, title] as const),
    ]),
  );
  const caps = report.caps
    .filter(({ effect }) => effect !== "quota")
    .map(({ rule }) => tell("score.cap", { rule: titles.get(rule) ?? rule }));
  const quota =
    report.decidedBy?.by === "quota" ? [tell("score.quota", { rule: quotaGrade(rubrics, report.decidedBy.rule ?? "")[language] })] : [];
  const open = openNotes(session, rubrics, report, rubric, alike);
  const waiting = isWaiting(rubric, report) ? [tell("score.waiting")] : [];
  const consequences = report.consequences
    .filter(({ value, step }) => step !== undefined || (value !== null && value !== "0"))
    .map(({ rule, value, step }) => {
      const steps = rubrics.flatMap(({ file }) =>
        (file.consequences ?? []).flatMap((each) => (each.kind === "escalation" ? each.steps : [])),
      );
      const said = step === undefined ? (value ?? "") : (steps.find(({ id }) => id === step)?.title[language] ?? step);
      return `${titles.get(rule)?.[language] ?? rule} ${said}`;
    });
  return [...caps, ...quota, ...open, ...waiting, ...consequences];
}

/** Whether a grade is open though the points are there and nothing else is asked for: then it is a matter of places. */
export function isWaiting(rubric: Assessment | undefined, { total, grade, grades = [], open }: ScoreReport): boolean {
  const file = rubric?.file;
  const isAsked = file?.bands?.some((band) => band.when !== undefined && grades.includes(band.grade)) ?? false;
  return total !== null && grade === null && grades.length > 1 && open.length === 0 && (file?.quotas ?? []).length > 0 && !isAsked;
}
