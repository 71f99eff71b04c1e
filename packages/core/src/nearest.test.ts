import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test.each([
  ["tpye", ["type", "date", "state"], "type"],
  ["makeupdays", ["holidays", "makeUpDays"], "makeUpDays"],
  ["ids", ["id", "in"], "id"],
  ["cultivatonStart", ["probationStart", "cultivationStart"], "cultivationStart"],
  ["谈化记录", ["谈话记录", "会议记录"], "谈话记录"],
  ["MONTHS", ["month", "months"], "months"],
])("%s is taken for the spelling nearest to it", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test("a word like no candidate gets none", () => {
  expect(nearest("colour", ["weight", "height"])).toBeUndefined();
  expect(nearest("a", ["b", "c"])).toBeUndefined();
  expect(nearest("x", [])).toBeUndefined();
  expect(nearest("", ["a"])).toBeUndefined();
  expect(nearest("x".repeat(200), ["x".repeat(199)])).toBeUndefined();
});

test("the answer does not depend on the order of the candidates", () => {
  const word = fc.array(fc.constantFrom(..."abAB"), { maxLength: 6 }).map((letters) => letters.join(""));
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (typed, candidates) => {
      expect(nearest(typed, [...candidates].reverse())).toBe(nearest(typed, candidates));
      expect(nearest(typed, [...candidates].sort())).toBe(nearest(typed, candidates));
    }),
    { numRuns: 2000 },
  );
});
