import { createHash } from "node:crypto";
import { civilDate, weekdayOf } from "@guiju/core";
import { EXIT } from "./exit-code.ts";
import { type DayEvent, icalendar } from "./icalendar.ts";
import { type Owed, type OwedAct, owedActs } from "./owed-acts.ts";
import { printable, shortened } from "./printable.ts";
import { has, type Session } from "./session.ts";

/** An owed act that has a day. */
type DatedAct = OwedAct & { readonly dueOn: string };

/** `guiju calendar`: the days on which something is owed, as a list by day or as an iCalendar file. */
export async function calendarCommand(session: Session): Promise<number> {
  const owed = await owedActs(session, "calendar");
  const dated = owed.acts.filter((each): each is DatedAct => each.dueOn !== null);
  const text = has(session, "ics") ? icalendar(eventsOf(session, dated), session.language) : dayList(session, owed, dated);
  await session.out.write(text);
  return owed.refused > 0 ? EXIT.refused : EXIT.ok;
}

/** The events of the acts. What a person may not see of a file is not in them: only its opaque id, the act, who owes it and the norm. */
function eventsOf(session: Session, acts: readonly DatedAct[]): readonly DayEvent[] {
  const taken = new Map<string, number>();
  return acts.map((each) => {
    const name = JSON.stringify([each.lifecycle, each.id, each.norm, each.act]);
    const earlier = taken.get(name) ?? 0;
    taken.set(name, earlier + 1);
    return {
      uid: `${uidOf(earlier === 0 ? name : `${name} ${earlier}`)}@guiju`,
      on: each.dueOn,
      toldOn: each.today,
      summary: session.tell("calendar.event", wordsOf(session, each)),
      description: printable(session.tell("calendar.basis", { norm: each.norm, article: each.article })),
    };
  });
}

function uidOf(name: string): string {
  return createHash("sha256").update(name, "utf8").digest("hex").slice(0, 32);
}

function dayList(session: Session, { before, acts }: Owed, dated: readonly DatedAct[]): string {
  const { tell, paint } = session;
  const lines: string[] = [];
  let day = "";
  for (const each of dated) {
    if (each.dueOn !== day) {
      day = each.dueOn;
      const weekday = tell(`weekday.${weekdayOf(civilDate(day))}`);
      lines.push(...(lines.length > 0 ? [""] : []), paint.bold(`${day} ${weekday}`));
    }
    const text = `${tell("calendar.event", wordsOf(session, each))}  ${printable(each.norm)}`;
    lines.push(`  ${each.overdue ? paint.red(tell("calendar.overdue", { text: { zh: text, en: text } })) : text}`);
  }
  const slots = { before, count: dated.length, undated: acts.length - dated.length };
  return [...lines, ...(lines.length > 0 ? [""] : []), tell(dated.length === 0 ? "calendar.none" : "calendar.totals", slots), ""].join(
    "\n",
  );
}

function wordsOf(session: Session, { id, act, who, entry }: OwedAct): Readonly<Record<string, string>> {
  const { language } = session;
  return {
    id: shortened(printable(id), 60),
    act: printable(entry.texts.act(act)[language]),
    who: printable(entry.texts.who(who)[language]),
  };
}
