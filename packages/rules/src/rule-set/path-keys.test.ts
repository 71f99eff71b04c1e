import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RULE_LIMITS } from "./limits.ts";
import { pathKeys, pathOf } from "./path-keys.ts";

test("a path is taken apart into names and positions; a name with dots or strokes stands in quotes", () => {
  expect(["$", "$.a", "$.a.b[0]", "$[10][0].单位-1", "$.scores['2.211']", "$['a/b'].c['.']", "$['一.二'][3]"].map(pathKeys)).toEqual([
    [],
    ["a"],
    ["a", "b", 0],
    [10, 0, "单位-1"],
    ["scores", "2.211"],
    ["a/b", "c", "."],
    ["一.二", 3],
  ]);
});

const others = [
  "$['a']",
  "$['0']",
  "$['']",
  "$['a b']",
  "$['a:b']",
  "$['a.b'",
  "$['a.b']c",
  '$["a.b"]',
  "$['a.'b']",
  "$['a.\\u0062']",
  "$['*.']",
];
const never = [
  "",
  "a",
  "$.",
  "$..a",
  "$.*",
  "$[01]",
  "$[-1]",
  "$[1:2]",
  "$.a,b",
  "$[?(@.a)]",
  "$.a b",
  " $",
  "$\n",
  `$${".x".repeat(501)}`,
  1,
  null,
];

test.each([...others, ...never].map((path) => ({ path, shown: String(path).slice(0, 20) })))("$shown is not taken", ({ path }) => {
  expect(pathKeys(path)).toBeUndefined();
});

test("keys that are written as a path are read from it again, and what cannot be written has none", () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 999_999_999 }),
    fc.string({ maxLength: 8 }),
    fc.stringMatching(/^[\w./-]{1,8}$/),
    fc.constantFrom("2.211", "二.1", "a/b", "__proto__", "0", "constructor"),
  );
  let written = 0;
  fc.assert(
    fc.property(fc.array(key, { maxLength: 6 }), (keys) => {
      const path = pathOf(keys);
      if (path === undefined) expect(keys.some((each) => typeof each === "string" && !/^[\w\u00aa-\uffff./-]+$/.test(each))).toBe(true);
      else expect(pathKeys(path)).toEqual(keys);
      written += path === undefined ? 0 : 1;
    }),
    { seed: 20260511, numRuns: 2_000 },
  );
  expect(written).toBeGreaterThan(500);
});

test("a path that is made to be slow is answered at once, as only so many letters are read", () => {
  expect(pathKeys(`$['${".".repeat(RULE_LIMITS.path)}`)).toBeUndefined();
  expect(pathKeys(`$['${".".repeat(900)}x`)).toBeUndefined();
});
