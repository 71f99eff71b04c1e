import { sayDate } from "@guiju/core";
import type { Verdict } from "@guiju/lifecycle";
import { refusedNote } from "./by-norm.ts";
import { table } from "./columns.ts";
import type { Desk } from "./desk.ts";
import { cell, findingsOf, groupBy } from "./findings.ts";

/** How the findings divide among the texts: acts before 11 May 2026 are judged by the text of 2014. */
export function byEdition(desk: Desk): string[] {
  const { say, files, width, paint } = desk;
  const groups = groupBy(
    files.flatMap(({ report }) => findingsOf(report)),
    (verdict) => `${verdict.basis[0]?.edition} ${verdict.basis[0]?.instrument}`,
  );
  const count = (verdicts: readonly Verdict[], status: Verdict["status"]): string =>
    cell(verdicts.filter((verdict) => verdict.status === status).length);
  const cells = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([, verdicts]) => [
      [...new Set(verdicts.map((verdict) => verdict.norm.split("-")[0]))].join(" "),
      editionName(desk, verdicts[0]),
      count(verdicts, "violated"),
      count(verdicts, "warning"),
      count(verdicts, "undetermined"),
    ]);
  const columns = [
    { title: say("prefix"), align: "left" },
    { title: say("edition"), align: "left", grow: true },
    { title: say("countViolated"), align: "right" },
    { title: say("countWarning"), align: "right" },
    { title: say("countUndetermined"), align: "right" },
  ] as const;
  return [paint.bold(say("editions")), "", ...table(columns, cells, width), ...refusedNote(desk)];
}

function editionName({ pack, language }: Desk, verdict: Verdict | undefined): string {
  const basis = verdict?.basis[0];
  if (basis === undefined) return "";
  const title = pack.instruments[basis.instrument]?.title[language] ?? basis.instrument;
  return language === "zh" ? `${title}（${sayDate(basis.edition, language)}）` : `${title}, ${sayDate(basis.edition, language)}`;
}
