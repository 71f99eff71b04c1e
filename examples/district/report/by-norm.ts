import type { Verdict } from "@guiju/lifecycle";
import { table, wrap } from "./columns.ts";
import type { Desk } from "./desk.ts";
import { byGravity, type Counts, cell, countRefused, findingsOf, groupBy } from "./findings.ts";

/** Every rule that was not kept, with its article and how often. */
export function byNorm(desk: Desk): string[] {
  const { say, told, texts, files, width } = desk;
  const groups = groupBy(
    files.flatMap(({ report }) => findingsOf(report)),
    (verdict) => verdict.norm,
  );
  const rows = [...groups]
    .map(([norm, verdicts]) => ({ norm, article: articleOf(desk, verdicts[0]), ...countVerdicts(verdicts) }))
    .sort((a, b) => byGravity(a, b) || (a.norm < b.norm ? -1 : 1));
  const columns = [
    { title: say("normId"), align: "left" },
    { title: say("normTitle"), align: "left", grow: true },
    { title: say("article"), align: "left" },
    { title: say("countViolated"), align: "right" },
    { title: say("countWarning"), align: "right" },
    { title: say("countUndetermined"), align: "right" },
  ] as const;
  const cells = rows.map((row) => [
    row.norm,
    told(texts.norm(row.norm)),
    row.article,
    cell(row.violated),
    cell(row.warning),
    cell(row.undetermined),
  ]);
  return [desk.paint.bold(say("norms")), "", ...table(columns, cells, width), ...refusedNote(desk)];
}

/** What belongs to no rule, so that the counts add up with those by branch. */
export function refusedNote({ say, files, width }: Desk): string[] {
  const count = countRefused(files.map(({ report }) => report));
  return count === 0 ? [] : ["", ...wrap(say("refusedNote", { count }), width)];
}

function countVerdicts(verdicts: readonly Verdict[]): Counts {
  const count = (status: Verdict["status"]): number => verdicts.filter((verdict) => verdict.status === status).length;
  return { violated: count("violated"), warning: count("warning"), undetermined: count("undetermined") };
}

function articleOf({ say }: Desk, verdict: Verdict | undefined): string {
  const article = verdict?.basis[0]?.article;
  if (article === undefined) return say("noArticle");
  return /^\d/.test(article) ? say("articleNumber", { article }) : article;
}
