import { addDays, civilDate, formatDate } from "@guiju/core";
import type { Act } from "@guiju/lifecycle";
import { actsIn, type Term } from "./model.ts";

/** A whole number below a bound. */
export type Random = (below: number) => number;

const GAPS = [0, 0, 0, 1, 3, 7, 20, 45];
const RARE = new Set(["APPOINT", "ORG_DISSOLVED", "ANNUL", "ADJOURN", "RETURN_SLATE", "RETURN_REQUEST", "REMIND", "BY_ELECTION"]);
const STEPS = ["reminded", "urged", "talked", "circulated", "referred"];

/** The next act of a walk: mostly one that leads on, now and then any that the term takes. */
export function nextAct(term: Term, on: string, random: Random): Act {
  const day = formatDate(addDays(civilDate(on), GAPS[random(GAPS.length)] as number));
  const possible = actsIn(term.procedure);
  const common = possible.filter((type) => !RARE.has(type) && (type !== "FILE_EXTENSION" || random(4) === 0));
  const pool = random(12) === 0 || common.length === 0 ? possible : common;
  const escalates = random(25) === 0 || pool.length === 0;
  const type = escalates ? (random(3) === 0 && term.escalation !== "none" ? "RESOLVE" : "ESCALATE") : (pool[random(pool.length)] as string);
  const data = dataOf(term, type, day, random);
  return { type, on: day, ...(data === undefined ? {} : { data }) };
}

/** What an act carries: numbers on both sides of every limit. */
export function dataOf(term: Term, type: string, on: string, random: Random): Readonly<Record<string, unknown>> | undefined {
  switch (type) {
    case "REMIND":
      return { channel: "letter" };
    case "DECIDE":
      return { mode: "onTime" };
    case "FILE_EXTENSION":
    case "APPROVE_EXTENSION":
      return { until: formatDate(addDays(civilDate(on), random(800))) };
    case "NOMINATE":
      return { candidates: candidates(1 + random(9)) };
    case "FILE_SLATE": {
      const seats = 1 + random(7);
      return { seats, candidates: candidates(seats + random(4)) };
    }
    case "CONVENE": {
      const base = 3 + random(random(2) === 0 ? 7 : 60);
      return { base, present: Math.min(base, Math.ceil((base * 4) / 5) + random(5) - 1 + (random(3) === 0 ? random(base) : 0)) };
    }
    case "APPOINT_SCRUTINEERS":
      return { scrutineers: ["s-1", "s-2"] };
    case "OPEN_VOTE":
      return { distributed: term.present };
    case "COLLECT":
      return { collected: Math.max(0, term.present + (random(8) === 0 ? 1 : -random(3))) };
    case "COUNT": {
      const voidBallots = random(3);
      return {
        voidBallots,
        votes: ballots(candidates(term.seats + random(4)), term.seats, Math.max(0, term.collected - voidBallots), random),
      };
    }
    case "RUNOFF":
      return {
        seats: term.seatsLeft,
        votes: ballots(term.tied, Math.max(1, term.seatsLeft), Math.min(term.present, 1 + random(9)), random),
        collected: term.present + (random(6) === 0 ? 1 : 0),
      };
    case "EXTRA_BALLOT": {
      const left = candidates(term.seats + 4).filter((id) => !term.elected.includes(id));
      const cast = term.present + (random(8) === 0 ? 1 : 0);
      return {
        seats: term.seatsLeft,
        votes: ballots(left.slice(0, term.seatsLeft + 1 + random(2)), term.seatsLeft, term.present, random),
        cast,
      };
    }
    case "REDUCE_SEATS":
      return { agree: Math.max(0, Math.ceil(term.present / 2) + random(3) - 1) };
    case "ESCALATE":
      return { step: STEPS[random(STEPS.length)] };
    default:
      return undefined;
  }
}

function candidates(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `c-${index + 1}`);
}

/** Valid ballots, each with at most so many approvals, added up by candidate. Few have the same favourites, so that ties and shortages are common. */
function ballots(ids: readonly string[], seats: number, count: number, random: Random): Readonly<Record<string, number>> {
  const votes = new Map(ids.map((id) => [id, 0]));
  const keen = 4 + random(7);
  for (let ballot = 0; ballot < count; ballot += 1) {
    let approvals = 0;
    const from = random(3) === 0 ? random(Math.max(1, ids.length)) : 0;
    for (let place = 0; place < ids.length && approvals < seats; place += 1) {
      const id = ids[(place + from) % ids.length] as string;
      if (random(10) >= keen) continue;
      votes.set(id, (votes.get(id) ?? 0) + 1);
      approvals += 1;
    }
  }
  return Object.fromEntries(votes);
}
