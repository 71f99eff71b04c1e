import type { Language } from "@guiju/core";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { nextGrades } from "./next-grades.ts";
import { pointsWords } from "./number-words.ts";
import { gradeTitle } from "./result-lines.ts";

/** Says how far the total is from the grades beside the one it has; nothing where the total or the grade is open. */
export function gradeLines(rubric: Assessment, report: ScoreReport, language: Language): readonly string[] {
  const { better, lower } = nextGrades(rubric, report);
  const zh = language === "zh";
  const name = (grade: string): string => gradeTitle(rubric.file, grade, language) ?? grade;
  const lines: string[] = [];
  if (better !== null) {
    const { grade, lacks } = better;
    const short = zh
      ? `离“${name(grade)}”还差${lacks}分。`
      : `${pointsWords(lacks, language)} ${lacks === "1" ? "lacks" : "lack"} for "${name(grade)}".`;
    const enough = zh
      ? `得分已够“${name(grade)}”，差的不是分数。`
      : `The points are enough for "${name(grade)}"; it is not points that lack.`;
    lines.push(lacks === "0" ? enough : short);
  }
  if (lower !== null)
    lines.push(
      zh
        ? `再失去超过${lower.spare}分，等次为“${name(lower.grade)}”。`
        : `With more than ${pointsWords(lower.spare, language)} less the grade is "${name(lower.grade)}".`,
    );
  return lines;
}
