import { expect, test } from "vitest";
import type { ChangeClass, OverlayChange } from "./overlay-file.ts";
import { laid, readParent, set } from "./parent.fixture.ts";

const parent = readParent((files) => {
  (files.get("facts/reader.json") as { facts: object }).facts = {
    birthDate: { type: "date", title: { zh: "出生日期", en: "date of birth" } },
    street: { type: "word" },
  };
  const { values } = files.get("lifecycles/card.json") as { values: Record<string, { set: { kept?: readonly string[] }[] }> };
  for (const setter of values.checkedOn?.set ?? []) setter.kept = ["check.before"];
  Object.assign(values, { onlyShown: { type: "count", report: true, set: [{ on: "GRANT", to: { self: "books" } }] } });
  const { norms } = files.get("norms/card.json") as { norms: { slot: string; editions: object[]; checks: object[] }[] };
  const books = norms.find((norm) => norm.slot === "grant.books") as (typeof norms)[number];
  norms.push({
    ...books,
    slot: "grant.settled",
    editions: books.editions.map((each) => ({ ...each, id: "L-30" })),
    checks: [{ kind: "range", of: { value: "shown" }, max: 50, settles: "readings" }],
  });
});

type Trap = readonly [name: string, expected: ChangeClass, change: OverlayChange, example?: RegExp];

const add = (norm: string, parameter: string, to: unknown, more: Partial<OverlayChange> = {}): OverlayChange => ({
  change: "add",
  norm,
  parameter,
  to,
  ...more,
});
const remove = (norm: string, parameter: string | undefined, more: Partial<OverlayChange> = {}): OverlayChange => ({
  change: "remove",
  norm,
  ...(parameter === undefined ? {} : { parameter }),
  ...more,
});
const onlyExceptionally = { period: { months: 4 }, when: { isSet: { self: "reason" } } };

