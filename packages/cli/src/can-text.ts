import type { Act, MissingAct, RefusedAct, Verdict } from "@guiju/lifecycle";
import { isFinding } from "./audit-summary.ts";
import type { Shelved } from "./pack-shelf.ts";
import { missingLine, refusedLine, verdictLine } from "./report-block.ts";
import type { Session } from "./session.ts";

/** What the engine answers to "may this act happen". */
export interface Answer {
  readonly allowed: boolean;
  readonly verdicts: readonly Verdict[];
  readonly missing: readonly MissingAct[];
  readonly refused: readonly RefusedAct[];
  readonly earliest: string | null;
}

/** The answer for people: yes or no first, then what is missing, what stops the act, and what else is to be noted. */
export function answerText(session: Session, entry: Shelved, act: Act, answer: Answer): string {
  const { tell, paint } = session;
  const slots = { act: entry.texts.act(act.type), type: act.type, on: act.on };
  const verdict = answer.allowed ? paint.green(paint.bold(tell("can.yes", slots))) : paint.red(paint.bold(tell("can.no", slots)));
  const stopping = answer.allowed ? [] : answer.verdicts.filter((each) => blocks(entry, each));
  const rest = answer.verdicts.filter((each) => isFinding(each.status) && !stopping.includes(each));
  const lines = [verdict];
  if (!answer.allowed) {
    lines.push(answer.earliest === null ? tell("can.noDay") : tell("can.earliest", { earliest: answer.earliest }));
    lines.push(...section(session, "can.missing", answer.missing.map((each) => missingLine(session, entry, each))));
    lines.push(...section(session, "can.stopping", [...answer.refused.map((each) => refusedLine(session, entry, each)), ...stopping.map((each) => verdictLine(session, entry, each))]));
  }
  lines.push(...section(session, answer.allowed ? "can.noted" : "can.else", rest.map((each) => verdictLine(session, entry, each))));
  return `${lines.join("\n")}\n`;
}

/** Whether a verdict stops a live act: a violated norm whose edition blocks or voids. */
function blocks(entry: Shelved, verdict: Verdict): boolean {
  if (verdict.status !== "violated") return false;
  for (const norm of entry.lifecycle.source.norms) {
    const edition = norm.editions.find((each) => each.id === verdict.norm);
    if (edition !== undefined) return (edition.replace?.effect ?? norm.effect) !== "record";
  }
  return false;
}

function section(session: Session, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", session.paint.bold(session.tell(title)), ...lines];
}
