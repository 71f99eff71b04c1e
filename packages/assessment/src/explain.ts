/**
 * Says how a score came about: as a sheet of data, a table that an official reads, sentences, and a chart.
 *
 * @module
 */

export { traceOf } from "./evaluate/trace.ts";
export { appealText } from "./explain/appeal-text.ts";
export { conditionText } from "./explain/condition-words.ts";
export { countedWith } from "./explain/counted-with.ts";
export { explanationLines } from "./explain/explanation-lines.ts";
export { ladderRungs, type Rung } from "./explain/ladder-words.ts";
export { type NextGrades, nextGrades } from "./explain/next-grades.ts";
export { isPercent } from "./explain/percent.ts";
export type { GradeLimit } from "./explain/result-lines.ts";
export { type ScoreChart, type ScoreChartTable, scoreChart, scoreChartTable } from "./explain/score-chart.ts";
export { type ScoreSheet, type ScoreSheetOptions, type ScoreSheetRow, scoreSheet, sheetOf } from "./explain/score-sheet.ts";
export { scoreTable } from "./explain/score-table.ts";
export { articleText, citeWhole } from "./explain/source-words.ts";
