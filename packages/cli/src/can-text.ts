import type { Act, MissingAct, RefusedAct, Report, Verdict } from "@guiju/lifecycle";
import { isFinding } from "./audit-summary.ts";
import type { Shelved } from "./pack-shelf.ts";
import { decisionLine, isToldOf, missingLine, refusedLine, stateTexts, verdictLine } from "./report-block.ts";
import type { Session } from "./session.ts";

/** What the engine answers to "may this act happen". */
export interface Answer {
  readonly allowed: boolean;
  readonly verdicts: readonly Verdict[];
  readonly missing: readonly MissingAct[];
  readonly refused: readonly RefusedAct[];
  readonly earliest: string | null;
  readonly report: Report;
}

/** The answer for people: yes or no first, then what is missing, what stops the act, and what else is to be noted. */
export function answerText(session: Session, entry: Shelved, act: Act, answer: Answer): string {
  const { tell, paint } = session;
  const slots = { act: entry.texts.act(act.type), type: act.type, on: act.on };
  const said = (verdicts: readonly Verdict[]): string[] => verdicts.map((each) => verdictLine(session, entry, each, "asked"));
  const rest = (others: readonly Verdict[]): readonly Verdict[] =>
    answer.verdicts.filter((each) => isFinding(each.status) && !others.includes(each));
  const votes = answer.report.decisions.filter((each) => each.act === act.type && each.on === act.on && isToldOf(each));
  const outcome = section(
    session,
    "can.outcome",
    votes.slice(-1).map((each) => decisionLine(session, entry, each)),
  );
  const after = answer.report.state === null ? stateTexts(session, entry, answer.report).map((each) => `  ${each}`) : [];
  if (answer.allowed) {
    const yes = paint.green(paint.bold(tell("can.yes", slots)));
    return `${[yes, ...outcome, ...section(session, "can.after", after), ...section(session, "can.noted", said(rest([])))].join("\n")}\n`;
  }
  const first = answer.missing.map(
    (each) => answer.verdicts.find((verdict) => verdict.reason === "missingAct" && verdict.act === each.act) ?? each,
  );
  const stopping = answer.verdicts.filter((each) => blocks(entry, each) && !first.includes(each));
  const missing = first.map((each) => ("norm" in each ? verdictLine(session, entry, each, "asked") : missingLine(session, entry, each)));
  const refused = answer.refused.map((each) => refusedLine(session, entry, each));
  return `${[
    paint.red(paint.bold(tell("can.no", slots))),
    earliestText(session, answer.earliest, stopping),
    ...section(session, "can.missing", missing),
    ...section(session, "can.stopping", [...refused, ...said(stopping)]),
    ...section(session, "can.else", said(rest([...stopping, ...first.filter((each) => "norm" in each)]))),
  ].join("\n")}\n`;
}

/** From when the act may happen; where waiting alone does not help, from when at the earliest once the rest is put right. */
function earliestText(session: Session, earliest: string | null, stopping: readonly Verdict[]): string {
  if (earliest !== null) return session.tell("can.earliest", { earliest });
  const days = stopping.flatMap((verdict) => verdict.earliest ?? []).sort();
  const last = days.at(-1);
  return last === undefined ? session.tell("can.noDay") : session.tell("can.notBefore", { earliest: last });
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
