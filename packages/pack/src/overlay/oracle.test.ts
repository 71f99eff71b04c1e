import { chineseDays } from "@guiju/core/chinese-days";
import { type Report, replay } from "@guiju/lifecycle";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pack } from "../pack.ts";
import type { OverlayChange } from "./overlay-file.ts";
import { laid, readParent } from "./parent.fixture.ts";

const parent = readParent();
const calendar = chineseDays();

const isoDay = (from: string, days: number) => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Changes of which most tighten; the classification picks those that do. */
const anyChange: fc.Arbitrary<OverlayChange> = fc
  .oneof(
    fc.record({
      norm: fc.constantFrom("grant.limit", "grant.time", "grant.wait", "return.term"),
      parameter: fc.constant("period"),
      to: anyPeriod(),
    }),
    fc.record({ norm: fc.constant("grant.limit"), parameter: fc.constant("exception.period"), to: anyPeriod() }),
    fc.record({ norm: fc.constant("visit.often"), parameter: fc.constant("every"), to: anyPeriod() }),
    fc.record({ norm: fc.constant("visit.often"), parameter: fc.constant("atLeast"), to: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ norm: fc.constant("grant.notice"), parameter: fc.constant("workingDays"), to: fc.integer({ min: 3, max: 8 }) }),
    fc.record({ norm: fc.constant("grant.notice"), parameter: fc.constant("postingDay"), to: fc.constantFrom("inclusive", "exclusive") }),
    fc.record({ norm: fc.constantFrom("grant.quorum", "grant.surplus"), parameter: fc.constant("ratio"), to: anyRatio() }),
    fc.record({
      norm: fc.constant("grant.books"),
      check: fc.constant("number"),
      parameter: fc.constantFrom("min", "max"),
      to: fc.integer({ min: 0, max: 12 }),
    }),
    fc.record({
      norm: fc.constant("grant.books"),
      check: fc.constant("friends"),
      parameter: fc.constantFrom("min", "orElse.min"),
      to: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      norm: fc.constant("grant.papers"),
      parameter: fc.constant("all"),
      to: fc.shuffledSubarray(["form", "photo", "proof"], { minLength: 1 }),
    }),
    fc.record({
      norm: fc.constant("grant.body"),
      parameter: fc.constant("oneOf"),
      to: fc.shuffledSubarray(["library", "branch", "school"], { minLength: 1 }),
    }),
    fc.record({ norm: fc.constant("grant.body"), parameter: fc.constant("effect"), to: fc.constantFrom("record", "block", "void") }),
    fc.record({
      norm: fc.constantFrom("grant.once", "card.return", "grant.fit"),
      parameter: fc.constant("modality"),
      to: fc.constantFrom("must", "should", "may"),
    }),
    fc.record({ norm: fc.constant("grant.after"), parameter: fc.constant("sameDay"), to: fc.constantFrom("allowed", "refused") }),
    fc.record({ norm: fc.constant("return.latest"), parameter: fc.constant("latest"), to: anyLatest() }),
    fc.record({ norm: fc.constant("grant.fit"), parameter: fc.constant("that"), to: anyCondition() }),
    fc.record({
      norm: fc.constant("grant.helpers"),
      parameter: fc.constant("where"),
      to: fc.constantFrom({ ge: [{ item: "years" }, 1] }, { ge: [{ item: "years" }, 4] }),
    }),
    fc.record({ norm: fc.constant("grant.helpers"), parameter: fc.constant("when"), to: anyCondition() }),
    fc.record({
      norm: fc.constant("grant.wait"),
      parameter: fc.constant("in"),
      to: fc.integer({ min: 2018, max: 2023 }).map((year) => ({ from: `${year}-01-01` })),
    }),
    fc.record({
      norm: fc.constantFrom("grant.quorum", "grant.papers"),
      parameter: fc.constant("modality"),
      to: fc.constant("must"),
      in: fc.integer({ min: 2020, max: 2024 }).map((year) => ({ from: `${year}-07-01` })),
    }),
    fc.constantFrom<Partial<OverlayChange>>(
      { change: "remove", norm: "grant.limit", parameter: "exception" },
      { change: "remove", norm: "grant.helpers", parameter: "when" },
      { change: "remove", norm: "grant.books", check: "friends", parameter: "orElse" },
      { change: "remove", norm: "grant.fit", parameter: "needs", to: "grant.papers" },
      { change: "add", norm: "return.term", parameter: "at", to: "REFUSE" },
      { change: "add", norm: "grant.wait", parameter: "demands", to: { act: "VISIT", who: "reader", by: "RETURN" } },
      { change: "add", norm: "grant.papers", parameter: "all", to: "proof", in: { from: "2022-01-01" } },
      { change: "add", norm: "grant.limit", parameter: "checks", to: { kind: "range", name: "few", of: { self: "books" }, max: 7 } },
      {
        change: "add",
        norm: "town.own",
        id: "T-1",
        to: {
          at: ["RETURN"],
          modality: "must",
          effect: "block",
          checks: [{ kind: "minimumInterval", from: { value: "grantedOn" }, period: { days: 380 } }],
        },
      },
    ),
  )
  .map((change) => ({ change: "set", ...change }));

