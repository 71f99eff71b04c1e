import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar, choir, clean } from "./choir.fixture.ts";
import { deletions } from "./deletions.fixture.ts";
import type { Act, History } from "./history.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { replay } from "./replay.ts";
import type { Report } from "./report.ts";
import { keyOf, settledVerdicts } from "./settled-verdicts.fixture.ts";

const judge = (acts: readonly Act[], today = "2027-12-31"): Report =>
  replay(choir, { id: "p", lifecycle: choir.name, today, acts }, { calendar });

const dayText = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2024, 10, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyAct = fc.tuple(fc.constantFrom(...clean.acts), dayText).map(([act, on]): Act => ({ ...act, on }));
const anyActs = fc.array(anyAct, { maxLength: 16 });
const distinctDays = fc.uniqueArray(anyAct, { maxLength: 16, selector: (act) => act.on });

test("the same history always gives the same report", () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      expect(judge(acts)).toEqual(judge(structuredClone(acts)));
    }),
  );
});

test("the order in the file does not matter for acts on different days", () => {
  fc.assert(
    fc.property(
      distinctDays.chain((acts) =>
        fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length, maxLength: acts.length })),
      ),
      ([acts, shuffled]) => {
        expect(judge(shuffled)).toEqual(judge(acts));
      },
    ),
  );
});

test("adding a later act never changes the verdict of an earlier act or of a window that had closed", () => {
  fc.assert(
    fc.property(anyActs, anyAct, (unsorted, more) => {
      const acts = [...unsorted].sort((a, b) => (a.on < b.on ? -1 : 1));
      const last = acts.at(-1)?.on ?? "";
      fc.pre(acts.length > 0 && more.on > last);
      const before = judge(acts, last);
      const after = judge([...acts, more], more.on);
      for (const { key, verdict, later } of settledVerdicts(before, after)) expect(later, key).toEqual(verdict);
    }),
    { numRuns: 300 },
  );
});

test("no act is lost: each is judged and taken, or listed as refused", () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      const report = judge(acts);
      const refused = report.refused.length;
      const judged = new Set(report.verdicts.filter((verdict) => verdict.on !== null).map((verdict) => `${verdict.act} ${verdict.on}`));
      const silent = acts.filter((act) => !["ASK", "POST", "PRACTISE"].includes(act.type) && !judged.has(`${act.type} ${act.on}`));
      const listed = report.refused.map((each) => `${each.act} ${each.on}`);
      for (const act of silent) expect(listed).toContain(`${act.type} ${act.on}`);
      expect(refused).toBeLessThanOrEqual(acts.length);
    }),
  );
});

test("deleting any fact or act field never turns a verdict into satisfied", () => {
  const words: readonly (readonly Act[])[] = [
    clean.acts,
    clean.acts.map((act) => (act.type === "VOTE" ? { ...act, data: { due: 30, present: 15, yes: 15 } } : act)),
    clean.acts.map((act) =>
      act.type === "NAME_TUTOR"
        ? {
            ...act,
            data: {
              tutors: [
                { id: "a", member: false },
                { id: "b", member: true },
                { id: "c", member: true },
              ],
            },
          }
        : act,
    ),
    clean.acts.map((act) =>
      act.type === "POST"
        ? {
            ...act,
            data: {
              places: [
                { id: "a", start: "2026-07-06", end: "2026-07-08" },
                { id: "b", start: "2026-07-06", end: "2026-07-10" },
              ],
            },
          }
        : act,
    ),
  ];
  for (const acts of words) {
    const history: History = { ...clean, acts };
    const report = replay(choir, history, { calendar });
    const before = new Map(report.verdicts.map((verdict) => [keyOf(verdict), verdict.status]));
    // What presupposes a void vote is refused and not judged; where it cannot be told that the vote was void, it is taken.
    const refused = new Set(report.refused.map((each) => `${each.act} ${each.on}`));
    for (const [, changed] of deletions(history)) {
      for (const verdict of replay(choir, changed, { calendar }).verdicts) {
        if (refused.has(`${verdict.act} ${verdict.on}`)) continue;
        if (verdict.status === "satisfied") expect(before.get(keyOf(verdict)), keyOf(verdict)).toBe("satisfied");
      }
    }
  }
});

test("leaving out any act of the clean history is noticed", () => {
  const silent = leaveOneOut(choir, clean, { calendar }).filter((each) => each.silent);
  expect(silent.map((each) => each.act)).toEqual([]);
});
