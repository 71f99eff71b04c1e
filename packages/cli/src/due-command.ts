import { fileProgress } from "./audit-command.ts";
import { calendarOf } from "./calendar-option.ts";
import { dayOption, required } from "./checked-options.ts";
import { type Column, columns } from "./columns.ts";
import { eachReport, type Judged } from "./each-report.ts";
import { EXIT } from "./exit-code.ts";
import { oneOperand } from "./operands.ts";
import { openShelf, type Shelved } from "./pack-shelf.ts";
import { printable, shortened } from "./printable.ts";
import { createSeenIds } from "./seen-ids.ts";
import { has, type Session } from "./session.ts";

/** One act that is owed, with what a list of them shows. */
interface DueRow {
  readonly id: string;
  readonly lifecycle: string;
  readonly act: string;
  readonly who: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly norm: string;
  /** Where the norm stands, in the chosen language. */
  readonly article: string;
  readonly entry: Shelved;
}

/** `guiju due`: what is owed up to a day, by date; what has no date comes last. */
export async function dueCommand(session: Session): Promise<number> {
  const file = oneOperand(session, "due");
  const before = required(dayOption(session, "before"), "before", "YYYY-MM-DD");
  const progress = fileProgress(session, "onTerminal");
  const judging = {
    file,
    today: dayOption(session, "today"),
    shelf: openShelf(session),
    seen: createSeenIds(),
    calendar: await calendarOf(session),
    progress,
  };
  const rows: DueRow[] = [];
  let refused = 0;
  for await (const item of eachReport(session, judging)) {
    if ("error" in item) {
      refused += 1;
      if (has(session, "json")) await session.out.write(`${JSON.stringify(item)}\n`);
      continue;
    }
    progress.step("fine");
    for (const row of rowsOf(session, item)) if (row.dueOn === null || row.dueOn <= before) rows.push(row);
  }
  progress.hide();
  rows.sort(byDate);
  if (has(session, "json")) {
    for (const { entry: _, ...row } of rows) await session.out.write(`${JSON.stringify(row)}\n`);
  } else await session.out.write(rowsText(session, rows, before));
  return refused > 0 ? EXIT.refused : EXIT.ok;
}

function rowsOf(session: Session, { entry, history, report }: Judged): DueRow[] {
  const today = history.today ?? dayOption(session, "today") ?? "";
  return report.obligations.map(({ norm, act, who, dueOn }) => {
    const overdue = dueOn !== null && dueOn < today;
    return {
      id: report.id,
      lifecycle: report.lifecycle,
      act,
      who,
      dueOn,
      overdue,
      norm,
      article: entry.texts.citation(norm)[session.language],
      entry,
    };
  });
}

function byDate(a: DueRow, b: DueRow): number {
  return order(a.dueOn ?? "9999-99-99", b.dueOn ?? "9999-99-99") || order(a.id, b.id) || order(a.act, b.act) || order(a.norm, b.norm);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowsText(session: Session, rows: readonly DueRow[], before: string): string {
  const { tell, language } = session;
  if (rows.length === 0) return `${tell("due.none", { before })}\n`;
  const heads = ["due.on", "due.id", "due.act", "due.who", "due.norm", "due.basis"].map(
    (key): Column => ({ title: tell(key), align: "left" }),
  );
  const cells = rows.map((row) =>
    [
      row.dueOn === null ? tell("due.noDate") : row.overdue ? tell("due.overdue", { on: { zh: row.dueOn, en: row.dueOn } }) : row.dueOn,
      shortened(row.id, 40),
      row.entry.texts.act(row.act)[language],
      row.entry.texts.who(row.who)[language],
      row.norm,
      row.article,
    ].map(printable),
  );
  const overdue = rows.filter((row) => row.overdue).length;
  return `${columns(heads, cells)}\n${tell("due.totals", { count: rows.length, before, overdue })}\n`;
}