function anyPeriod(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.integer({ min: 1, max: 400 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 13 }).map((months) => ({ months })),
    fc.integer({ min: 1, max: 2 }).map((years) => ({ years })),
  );
}

function anyRatio(): fc.Arbitrary<unknown> {
  return fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }));
}

function anyLatest(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.integer({ min: 20, max: 26 }).map((months) => ({ addMonths: [{ value: "grantedOn" }, months] })),
    fc.integer({ min: 700, max: 760 }).map((days) => ({ addDays: [{ value: "grantedOn" }, days] })),
  );
}

function anyCondition(): fc.Arbitrary<unknown> {
  const atoms = [
    { ge: [{ self: "books" }, 3] },
    { ge: [{ self: "books" }, 5] },
    { eq: [{ self: "body" }, "library"] },
    { ge: [{ self: "friends" }, 2] },
  ];
  return fc.oneof(
    fc.constantFrom(...atoms),
    fc.shuffledSubarray(atoms, { minLength: 1 }).map((any) => ({ any })),
    fc.shuffledSubarray(atoms, { minLength: 1 }).map((all) => ({ all })),
  );
}

/** What is mostly in order, seldom anything, and sometimes absent; of a wild record anything. */
function mostly<Value>(wild: "wild" | "sound", good: fc.Arbitrary<Value>, any: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  const weights = wild === "wild" ? [1, 8, 1] : [10, 1, 1];
  const arbitraries = [good, any, fc.constant(undefined)];
  return fc.oneof(...arbitraries.map((arbitrary, index) => ({ weight: weights[index] as number, arbitrary })));
}

const whole = (min: number, max: number) => fc.integer({ min, max });
const helper = fc.record({ id: fc.constantFrom("a", "b", "c"), years: whole(0, 6) });

/** Records that are mostly kept, with something amiss here and there, or wild ones about the bounds of every norm. */
const anyHistory = (wild: "wild" | "sound") =>
  fc
    .record({
      start: whole(0, 1_400),
      checked: whole(0, 6),
      granted: fc.oneof({ weight: 4, arbitrary: whole(8, 21) }, { weight: 1, arbitrary: whole(3, 40) }),
      late: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: whole(40, 190) }),
      result: fc.constantFrom("passed", "passed", "passed", "failed"),
      step: whole(60, 190),
      dropped: fc.option(whole(0, 8), { freq: 2 }),
      returned: fc.oneof({ weight: 4, arbitrary: whole(366, 720) }, { weight: 1, arbitrary: whole(350, 760) }),
      posted: mostly(wild, whole(8, 14), whole(3, 9)),
      data: fc.record({
        body: mostly(wild, fc.constantFrom("library", "branch"), fc.constantFrom("branch", "school")),
        reason: fc.option(fc.constant("late"), { nil: undefined }),
        papers: mostly(wild, fc.shuffledSubarray(["form", "photo", "proof"], { minLength: 2 }), fc.constant<string[]>(["form"])),
        present: mostly(wild, whole(11, 20), whole(4, 12)),
        due: mostly(wild, whole(16, 20), whole(8, 20)),
        candidates: mostly(wild, whole(6, 12), whole(4, 8)),
        seats: mostly(wild, whole(1, 5), whole(3, 6)),
        books: mostly(wild, whole(3, 9), whole(1, 10)),
        friends: mostly(wild, whole(3, 8), whole(1, 8)),
        helpers: fc.option(fc.array(helper, { maxLength: 6 }), { nil: undefined }),
        again: mostly(wild, fc.constant(0), fc.constant(1)),
      }),
    })
    .map(({ start, checked, granted, late, result, step, dropped, returned, posted, data }) => {
      const asked = isoDay("2020-06-01", start);
      const grantedOn = isoDay(asked, checked + granted + late);
      const places = [{ id: "hall", start: isoDay(asked, checked), end: isoDay(asked, checked + (posted ?? 6)) }];
      const visits = Array.from({ length: Math.floor(800 / step) }, (_, index) => isoDay(grantedOn, (index + 1) * step));
      return {
        id: "h",
        today: isoDay(grantedOn, 900),
        facts: { birthDate: "2000-01-01" },
        acts: [
          { type: "ASK", on: asked },
          { type: "CHECK", on: isoDay(asked, checked), data: { result } },
          { type: "GRANT", on: grantedOn, data: { ...JSON.parse(JSON.stringify(data)), places } },
          ...visits.filter((_, index) => index !== dropped).map((on) => ({ type: "VISIT", on })),
          { type: "RETURN", on: isoDay(grantedOn, returned) },
        ],
      };
    });

