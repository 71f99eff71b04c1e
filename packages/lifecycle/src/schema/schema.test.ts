import { condSchema, exprSchema } from "@guiju/rules/schema";
import { expect, test } from "vitest";
import * as z from "zod";
import { committeeSource } from "../committee.fixture.ts";
import { checkSchema } from "./check.ts";
import { checkSnippets } from "./check-snippets.ts";
import { fieldSchema } from "./field.ts";
import { historySchema } from "./history.ts";
import { interpretationSchema } from "./interpretation.ts";
import { lifecycleFileShape } from "./lifecycle-file.ts";
import { normSchemas } from "./norm.ts";
import { strictObject } from "./object.ts";

const expressions = { expr: exprSchema, cond: condSchema };
const check = checkSchema(expressions);
const { norm, decision } = normSchemas(expressions);

const sound = {
  slot: "card.time",
  editions: [{ id: "L-1", in: { from: "2020-01-01" }, basis: [{ instrument: "rules", edition: "2020-01-01", confidence: "read" }] }],
  at: ["GRANT"],
  modality: "must",
  effect: "record",
  checks: [{ kind: "order", after: { value: "askedOn" }, sameDay: "allowed" }],
};

test("the snippet of every kind of check becomes a valid check once its blanks are filled", () => {
  const filled = (body: unknown): unknown =>
    JSON.parse(JSON.stringify(body), (_, value) =>
      typeof value !== "string" ? value : value.startsWith("^$") ? 1 : value.replace(/^\$\d$/, "x"),
    );
  expect(checkSnippets.map((snippet) => snippet.label)).toHaveLength(15);
  for (const { label, body } of checkSnippets) expect(check.safeParse(filled(body)).error?.issues, label).toBeUndefined();
});

test("an issue of unknown keys carries the list of the known ones", () => {
  const result = strictObject({ first: z.string().optional(), second: z.string().optional() }).safeParse({ thrid: 1 });
  expect(result.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["thrid"], message: "first second" }]);
});

test.each([
  ["a check of an unknown kind", { ...sound, checks: [{ kind: "guess" }] }],
  ["a norm without a basis", { ...sound, editions: [{ id: "L-1", in: {}, basis: [] }] }],
  ["a norm without editions", { ...sound, editions: [] }],
  [
    "an article that is empty",
    { ...sound, editions: [{ id: "L-1", in: {}, basis: [{ instrument: "r", edition: "2020-01-01", article: "", confidence: "read" }] }] },
  ],
  ["a date that is not written as one", { ...sound, editions: [{ ...sound.editions[0], in: { from: "2020/01/01" } }] }],
  ["a period in two units at once", { ...sound, checks: [{ kind: "minimumInterval", from: 1, period: { months: 1, days: 1 } }] }],
  ["an effect nobody knows", { ...sound, effect: "warn" }],
  ["a key that is not part of a norm", { ...sound, note: "x" }],
])("%s is refused", (_, value) => {
  expect(norm.safeParse(sound).success).toBe(true);
  expect(norm.safeParse(value).success).toBe(false);
});

test("an edition may replace any part of the norm, and nothing else", () => {
  const with2 = (replace: unknown) => norm.safeParse({ ...sound, editions: [{ ...sound.editions[0], replace }] }).success;
  expect(with2({ modality: "should", checks: [] })).toBe(true);
  expect(with2({ slot: "other" })).toBe(false);
});

test("a decision counts votes and has no modality", () => {
  const vote = {
    slot: "vote",
    editions: sound.editions,
    at: ["VOTE"],
    kind: "motion",
    yes: { self: "yes" },
    of: { self: "due" },
    ratio: [1, 2],
    exact: "fails",
  };
  expect(decision.safeParse(vote).success).toBe(true);
  expect(decision.safeParse({ ...vote, modality: "must" }).success).toBe(false);
  expect(decision.safeParse({ ...vote, ratio: [1, 0] }).success).toBe(false);
});

test("a parallel lifecycle with its elections is valid as it is written", () => {
  const file = strictObject(lifecycleFileShape(expressions));
  expect(file.safeParse(committeeSource.file).error?.issues).toBeUndefined();
  for (const each of committeeSource.norms) expect(norm.safeParse(each).error?.issues, each.slot).toBeUndefined();
  for (const each of committeeSource.decisions) expect(decision.safeParse(each).error?.issues, each.slot).toBeUndefined();
  const [count] = committeeSource.decisions;
  expect(decision.safeParse({ ...count, pass: "majority" }).success).toBe(false);
  expect(decision.safeParse({ ...count, pass: { over: [1, 2], atLeast: [1, 2], of: 3 } }).success).toBe(false);
  expect(decision.safeParse({ ...count, ratio: [1, 2] }).success).toBe(false);
  const regions = { a: { initial: "x", states: { x: {} }, final: true } };
  expect(file.safeParse({ ...committeeSource.file, regions }).success).toBe(false);
});

test("fields nest, and take no type that expressions do not know", () => {
  const field = fieldSchema(expressions);
  expect(field.safeParse({ type: "list", of: { body: { type: "record", short: "kind", of: { kind: { type: "word" } } } } }).success).toBe(
    true,
  );
  expect(field.safeParse({ type: "text" }).success).toBe(false);
});

test("an interpretation has readings or a number, not both", () => {
  expect(interpretationSchema.safeParse({ readings: ["a", "b"], default: "a" }).success).toBe(true);
  expect(interpretationSchema.safeParse({ number: { min: 1, max: 3 }, default: 1 }).success).toBe(true);
  expect(interpretationSchema.safeParse({ readings: ["a", "b"], number: { min: 1, max: 3 }, default: "a" }).success).toBe(false);
});

test("a lifecycle file takes guards of the three kinds only, and each value one way to come about", () => {
  const file = strictObject(lifecycleFileShape(expressions));
  const base = { id: "card", version: "1", facts: "reader", initial: "none", acts: { ASK: {} } };
  const withGuard = (guard: unknown) => ({ ...base, values: {}, states: { none: { on: { ASK: [{ target: "none", guard }] } } } });
  expect(file.safeParse(withGuard({ type: "kept", params: { slots: ["a"] } })).success).toBe(true);
  expect(file.safeParse(withGuard({ type: "after", params: { days: 1 } })).success).toBe(false);
  const withValue = (value: unknown) => file.safeParse({ ...base, states: {}, values: { a: value } }).success;
  expect(withValue({ type: "date", is: { today: true } })).toBe(true);
  expect(withValue({ type: "date", latestOf: "a" })).toBe(true);
  expect(withValue({ type: "date", is: { today: true }, latestOf: "a" })).toBe(false);
  expect(withValue({ type: "date" })).toBe(false);
});

test("a history needs its id, its lifecycle and its acts", () => {
  expect(historySchema.safeParse({ id: "c", lifecycle: "library/card", acts: [{ type: "ASK", on: "2019-07" }] }).success).toBe(true);
  expect(historySchema.safeParse({ id: "c", lifecycle: "library/card" }).success).toBe(false);
  expect(historySchema.safeParse({ id: "c", lifecycle: "library/card", startsAt: { procedure: "ready" }, acts: [] }).success).toBe(true);
  expect(historySchema.safeParse({ id: "c", lifecycle: "library/card", startsAt: { procedure: 1 }, acts: [] }).success).toBe(false);
});
