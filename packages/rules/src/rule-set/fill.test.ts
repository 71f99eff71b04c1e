import { expect, test } from "vitest";
import { compileRuleSet } from "./compile-rule-set.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import type { RuleSet } from "./rule-set.ts";

const count = { type: "count" };
const rule = (name: string, source: object) => ({
  name,
  conditions: { ...source, operator: "greaterThan", value: 2 },
  event: { type: "e" },
});
const { ruleSet } = compileRuleSet({
  facts: { members: count, place: { type: "record", of: { rooms: count, floor: { type: "number" } } } },
  rules: [
    rule("members", { fact: "members" }),
    rule("rooms", { fact: "place", path: "$.rooms" }),
    rule("floor", { fact: "place", path: "$.floor" }),
  ],
});
const of = (facts: unknown): Evaluation => evaluate(ruleSet as RuleSet, facts);

test("facts are found in records of any key order, one after the other, among many keys that no rule reads", () => {
  const more = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
  for (const facts of [
    { members: 3, place: { rooms: 1, floor: 2.5 } },
    { place: { floor: 2.5, rooms: 1 }, members: 3 },
    { place: { floor: 2.5, other: 7, rooms: 1 }, other: null, members: 3 },
    { ...more, members: 3, place: { ...more, rooms: 1, floor: 2.5 } },
    { members: 3, place: { rooms: 1, floor: 2.5 } },
  ])
    expect(of(facts)).toEqual({ truths: [true, false, true], issues: [] });
});

test("what a record inherits is not recorded", () => {
  const facts = { members: 3, place: { rooms: 3, floor: 3 } };
  expect(of(Object.create(facts)).truths).toEqual([undefined, undefined, undefined]);
  const place = Object.assign(Object.create({ rooms: 3, floor: 3 }), { floor: 1 });
  expect(of({ members: 3, place })).toEqual({ truths: [true, undefined, false], issues: [] });
});

test("what somebody puts on every object is not recorded, and hides nothing that is", () => {
  const every = Object.prototype as { members?: number; rooms?: number };
  every.members = 3;
  every.rooms = 3;
  try {
    expect(of({ place: { floor: 3 } })).toEqual({ truths: [undefined, undefined, true], issues: [] });
    expect(of({ members: 1, place: { rooms: 1, floor: 3 } })).toEqual({ truths: [false, false, true], issues: [] });
  } finally {
    delete every.members;
    delete every.rooms;
  }
});

test("a record without a prototype is read too", () => {
  const place = Object.assign(Object.create(null), { rooms: 3, floor: 1 });
  expect(of(Object.assign(Object.create(null), { members: 3, place }))).toEqual({ truths: [true, true, false], issues: [] });
});

test("what does not fit is told when it is read, and what is not read is not", () => {
  const { truths, issues } = of({ members: -1, place: { rooms: 1.5, floor: Number.NaN }, other: "x" });
  expect(truths).toEqual([undefined, undefined, undefined]);
  expect(issues.map(({ pointer }) => pointer)).toEqual(["/members", "/place/rooms", "/place/floor"]);
});
