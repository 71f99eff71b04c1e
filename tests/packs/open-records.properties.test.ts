import { addDays, civilDate, formatDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, type History, type Lifecycle, type Report, replay, type Verdict } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import fc from "fast-check";
import { expect, test } from "vitest";

const pack = loadPack("cpc");
const lifecycle = pack.lifecycles.get("cpc/member-development") as Lifecycle;
const calendar = chineseDays();
const runs = process.env.GUIJU_FULL === undefined ? 100 : 5_000;
const histories: readonly History[] = pack.cases
  .flatMap((file) => file.cases.map((each) => each.history as unknown as History))
  .filter(
    (history) => history.lifecycle === lifecycle.name && history.acts.length > 0 && history.acts.every((act) => act.on.length === 10),
  );
const acts: readonly Act[] = histories.flatMap((history) => history.acts);

const judge = (history: History): Report => replay(lifecycle, history, { calendar });
const byDay = (list: readonly Act[]): readonly Act[] => [...list].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
const keyOf = (verdict: Verdict): string =>
  `${verdict.norm}|${verdict.check}|${verdict.act}|${verdict.on}|${verdict.period?.to}|${verdict.facts.beforeOn}`;
const isSettled = ({ on, period, reason }: Verdict): boolean => on !== null || period !== undefined || reason === "missingAct";

/** A worked case with some acts of other cases put in, each near one of its own acts, and the data of some acts gone: records that leave much open. */
const anyOpen: fc.Arbitrary<History> = fc
  .tuple(
    fc.constantFrom(...histories),
    fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(40), fc.integer({ min: -30, max: 60 })), { maxLength: 4 }),
    fc.array(fc.nat(40), { maxLength: 2 }),
  )
  .map(([history, added, emptied]) => {
    const near = (at: number): Act => history.acts[at % history.acts.length] as Act;
    const gone = new Set(emptied.map(near));
    const kept = history.acts.map((act): Act => (gone.has(act) ? { type: act.type, on: act.on } : act));
    const more = added.map(([act, at, days]): Act => ({ ...act, on: formatDate(addDays(civilDate(near(at).on), days)) }));
    return { ...history, acts: byDay([...kept, ...more]) };
  });

test("what was settled stays settled when a later act is recorded, also where votes and readings are open", () => {
  fc.assert(
    fc.property(anyOpen, fc.nat(), (history, cut) => {
      const length = 1 + (cut % history.acts.length);
      const [last, next] = [history.acts[length - 1], history.acts[length]];
      fc.pre(last !== undefined && next !== undefined && next.on !== last.on);
      const before = judge({ ...history, today: last?.on as string, acts: history.acts.slice(0, length) });
      const after = judge({ ...history, today: next?.on as string, acts: history.acts.slice(0, length + 1) });
      for (const verdict of before.verdicts.filter((each) => isSettled(each) && each.status !== "undetermined")) {
        const same = (each: Verdict): boolean => keyOf(each) === keyOf(verdict);
        // Where readings differ and the later act leaves the one in which an act could not be, the report refuses that act: then nothing concerns it.
        const isRuledOut = after.refused.some(({ act, on }) => act === verdict.act && on === verdict.on);
        if (verdict.status === "notApplicable" && before.state === null && isRuledOut) continue;
        const place = before.verdicts.filter(same).indexOf(verdict);
        expect(after.verdicts.filter(same)[place]?.status, `${history.id} ${keyOf(verdict)}`).toBe(verdict.status);
      }
    }),
    { numRuns: runs },
  );
});

test("an act known by month is judged as on its day, or not determined", () => {
  fc.assert(
    fc.property(anyOpen, fc.nat(), (history, at) => {
      const blurred = at % history.acts.length;
      const month = history.acts.map((act, index) => (index === blurred ? { ...act, on: act.on.slice(0, 7) } : act));
      const statusesOf = (report: Report): ReadonlyMap<string, readonly string[]> => {
        const statuses = new Map<string, string[]>();
        for (const verdict of report.verdicts) {
          const key = `${verdict.norm}|${verdict.check}|${verdict.act}|${verdict.period?.index}`;
          statuses.set(key, [...(statuses.get(key) ?? []), verdict.reason === "owed" ? "owed" : verdict.status]);
        }
        return statuses;
      };
      const exact = judge(history);
      const open = judge({ ...history, acts: month });
      // A record that contradicts itself on the exact day may not in another: there the later acts rule the exact day out.
      const lacking = (report: Report): number => report.missing.length + report.refused.length;
      if (lacking(open) < lacking(exact)) return;
      const precise = statusesOf(exact);
      for (const [key, found] of statusesOf(open)) {
        const known = precise.get(key);
        if (known?.length !== found.length) continue;
        found.forEach((status, index) => {
          if (status === "undetermined" || status === "owed") return;
          // What is owed is not judged yet: its status is that of what does not apply.
          const exactly = known[index] === "owed" ? "notApplicable" : known[index];
          expect(status, `${history.id} ${month[blurred]?.type} ${key}`).toBe(exactly);
        });
      }
    }),
    { numRuns: runs },
  );
});

test("a history is never changed by being judged", () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  fc.assert(
    fc.property(anyOpen, (history) => {
      expect(judge(frozen(structuredClone(history)) as History)).toEqual(judge(history));
    }),
    { numRuns: runs },
  );
});

test("thousands of acts of one kind are judged, whichever it is, in the time a test has", () => {
  for (const type of lifecycle.acts.keys()) {
    const data = acts.find((act) => act.type === type)?.data;
    const many = Array.from({ length: 2_000 }, (_, index): Act => {
      const on = formatDate(addDays(civilDate("2020-01-01"), index % 700));
      return { type, on: index % 2 === 0 ? on : on.slice(0, 7), ...(data === undefined ? {} : { data }) };
    });
    expect(judge({ id: "many", lifecycle: lifecycle.name, today: "2026-12-01", acts: many }).id).toBe("many");
  }
});
