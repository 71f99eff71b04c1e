import type { Language } from "@guiju/core";
import type { Run } from "../evaluate/score-cohort.ts";
import type { ScoreReport } from "../report.ts";
import { appealText } from "./appeal-text.ts";
import { plainWords } from "./fact-words.ts";
import { gradeLines } from "./grade-lines.ts";
import { gradeTitle } from "./result-lines.ts";
import { type ScoreSheet, type ScoreSheetOptions, type ScoreSheetRow, scoreSheet } from "./score-sheet.ts";

const SAID = {
  zh: { of: "，满分", facts: "依据的事实：", source: "出处：" },
  en: { of: " of ", facts: "read: ", source: "source: " },
} as const;

/**
 * Explains a score in sentences, to be read aloud or sent as a notice: the total, what decided the grade and how far the next ones are, then every
 * indicator with its facts, what was done and its source, and at last how to disagree.
 *
 * @example
 * explanationLines(run, 0, "en").slice(0, 2); // => ["Total: 8.5.", "Reports: 8.5 of 10; 1.5 deducted: late; read: late yes; source: 1."]
 */
export function explanationLines(run: Run, index: number, language: Language, options: ScoreSheetOptions = {}): readonly string[] {
  const sheet = scoreSheet(run, index, language, options);
  const rubric = run.rubricOf(index);
  const file = rubric?.file;
  const { report, notes, consequences } = sheet;
  const end = language === "zh" ? "。" : ".";
  return [
    `${language === "zh" ? "总分" : "Total"}${colon(language)}${pointsOf(report.total, report.bounds, language)}${wholeOf(sheet)}${end}`,
    ...gradeLine(sheet, file, language),
    ...(rubric === undefined ? [] : gradeLines(rubric, report, language)),
    ...sheet.rows.map((row) => rowLine(row, language)),
    ...[...notes, ...consequences].map((note) => (/[。.]$/.test(note) ? note : `${note}${end}`)),
    appealText()[language],
  ];
}

const DECIDED: Readonly<Record<NonNullable<ScoreReport["decidedBy"]>["by"], { readonly zh: string; readonly en: string }>> = {
  points: { zh: "由得分确定", en: "by the points" },
  condition: { zh: "得分达到更高的等次，但其条件不符合", en: "the points reach a better one, whose condition does not hold" },
  veto: { zh: "由一票否决等规定确定", en: "by a rule whatever the points" },
  quota: { zh: "由名额确定，不是得分", en: "by the places there are, not by the points" },
};

function gradeLine({ report, grade, grades }: ScoreSheet, file: Parameters<typeof gradeTitle>[0], language: Language): readonly string[] {
  const { decidedBy } = report;
  const end = language === "zh" ? "。" : ".";
  const name = language === "zh" ? "等次：" : "Grade: ";
  if (grades.length > 0) {
    const possible = grades.join(language === "zh" ? "、" : ", ");
    return [`${name}${language === "zh" ? "未定，可能是" : "open, one of "}${possible}${end}`];
  }
  if (grade === null) return [];
  const rule = decidedBy?.rule;
  const quota = decidedBy?.by === "quota" ? file?.quotas?.find(({ id }) => id === rule)?.grade : undefined;
  const asked = decidedBy?.by === "condition" ? rule : quota;
  const title = file?.vetoes?.find(({ id }) => id === rule)?.title[language] ?? gradeTitle(file, asked ?? null, language) ?? rule;
  const why = decidedBy === undefined ? [] : [DECIDED[decidedBy.by][language], ...(title === undefined ? [] : [title])];
  const said = why.join(language === "zh" ? "：" : ": ");
  return [why.length === 0 ? `${name}${grade}${end}` : language === "zh" ? `${name}${grade}（${said}）。` : `${name}${grade} (${said}).`];
}

function rowLine(row: ScoreSheetRow, language: Language): string {
  const said = SAID[language];
  const facts = row.facts.map(({ title, value }) => `${title} ${plainWords(value, language)}`).join(language === "zh" ? "、" : ", ");
  const parts = [
    `${row.title}${colon(language)}${pointsOf(row.points, row.bounds, language)}${said.of}${row.max}`,
    ...row.how,
    ...(facts === "" ? [] : [`${said.facts}${facts}`]),
    ...(row.basis === "" ? [] : [`${said.source}${row.basis}`]),
  ];
  return `${parts.join(language === "zh" ? "；" : "; ")}${language === "zh" ? "。" : "."}`;
}

function pointsOf(points: string | null, bounds: readonly [string, string] | null, language: Language): string {
  if (points !== null) return points;
  if (bounds === null) return "—";
  return language === "zh" ? `未定，在 ${bounds[0]} 至 ${bounds[1]} 之间` : `open, between ${bounds[0]} and ${bounds[1]}`;
}

function colon(language: Language): string {
  return language === "zh" ? "：" : ": ";
}

function wholeOf({ whole, language }: ScoreSheet): string {
  return whole === null ? "" : language === "zh" ? `（${whole}）` : ` (${whole})`;
}
