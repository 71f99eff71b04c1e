import type { Catalogue, Instrument, Language } from "@guiju/core";
import type { Indicator } from "../assessment-file.ts";
import type { Run } from "../evaluate/score-cohort.ts";
import { traceOf } from "../evaluate/trace.ts";
import type { Assessment } from "../plan.ts";
import type { ScoreReport, TraceEntry } from "../report.ts";
import { consequenceLines } from "./consequence-words.ts";
import { type FactSpeaker, factTitle, factValue } from "./fact-words.ts";
import { howWords, wholeWords } from "./how-words.ts";
import { type GradeLimit, gradeLimits, gradeTitle, noteLines } from "./result-lines.ts";
import { articleText, citeWhole, indicatorSource } from "./source-words.ts";

/** One line of a score sheet. */
export interface ScoreSheetRow {
  readonly indicator: string;
  /** Nought for what stands at the top. */
  readonly depth: number;
  readonly title: string;
  /** Decimal text, or null where it is open. */
  readonly points: string | null;
  readonly bounds: readonly [string, string] | null;
  readonly max: string;
  /** What was read, by the title of the fact; lists and records in words. */
  readonly facts: readonly { readonly title: string; readonly value: string | boolean | null }[];
  readonly steps: TraceEntry["steps"];
  /** How it came to its points, in words. */
  readonly how: readonly string[];
  /** The source in full. */
  readonly basis: string;
  /** The article, row or heading alone, where it is in the instrument of the whole rubric; else null. */
  readonly article: string | null;
  readonly reason: string | null;
}

/** The score of one organisation as data for a table. */
export interface ScoreSheet {
  readonly language: Language;
  readonly title: string;
  readonly report: ScoreReport;
  /** The grade as people call it. */
  readonly grade: string | null;
  /** The grades that remain possible where it is open, as people call them. */
  readonly grades: readonly string[];
  /** The instrument that the articles of the rows are in, where it is known. */
  readonly source: string | null;
  readonly rows: readonly ScoreSheetRow[];
  /** How the whole is put together, where it is not the plain sum of its parts; else null. */
  readonly whole: string | null;
  /** Vetoes that hold with what they do, the places or the condition that decided the grade, and why an indicator is open, in words. */
  readonly notes: readonly string[];
  /** What beside the points and the vetoes kept the grade from a better one, in words: what a grade asks for beside the points, or the places there are. */
  readonly limits: readonly GradeLimit[];
  /** What follows from the result, in words: advice on which a person decides. */
  readonly consequences: readonly string[];
}

/** What citations and words are written with. */
export interface ScoreSheetOptions {
  /** The instruments by id. Without them sources stand in Chinese, as they were compiled. */
  readonly instruments?: Readonly<Record<string, Instrument>>;
  /** Texts of the pack, by which words of facts are called: `<fact>.<word>` or `word.<word>`. */
  readonly texts?: Catalogue;
}

/**
 * Makes the score sheet of one organisation: every number with the facts it read and its source.
 *
 * @example
 * const { rows } = scoreSheet(run, 0, "en");
 * rows.map(({ title, points, max, how }) => [title, points, max, how]); // => [["Reports", "8.5", "10", ["1.5 deducted: late"]]]
 */
export function scoreSheet(run: Run, index: number, language: Language, options: ScoreSheetOptions = {}): ScoreSheet {
  const report = run.report(index, { trace: traceOf });
  return sheetOf(run.rubricOf(index), report, language, options);
}

/**
 * Makes the score sheet of a report that was made with its trace.
 *
 * @example
 * sheetOf(assessment!, run.report(0, { trace: traceOf }), "zh").rows.length; // => 1
 */
export function sheetOf(
  rubric: Assessment | null | undefined,
  report: ScoreReport,
  language: Language,
  options: ScoreSheetOptions = {},
): ScoreSheet {
  const file = rubric?.file;
  const speaker: FactSpeaker = { file, language, texts: options.texts };
  const traced = new Map((report.trace ?? []).map((entry) => [entry.indicator, entry]));
  const partsOf = (indicators: readonly Indicator[]) =>
    indicators.map((indicator) => {
      const entry = traced.get(indicator.id);
      return { indicator, points: entry?.points ?? null, isLeftOut: entry?.reason === "exempt" };
    });
  const rowsBelow = (indicators: readonly Indicator[], depth: number, beside: boolean): readonly ScoreSheetRow[] =>
    indicators.flatMap((indicator) => {
      const entry = traced.get(indicator.id);
      const inner = "indicators" in indicator ? indicator.indicators : [];
      const isBeside = beside || indicator.beside !== undefined;
      const below = rowsBelow(inner, depth + 1, isBeside);
      if (entry === undefined || file === undefined) return below;
      const score = "score" in indicator ? indicator.score : undefined;
      const { points, bounds, max, steps, reason } = entry;
      const row: ScoreSheetRow = {
        indicator: indicator.id,
        depth,
        title: indicator.title[language],
        points,
        bounds,
        max,
        facts: Object.entries(entry.facts).map(([name, value]) => ({
          title: factTitle(speaker, name, score),
          value: factValue(speaker, name, value),
        })),
        steps,
        how: howWords(speaker, { indicator, entry, parts: partsOf(inner), beside: isBeside }),
        basis: (options.instruments && indicatorSource(file, indicator, options.instruments, language)) ?? entry.basis,
        article: indicator.basis === undefined ? articleText(file, indicator.article ?? "")[language] : null,
        reason,
      };
      return [row, ...below];
    });
  const whole = traced.get("");
  return {
    language,
    title: file?.title[language] ?? report.assessment,
    report,
    grade: gradeTitle(file, report.grade, language),
    source: options.instruments === undefined || file?.basis === undefined ? null : citeWhole(file.basis, options.instruments)[language],
    rows: rowsBelow(file?.indicators ?? [], 0, false),
    grades: (report.grades ?? []).map((grade) => gradeTitle(file, grade, language) ?? grade),
    whole: file === undefined || whole === undefined ? null : wholeWords(speaker, file.take, whole, partsOf(file.indicators)),
    notes: noteLines(report, speaker),
    limits: gradeLimits(report, speaker),
    consequences: consequenceLines(report, speaker),
  };
}
