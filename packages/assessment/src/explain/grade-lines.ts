import type { Language } from "@guiju/core";
import { formatScaled, scaledOf } from "../exact/decimal.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport } from "../report.ts";
import { pointsWords } from "./number-words.ts";
import { gradeTitle } from "./result-lines.ts";

/** Says how far the total is from the grades beside the one it has; nothing where the total or the grade is open. */
export function gradeLines({ bands, scale, file }: Assessment, report: ScoreReport, language: Language): readonly string[] {
  const at = bands.findIndex(({ grade }) => grade === report.grade);
  const total = report.total === null ? undefined : scaledOf(Number(report.total), scale);
  if (total === undefined || at === -1) return [];
  const zh = language === "zh";
  const name = (grade: string): string => gradeTitle(file, grade, language) ?? grade;
  const [own, above, below] = [bands[at], bands[at + 1], bands[at - 1]];
  const lines: string[] = [];
  if (above !== undefined) {
    const lacks = (above.from ?? total) - total;
    const points = formatScaled(lacks, scale);
    if (lacks > 0)
      lines.push(
        zh
          ? `离“${name(above.grade)}”还差${points}分。`
          : `${pointsWords(points, language)} ${points === "1" ? "lacks" : "lack"} for "${name(above.grade)}".`,
      );
    else
      lines.push(
        zh
          ? `得分已够“${name(above.grade)}”，差的不是分数。`
          : `The points are enough for "${name(above.grade)}"; it is not points that lack.`,
      );
  }
  if (below !== undefined && own !== undefined && own.from !== null && total >= own.from) {
    const spare = formatScaled(total - own.from, scale);
    lines.push(
      zh
        ? `再失去超过${spare}分，等次为“${name(below.grade)}”。`
        : `With more than ${pointsWords(spare, language)} less the grade is "${name(below.grade)}".`,
    );
  }
  return lines;
}
