import type { History, Verdict } from "@guiju/lifecycle";
import { printable, shortened } from "./printable.ts";

/** The organisation a verdict belongs to: that of the judged act, else that of the last act; `null` where no act names one. */
export function organisationOf(history: History, verdict: Pick<Verdict, "act" | "on">): string | null {
  let last: string | null = null;
  for (const act of history.acts) {
    const organisation = organisationOfActor(act.actor);
    if (organisation === null) continue;
    if (act.type === verdict.act && act.on === verdict.on) return organisation;
    last = organisation;
  }
  return last;
}

/** The part of an actor before its first slash: `branch-7/secretary` acts for `branch-7`. */
export function organisationOfActor(actor: string | undefined): string | null {
  const slash = actor?.indexOf("/") ?? -1;
  return actor === undefined || slash < 1 ? null : shortened(printable(actor.slice(0, slash)), 60);
}
