import type { Language } from "@guiju/core";
import type { AssessmentFile } from "../assessment-file.ts";
import type { ScoreReport } from "../report.ts";
import { conditionWords } from "./condition-words.ts";
import type { FactSpeaker } from "./fact-words.ts";
import { quotaWords } from "./quota-words.ts";
import { articleText } from "./source-words.ts";

type File = AssessmentFile | undefined;

/** A grade as people call it. */
export function gradeTitle(file: File, grade: string | null, language: Language): string | null {
  return file?.bands?.find((each) => each.grade === grade)?.title?.[language] ?? grade;
}

/** The vetoes that hold with what they do and their articles, what else kept the grade down, and why something is open. */
export function noteLines(report: ScoreReport, speaker: FactSpeaker): readonly string[] {
  const { file, language } = speaker;
  const vetoes = report.caps
    .filter(({ effect }) => effect !== "quota")
    .map(({ rule, grade, effect }) => {
      const veto = file?.vetoes?.find(({ id }) => id === rule);
      const does = effectWords(gradeTitle(file, grade, language), effect, language);
      return `${veto?.title[language] ?? rule}${language === "zh" ? "：" : ": "}${does}${articleOf(file, veto?.article, language)}`;
    });
  return [...vetoes, ...gradeLimits(report, speaker).map(({ words }) => words), ...report.open.map(({ message }) => message[language])];
}

function effectWords(grade: string | null, effect: ScoreReport["caps"][number]["effect"], language: Language): string {
  const zh = language === "zh";
  if (grade === null) return zh ? "总分归零" : "the total is nought";
  if (effect === "floor") return zh ? `等次不低于“${grade}”` : `the grade is not below "${grade}"`;
  return zh ? `等次不高于“${grade}”` : `the grade is not above "${grade}"`;
}

/** What beside the points and the vetoes kept a grade from a better one, in words. */
export interface GradeLimit {
  readonly by: "condition" | "quota";
  readonly words: string;
}

/** Says what beside points and vetoes kept the grade from a better one: what a grade asks for beside the points, or the places there are. */
export function gradeLimits(report: ScoreReport, speaker: FactSpeaker): readonly GradeLimit[] {
  const { file, language } = speaker;
  const places = report.caps
    .filter(({ effect }) => effect === "quota")
    .map(({ rule }) => {
      const quota = file?.quotas?.find(({ id }) => id === rule);
      const words = quota === undefined ? rule : `${quotaWords(report, file, quota, language)}${articleOf(file, quota.article, language)}`;
      return { by: "quota" as const, words };
    });
  const { decidedBy, grade } = report;
  if (decidedBy?.by !== "condition") return places;
  const bands = file?.bands ?? [];
  const [own, best] = [bands.findIndex((band) => band.grade === grade), bands.findIndex((band) => band.grade === decidedBy.rule)];
  const missed = bands.slice(own + 1, best + 1).flatMap((band) => {
    if (band.when === undefined) return [];
    const [name, words] = [band.title?.[language] ?? band.grade, conditionWords(speaker, band.when)];
    return [{ by: "condition" as const, words: language === "zh" ? `“${name}”还须符合：${words}` : `"${name}" also needs: ${words}` }];
  });
  return [...places, ...missed];
}

/** An article in brackets after what it is the source of. */
export function articleOf(file: File, article: string | undefined, language: Language): string {
  if (file === undefined || article === undefined) return "";
  const said = articleText(file, article)[language];
  return language === "zh" ? `（${said}）` : ` (${said})`;
}
