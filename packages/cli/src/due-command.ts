import { type Column, columns } from "./columns.ts";
import { EXIT } from "./exit-code.ts";
import { foldLine } from "./fold-line.ts";
import { type Owed, owedActs } from "./owed-acts.ts";
import { printable, shortened } from "./printable.ts";
import { has, type Session } from "./session.ts";

/** `guiju due`: what is owed up to a day, by date; what has no date comes last. */
export async function dueCommand(session: Session): Promise<number> {
  const owed = await owedActs(session, "due");
  if (has(session, "json")) {
    for (const { entry: _, today: __, ...row } of owed.acts) await session.out.write(`${JSON.stringify(row)}\n`);
  } else await session.out.write(owedText(session, owed));
  return owed.refused > 0 ? EXIT.refused : EXIT.ok;
}

function owedText(session: Session, { acts, before }: Owed): string {
  const { tell, language } = session;
  if (acts.length === 0) return `${tell("due.none", { before })}\n`;
  const heads = ["due.on", "due.id", "due.act", "due.who", "due.norm", "due.basis"].map(
    (key): Column => ({ title: tell(key), align: "left" }),
  );
  const cells = acts.map((row) =>
    [
      row.dueOn === null ? tell("due.noDate") : row.overdue ? tell("due.overdue", { on: { zh: row.dueOn, en: row.dueOn } }) : row.dueOn,
      shortened(row.id, 40),
      row.entry.texts.act(row.act)[language],
      row.entry.texts.who(row.who)[language],
      row.norm,
      row.article,
    ].map(printable),
  );
  const overdue = acts.filter((row) => row.overdue).length;
  const width = session.io.stdout.columns;
  const totals = tell("due.totals", { count: acts.length, before, overdue });
  return `${columns(heads, cells, width)}\n${width === undefined ? totals : foldLine(totals, width, "")}\n`;
}
