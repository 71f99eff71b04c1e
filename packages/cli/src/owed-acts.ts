import { fileProgress } from "./audit-command.ts";
import { calendarOf } from "./calendar-option.ts";
import { dayOption, required } from "./checked-options.ts";
import type { CommandName } from "./command-table.ts";
import { eachReport, type Judged } from "./each-report.ts";
import { oneOperand } from "./operands.ts";
import { openShelf, type Shelved } from "./pack-shelf.ts";
import { createSeenIds } from "./seen-ids.ts";
import { has, type Session } from "./session.ts";

/** One act that is owed, with what a list of them shows. */
export interface OwedAct {
  readonly id: string;
  readonly lifecycle: string;
  readonly act: string;
  readonly who: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly norm: string;
  /** Where the norm stands, in the chosen language. */
  readonly article: string;
  /** The day as of which it is owed. */
  readonly today: string;
  readonly entry: Shelved;
}

/** What the histories of a file owe. */
export interface Owed {
  /** Up to and with this day. */
  readonly before: string;
  /** By date; what has no date comes last. */
  readonly acts: readonly OwedAct[];
  /** Lines that are no histories. */
  readonly refused: number;
}

/** Reads the file a command names and lists what is owed up to the day of `--before`; refused lines are written as JSON where that is asked for. */
export async function owedActs(session: Session, command: CommandName): Promise<Owed> {
  const file = oneOperand(session, command);
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
  const acts: OwedAct[] = [];
  let refused = 0;
  for await (const item of eachReport(session, judging)) {
    if ("error" in item) {
      refused += 1;
      if (has(session, "json")) await session.out.write(`${JSON.stringify(item)}\n`);
      continue;
    }
    progress.step("fine");
    for (const each of actsOf(session, item, judging.today)) if (each.dueOn === null || each.dueOn <= before) acts.push(each);
  }
  progress.hide();
  return { before, acts: acts.sort(byDate), refused };
}

function actsOf(session: Session, { entry, history, report }: Judged, asOf: string | undefined): OwedAct[] {
  const today = history.today ?? asOf ?? "";
  return report.obligations.map(({ norm, act, who, dueOn }) => {
    const article = entry.texts.citation(norm)[session.language];
    const overdue = dueOn !== null && dueOn < today;
    return { id: report.id, lifecycle: report.lifecycle, act, who, dueOn, overdue, norm, article, today, entry };
  });
}

function byDate(a: OwedAct, b: OwedAct): number {
  return order(a.dueOn ?? "9999-99-99", b.dueOn ?? "9999-99-99") || order(a.id, b.id) || order(a.act, b.act) || order(a.norm, b.norm);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
