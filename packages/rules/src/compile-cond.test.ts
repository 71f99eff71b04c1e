import { civilDate } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { expect, test } from "vitest";
import { compileCond } from "./compile-scoped.ts";
import type { Datum, Fields, Truth } from "./datum.ts";
import type { Cond } from "./expression.ts";
import type { Env, Scope } from "./scope.ts";

const scope: Scope = {
  values: { start: { type: "date" }, names: { type: "list" } },
  facts: { flagged: { type: "flag" } },
  self: {
    on: { type: "date" },
    t: { type: "flag" },
    f: { type: "flag" },
    u: { type: "flag" },
    n: { type: "count" },
    kind: { type: "word" },
    ground: { type: "word", words: ["lost", "abroad"] },
    open: { type: "any" },
    people: { type: "list", of: { id: { type: "word" }, full: { type: "flag" } } },
  },
  interpretations: {},
};

function truth(cond: Cond, self: Fields = {}, values: Fields = {}): Truth {
  const { compiled, issues } = compileCond(cond, scope, "");
  expect(issues).toEqual([]);
  const env: Env = {
    self: { t: true, f: false, ...self },
    facts: {},
    today: civilDate("2026-07-01"),
    calendar: chineseDays(),
    clip: "clip",
    value: (name) => values[name],
    reading: () => "",
  };
  return compiled?.test(env);
}

const leaf = (name: string): Cond => ({ eq: [{ self: name }, true] });
const [yes, no, unknown] = [leaf("t"), leaf("f"), leaf("u")];
const said: readonly [Cond, Truth][] = [
  [yes, true],
  [no, false],
  [unknown, undefined],
];

test("all and any follow the strong Kleene tables", () => {
  for (const [a, truthA] of said) {
    for (const [b, truthB] of said) {
      const both = truthA === false || truthB === false ? false : truthA && truthB;
      const either = truthA || truthB ? true : truthA === undefined || truthB === undefined ? undefined : false;
      expect(truth({ all: [a, b] })).toBe(both);
      expect(truth({ any: [a, b] })).toBe(either);
    }
  }
});

test("not of unknown is unknown, so that a missing field never satisfies a not", () => {
  expect(said.map(([cond]) => truth({ not: cond }))).toEqual([false, true, undefined]);
  expect(truth({ ne: [{ self: "n" }, 3] })).toBe(undefined);
  expect(truth({ not: { in: [{ self: "kind" }, ["a"]] } })).toBe(undefined);
});

test("isSet is true of anything recorded, also nought and false, and false of null and the absent", () => {
  for (const datum of [0, false, "", { first: 1, last: 2 }, []] as Datum[])
    expect(truth({ isSet: { self: "open" } }, { open: datum })).toBe(true);
  for (const datum of [undefined, null]) expect(truth({ isSet: { self: "open" } }, { open: datum })).toBe(false);
});

test("a comparison with null tests for a recorded null, and otherwise null equals nothing", () => {
  expect(truth({ eq: [{ self: "n" }, null] }, { n: null })).toBe(true);
  expect(truth({ eq: [null, { self: "n" }] }, { n: 3 })).toBe(false);
  expect(truth({ ne: [{ self: "n" }, null] }, { n: 3 })).toBe(true);
  expect(truth({ eq: [{ self: "n" }, null] })).toBe(undefined);
  expect(truth({ eq: [{ self: "n" }, { self: "n" }] }, { n: null })).toBe(undefined);
  expect(truth({ lt: [{ self: "n" }, 3] }, { n: null })).toBe(undefined);
});

