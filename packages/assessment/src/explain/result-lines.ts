import type { Language } from "@guiju/core";
import type { AssessmentFile } from "../assessment-file.ts";
import type { ScoreReport } from "../report.ts";
import { articleText } from "./source-words.ts";

type File = AssessmentFile | undefined;

/** A grade as people call it. */
export function gradeTitle(file: File, grade: string | null, language: Language): string | null {
  return file?.bands?.find((each) => each.grade === grade)?.title?.[language] ?? grade;
}

/** The vetoes that hold with what they do and their articles, a quota that is full, and why something is open. */
export function noteLines({ caps, open }: ScoreReport, file: File, language: Language): readonly string[] {
  const zh = language === "zh";
  const lines = caps.map(({ rule, grade, effect }) => {
    if (effect === "quota") {
      const quota = file?.quotas?.find(({ id }) => id === rule);
      const name = gradeTitle(file, quota?.grade ?? grade, language) ?? rule;
      return `${zh ? `“${name}”的名额已满` : `no place left for "${name}"`}${articleOf(file, quota?.article, language)}`;
    }
    const veto = file?.vetoes?.find(({ id }) => id === rule);
    const name = gradeTitle(file, grade, language);
    const does =
      name === null
        ? zh
          ? "总分归零"
          : "the total is nought"
        : effect === "floor"
          ? zh
            ? `等次不低于“${name}”`
            : `the grade is not below "${name}"`
          : zh
            ? `等次不高于“${name}”`
            : `the grade is not above "${name}"`;
    return `${veto?.title[language] ?? rule}${zh ? "：" : ": "}${does}${articleOf(file, veto?.article, language)}`;
  });
  return [...lines, ...open.map(({ message }) => message[language])];
}

/** What follows from the result: a value, or the step that is proposed. */
export function consequenceLines({ consequences }: ScoreReport, file: File, language: Language): readonly string[] {
  const zh = language === "zh";
  return consequences.map(({ rule, value, step }) => {
    const found = file?.consequences?.find(({ id }) => id === rule);
    const name = found?.kind === "escalation" ? found.steps.find(({ id }) => id === (value ?? step))?.title[language] : undefined;
    const said = name ?? value ?? (zh ? "缺" : "missing");
    return `${found?.title[language] ?? rule}${zh ? "：" : ": "}${said}${articleOf(file, found?.article, language)}`;
  });
}

function articleOf(file: File, article: string | undefined, language: Language): string {
  if (file === undefined || article === undefined) return "";
  const said = articleText(file, article)[language];
  return language === "zh" ? `（${said}）` : ` (${said})`;
}