/** Each derived by hand: what the parent says, what the child says, and a case in which they differ. */
const traps: readonly Trap[] = [
  // Limits: the sooner end is stricter.
  ["90 days for 3 months as a limit", "looser", set("grant.limit", "period", { days: 90 }), /2001-01-31/],
  ["89 days for 3 months as a limit", "tighter", set("grant.limit", "period", { days: 89 })],
  ["a limit of 2 months for 3", "tighter", set("grant.limit", "period", { months: 2 })],
  ["a limit of 4 months for 3", "looser", set("grant.limit", "period", { months: 4 })],
  ["a limit of 31 days for 1 month", "looser", set("grant.time", "period", { days: 31 })],
  ["a limit of 28 days for 1 month", "tighter", set("grant.time", "period", { days: 28 })],
  ["a longer exception", "looser", set("grant.limit", "exception.period", { months: 7 })],
  ["an exception of 180 days for one of 6 months", "tighter", set("grant.limit", "exception.period", { days: 180 })],
  ["an exception removed", "tighter", remove("grant.limit", "exception")],
  ["an exception added", "looser", add("grant.time", "exception", onlyExceptionally)],
  [
    "an exception with a further condition",
    "tighter",
    set("grant.limit", "exception.when", { all: [{ isSet: { self: "reason" } }, { ge: [{ self: "books" }, 3] }] }),
  ],
  ["an exception that always holds", "looser", set("grant.limit", "exception.when", { ge: [{ self: "books" }, 0] })],
  ["an anchor that is changed", "incomparable", set("grant.limit", "from", { value: "askedOn" })],
  ["an owed act that is nobody's any more", "looser", remove("grant.limit", "owes")],
  // Owed anew: of the acts that are done, fewer count. Asked, granted, checked again: the parent owes the grant once more.
  ["an act after which it is owed anew as well", "tighter", add("grant.limit", "owes.since", "ASK")],
  ["a further act after which it is owed anew", "tighter", set("return.owed", "owes.since", ["CHECK", "ASK", "REFUSE"])],
  ["the same acts in another order", "equal", set("return.owed", "owes.since", ["ASK", "CHECK"])],
  [
    "one act less after which it is owed anew",
    "looser",
    set("return.owed", "owes.since", "CHECK"),
    /"RETURN" that was done before "ASK" counts here still/,
  ],
  ["never owed anew", "looser", remove("return.owed", "owes.since"), /"RETURN" that was done before "CHECK" counts here still/],
  [
    "owed anew after another act",
    "incomparable",
    set("return.owed", "owes.since", ["CHECK", "REFUSE"]),
    /before "ASK" counts here still; done before "REFUSE" it does not/,
  ],
  [
    "owed anew after a further act, and not where it was skipped",
    "looser",
    set("return.owed", "owes", { act: "RETURN", who: "reader", since: ["CHECK", "ASK", "REFUSE"] }),
    /where "RETURN" was skipped/,
  ],
  ["a latest day of 23 months for 24", "tighter", set("return.latest", "latest", { addMonths: [{ value: "grantedOn" }, 23] })],
  ["a latest day of 730 days for 24 months", "tighter", set("return.latest", "latest", { addDays: [{ value: "grantedOn" }, 730] })],
  ["a latest day of 731 days for 24 months", "looser", set("return.latest", "latest", { addDays: [{ value: "grantedOn" }, 731] })],
  ["a latest day counted from another day", "incomparable", set("return.latest", "latest", { addMonths: [{ value: "askedOn" }, 23] })],
  // Waiting times: the later end is stricter.
  ["365 days for 12 months of waiting", "looser", set("return.term", "period", { days: 365 }), /2003-03-01/],
  ["366 days for 12 months of waiting", "tighter", set("return.term", "period", { days: 366 })],
  ["1 year for 12 months of waiting", "equal", set("return.term", "period", { years: 1 })],
  ["a shorter waiting time", "looser", set("grant.wait", "period", { days: 6 })],
  ["a waiting time that is dropped", "looser", remove("grant.wait", "period")],
  // Windows: a whole window of the child in every window of the parent.
  ["every 3 months for every 6", "tighter", set("visit.often", "every", { months: 3 })],
  ["every 5 months for every 6", "looser", set("visit.often", "every", { months: 5 }), /no whole window/],
  ["every 12 months for every 6", "looser", set("visit.often", "every", { months: 12 })],
  ["every 90 days for every 6 months", "tighter", set("visit.often", "every", { days: 90 })],
  ["every 180 days for every 6 months", "looser", set("visit.often", "every", { days: 180 })],
  ["twice in each window", "tighter", set("visit.often", "atLeast", 2)],
  ["windows counted from another day", "incomparable", set("visit.often", "anchor", { value: "askedOn" })],
  // Notices, votes and numbers.
  ["a notice of 7 working days for 5", "tighter", set("grant.notice", "workingDays", 7)],
  ["a notice of 4 working days for 5", "looser", set("grant.notice", "workingDays", 4)],
  ["places posted one after the other", "looser", set("grant.notice", "together", "never")],
  ["the day of posting does not count", "tighter", set("grant.notice", "postingDay", "exclusive")],
  ["a quorum of two thirds", "tighter", set("grant.quorum", "ratio", [2, 3])],
  ["a quorum of a third", "looser", set("grant.quorum", "ratio", [1, 3]), /of 2, 1 will do/],
  ["exactly half counts", "looser", set("grant.quorum", "exact", "counts")],
  ["another base of the quorum", "incomparable", set("grant.quorum", "of", { self: "candidates" })],
  ["a surplus of a quarter", "tighter", set("grant.surplus", "ratio", [1, 4])],
  ["a surplus of a sixth", "looser", set("grant.surplus", "ratio", [1, 6]), /of 6, 7 will do here and 8/],
  ["a wider band", "looser", set("grant.books", "max", 10, { check: "number" })],
  ["a narrower band", "tighter", set("grant.books", "max", 8, { check: "number" })],
  ["a band without an upper end", "looser", remove("grant.books", "max", { check: "number" })],
  ["a constant in the place of a value that says the same", "equal", set("grant.books", "min", 2, { check: "number" })],
  ["one other number makes up for less", "looser", set("grant.books", "orElse.min", 7, { check: "friends" })],
  ["nothing makes up for it", "tighter", remove("grant.books", "orElse", { check: "friends" })],
  ["fewer are counted against a least and a greatest", "incomparable", set("grant.helpers", "where", { ge: [{ item: "years" }, 3] })],
  // Bodies, documents, conditions.
  ["an extra competent body", "looser", add("grant.body", "oneOf", "temporary"), /"temporary" may act here/],
  ["a competent body less", "tighter", remove("grant.body", "oneOf", { to: "branch" })],
  ["another competent body", "looser", set("grant.body", "oneOf", ["county"])],
  ["a further document", "tighter", add("grant.papers", "all", "proof")],
  ["a removed document", "looser", remove("grant.papers", "all", { to: "photo" }), /without "photo"/],
  ["the same day will not do", "tighter", set("grant.after", "sameDay", "refused")],
  ["a condition that is dropped", "tighter", remove("grant.helpers", "when")],
  ["a condition that is added", "looser", add("grant.body", "when", { isSet: { self: "reason" } })],
  ["another condition", "incomparable", set("grant.helpers", "when", { isSet: { self: "reason" } })],
  ["one alternative of a condition less", "tighter", set("grant.fit", "that", { ge: [{ self: "books" }, 3] })],
  [
    "one more alternative of a condition",
    "looser",
    set("grant.fit", "that", { any: [{ ge: [{ self: "books" }, 3] }, { in: [{ self: "body" }, ["library", "branch"]] }] }),
  ],
  ["a judgement that is good with one more word", "looser", add("check.before", "good", "waived")],
  // The norm itself.
  ["should for must", "looser", set("grant.limit", "modality", "should")],
  ["must for should", "tighter", set("grant.once", "modality", "must")],
  ["recorded instead of blocked", "looser", set("grant.body", "effect", "record")],
  ["blocked instead of recorded", "tighter", set("grant.limit", "effect", "block")],
  ["a need that is added", "looser", add("grant.limit", "needs", "grant.papers")],
  ["a need that is removed", "tighter", remove("grant.fit", "needs", { to: "grant.papers" })],
  ["a demand that is removed", "looser", remove("card.return", "demands")],
  ["a demand that is added", "tighter", add("grant.wait", "demands", { act: "CHECK", who: "library", by: "GRANT" })],
  ["a check that is removed", "looser", remove("grant.books", undefined, { check: "friends" })],
  ["a norm that is removed", "looser", remove("grant.after", undefined)],
  ["judged at one act more", "tighter", add("return.term", "at", "REFUSE")],
  ["a later entry into force", "looser", set("grant.limit", "in", { from: "2021-01-01" }), /2020-12-31/],
  ["an earlier entry into force", "tighter", set("grant.limit", "in", { from: "2019-01-01" })],
  ["an end of force", "looser", set("grant.limit", "in", { from: "2020-01-01", to: "2030-12-31" })],
  [
    "a further norm that asks for a document",
    "tighter",
    {
      change: "add",
      norm: "grant.fee",
      id: "T-1",
      to: { at: ["GRANT"], modality: "must", effect: "block", checks: [{ kind: "evidence", in: { self: "papers" }, all: ["receipt"] }] },
    },
  ],
  [
    "a further norm that may stop for good what is demanded",
    "incomparable",
    {
      change: "add",
      norm: "grant.local",
      id: "T-2",
      to: { at: ["GRANT"], modality: "must", effect: "block", checks: [{ kind: "eligibility", that: { ge: [{ self: "books" }, 3] } }] },
    },
  ],
  // Everything else.
  ["another reading", "incomparable", { change: "set", interpretation: "grant.from", parameter: "default", to: "checked" }],
  ["another majority", "incomparable", { change: "set", decision: "grant.vote", parameter: "ratio", to: [2, 3] }],
  ["a constant that only a least number reads", "tighter", { change: "set", value: "leastBooks", parameter: "is", to: 3 }],
  ["that constant made smaller", "looser", { change: "set", value: "leastBooks", parameter: "is", to: 1 }],
  ["a constant that another value reads", "incomparable", { change: "set", value: "freeText", parameter: "is", to: 5 }],
  // A value that is set only where norms are kept: what reads it may be stricter or looser; what nothing reads is only shown.
  [
    "a value that is set only where a norm is kept",
    "incomparable",
    { change: "set", value: "grantedOn", parameter: "set", to: [{ on: "GRANT", kept: ["grant.fit"], to: { self: "on" } }] },
    /where "grant.fit" is broken/,
  ],
  [
    "a value that is set although a norm is broken",
    "incomparable",
    { change: "set", value: "checkedOn", parameter: "set", to: [{ on: "CHECK", to: { self: "on" } }] },
    /where "check.before" is broken/,
  ],
  [
    "that norm and another in its place",
    "incomparable",
    { change: "set", value: "checkedOn", parameter: "set", to: [{ on: "CHECK", kept: ["check.before", "grant.fit"], to: { self: "on" } }] },
  ],
  [
    "a value that nothing reads, set only where a norm is kept",
    "equal",
    { change: "set", value: "onlyShown", parameter: "set", to: [{ on: "GRANT", kept: ["grant.fit"], to: { self: "books" } }] },
  ],
  [
    "a value that nothing reads, set otherwise",
    "incomparable",
    { change: "set", value: "onlyShown", parameter: "set", to: [{ on: "GRANT", to: 1 }] },
  ],
  // A check by which the record says which reading was taken.
  ["a check that settles readings as well", "incomparable", add("grant.wait", "settles", "readings"), /rules out other readings/],
  ["a check that settles readings no more", "incomparable", remove("grant.settled", "settles"), /rules out other readings/],
  ["a check that settles readings, made stricter", "incomparable", set("grant.settled", "max", 40), /rules out other readings/],
  ["a check that settles readings, made looser", "looser", set("grant.settled", "max", 60)],
  ["a norm that settles readings, at one act more", "incomparable", add("grant.settled", "at", "REFUSE"), /rules out other readings/],
  ["a norm that settles readings, in force earlier", "incomparable", set("grant.settled", "in", { from: "2019-01-01" })],
  ["a norm that settles readings, blocked instead of recorded", "tighter", set("grant.settled", "effect", "block")],
  [
    "a further check that settles readings",
    "incomparable",
    add("grant.wait", "checks", { name: "few", kind: "range", of: { self: "books" }, max: 7, settles: "readings" }),
  ],
  [
    "a further check beside one that settles readings",
    "tighter",
    add("grant.settled", "checks", { name: "few", kind: "range", of: { self: "books" }, min: 1 }),
  ],
  [
    "a further norm that settles readings",
    "incomparable",
    {
      change: "add",
      norm: "grant.told",
      id: "T-3",
      to: {
        at: ["GRANT"],
        modality: "must",
        effect: "record",
        checks: [{ kind: "range", of: { self: "books" }, max: 7, settles: "readings" }],
      },
    },
  ],
  ["an act that could not happen before", "looser", { change: "add", state: "none", parameter: "on.CHECK", to: "none" }],
  ["an act that leads elsewhere", "incomparable", { change: "set", state: "asked", parameter: "on.REFUSE", to: "none" }],
  ["an act that can happen no more", "tighter", { change: "remove", state: "asked", parameter: "on.REFUSE" }],
  ["a fact more", "equal", { change: "add", facts: "reader", parameter: "town", to: { type: "word" } }],
  ["a fact of another kind", "incomparable", { change: "set", facts: "reader", parameter: "street", to: { type: "flag" } }],
  [
    "a fact by another name for people",
    "equal",
    { change: "set", facts: "reader", parameter: "birthDate.title", to: { zh: "生日", en: "birthday" } },
  ],
  ["a fact less", "incomparable", { change: "remove", facts: "reader", parameter: "street" }],
  ["the words of a fact", "incomparable", { change: "set", facts: "reader", parameter: "street.words", to: ["north", "south"] }],
  ["a text", "equal", { change: "set", text: "act.GRANT", to: { zh: "核发", en: "Issuing" } }],
];