test("a text that is a civil date is a date beside a date, on either side and inside an if", () => {
  const start = { start: civilDate("2026-05-11") };
  expect(truth({ eq: [{ value: "start" }, "2026-05-11"] }, {}, start)).toBe(true);
  expect(truth({ lt: ["2026-05-10", { value: "start" }] }, {}, start)).toBe(true);
  expect(truth({ in: [{ value: "start" }, ["2014-05-28", "2026-05-11"]] }, {}, start)).toBe(true);
  expect(
    truth({ ge: [{ value: "start" }, JSON.parse('{"if": {"isSet": 1}, "then": "2026-05-11", "else": "2014-05-28"}')] }, {}, start),
  ).toBe(true);
  expect(truth({ eq: [{ self: "kind" }, "2026-05-11"] }, { kind: "2026-05-11" })).toBe(true);
  expect(truth({ eq: [{ self: "open" }, "2026-05-11"] }, { open: civilDate("2026-05-11") })).toBe(true);
  expect(truth({ eq: [{ self: "open" }, "2026-05-11"] }, { open: "2026-05-11" })).toBe(true);
});

test("a month-precise date is before a day only where all its days are", () => {
  const july = { start: { first: civilDate("2019-07-01"), last: civilDate("2019-07-31") } };
  expect(truth({ lt: [{ value: "start" }, "2019-08-01"] }, {}, july)).toBe(true);
  expect(truth({ lt: [{ value: "start" }, "2019-07-31"] }, {}, july)).toBe(undefined);
  expect(truth({ lt: [{ value: "start" }, "2019-07-01"] }, {}, july)).toBe(false);
  expect(truth({ eq: [{ value: "start" }, "2019-08-01"] }, {}, july)).toBe(false);
});

test("in looks through constants and through a list, and is unknown where either is missing", () => {
  expect(truth({ in: [{ self: "kind" }, ["a", "b"]] }, { kind: "b" })).toBe(true);
  expect(truth({ in: [{ self: "kind" }, ["a", "b"]] }, { kind: "c" })).toBe(false);
  expect(truth({ in: [{ self: "kind" }, ["a", "b"]] }, { kind: null })).toBe(undefined);
  expect(truth({ in: [{ self: "kind" }, ["a", null]] }, { kind: null })).toBe(true);
  expect(truth({ in: [{ self: "n" }, [1, 2]] }, { n: { first: 1, last: 2 } })).toBe(undefined);
  expect(truth({ in: [{ self: "n" }, [1, 2]] }, { n: { first: 3, last: 4 } })).toBe(false);
  expect(truth({ in: [{ self: "kind" }, { value: "names" }] }, { kind: "a" }, { names: ["b", "a"] })).toBe(true);
  expect(truth({ in: [{ self: "kind" }, { value: "names" }] }, { kind: "a" }, { names: ["b", undefined] })).toBe(undefined);
  expect(truth({ in: [{ self: "kind" }, { value: "names" }] }, { kind: "a" }, { names: [] })).toBe(false);
  expect(truth({ in: [{ self: "kind" }, { value: "names" }] }, { kind: "a" })).toBe(undefined);
});

test("a word or a flag where either may be written is compared with constants of both kinds", () => {
  const good: Cond = { in: [{ self: "open" }, ["pass", "合格", true]] };
  expect([true, "合格", false, "fail", null, undefined].map((open) => truth(good, { open }))).toEqual([
    true,
    true,
    false,
    false,
    undefined,
    undefined,
  ]);
});

test("a condition over the elements of a list counts each by its own fields", () => {
  const allFull: Cond = { eq: [{ count: { self: "people" }, where: { eq: [{ item: "full" }, true] } }, { count: { self: "people" } }] };
  expect(truth(allFull, { people: [{ id: "a", full: true }] })).toBe(true);
  expect(truth(allFull, { people: [{ id: "a", full: true }, { id: "b" }] })).toBe(undefined);
  expect(
    truth(allFull, {
      people: [
        { id: "a", full: true },
        { id: "b", full: false },
      ],
    }),
  ).toBe(false);
  expect(truth(allFull)).toBe(undefined);
});

test("a condition with an element in scope is tested on the element given", () => {
  const { compiled } = compileCond({ eq: [{ item: "full" }, true] }, { ...scope, item: { full: { type: "flag" } } }, "");
  expect(compiled?.test({} as Env, { full: true })).toBe(true);
  const words = compileCond({ eq: [{ item: "" }, "a"] }, { ...scope, item: { "": { type: "word" } } }, "");
  expect(words.compiled?.test({} as Env, "b")).toBe(false);
});
