import type { CaseState, DecisionOutcome, Report, Standing, Verdict } from "@guiju/lifecycle";
import { isClean, isFinding } from "./audit-summary.ts";
import type { Shelved } from "./pack-shelf.ts";
import { printable, printableLines, shortened } from "./printable.ts";
import type { Session } from "./session.ts";

/** What is wrong with one history, for people; empty where nothing is. */
export function reportBlock(session: Session, entry: Shelved, report: Report): string {
  if (isClean(report)) return "";
  const { tell, paint } = session;
  const id = paint.bold(shortened(printable(report.id), 80));
  const states = stateTexts(session, entry, report);
  const head =
    states.length === 1
      ? `${id}  ${tell("block.state", { state: states[0] ?? "" })}`
      : [id, ...states.map((each) => `  ${each}`)].join("\n");
  const findings = report.verdicts.filter((verdict) => isFinding(verdict.status));
  const said = new Set(findings.filter((verdict) => verdict.reason === "missingAct").map((verdict) => verdict.act));
  const lines = [
    head,
    ...findings.map((verdict) => verdictLine(session, entry, verdict, "recorded")),
    ...report.missing.filter((missing) => !said.has(missing.act)).map((missing) => missingLine(session, entry, missing)),
    ...report.refused.map((refused) => refusedLine(session, entry, refused)),
    ...report.decisions.filter(isToldOf).map((decision) => decisionLine(session, entry, decision)),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** One verdict: its mark, norm, act and day, and below it the full sentence, of an act on record or of one that is only asked about. */
export function verdictLine(session: Session, entry: Shelved, verdict: Verdict, standing: Standing): string {
  const { language } = session;
  const on = verdict.on ?? "";
  const name = entry.texts.act(verdict.act)[language];
  const act = name === verdict.act ? name : `${name} ${verdict.act}`;
  const lines = [`  ${mark(session, verdict.status)}  ${verdict.norm}  ${printable(`${act} ${on}`.trimEnd())}`];
  lines.push(`      ${printableLines(entry.texts.verdict(verdict, standing)[language]).replaceAll("\n", "\n      ")}`);
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

/** The outcome of a vote, under each reading where they differ. */
export function decisionLine(session: Session, entry: Shelved, decision: DecisionOutcome): string {
  const open = decision.outcome === null;
  const shown = open ? mark(session, "undetermined") : session.tell("mark.decision");
  return `  ${shown}  ${printable(decision.rule)}  ${printable(`${entry.texts.act(decision.act)[session.language]} ${decision.on}`)}\n      ${printable(entry.texts.decision(decision)[session.language])}`;
}

/** Whether a vote came to something that a reader has to know: an election, or a vote whose outcome depends on the reading. */
export function isToldOf({ elected, tied, outcome, readings }: DecisionOutcome): boolean {
  return elected.length > 0 || tied.length > 0 || outcome === "short" || readings.length > 0;
}

/** The mark and the word of a status, so that it is told by more than a colour. */
export function mark(session: Session, status: Verdict["status"]): string {
  const { tell, paint } = session;
  const text = tell(`mark.${status}`);
  if (status === "violated") return paint.red(text);
  return status === "warning" || status === "undetermined" ? paint.yellow(text) : text;
}

/** The state, one text; of a parallel lifecycle one for each region and view, and under each reading where they differ. */
export function stateTexts(session: Session, entry: Shelved, report: Report): readonly string[] {
  const { language, tell } = session;
  const named = (state: CaseState): readonly string[] => {
    if (typeof state !== "string") {
      return Object.entries(state).map(([region, each]) => {
        const slots = { region: entry.texts.region(region), state: entry.texts.state(each) };
        return printable(tell("block.region", slots));
      });
    }
    const name = entry.texts.state(state)[language];
    return [printable(name === state ? name : `${name} ${state}`)];
  };
  if (report.state !== null) return named(report.state);
  return (report.states ?? []).flatMap(({ reading, state }) => {
    const label = printable(tell("block.reading", { reading: entry.texts.reading(reading) }));
    const states = named(state);
    return states.length === 1 ? [`${label} ${states[0] ?? ""}`] : [label, ...states.map((each) => `  ${each}`)];
  });
}