test("the table has more than the forty traps that are asked for, of every class", () => {
  expect(traps.length).toBeGreaterThan(40);
  expect(new Set(traps.map(([, expected]) => expected)).size).toBe(4);
});

test.each(traps.map(([name, expected, change, example]) => ({ name, expected, change, example })))(
  "$name is $expected",
  ({ expected, change, example }) => {
    const [finding] = laid(parent, [change]).overlay?.findings ?? [];
    expect(finding?.class, JSON.stringify(finding?.example)).toBe(expected);
    if (expected === "looser") expect(finding?.example?.zh).toBeTruthy();
    if (example !== undefined) expect(finding?.example?.en).toMatch(example);
  },
);

test("a step by an act that the parent does not know changes nothing for the parent", () => {
  const { findings } = laid(parent, [
    { change: "add", act: "POST", to: {} },
    { change: "add", state: "asked", parameter: "on.POST", to: "asked" },
    { change: "add", state: "granted", parameter: "on.POST", to: "granted" },
  ]).overlay ?? { findings: [] };
  expect(findings.map((finding) => finding.class)).toEqual(["equal", "equal", "equal"]);
});

test("where the parent reads a missing day in two ways, a period is compared under both", () => {
  const both = readParent((files) => {
    const pack = files.get("pack.json") as { interpretations: Record<string, unknown> };
    pack.interpretations["period.clip"] = { readings: ["clip", "nextDay"], default: "clip" };
  });
  // From 2001-01-31 one month ends on 28 February, or on 1 March, which is 29 days later.
  expect(laid(parent, [set("grant.wait", "period", { months: 1 })]).overlay?.findings[0]?.class).toBe("tighter");
  expect(laid(both, [set("return.term", "period", { days: 366 })]).overlay?.findings[0]?.class).toBe("tighter");
  const month = readParent((files) => {
    const norms = (files.get("norms/card.json") as { norms: { slot: string; checks: { period?: unknown }[] }[] }).norms;
    const wait = norms.find((norm) => norm.slot === "grant.wait")?.checks[0] as { period: unknown };
    wait.period = { days: 29 };
    const pack = files.get("pack.json") as { interpretations: Record<string, unknown> };
    pack.interpretations["period.clip"] = { readings: ["clip", "nextDay"], default: "nextDay" };
  });
  expect(laid(month, [set("grant.wait", "period", { months: 1 })]).overlay?.findings[0]?.class).toBe("looser");
});

