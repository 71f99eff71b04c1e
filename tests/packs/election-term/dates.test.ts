import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { acts, branch, full, judge } from "./election-term.ts";

const FIRST = Temporal.PlainDate.from("2018-07-01");
const LAST = Temporal.PlainDate.from("2058-06-30");
/** Every day of 40 years. */
const DAYS: readonly Temporal.PlainDate[] = Array.from({ length: FIRST.until(LAST).days + 1 }, (_, index) => FIRST.add({ days: index }));

const KINDS = [
  { what: "a branch", organisation: { kind: "branch", village: false, hasCommittee: true }, years: 3 },
  { what: "a village branch", organisation: { kind: "branch", village: true, hasCommittee: true }, years: 5 },
  { what: "a general branch", organisation: { kind: "generalBranch", village: false, hasCommittee: true }, years: 3 },
  { what: "a committee", organisation: { kind: "committee", village: false, hasCommittee: true }, years: 5 },
] as const;

/** The corresponding day; where the month has none, its last day, or under the other reading the first of the next month. */
function moved(day: Temporal.PlainDate, by: { years?: number; months?: number }, clip: "clip" | "nextDay"): Temporal.PlainDate {
  const last = day.add(by);
  return clip === "clip" || last.day === day.day ? last : last.add({ days: 1 });
}

describe.each(KINDS)("the dates of $what", ({ organisation, years }) => {
  test.each(["clip", "nextDay"] as const)(
    "agree with Temporal for every day of 40 years, with %s at the ends of months",
    (clip) => {
      for (const day of DAYS) {
        const electedOn = day.toString();
        const { derived, state } = judge({
          facts: { organisation, electedOn },
          interpretations: { "period.clip": clip },
          today: electedOn,
          acts: [],
        });
        const end = moved(day, { years }, clip);
        const { termEnd, reminderDue, overdueFrom, latestExtended, earliestEarly } = derived;
        expect({ electedOn, termEnd, reminderDue, overdueFrom, latestExtended, earliestEarly }).toEqual({
          electedOn,
          termEnd: end.toString(),
          reminderDue: moved(end, { months: -6 }, clip).toString(),
          overdueFrom: end.add({ days: 1 }).toString(),
          latestExtended: moved(end, { years: 1 }, clip).toString(),
          earliestEarly: moved(end, { years: -1 }, clip).toString(),
        });
        expect((state as Readonly<Record<string, string>>).clock).toBe("inTerm");
      }
      console.log(`election-term: ${DAYS.length} days, ${years} years, ${clip}: five dates each`);
    },
    600_000,
  );
});

test("the limits hold on their day and break on the next, for a sample of the days (all of them in full)", () => {
  const step = full ? 1 : 61;
  let tried = 0;
  for (let index = 0; index < DAYS.length; index += step) {
    const electedOn = DAYS[index] as Temporal.PlainDate;
    const end = electedOn.add({ years: 3 });
    const facts = branch(electedOn.toString(), { seats: 3 });
    const status = (norm: string, today: Temporal.PlainDate, what: Parameters<typeof acts>[1][], startsAt: string): string | undefined => {
      const day = today.toString();
      const report = judge({ facts, today: day, startsAt, acts: acts(day, ...what) });
      return report.verdicts.find((each) => each.norm === norm && each.on === day)?.status;
    };
    const remind = (day: Temporal.PlainDate) => status("ET-07", day, [["REMIND", { channel: "letter" }]], "idle");
    const half = end.subtract({ months: 6 });
    expect([remind(half), remind(half.add({ days: 1 }))], electedOn.toString()).toEqual(["satisfied", "warning"]);
    const extend = (until: Temporal.PlainDate) =>
      status("ET-08", end.subtract({ days: 10 }), [["APPROVE_EXTENSION", { until: until.toString() }]], "extensionFiled");
    const most = end.add({ years: 1 });
    expect([extend(most), extend(most.add({ days: 1 }))], electedOn.toString()).toEqual(["satisfied", "warning"]);
    const votes = { a: 9, b: 8, c: 7 };
    const elect = (norm: string, day: Temporal.PlainDate) =>
      status(
        norm,
        day,
        [
          ["CONVENE", { base: 10, present: 10 }],
          ["ADOPT_METHOD"],
          ["APPOINT_SCRUTINEERS", { scrutineers: ["s"] }],
          ["OPEN_VOTE"],
          ["COLLECT", { collected: 10 }],
          ["COUNT", { votes, voidBallots: 0 }],
        ],
        "ready",
      );
    expect([elect("ET-06", end), elect("ET-06", end.add({ days: 1 }))], electedOn.toString()).toEqual(["satisfied", "violated"]);
    const early = end.subtract({ years: 1 });
    expect([elect("ET-09", early), elect("ET-09", early.subtract({ days: 1 }))], electedOn.toString()).toEqual(["satisfied", "warning"]);
    tried += 1;
  }
  console.log(`election-term: reminder, extension, lateness and earliness on both sides of their day for ${tried} of ${DAYS.length} days`);
}, 1_800_000);
