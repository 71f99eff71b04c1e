import { expect, test } from "vitest";
import type { OverlayChange } from "./overlay-file.ts";
import { at, issuesOf, readParent } from "./parent.fixture.ts";

type Loose = Record<string, unknown>;

const parent = readParent();

const faults: readonly (readonly [name: string, change: OverlayChange, issue: readonly string[]])[] = [
  [
    "a norm that is not there",
    { change: "set", norm: "grant.tiem", parameter: "period", to: { days: 3 } },
    at("unknown_element", "/changes/0/norm"),
  ],
  [
    "a parameter that is not there",
    { change: "set", norm: "grant.limit", parameter: "perod", to: { days: 3 } },
    at("unknown_parameter", "/changes/0/parameter"),
  ],
  [
    "a check that is not there",
    { change: "set", norm: "grant.books", check: "nubmer", parameter: "max", to: 3 },
    at("unknown_check", "/changes/0/check"),
  ],
  ["no check where there are several", { change: "set", norm: "grant.books", parameter: "max", to: 3 }, at("which_check", "/changes/0")],
  [
    "an edition that is not there",
    { change: "set", norm: "grant.limit", edition: "L-66", parameter: "period", to: { days: 3 } },
    at("unknown_edition", "/changes/0/edition"),
  ],
  [
    "a value of the wrong type",
    { change: "set", norm: "grant.notice", parameter: "workingDays", to: "seven" },
    at("wrong_type", "/changes/0/to"),
  ],
  [
    "a period of no unit",
    { change: "set", norm: "grant.limit", parameter: "period", to: { weeks: 3 } },
    [...at("missing_key", "/changes/0/to"), ...at("unknown_key", "/changes/0/to/weeks")],
  ],
  [
    "a word that is none of those",
    { change: "set", norm: "grant.body", parameter: "effect", to: "blok" },
    at("unknown_word", "/changes/0/to"),
  ],
  [
    "an expression that names nothing",
    { change: "set", norm: "grant.limit", parameter: "from", to: { value: "askdOn" } },
    at("unknown_value", "/changes/0/to"),
  ],
  [
    "an item that is not there",
    { change: "remove", norm: "grant.papers", parameter: "all", to: "stamp" },
    at("not_there", "/changes/0/parameter"),
  ],
  ["a parameter that is not set", { change: "remove", norm: "grant.wait", parameter: "when" }, at("not_there", "/changes/0/parameter")],
  [
    "a parameter that must be there",
    { change: "remove", norm: "grant.limit", parameter: "period" },
    at("required", "/changes/0/parameter"),
  ],
  [
    "an item that is there already",
    { change: "add", norm: "grant.papers", parameter: "all", to: "photo" },
    at("already_there", "/changes/0/parameter"),
  ],
  ["a norm that is there already", { change: "add", norm: "grant.papers", id: "T-1", to: {} }, at("already_there", "/changes/0/norm")],
  ["no new value", { change: "set", norm: "grant.limit", parameter: "period" }, at("missing_key", "/changes/0")],
  ["no parameter", { change: "set", norm: "grant.limit" }, at("missing_key", "/changes/0")],
  ["no element", { change: "set", parameter: "period", to: { days: 3 } }, at("one_element", "/changes/0")],
  ["two elements", { change: "set", norm: "grant.limit", value: "askedOn", to: 3 }, at("one_element", "/changes/0")],
  [
    "an added norm without id",
    { change: "add", norm: "new", to: { modality: "must", effect: "record", checks: [] } },
    at("missing_key", "/changes/0"),
  ],
  [
    "an added norm of the wrong shape",
    { change: "add", norm: "new", id: "T-1", to: { modality: "must", effect: "record", checks: [{ kind: "rnage" }] } },
    at("unknown_word", "/changes/0/to/checks/0/kind"),
  ],
  [
    "an added norm at an unknown act",
    { change: "add", norm: "new", id: "T-1", to: { at: ["GARNT"], modality: "must", effect: "record", checks: [] } },
    at("unknown_act", "/changes/0/to/at/0"),
  ],
  [
    "an added norm whose id is taken",
    { change: "add", norm: "new", id: "L-1", to: { at: ["GRANT"], modality: "must", effect: "record", checks: [] } },
    at("duplicate_name", "/changes/0/id"),
  ],
  [
    "days that are no period",
    { change: "set", norm: "grant.limit", parameter: "period", to: { days: 3 }, in: { from: "2026-02-01", to: "2026-01-01" } },
    at("invalid_in_force", "/changes/0/in"),
  ],
  [
    "days on which there is no such norm",
    { change: "set", norm: "grant.limit", parameter: "period", to: { days: 3 }, in: { to: "2019-12-31" } },
    at("not_in_force", "/changes/0"),
  ],
  [
    "days for what has none",
    { change: "set", value: "leastBooks", parameter: "is", to: 3, in: { from: "2026-01-01" } },
    at("not_dated", "/changes/0/in"),
  ],
  ["an unknown value", { change: "set", value: "leastBoks", parameter: "is", to: 3 }, at("unknown_element", "/changes/0/value")],
  [
    "a value that is no definition",
    { change: "add", value: "more", to: { type: "cuont", is: 3 } },
    at("unknown_word", "/changes/0/to/type"),
  ],
  [
    "an unknown interpretation",
    { change: "set", interpretation: "grant.form", parameter: "default", to: "asked" },
    at("unknown_element", "/changes/0/interpretation"),
  ],
  [
    "an unknown reading",
    { change: "set", interpretation: "grant.from", parameter: "default", to: "aksed" },
    ["unknown_reading overlays/town.json /changes/0/to"],
  ],
  [
    "a step to an unknown state",
    { change: "add", state: "asked", parameter: "on.VISIT", to: "nowhere" },
    at("unknown_state", "/changes/0/to"),
  ],
  [
    "an unknown lifecycle",
    { change: "set", lifecycle: "crad", value: "leastBooks", parameter: "is", to: 3 },
    at("unknown_lifecycle", "/changes/0/lifecycle"),
  ],
];

