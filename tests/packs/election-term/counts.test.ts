import type { Act, Report } from "@guiju/lifecycle";
import { expect, test } from "vitest";
import { countByDefinition, sorted } from "./count-oracle.ts";
import { acts, branch, full, judge } from "./election-term.ts";

const MOST = 600;
const DAY = "2024-03-08";
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
/** The smallest whole number of which something is true, found by trying each. */
function smallest(isTrue: (number: number) => boolean): number {
  let number = 0;
  while (!isTrue(number)) number += 1;
  return number;
}

function report(startsAt: string, what: readonly Act[], interpretations: Readonly<Record<string, string>> = {}, seats = 3): Report {
  return judge({ facts: branch("2021-04-01", { seats }), today: DAY, startsAt, interpretations, acts: what });
}
const statusOf = (found: Report, norm: string): string | undefined =>
  found.verdicts.find((each) => each.norm === norm && each.on === DAY)?.status;
const procedure = (found: Report): unknown => (found.state as Readonly<Record<string, string>> | null)?.procedure;

/** An assembly up to the count. */
function assembly(base: number, present: number, votes: Readonly<Record<string, number>>, collected = present): readonly Act[] {
  return acts(
    DAY,
    ["CONVENE", { base, present }],
    ["ADOPT_METHOD"],
    ["APPOINT_SCRUTINEERS", { scrutineers: ["s"] }],
    ["OPEN_VOTE", { distributed: present }],
    ["COLLECT", { collected }],
    ["COUNT", { votes, voidBallots: 0 }],
  );
}

/** Every number present up to the base in full; else those around the quorum, none and all. */
function presents(base: number, needed: number): readonly number[] {
  if (full) return numbers(0, base);
  return [...new Set([0, needed - 1, needed, needed + 1, base])].filter((each) => each >= 0 && each <= base);
}

test.each([
  { profile: "cpc-2020", suffices: (present: number, base: number) => present * 5 >= base * 4 },
  { profile: "cpc-1990", suffices: (present: number, base: number) => present * 5 > base * 4 },
  { profile: "cpc-1990-note", suffices: (present: number, base: number) => present * 5 >= base * 4 },
])(
  "the quorum of $profile is four fifths for every number of those entitled up to 600",
  ({ profile, suffices }) => {
    let tried = 0;
    for (const base of numbers(1, MOST)) {
      const needed = smallest((present) => suffices(present, base));
      for (const present of presents(base, needed)) {
        const found = report("ready", acts(DAY, ["CONVENE", { base, present }]), { "quorum.profile": profile });
        const kept = suffices(present, base);
        expect([base, present, statusOf(found, "ET-13"), procedure(found)]).toEqual([
          base,
          present,
          kept ? "satisfied" : "violated",
          kept ? "assembly" : "ready",
        ]);
        expect(found.derived.quorumNeeded).toBe(needed);
        tried += 1;
      }
    }
    console.log(`election-term: quorum ${profile}: ${tried} pairs of entitled and present${full ? ", all there are" : ""}`);
  },
  1_800_000,
);

test("candidates exceed the seats by a fifth, rounded up, for every number of seats up to 600", () => {
  let tried = 0;
  for (const seats of numbers(1, MOST)) {
    const needed = smallest((candidates) => (candidates - seats) * 100 >= 20 * seats && candidates >= seats);
    const around = full ? numbers(0, MOST + 130) : [0, needed - 1, needed, needed + 1];
    for (const candidates of around) {
      const found = report("nominating", acts(DAY, ["FILE_SLATE", { seats, candidates }]));
      expect([seats, candidates, statusOf(found, "ET-14")]).toEqual([seats, candidates, candidates >= needed ? "satisfied" : "violated"]);
      if (candidates === needed) expect(found.derived.minimumCandidates).toBe(needed);
      tried += 1;
    }
  }
  console.log(`election-term: surplus: ${tried} pairs of seats and candidates${full ? ", all there are" : ""}`);
}, 1_800_000);

