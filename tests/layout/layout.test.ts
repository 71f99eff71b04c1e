import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogueIssues } from "@guiju/core";
import { lifecycleMessages } from "@guiju/lifecycle";
import { describe, expect, test } from "vitest";
import { en } from "../../packages/cli/src/texts/en.ts";
import { zh } from "../../packages/cli/src/texts/zh.ts";
import { packsOfRepository } from "../packs/packs-of-repository.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ENGINES = ["core", "rules", "lifecycle", "assessment", "pack", "json-rules-engine", "cli"];
const PURE = ["core", "rules", "lifecycle", "assessment", "pack", "json-rules-engine"];

/** Every file below a folder, as a path from the root. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === "node_modules" || entry.name === "dist") return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const isTest = (path: string): boolean => /\.(test|test-d|fixture)\.ts$/.test(path);
const sources = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => filesBelow(`packages/${folder}/src`)).filter((path) => path.endsWith(".ts") && !isTest(path));

/** The lines of files that match, as `path:line: text`. */
function linesMatching(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe("the layout of the repository", () => {
  test("no source file is longer than 300 lines", () => {
    const paths = [...sources(ENGINES), ...filesBelow("examples").filter((path) => path.endsWith(".ts"))];
    expect(paths.map((path) => `${path} ${read(path).split("\n").length - 1}`).filter((each) => Number(each.split(" ")[1]) > 300)).toEqual(
      [],
    );
  });

  test("no file or folder has a name that says nothing", () => {
    const names = [...filesBelow("packages"), ...filesBelow("examples"), ...filesBelow("scripts")];
    expect(names.filter((path) => /\/(utils?|helpers?|common|misc|types)(\.ts|\.mjs|\/)/.test(path))).toEqual([]);
  });

  test("no engine package names a place or has a Party term", () => {
    const terms = /党|支部|入党|积极分子|发展对象|预备期|转正|换届|[Cc]ommunist|\bParty\b/;
    const places =
      /北京|上海|许昌|郑州|二七区|七台河|衡阳|雁峰|浙江|Beijing|Shanghai|Xuchang|Zhengzhou|Erqi|Qitaihe|Hengyang|Yanfeng|Zhejiang/;
    expect(linesMatching(sources(ENGINES), terms)).toEqual([]);
    expect(linesMatching(sources(ENGINES), places)).toEqual([]);
  });

  test("what decides reads no clock, chance, locale or machine", () => {
    const impure = /\bnew Date\b|\bDate\.(now|parse|UTC)\b|\bMath\.random\b|\bIntl\.|\.toLocale|\blocaleCompare\b|\bprocess\.|from "node:/;
    const pure = sources(PURE).filter((path) => !/^packages\/pack\/src\/node(\.ts|\/)/.test(path));
    // Examples in comments are programs of a host, which may read files.
    expect(linesMatching(pure, impure).filter((line) => !/:\d+: \*/.test(line))).toEqual([]);
  });

  test("every text exists in both languages with the same slots", () => {
    expect(catalogueIssues(lifecycleMessages)).toEqual([]);
    expect(catalogueIssues({ zh, en })).toEqual([]);
    for (const pack of packsOfRepository()) expect(catalogueIssues(pack.catalogue), pack.id).toEqual([]);
  });

  test("no package depends on anything that has no decision", () => {
    const decided = new Set(
      read("docs/decisions/0001-dependencies.md")
        .split("\n")
        .flatMap((line) => /^\| ([@\w/.-]+)/.exec(line)?.[1] ?? []),
    );
    const used = readdirSync(join(root, "packages")).flatMap((folder) => {
      const manifest = JSON.parse(read(`packages/${folder}/package.json`)) as { name: string; dependencies?: Record<string, string> };
      return Object.keys(manifest.dependencies ?? {}).map((dependency) => `${manifest.name} ${dependency}`);
    });
    expect(used.filter((each) => !/ (@guiju\/|guiju$)/.test(each) && !decided.has(each.split(" ")[1] as string))).toEqual([]);
  });

  test("each decision has its five parts and fits a page", () => {
    for (const path of filesBelow("docs/decisions")) {
      const text = read(path);
      expect(text, path).toMatch(/^# \d{4} .+\n\nStatus: /);
      for (const part of ["## Context", "## Decision", "## Consequences"]) expect(text, path).toContain(part);
      expect(text.split("\n").length, path).toBeLessThanOrEqual(61);
    }
  });
});