test.each(faults)("%s is an issue at its place", (_, change, issue) => {
  expect(issuesOf(parent, [change])).toEqual(issue);
});

test("a change without a basis, and with one that names no instrument, are issues", () => {
  const unfounded = (files: Map<string, unknown>) => delete (files.get("overlays/town.json") as Loose).basis;
  const change: OverlayChange = { change: "set", norm: "grant.limit", parameter: "period", to: { days: 3 } };
  expect(issuesOf(parent, [change], unfounded)).toEqual(at("no_basis", "/changes/0"));
  const wrong = { ...change, basis: [{ instrument: "lcoal", edition: "2020-01-01", confidence: "read" }] } as const;
  expect(issuesOf(parent, [wrong])[0]).toMatch(/^unknown_instrument overlays\/town.json \/changes\/0/);
});

test("one parameter is changed once on the same days, by items several times, and on other days again", () => {
  const period = (months: number, more: Partial<OverlayChange> = {}): OverlayChange => ({
    change: "set",
    norm: "grant.limit",
    parameter: "period",
    to: { months },
    ...more,
  });
  expect(issuesOf(parent, [period(2), period(1)])).toEqual(at("changed_twice", "/changes/1"));
  expect(issuesOf(parent, [period(2, { in: { to: "2023-12-31" } }), period(1, { in: { from: "2024-01-01" } })])).toEqual([]);
  const paper = (to: string): OverlayChange => ({ change: "add", norm: "grant.papers", parameter: "all", to });
  expect(issuesOf(parent, [paper("proof"), paper("receipt")])).toEqual([]);
  expect(issuesOf(parent, [paper("proof"), { change: "set", norm: "grant.papers", parameter: "all", to: ["form"] }])).toEqual(
    at("changed_twice", "/changes/1"),
  );
  const inner: OverlayChange = { change: "set", norm: "grant.limit", parameter: "exception.period", to: { months: 4 } };
  expect(issuesOf(parent, [inner, { change: "remove", norm: "grant.limit", parameter: "exception" }])).toEqual(
    at("changed_twice", "/changes/1"),
  );
});
