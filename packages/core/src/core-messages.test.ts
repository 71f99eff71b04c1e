import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calendarMessages } from "./calendar-messages.ts";
import { type Catalogue, catalogueIssues } from "./catalogue.ts";
import { coreText } from "./core-messages.ts";
import { dateMessages } from "./date-messages.ts";
import { jsonMessages } from "./json-messages.ts";

const topics: Readonly<Record<string, Catalogue>> = {
  calendar: calendarMessages,
  json: jsonMessages,
  date: {
    zh: Object.fromEntries(Object.entries(dateMessages).map(([key, { zh }]) => [key, zh])),
    en: Object.fromEntries(Object.entries(dateMessages).map(([key, { en }]) => [key, en])),
  },
};

test.each(Object.entries(topics))("the two languages have the same keys and the same slots: %s", (_, messages) => {
  expect(catalogueIssues(messages)).toEqual([]);
  expect(Object.keys(messages.zh).length).toBeGreaterThan(7);
});

test("every file of messages is a topic tested here", () => {
  const source = readFileSync(new URL(import.meta.url), "utf8");
  const files = readdirSync(new URL("./", import.meta.url)).filter((file) => file.endsWith("-messages.ts"));
  expect(files.filter((file) => !source.includes(`from "./${file}"`))).toEqual([]);
});

test("every kind of JSON problem has a message", () => {
  const source = readFileSync(new URL("./json-problem.ts", import.meta.url), "utf8");
  const kinds = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map((match) => match[1] as string);
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => !Object.hasOwn(jsonMessages.zh, kind))).toEqual([]);
});

test.each(Object.entries(topics))("no English text holds a Chinese character, no Chinese text is only English: %s", (_, { zh, en }) => {
  expect(Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(Object.entries(zh).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
});

test("an unknown key is shown as it is", () => {
  expect(coreText(jsonMessages, "no.such")).toEqual({ zh: "no.such", en: "no.such" });
});
