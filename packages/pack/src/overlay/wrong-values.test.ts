import { expect, test } from "vitest";
import type { OverlayChange } from "./overlay-file.ts";
import { at, issuesOf, readParent } from "./parent.fixture.ts";

const parent = readParent();

const faults: readonly (readonly [name: string, change: OverlayChange, issue: readonly string[]])[] = [
  // Numbers and lengths of time that are none.
  [
    "a period below nothing",
    { change: "set", norm: "grant.limit", parameter: "period", to: { days: -3 } },
    at("out_of_range", "/changes/0/to/days"),
  ],
  [
    "a period of nothing",
    { change: "set", norm: "grant.limit", parameter: "period", to: { days: 0 } },
    at("out_of_range", "/changes/0/to/days"),
  ],
  [
    "a part of a month",
    { change: "set", norm: "grant.limit", parameter: "period", to: { months: 1.5 } },
    at("wrong_type", "/changes/0/to/months"),
  ],
  [
    "a period beyond the calendar",
    { change: "set", norm: "grant.limit", parameter: "period", to: { months: 1_000_000_000 } },
    at("out_of_range", "/changes/0/to/months"),
  ],
  [
    "a word for a length",
    { change: "set", norm: "grant.limit", parameter: "period", to: { days: "three" } },
    at("wrong_type", "/changes/0/to/days"),
  ],
  [
    "an exception below nothing",
    { change: "set", norm: "grant.limit", parameter: "exception.period", to: { months: -1 } },
    at("out_of_range", "/changes/0/to/months"),
  ],
  [
    "a window of nothing",
    { change: "set", norm: "visit.often", parameter: "every", to: { months: 0 } },
    at("out_of_range", "/changes/0/to/months"),
  ],
  [
    "a word for a number",
    { change: "set", norm: "grant.books", check: "number", parameter: "max", to: "two" },
    at("wrong_type", "/changes/0/to"),
  ],
  [
    "nothing for a number",
    { change: "set", norm: "grant.books", check: "number", parameter: "max", to: null },
    at("wrong_type", "/changes/0/to"),
  ],
  [
    "a list for a number",
    { change: "set", norm: "grant.books", check: "number", parameter: "max", to: [2] },
    at("wrong_type", "/changes/0/to"),
  ],
  ["a part of a helper", { change: "set", norm: "grant.helpers", parameter: "min", to: 1.5 }, at("wrong_type", "/changes/0/to")],
  [
    "a word for the number that makes up for less",
    { change: "set", norm: "grant.books", check: "friends", parameter: "orElse.min", to: "8" },
    at("wrong_type", "/changes/0/to"),
  ],
  [
    "an added check that waits less than nothing",
    {
      change: "add",
      norm: "grant.papers",
      parameter: "checks",
      to: { name: "wait", kind: "minimumInterval", from: { value: "askedOn" }, period: { days: -1 } },
    },
    at("out_of_range", "/changes/0/to/period/days"),
  ],
  [
    "an added norm that waits less than nothing",
    {
      change: "add",
      norm: "new",
      id: "T-1",
      to: {
        at: ["GRANT"],
        modality: "must",
        effect: "record",
        checks: [{ kind: "minimumInterval", from: { value: "askedOn" }, period: { years: 0 } }],
      },
    },
    at("out_of_range", "/changes/0/to/checks/0/period/years"),
  ],
  [
    "a day for a number",
    { change: "set", norm: "grant.books", check: "number", parameter: "max", to: { value: "askedOn" } },
    at("wrong_type", "/changes/0/to"),
  ],
  [
    "a number for a day",
    { change: "set", norm: "grant.limit", parameter: "from", to: { self: "books" } },
    at("wrong_type", "/changes/0/to"),
  ],
  ["a written number for a day", { change: "set", norm: "grant.limit", parameter: "from", to: 5 }, at("wrong_type", "/changes/0/to")],
  // Facts.
  [
    "a fact schema that is not there",
    { change: "add", facts: "raeder", parameter: "town", to: { type: "word" } },
    at("unknown_element", "/changes/0/facts"),
  ],
  ["no fact of a fact schema", { change: "remove", facts: "reader" }, at("missing_key", "/changes/0")],
  [
    "a fact that is not there",
    { change: "remove", facts: "reader", parameter: "birthDay" },
    at("unknown_parameter", "/changes/0/parameter"),
  ],
  [
    "a fact set that is not there",
    { change: "set", facts: "reader", parameter: "birthDay", to: { type: "date" } },
    at("unknown_parameter", "/changes/0/parameter"),
  ],
  [
    "a fact added that is there",
    { change: "add", facts: "reader", parameter: "birthDate", to: { type: "date" } },
    at("already_there", "/changes/0/parameter"),
  ],
  [
    "a fact of no kind",
    { change: "add", facts: "reader", parameter: "town", to: { type: "wrod" } },
    at("unknown_word", "/changes/0/to/type"),
  ],
  ["a fact that is no fact", { change: "set", facts: "reader", parameter: "birthDate", to: "date" }, at("wrong_type", "/changes/0/to")],
  [
    "a fact with a key too many",
    { change: "add", facts: "reader", parameter: "town", to: { type: "word", unit: "x" } },
    at("unknown_key", "/changes/0/to/unit"),
  ],
  ["a fact that norms read taken away", { change: "remove", facts: "reader", parameter: "birthDate" }, at("unknown_fact", "/changes/0")],
  [
    "a fact made one of a kind that does not fit what reads it",
    { change: "set", facts: "reader", parameter: "birthDate.type", to: "flag" },
    // Told by the norm and by the rule set that read it.
    [...at("wrong_type", "/changes/0/to"), ...at("wrong_type", "/changes/0/to")],
  ],
];

test.each(faults)("%s is an issue at its place", (_, change, issue) => {
  expect(issuesOf(parent, [change])).toEqual(issue);
});
