import { plainWords } from "./fact-words.ts";
import type { ScoreSheet, ScoreSheetRow } from "./score-sheet.ts";

const HEADS = {
  zh: ["指标", "得分", "满分", "事实", "怎样计分", "依据"],
  en: ["Indicator", "Points", "Of", "Facts", "How", "Source"],
} as const;

/**
 * Writes a score sheet as a Markdown table that an official reads.
 *
 * @example
 * const lines = scoreTable(scoreSheet(run, 0, "en")).split("\n");
 * lines[2]; // => "Total: **8.5**"
 * lines.at(-2); // => "| Reports | 8.5 | 10 | late yes | 1.5 deducted: late | 1 |"
 */
export function scoreTable(sheet: ScoreSheet): string {
  const { language, report, rows, grade, grades, whole } = sheet;
  const notes = [...sheet.notes, ...sheet.consequences];
  const zh = language === "zh";
  const total = report.total ?? (report.bounds === null ? "—" : `${report.bounds[0]} – ${report.bounds[1]}`);
  const head = [
    `${zh ? "总分" : "Total"}: **${total}**${whole === null ? "" : zh ? `（${whole}）` : ` (${whole})`}`,
    ...(grade === null ? [] : [`${zh ? "等次" : "Grade"}: **${cell(grade)}**`]),
    ...(grades.length === 0
      ? []
      : [`${zh ? "等次" : "Grade"}: ${cell(zh ? `未定，可能是${grades.join("、")}` : `open, one of ${grades.join(", ")}`)}`]),
    ...(report.rank == null ? [] : [`${zh ? "名次" : "Rank"}: ${report.rank}`]),
  ].join(zh ? "；" : "; ");
  const lines = [HEADS[language], HEADS[language].map(() => "---"), ...rows.map((row) => cellsOf(row, sheet))].map(
    (cells) => `| ${cells.map(cell).join(" | ")} |`,
  );
  const noted = notes.length === 0 ? "" : `\n${notes.map((note) => `- ${cell(note)}`).join("\n")}\n`;
  const source = sheet.source === null ? "" : `\n\n${zh ? "依据：" : "Source: "}${cell(sheet.source)}`;
  return `**${cell(report.id)}** ${cell(sheet.title)}\n\n${zh ? head.replaceAll(": ", "：") : head}${source}\n\n${lines.join("\n")}\n${noted}`;
}

function cellsOf(row: ScoreSheetRow, { language, source }: ScoreSheet): readonly string[] {
  const points = row.points ?? (row.bounds === null ? "—" : `${row.bounds[0]} – ${row.bounds[1]}`);
  const between = language === "zh" ? "；" : "; ";
  const facts = row.facts.map(({ title, value }) => `${title} ${plainWords(value, language)}`).join(between);
  // The instrument stands above the table once; a source of its own, in full.
  const basis = source === null ? row.basis : (row.article ?? row.basis);
  return [`${"　".repeat(row.depth)}${row.title}`, points, row.max, facts, row.how.join(between), basis];
}

/** Keeps a text within its cell, whatever it is made of. */
function cell(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll(/\r\n?|\n/g, "<br>");
}
