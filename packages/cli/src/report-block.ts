import type { Report, Verdict } from "@guiju/lifecycle";
import { isClean, isFinding } from "./audit-summary.ts";
import type { Shelved } from "./pack-shelf.ts";
import { printable, printableLines, shortened } from "./printable.ts";
import type { Session } from "./session.ts";

/** What is wrong with one history, for people; empty where nothing is. */
export function reportBlock(session: Session, entry: Shelved, report: Report): string {
  if (isClean(report)) return "";
  const { tell, paint } = session;
  const head = `${paint.bold(shortened(printable(report.id), 80))}  ${tell("block.state", { state: stateText(session, entry, report) })}`;
  const findings = report.verdicts.filter((verdict) => isFinding(verdict.status));
  const said = new Set(findings.filter((verdict) => verdict.reason === "missingAct").map((verdict) => verdict.act));
  const lines = [
    head,
    ...findings.map((verdict) => verdictLine(session, entry, verdict)),
    ...report.missing.filter((missing) => !said.has(missing.act)).map((missing) => missingLine(session, entry, missing)),
    ...report.refused.map((refused) => refusedLine(session, entry, refused)),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** One verdict: its mark, norm, act and day, and below it the full sentence. */
export function verdictLine(session: Session, entry: Shelved, verdict: Verdict): string {
  const { language } = session;
  const on = verdict.on ?? "";
  const name = entry.texts.act(verdict.act)[language];
  const act = name === verdict.act ? name : `${name} ${verdict.act}`;
  const lines = [`  ${mark(session, verdict.status)}  ${verdict.norm}  ${printable(`${act} ${on}`.trimEnd())}`];
  lines.push(`      ${printableLines(entry.texts.verdict(verdict)[language]).replaceAll("\n", "\n      ")}`);
  return lines.join("\n");
}

/** An act the record lacks. */
export function missingLine(session: Session, entry: Shelved, missing: Report["missing"][number]): string {
  return `  ${session.paint.red(session.tell("mark.missing"))}  ${printable(entry.texts.missing(missing)[session.language])}`;
}

/** An act that could not happen in the state it was recorded in. */
export function refusedLine(session: Session, entry: Shelved, refused: Report["refused"][number]): string {
  return `  ${session.paint.red(session.tell("mark.refused"))}  ${printable(entry.texts.refused(refused)[session.language])}`;
}

/** The mark and the word of a status, so that it is told by more than a colour. */
export function mark(session: Session, status: Verdict["status"]): string {
  const { tell, paint } = session;
  const text = tell(`mark.${status}`);
  if (status === "violated") return paint.red(text);
  return status === "warning" || status === "undetermined" ? paint.yellow(text) : text;
}

function stateText(session: Session, entry: Shelved, report: Report): string {
  const named = (state: string): string => {
    const name = entry.texts.state(state)[session.language];
    return name === state ? state : `${name} ${state}`;
  };
  if (report.state !== null) return named(report.state);
  return (report.states ?? []).map((each) => `${each.reading}: ${named(each.state)}`).join(" | ");
}
