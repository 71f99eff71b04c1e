import type { Act } from "@guiju/lifecycle";
import { countByDefinition } from "./count-oracle.ts";
import { AMENDMENTS, TRANSITIONS } from "./tabled.ts";

/** Of which number a candidate needs more than half. */
export type MajorityBase = "entitled" | "present";

/** A term as the tables describe it, written without the engine: where it is, and what has been counted. */
export interface Term {
  readonly reading: MajorityBase;
  readonly procedure: string;
  readonly escalation: string;
  readonly seats: number;
  readonly base: number;
  readonly present: number;
  /** The ballots collected for the count. */
  readonly collected: number;
  readonly elected: readonly string[];
  readonly tied: readonly string[];
  readonly seatsLeft: number;
  readonly electedOn: string | null;
}

const ROWS = new Map<string, Map<string, string[]>>();
for (const line of [...TRANSITIONS, ...AMENDMENTS]) {
  const [from = "", act = "", to = ""] = line.split(" ");
  const row = ROWS.get(from) ?? ROWS.set(from, new Map()).get(from);
  row?.set(act, [...(row.get(act) ?? []), to]);
}

const STEPS = ["none", "reminded", "urged", "talked", "circulated", "referred"];

/** The acts that the procedure takes in a state. */
export function actsIn(state: string): readonly string[] {
  return [...(ROWS.get(state)?.keys() ?? [])];
}

/** Whether a term takes an act where it is. */
export function takes(term: Term, type: string): boolean {
  if (ROWS.get(term.procedure)?.has(type) === true) return true;
  return type === "ESCALATE" ? term.escalation !== "referred" : type === "RESOLVE" && term.escalation !== "none";
}

/** What the acts of a walk carry, each its own. */
interface ActData {
  readonly seats: number;
  readonly base: number;
  readonly present: number;
  readonly collected: number;
  readonly cast: number;
  readonly agree: number;
  readonly step?: string;
  readonly votes: Votes;
}

/** The term after an act that it takes. */
export function after(term: Term, act: Act): Term {
  const data = (act.data ?? {}) as unknown as ActData;
  const to = (procedure: string, changes: Partial<Term> = {}): Term => ({
    ...term,
    procedure,
    ...changes,
    ...(procedure === "committeeElected" && term.procedure !== "committeeElected" && act.type !== "REFUSE_OFFICERS"
      ? { electedOn: act.on }
      : {}),
  });
  switch (act.type) {
    case "ESCALATE":
      return { ...term, escalation: STEPS[Math.max(STEPS.indexOf(term.escalation), STEPS.indexOf(data.step ?? ""))] ?? "" };
    case "RESOLVE":
      return { ...term, escalation: "none" };
    case "FILE_SLATE":
      return to("slateFiled", { seats: data.seats });
    case "CONVENE":
      return to(data.present * 5 >= data.base * 4 ? "assembly" : "ready", { base: data.base, present: data.present });
    case "COLLECT":
      return to(data.collected <= term.present ? "counting" : "assembly", { collected: data.collected });
    case "COUNT":
      return counted(term, data.votes, term.seats, to);
    case "EXTRA_BALLOT":
      return data.cast > term.present ? term : counted(term, data.votes, term.seatsLeft, to);
    case "RUNOFF":
      return data.collected > term.present ? term : runOff(term, data.votes, to);
    case "REDUCE_SEATS": {
      const passed = term.seatsLeft <= 1 && term.seats >= 3 && data.agree * 2 >= term.present;
      return passed ? to("committeeElected", { seatsLeft: 0 }) : term;
    }
    case "ANNUL":
      return to("requestApproved", { elected: [], tied: [], seatsLeft: 0, electedOn: null, base: 0, present: 0 });
    case "APPOINT":
      return to("appointed", { elected: [], tied: [], seatsLeft: 0, electedOn: null });
    default:
      return to(ROWS.get(term.procedure)?.get(act.type)?.[0] ?? term.procedure);
  }
}

type Votes = Readonly<Record<string, number>>;
type To = (procedure: string, changes?: Partial<Term>) => Term;
const TARGETS = { full: "committeeElected", cutTie: "runoff", short: "shortage" } as const;

function counted(term: Term, votes: Votes, seats: number, to: To): Term {
  const of = term.reading === "entitled" ? term.base : term.present;
  const { elected, tied, outcome } = countByDefinition(votes, seats, (each) => each * 2 > of);
  const earlier = term.procedure === "counting" ? [] : term.elected;
  return to(TARGETS[outcome], { elected: [...earlier, ...elected], tied, seatsLeft: seats - elected.length });
}

/** Among the tied only, most votes win whatever their number; who is left for the seats that are left votes again. */
function runOff(term: Term, votes: Votes, to: To): Term {
  const among = Object.fromEntries(Object.entries(votes).filter(([id]) => term.tied.includes(id)));
  const { elected, tied, outcome } = countByDefinition(among, term.seatsLeft, (each) => each > 0);
  return to(outcome === "full" ? "committeeElected" : "runoff", {
    elected: [...term.elected, ...elected],
    tied: outcome === "short" ? term.tied.filter((id) => !elected.includes(id)) : tied,
    seatsLeft: term.seatsLeft - elected.length,
  });
}
