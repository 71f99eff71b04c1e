import { expect, test } from "vitest";
import { laid, readParent, set } from "./parent.fixture.ts";

const parent = readParent();

test("a local minimum beyond a national maximum on the same clock is unsatisfiable, with the first day on which it is", () => {
  const changes = [set("grant.wait", "from", { value: "checkedOn" }), set("grant.wait", "period", { months: 4 })];
  const found = laid(parent, changes).overlay?.unsatisfiable ?? [];
  expect(found).toMatchObject([
    { slots: ["grant.wait", "grant.time"], change: { pointer: "/changes/1" } },
    { slots: ["grant.wait", "grant.limit"], change: { pointer: "/changes/1" } },
  ]);
  expect(found.map((each) => each.message.en)).toEqual([
    "under the reading grant.from = checked, from 2001-01-01 the earliest day is 2001-05-01 and the latest 2001-02-01: no day keeps both",
    "from 2001-01-01 the earliest day is 2001-05-01 and the latest 2001-04-01: no day keeps both (but for the exception)",
  ]);
  const ofLimit = (period: object) =>
    laid(parent, [set("grant.wait", "from", { value: "checkedOn" }), set("grant.wait", "period", period)]).overlay?.unsatisfiable.find(
      (each) => each.slots[1] === "grant.limit",
    )?.message;
  expect(ofLimit({ days: 90 })?.en).toContain("from 2001-01-31");
  expect(ofLimit({ days: 89 })).toBeUndefined();
  // Six months are allowed by the exception; beyond them nothing helps.
  expect(ofLimit({ days: 181 })?.en).toMatch(/but for the exception|2001-02-28/);
  expect(ofLimit({ months: 7 })).toEqual({
    zh: "自 2001-01-01 起算，最早 2001-08-01，最迟 2001-07-01，没有一天两者都符合，用了例外也一样",
    en: "from 2001-01-01 the earliest day is 2001-08-01 and the latest 2001-07-01: no day keeps both, not even with the exception",
  });
});

/** Waits for a grant, added by a child, against the month of `grant.time`, whose start depends on a reading. */
const unsatisfiableTraps: readonly (readonly [name: string, from: unknown, period: object, found: RegExp | undefined])[] = [
  [
    "one reading's clock",
    { value: "askedOn" },
    { months: 2 },
    /^under the reading grant.from = asked, from 2001-01-01 .* 2001-03-01 .* 2001-02-01/,
  ],
  ["one reading's clock, in days", { value: "askedOn" }, { days: 29 }, /^under the reading grant.from = asked, from 2001-01-31/],
  ["one reading's clock, within the limit", { value: "askedOn" }, { days: 28 }, undefined],
  ["the other reading's clock", { value: "checkedOn" }, { months: 2 }, /^under the reading grant.from = checked/],
  [
    "the same choice among readings",
    { interpretation: "grant.from", is: { asked: { value: "askedOn" }, checked: { value: "checkedOn" } } },
    { months: 2 },
    /^under the reading grant.from = asked/,
  ],
  [
    "the readings crossed",
    { interpretation: "grant.from", is: { asked: { value: "checkedOn" }, checked: { value: "askedOn" } } },
    { months: 2 },
    undefined,
  ],
  ["a day after one reading's clock", { addDays: [{ value: "askedOn" }, 40] }, { days: 0 }, /^under the reading grant.from = asked/],
  ["another clock", { value: "returnedOn" }, { months: 2 }, undefined],
];

test.each(unsatisfiableTraps)("a wait from %s against a limit whose start is a matter of reading", (_, from, period, found) => {
  const wait = { kind: "minimumInterval", from, ...("days" in period && period.days === 0 ? {} : { period }) };
  const messages = laid(parent, [
    { change: "add", norm: "grant.slow", id: "T-3", to: { at: ["GRANT"], modality: "must", effect: "block", checks: [wait] } },
  ]).overlay?.unsatisfiable.filter((each) => each.slots[1] === "grant.time");
  if (found === undefined) expect(messages).toEqual([]);
  else expect(messages?.[0]?.message.en).toMatch(found);
});

test("a clock behind the name of a value that chooses among readings is found as well", () => {
  const named = readParent((files) => {
    const card = files.get("lifecycles/card.json") as { values: Record<string, unknown> };
    const time = (files.get("norms/card.json") as { norms: { checks: { from: unknown }[] }[] }).norms[1]?.checks[0] as { from: unknown };
    card.values.countedFrom = { type: "date", is: time.from };
    time.from = { value: "countedFrom" };
  });
  const [found] =
    laid(named, [
      {
        change: "add",
        norm: "grant.slow",
        id: "T-3",
        to: {
          at: ["GRANT"],
          modality: "must",
          effect: "record",
          checks: [{ kind: "minimumInterval", from: { value: "askedOn" }, period: { months: 2 } }],
        },
      },
    ]).overlay?.unsatisfiable ?? [];
  expect(found?.message.zh).toMatch(/^按读法“grant.from = asked”，自 2001-01-01 起算/);
});

test("a least number above the greatest and a quorum of more than all are unsatisfiable", () => {
  expect(laid(parent, [set("grant.books", "min", 10, { check: "number" })]).overlay?.unsatisfiable).toMatchObject([
    { slots: ["grant.books", "grant.books"] },
  ]);
  expect(laid(parent, [set("grant.quorum", "ratio", [1, 1])]).overlay?.unsatisfiable).toMatchObject([
    { slots: ["grant.quorum", "grant.quorum"] },
  ]);
});
