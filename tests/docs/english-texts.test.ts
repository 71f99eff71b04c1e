import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../packages", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path));

test("the English texts of packs quote with straight marks, as those of the engine do", () => {
  const packs = files.filter((path) => /^pack-[^/]+\/.*\.json$/.test(path));
  const texts = packs.flatMap((path) => {
    const json = JSON.parse(readFileSync(join(root, path), "utf8")) as unknown;
    return englishIn(json, path.endsWith("messages/en.json") ? "english" : "either").map((text) => `${path}: ${text}`);
  });
  expect(texts.length).toBeGreaterThan(2000);
  expect(texts.filter((text) => /[“”‘’]/.test(text))).toEqual([]);
});

test("the English messages of the code quote with straight marks", () => {
  const catalogues = files.filter((path) => /\/src\/.*\/en(-[\w-]+)?\.ts$/.test(path));
  expect(catalogues.length).toBeGreaterThan(1);
  const lines = catalogues.flatMap((path) =>
    readFileSync(join(root, path), "utf8")
      .split("\n")
      .map((line, index) => `${path}:${index + 1}: ${line}`),
  );
  expect(lines.filter((line) => /[“”‘’]/.test(line))).toEqual([]);
});

/** The texts under a key `en`, or all of a file that is English. */
function englishIn(json: unknown, language: "english" | "either"): readonly string[] {
  if (typeof json === "string") return language === "english" ? [json] : [];
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, part]) => englishIn(part, key === "en" ? "english" : language));
}
