import { addDays, civilDate, formatDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { type Act, can, type History, type Lifecycle, leaveOneOut, type Report, replay, toXState } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, createActor, createMachine } from "xstate";
import { deletions } from "../../packages/lifecycle/src/deletions.fixture.ts";
import { keyOf, settledVerdicts } from "../../packages/lifecycle/src/settled-verdicts.fixture.ts";

const pack = loadPack("cpc");
const calendar = chineseDays();
const all: readonly History[] = pack.cases.flatMap((file) => file.cases.map((each) => each.history as unknown as History));
const runs = process.env.GUIJU_FULL === undefined ? 60 : 2_000;

/** What has to be known of a lifecycle: a whole file, and the acts that only set a value. */
const LIFECYCLES = [
  {
    name: "cpc/member-development",
    wholeId: "O-01",
    fewest: 23,
    silent: ["CHECK", "MOVE", "HANDOVER", "DEFER", "LOST_CONTACT", "REFUSE", "LAPSE", "RESTORE", "NOTICE_BLOCKED"],
  },
  {
    name: "cpc/election-term",
    wholeId: "EH-01",
    fewest: 18,
    silent: [
      "ADJOURN",
      "ESCALATE",
      "RESOLVE",
      "ORG_DISSOLVED",
      "RETURN_REQUEST",
      "RETURN_SLATE",
      "REFUSE_OFFICERS",
      "REFUSE_EXTENSION",
      "REISSUE",
      "REMIND",
      "OPEN_PUBLICITY",
      "CLOSE_PUBLICITY",
      "OBJECTION",
      "APPOINT",
      "ADOPT_METHOD",
      "APPOINT_SCRUTINEERS",
    ],
  },
] as const;

/** A reading that is open is settled: what a later act rules out would else change what was undetermined before it. */
const settled = (history: History): History => ({
  ...history,
  interpretations: { "majority.base": "present", ...history.interpretations },
});

/** Histories like real ones: a worked case whose acts are moved by some days, some of them dropped. */
const anyOf = (histories: readonly History[]): fc.Arbitrary<History> =>
  fc
    .constantFrom(...histories)
    .chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.boolean()), {
          minLength: history.acts.length,
          maxLength: history.acts.length,
        }),
      ),
    )
    .map(([history, changes]) => ({
      ...history,
      acts: history.acts.flatMap((act, index) => {
        const [days, dropped] = changes[index] as [number, boolean];
        if (dropped && days % 5 === 0) return [];
        return [act.on.length === 10 ? { ...act, on: formatDate(addDays(civilDate(act.on), days % 7 === 0 ? days : 0)) } : act];
      }),
    }));

describe.each(LIFECYCLES)("the national rules of $name", ({ name, wholeId, fewest, silent: quiet }) => {
  const lifecycle = pack.lifecycles.get(name) as Lifecycle;
  const ofLifecycle = all.filter((history) => history.lifecycle === name);
  const histories = name === "cpc/election-term" ? ofLifecycle.map(settled) : ofLifecycle;
  const whole = histories.find((history) => history.id === wholeId) as History;
  const anyHistory = anyOf(histories);
  const judge = (history: History): Report => replay(lifecycle, history, { calendar });

  test("the same history always gives the same report", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(judge(history)).toEqual(judge(structuredClone(history)));
      }),
      { numRuns: runs },
    );
  });

  test("the order in the file does not matter for acts on different days", () => {
    fc.assert(
      fc.property(anyHistory, fc.infiniteStream(fc.nat()), (history, keys) => {
        const precise = history.acts.every((act) => act.on.length === 10);
        const distinct = new Set(history.acts.map((act) => act.on)).size === history.acts.length;
        fc.pre(precise && distinct);
        const shuffled = history.acts.map((act) => ({ act, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        expect(judge({ ...history, acts: shuffled.map((each) => each.act) })).toEqual(judge(history));
      }),
      { numRuns: runs },
    );
  });

  test("adding a later act never changes the verdict of an earlier act or of a window that had closed", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const acts = history.acts.filter((act) => act.on.length === 10).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
        for (let length = 1; length < acts.length; length += 1) {
          const last = (acts[length - 1] as Act).on;
          const next = acts[length] as Act;
          if (next.on === last) continue;
          const before = judge({ ...history, today: last, acts: acts.slice(0, length) });
          const after = judge({ ...history, today: next.on, acts: acts.slice(0, length + 1) });
          if (before.state === null) continue;
          for (const { key, verdict, later } of settledVerdicts(before, after)) expect(later, `${history.id} ${key}`).toEqual(verdict);
        }
      }),
      { numRuns: runs },
    );
  });

  test("no act is lost: each is judged, counted, listed as refused or named as lacking what comes before it, except those that only set a value", () => {
    const silent = new Set<string>(quiet);
    fc.assert(
      fc.property(anyHistory, (history) => {
        fc.pre(history.startsAt === undefined);
        const report = judge(history);
        for (const act of history.acts) {
          const same = (each: { readonly act: string; readonly on: string | null }): boolean => each.act === act.type && each.on === act.on;
          const before = report.missing.some((missing) => missing.before === act.type && missing.on === act.on);
          const seen = before || report.refused.some(same) || report.verdicts.some(same) || report.decisions.some(same);
          expect(seen || silent.has(act.type), `${history.id}: ${act.type} ${act.on}`).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  test("deleting any fact or act field never turns a verdict into satisfied", () => {
    for (const history of histories) {
      const before = new Map(judge(history).verdicts.map((verdict) => [keyOf(verdict), verdict.status]));
      for (const [what, changed] of deletions(history)) {
        // One name fewer on a list, or one candidate fewer in a count, is another record and not one that lacks a field.
        // The ballots collected at a run-off need not be recorded; where they are, they are compared.
        if (what === "RUNOFF/collected") continue;
        if (/\/(votes|scrutineers|candidates|declared|documents|exclusions)\//.test(what)) continue;
        let report: Report;
        try {
          report = judge(changed);
        } catch {
          continue;
        }
        for (const verdict of report.verdicts) {
          if (verdict.status === "satisfied")
            expect(before.get(keyOf(verdict)), `${history.id} without ${what}: ${keyOf(verdict)}`).toBe("satisfied");
        }
      }
    }
  });

  test("leaving out any act of a whole file is noticed", () => {
    const left = leaveOneOut(lifecycle, whole, { calendar });
    expect(left.filter((each) => each.silent).map((each) => each.act)).toEqual([]);
    expect(left.length).toBeGreaterThanOrEqual(fewest);
  });

  test("an actor started from the lifecycle refuses exactly what `can` refuses", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const start: History = { ...history, acts: [], ...(history.startsAt === undefined ? {} : { startsAt: history.startsAt }) };
        const { today: _, ...undated } = start;
        const { config, implementations } = toXState(lifecycle, { calendar, assign: assign as never, history: undated });
        const actor = createActor(createMachine(config as never, implementations as never)).start();
        let taken: readonly Act[] = [];
        for (const act of [...history.acts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
          const answer = can(lifecycle, { ...undated, acts: taken }, act, { calendar });
          const allowed = answer.allowed && answer.report.state !== null;
          actor.send(act as never);
          const remembered = (actor.getSnapshot().context as { acts: readonly Act[] }).acts;
          expect(
            remembered.length > taken.length,
            `${history.id}: ${act.type} on ${act.on} after ${taken.map((each) => each.type).join(" ")}`,
          ).toBe(allowed);
          taken = remembered;
        }
      }),
      { numRuns: runs },
    );
  });
});
