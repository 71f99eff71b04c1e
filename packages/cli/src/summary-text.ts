import type { Counts, Summary } from "./audit-summary.ts";
import { type Column, columns } from "./columns.ts";
import { printable } from "./printable.ts";
import type { Session } from "./session.ts";

// More organisations than this are in the JSON only.
const ROWS = 60;

/** The summary for people: totals, then by norm, organisation and edition. */
export function summaryText(session: Session, summary: Summary): string {
  const { tell, paint, language } = session;
  const slots = { histories: summary.histories, clean: summary.clean, refusedLines: summary.refusedLines, ...summary.verdicts };
  const parts = [`${paint.bold(tell("summary.title"))}\n${tell("summary.totals", slots)}\n`];
  if (summary.missingActs + summary.refusedActs > 0) {
    parts.push(`${tell("summary.acts", { missing: summary.missingActs, refused: summary.refusedActs })}\n`);
  }
  const nothing = summary.histories > 0 && summary.clean === summary.histories && summary.refusedLines === 0;
  if (nothing) parts.push(`${tell("summary.nothing")}\n`);
  const several = new Set(summary.norms.map((row) => row.lifecycle)).size > 1;
  parts.push(
    table(session, "summary.byNorm", ["summary.norm", "summary.normTitle"], summary.norms, (row) => [
      several ? `${row.lifecycle} ${row.norm}` : row.norm,
      row.title[language],
    ]),
    table(session, "summary.byOrganisation", ["summary.organisation"], summary.organisations, (row) => [
      row.organisation ?? tell("summary.noOrganisation"),
    ]),
    table(session, "summary.byEdition", ["summary.edition"], summary.editions, (row) => [row.title[language]]),
  );
  return parts.join("");
}

function table<Row extends Counts>(
  session: Session,
  title: string,
  heads: readonly string[],
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
): string {
  if (rows.length === 0) return "";
  const { tell, paint } = session;
  const all: Column[] = [
    ...heads.map((head): Column => ({ title: tell(head), align: "left" })),
    ...["violated", "warning", "undetermined"].map((status): Column => ({ title: tell(`status.${status}`), align: "right" })),
  ];
  const shown = rows
    .slice(0, ROWS)
    .map((row) => [...cells(row).map(printable), String(row.violated), String(row.warning), String(row.undetermined)]);
  const more = rows.length > ROWS ? `${tell("summary.more", { count: rows.length - ROWS })}\n` : "";
  return `\n${paint.bold(tell(title))}\n${columns(all, shown, session.io.stdout.columns)}${more}`;
}
