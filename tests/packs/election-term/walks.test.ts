import type { Act, History, Report } from "@guiju/lifecycle";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { randomFrom } from "../../graph/random-from.ts";
import { sorted } from "./count-oracle.ts";
import { branch, electionTerm, full, judge } from "./election-term.ts";
import { after, type MajorityBase, type Term, takes } from "./model.ts";
import { nextAct, type Random } from "./random-acts.ts";
import { type Configuration, structuralXState } from "./structural-xstate.ts";
import { AMENDMENTS, TRANSITIONS } from "./tabled.ts";

const LENGTH = 40;
const structural = structuralXState(electionTerm);
const READINGS: readonly MajorityBase[] = ["entitled", "present"];

interface Beginning {
  readonly history: Omit<History, "id" | "lifecycle" | "acts">;
  readonly term: Term;
  readonly on: string;
}

/** A walk at its beginning: the facts of a term and the reading by which votes are counted. */
function beginning(random: Random): Beginning {
  const elected = Temporal.PlainDate.from("2018-07-01").add({ days: random(1600) });
  const reading = READINGS[random(2)] as MajorityBase;
  const seats = 1 + random(7);
  const appointed = random(12) === 0;
  const where = { procedure: appointed ? "appointed" : "idle", escalation: "none", electedOn: null };
  const term: Term = { ...where, reading, seats, base: 0, present: 0, collected: 0, elected: [], tied: [], seatsLeft: 0 };
  const facts = branch(elected.toString(), { seats, ...(appointed ? { appointed: true } : {}) });
  return { history: { interpretations: { "majority.base": reading }, facts }, term, on: elected.add({ months: 28 }).toString() };
}

/** As `toEqual`, but quick where it holds. */
function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

/** A walk so far. */
interface Walk extends Beginning {
  readonly acts: Act[];
}

/** Takes one act and holds the report to the model; gives the term after it. */
function step({ history, acts, term }: Walk, act: Act): Term {
  acts.push(act);
  const next = after(term, act);
  const report = judge({ ...history, today: act.on, acts });
  const { procedure, escalation } = report.state as Configuration;
  const here = { procedure, escalation } as Configuration;
  same(here, { procedure: next.procedure, escalation: next.escalation });
  same(report.refused, []);
  const before = { procedure: term.procedure, escalation: term.escalation };
  same(structural(before, act.type, here), here);
  for (const [region, state] of Object.entries(before)) {
    const targets = electionTerm.table
      .get(state)
      ?.get(act.type)
      ?.map((target) => target.state) ?? [state];
    expect(targets).toContain(here[region]);
  }
  countsAsModelled(report, act, next);
  extensionIsReported(report, act);
  holdsAlways(report, next);
  return next;
}

/** Who is elected and tied is what the model counts; each elected passed or won a run-off; the next term counts from the election day. */
function countsAsModelled(report: Report, act: Act, next: Term): void {
  const { elected, tied, seatsLeft, passed, nextTermEnd } = report.derived;
  if (["COUNT", "RUNOFF", "EXTRA_BALLOT", "ANNUL", "APPOINT"].includes(act.type)) {
    same(sorted((elected ?? []) as readonly string[]), sorted(next.elected));
    same(sorted((tied ?? []) as readonly string[]), sorted(next.tied));
    same(seatsLeft ?? 0, next.seatsLeft);
  }
  const runOff = new Set(report.decisions.filter((each) => each.act === "RUNOFF").flatMap((each) => each.elected));
  for (const id of next.elected) same((passed as readonly string[]).includes(id) || runOff.has(id), true);
  const end = next.electedOn === null ? null : Temporal.PlainDate.from(next.electedOn).add({ years: 3 }).toString();
  same(nextTermEnd ?? null, end);
}

/** An extension beyond the latest day there is, is reported; one that is not beyond it, is not. */
function extensionIsReported(report: Report, act: Act): void {
  const { latestExtended } = report.derived;
  if (act.type !== "APPROVE_EXTENSION" || typeof latestExtended !== "string") return;
  const said = report.verdicts.filter((each) => each.norm === "ET-08" && each.check === "total" && each.on === act.on).at(-1)?.status;
  same(said, String(act.data?.until) > latestExtended ? "warning" : "satisfied");
}

/** What holds of a term after every act. */
function holdsAlways(report: Report, term: Term): void {
  const { elected, nextTermEnd, base } = report.derived;
  const list = (elected ?? []) as readonly string[];
  same(new Set(list).size, list.length);
  expect(list.length).toBeLessThanOrEqual(term.seats);
  if (typeof base === "number") expect(base).toBeGreaterThanOrEqual(term.present);
  const { procedure, clock } = report.state as Configuration;
  if (procedure === "appointed") same([list.length, nextTermEnd ?? null, clock], [0, null, "notApplicable"]);
  if (clock === "notApplicable") same(nextTermEnd ?? null, null);
  same(clock === "satisfied", term.electedOn !== null);
  if (procedure !== "closed" && (clock === "overdue" || clock === "lapsed")) owesRenewal(report);
}

/** A term that is over and not renewed is in breach wherever its procedure stands, and somebody owes the next act. */
function owesRenewal(report: Report): void {
  const dueOn = Temporal.PlainDate.from(String(report.derived.overdueFrom)).subtract({ days: 1 }).toString();
  const broken = report.verdicts.filter((each) => each.norm === "ET-06" && each.on === null && each.status === "violated");
  const owed = report.obligations.filter((each) => each.norm === "ET-06");
  same([...new Set(broken.map((each) => each.latest))], [dueOn]);
  same(owed.length > 0 && owed.every((each) => each.dueOn === dueOn), true);
}

test("random walks lead where the tables say, and XState where the table of the engine does; elections and terms keep their bounds", () => {
  const wanted = full ? 1_000_000 : 10_000;
  let taken = 0;
  let walks = 0;
  const visited = new Map<string, number>();
  const edges = new Set<string>();
  for (let seed = 0; taken < wanted; seed += 1) {
    const random = randomFrom(seed * 7919 + 17);
    const start = beginning(random);
    const walk = { ...start, acts: [] as Act[] };
    walks += 1;
    for (let place = 0; place < LENGTH && taken < wanted && walk.term.procedure !== "closed"; place += 1) {
      const act = nextAct(walk.term, walk.on, random);
      if (!takes(walk.term, act.type) || (walk.term.procedure === "archived" && random(3) === 0)) break;
      const from = walk.term.procedure;
      try {
        walk.term = step(walk, act);
      } catch (error) {
        throw new Error(`walk ${seed}: ${JSON.stringify({ ...start.history, acts: walk.acts })}`, { cause: error });
      }
      walk.on = act.on;
      taken += 1;
      edges.add(`${from} ${act.type} ${walk.term.procedure}`);
      visited.set(walk.term.procedure, (visited.get(walk.term.procedure) ?? 0) + 1);
    }
  }
  expect(visited.size).toBe(21);
  const tabled = new Set([...TRANSITIONS, ...AMENDMENTS]);
  const untaken = [...tabled].filter((edge) => !edges.has(edge));
  expect([...edges].filter((edge) => !tabled.has(edge) && !/ (ESCALATE|RESOLVE) /.test(edge))).toEqual([]);
  expect(untaken.length, untaken.join(", ")).toBeLessThanOrEqual(full ? 0 : 10);
  const entered = JSON.stringify(Object.fromEntries(visited));
  console.log(
    `election-term: ${taken} acts on ${walks} random walks over ${tabled.size - untaken.length} of ${tabled.size} edges, XState beside; states entered or stayed in: ${entered}`,
  );
}, 3_600_000);
