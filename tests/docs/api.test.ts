import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { apiTexts } from "../../scripts/write-api.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const texts = apiTexts(root);

test.each([...texts])("%s says what the package exports; if the change is meant, run `npm run docs` and review it", (path, text) => {
  expect(existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "").toBe(text);
});

test("the text of a package shows a signature, a member of an interface, an entry behind a subpath and a type behind an exported one", () => {
  expect(texts.get("packages/core/api.txt")).toContain("\nfunction addDays(day: number, days: number): CivilDate;\n");
  expect(texts.get("packages/core/api.txt")).toContain("\n## @guiju/core/chinese-days\n");
  const lifecycle = texts.get("packages/lifecycle/api.txt") ?? "";
  expect(lifecycle).toContain("interface Act {\n  readonly type: string;\n");
  expect(lifecycle.split("## Not exported, part of the above")[1]).toContain("interface CheckBase {");
});

test("the text of a pack shows states, acts with their data, facts, readings and norms", () => {
  const lines = (texts.get("packages/pack-cpc/api.txt") ?? "").split("\n");
  expect(lines).toContain("fact birthDate: date");
  for (const kind of ["state", "act", "interpretation", "norm"])
    expect(lines.filter((line) => line.startsWith(`${kind} `)).length).toBeGreaterThan(3);
});

test("a text names nothing twice", () => {
  for (const [path, text] of texts) {
    const names = text.split("\n").filter((line) => /^(interface|type|class|function) /.test(line));
    expect([path, names.filter((name, index) => names.indexOf(name) !== index)]).toEqual([path, []]);
  }
});
