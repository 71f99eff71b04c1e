import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogueIssues } from "./catalogue.ts";
import { coreMessages, coreText } from "./core-messages.ts";

test("the two languages have the same keys and the same slots", () => {
  expect(catalogueIssues(coreMessages)).toEqual([]);
});

test("every kind of JSON problem has a message", () => {
  const source = readFileSync(new URL("./json-problem.ts", import.meta.url), "utf8");
  const kinds = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map((match) => match[1]);
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => !Object.hasOwn(coreMessages.zh, `json.${kind}`))).toEqual([]);
});

test("no English text holds a Chinese character, no Chinese text is only English", () => {
  expect(Object.entries(coreMessages.en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(Object.entries(coreMessages.zh).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
});

test("an unknown key is shown as it is", () => {
  expect(coreText("no.such")).toEqual({ zh: "no.such", en: "no.such" });
});