test("what the parent leaves open may be loosened, and only that", () => {
  const open = readParent((files) => {
    const norms = (files.get("norms/card.json") as { norms: { slot: string; open?: string[] }[] }).norms;
    for (const norm of norms) if (norm.slot === "grant.limit") norm.open = ["period", "exception"];
    (files.get("pack.json") as { interpretations: Record<string, { open?: boolean }> }).interpretations["grant.from"] = {
      readings: ["asked", "checked"],
      default: "asked",
      open: true,
    } as never;
  });
  const isOpen = (change: OverlayChange) => laid(open, [change]).overlay?.findings[0]?.open;
  expect(isOpen(set("grant.limit", "period", { months: 4 }))).toBe(true);
  expect(isOpen(set("grant.limit", "exception.period", { months: 9 }))).toBe(true);
  expect(isOpen(set("grant.limit", "modality", "should"))).toBe(false);
  expect(isOpen(set("grant.wait", "period", { days: 1 }))).toBe(false);
  expect(isOpen({ change: "set", interpretation: "grant.from", parameter: "default", to: "checked" })).toBe(true);
  // A pack between two others may close it, and open no more.
  expect(laid(open, [set("grant.limit", "open", ["period"])]).overlay?.findings[0]?.class).toBe("tighter");
  expect(laid(open, [add("grant.limit", "open", "modality")]).overlay?.findings[0]?.class).toBe("looser");
});