function judged(pack: Pack, history: object): Report {
  const lifecycle = pack.lifecycles.get(`${pack.id}/card`);
  if (lifecycle === undefined) throw new Error("the pack has no cards");
  return replay(lifecycle, { ...history, lifecycle: lifecycle.name } as never, { calendar });
}

const broken = (report: Report) => report.verdicts.filter((verdict) => verdict.status === "violated");

/** The slot of a verdict, whose edition may carry another id in the child. */
function slotOf(pack: Pack, id: string): string | undefined {
  return pack.norms.find((norm) => norm.editions.some((edition) => edition.id === id))?.slot;
}

test("whatever a child passes that is classified as tightening, its parent passes", () => {
  const seen = { tighter: 0, passed: 0, pairs: 0 };
  fc.assert(
    fc.property(
      fc.uniqueArray(anyChange, { minLength: 1, maxLength: 4, selector: (change) => `${change.norm}` }),
      fc.tuple(...Array.from({ length: 12 }, (_, index) => anyHistory(index % 2 === 0 ? "wild" : "sound"))),
      (changes, histories) => {
        const child = laid(parent, changes.filter(isTightening));
        if (child.overlay?.findings.length === 0) return;
        seen.tighter += 1;
        for (const history of histories) {
          const below = judged(child, history);
          const above = judged(parent, history);
          seen.pairs += 1;
          // Slot by slot, so that a history broken in one respect still tells something of every other.
          const brokenBelow = new Set(broken(below).map((verdict) => slotOf(child, verdict.norm)));
          const onlyAbove = broken(above).filter((verdict) => !brokenBelow.has(slotOf(parent, verdict.norm)));
          if (broken(below).length === 0 && !voidIsOpen(child, below)) {
            seen.passed += 1;
            expect(broken(above), JSON.stringify(changes)).toEqual([]);
          }
          if (JSON.stringify(below.state) === JSON.stringify(above.state) && !leadsElsewhere(child, brokenBelow))
            expect(onlyAbove, JSON.stringify(changes)).toEqual([]);
        }
      },
    ),
    { numRuns: 300, seed: 20_261_122 },
  );
  expect(seen.tighter).toBeGreaterThan(30);
  expect(seen.passed).toBeGreaterThan(20);
});

/** Whether it cannot be told if an act was void: then what came after it is judged of two courses of things. */
function voidIsOpen(pack: Pack, report: Report): boolean {
  return report.verdicts.some(
    (verdict) =>
      verdict.status === "undetermined" && pack.norms.some((norm) => norm.slot === slotOf(pack, verdict.norm) && norm.effect === "void"),
  );
}

/** Whether a norm is broken after which others are not judged, or are judged of another course of things: one that they need, or one that voids the act. */
function leadsElsewhere(pack: Pack, slots: ReadonlySet<string | undefined>): boolean {
  const needed = new Set(pack.norms.flatMap((norm) => norm.needs ?? []));
  return pack.norms.some((norm) => slots.has(norm.slot) && (needed.has(norm.slot) || norm.effect === "void"));
}

const verdicts = new Map<string, boolean>();

function isTightening(change: OverlayChange): boolean {
  const key = JSON.stringify(change);
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const found = laid(parent, [change]).overlay?.findings[0]?.class;
  verdicts.set(key, found === "tighter" || found === "equal");
  return verdicts.get(key) as boolean;
}

test("every change that is classified as looser is shown to be so by some history, where one is made for it", () => {
  const at = (data: object, days = 20) => ({
    id: "h",
    today: "2026-01-01",
    facts: { birthDate: "2000-01-01" },
    acts: [
      { type: "ASK", on: "2020-10-31" },
      { type: "CHECK", on: "2020-10-31", data: { result: "passed" } },
      { type: "GRANT", on: isoDay("2020-10-31", days), data },
    ],
  });
  const cases: readonly (readonly [OverlayChange, object])[] = [
    [{ change: "set", norm: "grant.limit", parameter: "period", to: { days: 121 } }, at({}, 121)],
    [{ change: "set", norm: "grant.quorum", parameter: "ratio", to: [1, 3] }, at({ present: 1, due: 2 })],
    [{ change: "set", norm: "grant.surplus", parameter: "ratio", to: [1, 6] }, at({ candidates: 7, seats: 6 })],
    [{ change: "add", norm: "grant.body", parameter: "oneOf", to: "temporary" }, at({ body: "temporary" })],
    [{ change: "remove", norm: "grant.papers", parameter: "all", to: "photo" }, at({ papers: ["form"] })],
    [{ change: "set", norm: "grant.wait", parameter: "period", to: { days: 6 } }, at({}, 6)],
  ];
  for (const [change, history] of cases) {
    const child = laid(parent, [change]);
    expect(child.overlay?.findings[0]?.class).toBe("looser");
    const slot = change.norm as string;
    expect(broken(judged(parent, history)).map((verdict) => slotOf(parent, verdict.norm))).toContain(slot);
    expect(broken(judged(child, history)).map((verdict) => slotOf(child, verdict.norm))).not.toContain(slot);
  }
});
