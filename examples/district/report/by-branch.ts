import { table, wrap } from "./columns.ts";
import type { Desk } from "./desk.ts";
import { byGravity, cell, countFindings, countRefused, groupBy, standing } from "./findings.ts";

const FIRST = 3;
const BAR = 12;

/** Each branch with its files and findings, and where the findings are concentrated. */
export function byBranch(desk: Desk): string[] {
  const { say, branchName, files, width, paint } = desk;
  const rows = [...groupBy(files, (file) => file.branch)]
    .map(([branch, kept]) => {
      const reports = kept.map((file) => file.report);
      const found = reports.filter((report) => standing(report) !== "clean").length;
      return { branch, files: kept.length, found, ...countFindings(reports) };
    })
    .sort((a, b) => byGravity(a, b) || (a.branch < b.branch ? -1 : 1));
  const columns = [
    { title: say("branch"), align: "left", grow: true },
    { title: say("files"), align: "right" },
    { title: say("filesFound"), align: "right" },
    { title: say("countViolated"), align: "right" },
    { title: say("countWarning"), align: "right" },
    { title: say("countUndetermined"), align: "right" },
    { title: say("share"), align: "left" },
  ] as const;
  const cells = rows.map((row) => [
    branchName(row.branch),
    String(row.files),
    cell(row.found),
    cell(row.violated),
    cell(row.warning),
    cell(row.undetermined),
    bar(row.found / row.files),
  ]);
  const all = rows.reduce((sum, row) => sum + row.violated, 0);
  const first = rows.slice(0, FIRST).reduce((sum, row) => sum + row.violated, 0);
  const note = say("branchNote", { worst: FIRST, share: Math.round((first * 100) / Math.max(1, all)) });
  const refused = countRefused(files.map(({ report }) => report));
  const counted = refused === 0 ? [] : wrap(say("refusedCounted", { count: refused }), width);
  return [paint.bold(say("branches")), "", ...table(columns, cells, width), "", ...counted, ...wrap(note, width)];
}

function bar(share: number): string {
  const filled = Math.round(share * BAR);
  return `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${Math.round(share * 100)}%`;
}