test("more than half elects, exactly half does not, for every number of votes of every base up to 600, under both readings", () => {
  const votes = (most: number) => Object.fromEntries(numbers(0, most).map((each) => [`v${each}`, each]));
  let compared = 0;
  for (const base of numbers(1, MOST)) {
    // The number that the other reading takes is a fifth off, so that it cannot pass for this one. Nobody has more votes than there are ballots.
    for (const [reading, entitled, present] of [
      ["entitled", base, Math.ceil((base * 4) / 5)],
      ["present", base + Math.floor(base / 5), base],
    ] as const) {
      const passed = numbers(0, present).filter((each) => each + each > base);
      const found = report("ready", assembly(entitled, present, votes(present)), { "majority.base": reading }, MOST + 1);
      expect(sorted(found.derived.passed as readonly string[])).toEqual(sorted(passed.map((each) => `v${each}`)));
      compared += present + 1;
    }
  }
  console.log(`election-term: majorities: ${MOST} bases, every number of votes they can have, 2 readings: ${compared} comparisons`);
}, 600_000);

test("who is elected and who is tied is what the definition says, for all votes of four candidates up to six, and up to three seats; votes that six ballots cannot hold elect nobody", () => {
  let tried = 0;
  const step = full ? 1 : 7;
  for (let code = 0; code < 7 ** 4 * 3; code += step) {
    const seats = 1 + (code % 3);
    const rest = Math.floor(code / 3);
    const votes = { a: rest % 7, b: Math.floor(rest / 7) % 7, c: Math.floor(rest / 49) % 7, d: Math.floor(rest / 343) };
    const expected = countByDefinition(votes, seats, (each) => each * 2 > 6);
    const found = report("ready", assembly(6, 6, votes), { "majority.base": "present" }, seats);
    const [decision] = found.decisions;
    tried += 1;
    if (votes.a + votes.b + votes.c + votes.d > seats * 6) {
      const state = procedure(found);
      const status = found.verdicts.find((each) => each.norm === "ET-26a" && each.check === "count")?.status;
      expect({ votes, seats, decision, state, status }).toEqual({
        votes,
        seats,
        decision: undefined,
        state: "counting",
        status: "violated",
      });
      continue;
    }
    expect({
      votes,
      seats,
      outcome: decision?.outcome,
      elected: sorted(decision?.elected ?? []),
      tied: sorted(decision?.tied ?? []),
    }).toEqual({
      ...{ votes, seats, outcome: expected.outcome, elected: sorted(expected.elected), tied: sorted(expected.tied) },
    });
  }
  console.log(`election-term: elected and tied: ${tried} of ${7 ** 4 * 3} counts`);
}, 600_000);

test("no more ballots than voters, for every number of voters up to 600", () => {
  for (const present of numbers(1, MOST)) {
    const at = (collected: number) => report("ready", assembly(present, present, { a: 1 }, collected).slice(0, 5));
    expect([present, ...[present - 1, present, present + 1].map((each) => procedure(at(each)))]).toEqual([
      present,
      "counting",
      "counting",
      "assembly",
    ]);
  }
});

test("half of those present may reduce the seats by one, or more than half under the strict reading, for every number present up to 600", () => {
  const reduced = (present: number, agree: number, half: string): unknown => {
    const count = assembly(present, present, { a: present, b: present, c: 0 });
    return procedure(report("ready", [...count, ...acts(DAY, ["REDUCE_SEATS", { agree }])], { "motion.half": half }));
  };
  for (const present of numbers(2, MOST)) {
    const half = smallest((agree) => agree + agree >= present);
    const more = smallest((agree) => agree + agree > present);
    expect([present, reduced(present, half - 1, "inclusive"), reduced(present, half, "inclusive")]).toEqual([
      present,
      "shortage",
      "committeeElected",
    ]);
    expect([present, reduced(present, more - 1, "strict"), reduced(present, more, "strict")]).toEqual([
      present,
      "shortage",
      "committeeElected",
    ]);
  }
});

test("nobody has more votes than there are valid ballots, for every number of ballots up to 600", () => {
  for (const collected of numbers(2, MOST)) {
    const voidBallots = collected % 3;
    const at = (most: number): string | undefined => {
      const [last, ...before] = [...assembly(collected, collected, { a: most, b: 0, c: 0 })].reverse();
      const count = { ...(last as Act), data: { ...last?.data, voidBallots } };
      return statusOf(report("ready", [...before.reverse(), count]), "ET-26");
    };
    const valid = collected - voidBallots;
    expect([collected, at(valid), at(valid + 1)]).toEqual([collected, "satisfied", "violated"]);
  }
});
