import { civilDate } from "@guiju/core";
import type { Obligation } from "@guiju/lifecycle";
import { type Column, table, wrap } from "./columns.ts";
import type { Audited, Desk } from "./desk.ts";
import { groupBy } from "./findings.ts";

const SOON = 60;
const SHOWN = 12;
// Narrower than this, who owes an act is left out: the act itself mostly says it.
const WIDE = 100;

interface Dated extends Obligation {
  readonly file: Audited;
  /** Days from today to the limit; negative where it has passed. */
  readonly left: number;
}

/** What is overdue and what falls due soon, by date. */
export function owed(desk: Desk): string[] {
  const { say, paint, files, today } = desk;
  const all = files.flatMap((file) => file.report.obligations.map((obligation) => ({ file, ...obligation })));
  const dated = all
    .flatMap((each): Dated[] => (each.dueOn === null ? [] : [{ ...each, left: civilDate(each.dueOn) - today }]))
    .sort((a, b) => a.left - b.left || (a.file.report.id < b.file.report.id ? -1 : 1));
  const overdue = dated.filter((each) => each.left < 0);
  const soon = dated.filter((each) => each.left >= 0 && each.left <= SOON);
  return [
    paint.bold(say("due")),
    "",
    ...wrap(say("dueNote"), desk.width),
    "",
    paint.red(say("overdue", { count: overdue.length })),
    ...listed(desk, overdue, "daysLate"),
    "",
    paint.yellow(say("soon", { count: soon.length, days: SOON })),
    ...listed(desk, soon, "daysLeft"),
    "",
    ...undated(
      desk,
      all.filter((each) => each.dueOn === null),
    ),
  ];
}

/** What the texts set no date for, counted by act. */
function undated({ say, told, texts, width }: Desk, items: readonly Obligation[]): string[] {
  if (items.length === 0) return [];
  const acts = [...groupBy(items, ({ act }) => act)].sort(([, a], [, b]) => b.length - a.length);
  const counted = acts.map(([act, same]) => `${told(texts.act(act))} ${same.length}`);
  return wrap(say("undated", { count: items.length, acts: counted.join(say("comma")) }), width);
}

function listed(desk: Desk, items: readonly Dated[], days: "daysLate" | "daysLeft"): string[] {
  const { say, told, texts, branchName, width } = desk;
  if (items.length === 0) return [say("none")];
  const wide = width >= WIDE;
  const columns: Column[] = [
    { title: say("dueOn"), align: "left" },
    { title: say(days), align: "right" },
    { title: say("id"), align: "left" },
    { title: say("branch"), align: "left", grow: true },
    { title: say("act"), align: "left", grow: true },
    ...(wide ? [{ title: say("who"), align: "left", grow: true } as const] : []),
    { title: say("norm"), align: "left" },
  ];
  const cells = items
    .slice(0, SHOWN)
    .map(({ file, dueOn, left, act, who, norm }) => [
      dueOn ?? "",
      String(Math.abs(left)),
      file.report.id,
      branchName(file.branch),
      told(texts.act(act)),
      ...(wide ? [told(texts.who(who))] : []),
      norm,
    ]);
  const more = items.length - SHOWN;
  return [...table(columns, cells, width), ...(more > 0 ? [say("more", { count: more })] : [])];
}
