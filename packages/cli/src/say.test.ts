import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogueIssues } from "@guiju/core";
import { expect, test } from "vitest";
import { COMMAND_NAMES, COMMANDS } from "./command-table.ts";
import { GLOBAL_OPTIONS } from "./options.ts";
import { TEXTS } from "./say.ts";

const source = fileURLToPath(new URL(".", import.meta.url));
const code = readdirSync(source)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => readFileSync(`${source}/${name}`, "utf8"))
  .join("\n");

test("both languages have the same texts with the same slots", () => {
  expect(catalogueIssues(TEXTS)).toEqual([]);
});

test("every text that the code names exists", () => {
  const named = [...code.matchAll(/(?:say|tell|section\(session), ?\(?"([a-z]+\.[A-Za-z.]+)"|(?:say|tell)\("([A-Za-z.]+)"/g)].map(
    (found) => found[1] ?? found[2] ?? "",
  );
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((key) => TEXTS.en[key] === undefined)).toEqual([]);
});

test("every text is used", () => {
  const made = [
    "facts.json.",
    "facts.tooLong",
    "facts.strayReturn",
    "help.",
    "option.",
    "mark.",
    "status.",
    "line.tooLong",
    "line.notUtf8",
    "line.strayReturn",
    "weekday.",
  ];
  const unused = Object.keys(TEXTS.en).filter((key) => !code.includes(`"${key}"`) && !made.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
});

test("every command and every option it takes is explained", () => {
  for (const name of COMMAND_NAMES) {
    expect(TEXTS.en[`help.${name}.about`], name).toBeDefined();
    for (const option of [...COMMANDS[name].options, ...GLOBAL_OPTIONS]) expect(TEXTS.en[`option.${option}`], option).toBeDefined();
  }
});
