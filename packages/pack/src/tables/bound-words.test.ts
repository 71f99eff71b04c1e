import type { Check } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import { expect, test } from "vitest";
import { readLibrary } from "../fixture/read-library.ts";
import { boundWords, unreadBounds } from "./bound-words.ts";
import { expressionWords } from "./expression-words.ts";

const pack = readLibrary();
const said = { zh: "够数", en: "enough" };
const withSentence = {
  ...pack,
  catalogue: {
    zh: { ...pack.catalogue.zh, "rule.a.b": said.zh, "rule.a.c": "不少于{min}" },
    en: { ...pack.catalogue.en, "rule.a.b": said.en, "rule.a.c": "at least {min}" },
  },
};
const of = { self: "books" } as const;

/** A limit where something is special, and another where it is not. */
function branching(special: Expr, otherwise: Expr): Expr {
  // biome-ignore lint/suspicious/noThenProperty: the key of the expression
  return { if: { eq: [{ self: "special" }, true] }, then: special, else: otherwise };
}

test("a limit by cases is said by cases, and a case without a limit says so", () => {
  expect(boundWords(pack, { of, min: branching(3, 5) })).toEqual({
    zh: "special为“是”的不少于3，否则不少于5",
    en: ': at least 3 where "special" is yes, otherwise at least 5',
  });
  expect(boundWords(pack, { of, max: branching(of, 5) }).zh).toBe("special为“是”的不限，否则不超过5");
  expect(boundWords(pack, { of, min: 3, max: 3 }).zh).toBe("为3");
  expect(boundWords(pack, { of, min: 1, max: 3 }).zh).toBe("为1至3");
});

test("numbers that only put words in order are told as an order, others with their words", () => {
  const words = (map: Readonly<Record<string, number>>) => expressionWords(pack, { lookup: { self: "step" }, in: map }).zh;
  expect(words({ low: 1, small: 1, middle: 2, high: 3 })).toBe("step（low、small → middle → high）");
  expect(words({ low: 1, small: 2, middle: 2, high: 3 })).toBe("step（low → small、middle → high）");
  expect(words({ low: 1, middle: 2, high: 4 })).toBe("step（low为1，middle为2，high为4）");
});

test("a limit on an order is told in steps, and the same order not twice", () => {
  const map = { low: 1, high: 2 };
  const order = { lookup: { self: "step" }, in: map } as const;
  expect(boundWords(pack, { of: order, min: { add: [{ lookup: { value: "earlier" }, in: map }, 1] } }).zh).toBe("至少比earlier高1级");
  const other = boundWords(pack, { of: order, max: { add: [{ lookup: { value: "earlier" }, in: { low: 1, high: 3 } }, 2] } });
  expect(other.zh).toBe("至多比earlier（low为1，high为3）高2级");
});

test("the limits that a sentence of the pack does not take from the data are said, those that it takes are not", () => {
  const count = (name: string): Check => ({ kind: "count", name, of, min: 2 }) as Check;
  expect(unreadBounds(withSentence, "a", count("b"))).toEqual({ zh: "不少于2", en: "at least 2" });
  expect(unreadBounds(withSentence, "a", count("c"))).toBe("none");
  const notice = { kind: "publicNotice", name: "b", places: of, workingDays: 5 } as unknown as Check;
  expect(unreadBounds(withSentence, "a", notice)).toBe("all");
});
