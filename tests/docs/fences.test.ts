import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { casesSchema, normsSchema, opaqueExpressions, overlaySchema, rulesSchema } from "@guiju/pack/schema";
import { afterAll, expect, test } from "vitest";
import { captured } from "../../packages/cli/src/captured-run.ts";
import { documents, type Example, fencesOf, readSource } from "./fences.ts";
import { TUTORIAL, tutorialFiles } from "./tutorial.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fences = documents(root).flatMap((file) => fencesOf(file, readSource(root, file)));
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts;

/** A folder as a reader of the documentation has it before him: the packs and the example district of the repository, one history, a file of histories. */
const folder = mkdtempSync(join(tmpdir(), "guiju-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of readdirSync(join(root, "packages")).filter((each) => each.startsWith("pack-"))) {
  cpSync(join(root, "packages", name), join(folder, "packages", name), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
}
for (const name of ["files.ndjson", "one-file.json"])
  cpSync(join(root, "examples/district", name), join(folder, "examples/district", name));
cpSync(join(root, "examples/assessment/branches.ndjson"), join(folder, "examples/assessment/branches.ndjson"));
const places = [{ id: "unit", start: "2026-09-28", end: "2026-10-04" }];
const acts = [{ type: "NOTICE", on: "2026-09-28", data: { places } }];
writeFileSync(
  join(folder, "history.json"),
  JSON.stringify({ id: "m-1", lifecycle: "cpc/member-development", startsAt: "proposed.consented", acts }),
);
const district = readFileSync(join(root, "examples/district/files.ndjson"), "utf8").split("\n");
writeFileSync(join(folder, "files.ndjson"), `${district.slice(0, 3).join("\n")}\n`);
cpSync(join(root, "examples/assessment/facts.ndjson"), join(folder, "facts.ndjson"));
for (const [path, json] of tutorialFiles(root)) {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(json));
}

test("every fence is of a kind that is run, or text and diagrams that are not", () => {
  const kinds = new Set(["ts", "js", "sh", "json", "text", "mermaid"]);
  expect(
    fences.filter((fence) => !kinds.has(fence.language)).map((fence) => `${place(fence)}: ${fence.language || "no language"}`),
  ).toEqual([]);
});

const commands = fences.filter((fence) => fence.language === "sh").flatMap((fence) => commandsOf(fence));

test("both README files and docs show commands, and each is one that this test knows", () => {
  expect(commands.length).toBeGreaterThan(15);
  expect(
    commands
      .filter((command) => !/^(npx guiju |npm (start|test|run [\w:]+)( |$))/.test(command.words))
      .map(({ at, words }) => `${at}: ${words}`),
  ).toEqual([]);
});

test.each(commands.filter((command) => command.words.startsWith("npm ")))("$at: $words is a script of the repository", ({ words }) => {
  const [, verb = "", name = ""] = words.split(" ");
  expect(Object.keys(scripts)).toContain(verb === "run" ? name : verb);
});

/** What stands in several documents is run once: nothing it reads is changed by the others. */
const runs = new Map<string, ReturnType<typeof captured>>();
const ran = (words: string): ReturnType<typeof captured> => {
  const known = runs.get(words) ?? captured(words.split(/\s+/).slice(2), { cwd: folder });
  runs.set(words, known);
  return known;
};

test.each(commands.filter((command) => command.words.startsWith("npx guiju ")))(
  "$at: $words ends well and prints something",
  async ({ words }) => {
    const result = await ran(words);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 0, stderr: "" });
    expect(result.stdout.trim()).not.toBe("");
  },
);

/** What a JSON fence is, as its opening line says after `json`, and how it is checked. */
const jsonKinds: Readonly<Record<string, (json: never) => Promise<void> | void>> = {
  norm: (json) => {
    const file = { $schema: "norms.schema.json", title: { zh: "标题", en: "Title" }, norms: [json] };
    expect(normsSchema(opaqueExpressions).safeParse(file).error).toBeUndefined();
  },
  rules: (json) => {
    expect(rulesSchema(opaqueExpressions).safeParse(json).error).toBeUndefined();
  },
  "rule-case": (json) => {
    expect(
      casesSchema.safeParse({ $schema: "cases.schema.json", title: { zh: "标题", en: "Title" }, cases: [json] }).error,
    ).toBeUndefined();
  },
  // Laid over the national pack it passes the check; looser than that, it does not.
  overlay: async (json: { changes: [{ to: object }] }) => {
    expect(overlaySchema.safeParse(json).error).toBeUndefined();
    const county = join(folder, "packages/pack-county");
    for (const name of ["overlays", "messages"]) mkdirSync(join(county, name), { recursive: true });
    const write = (path: string, content: object): void => writeFileSync(join(county, path), JSON.stringify(content));
    const title = { zh: "某县", en: "A county" };
    write("pack.json", {
      $schema: "x.schema.json",
      id: "county",
      version: "1",
      title,
      jurisdiction: "CN",
      calendar: "chinese-days",
      extends: [{ pack: "village-committee" }],
    });
    write("instruments.json", {
      $schema: "x.schema.json",
      instruments: { county: { title, editions: { "2026-03-01": { inForce: "2026-03-01" } } } },
    });
    for (const language of ["zh", "en"]) write(`messages/${language}.json`, { $schema: "x.schema.json", messages: {} });
    write("overlays/county.json", json);
    expect(await captured(["check", "packages/pack-county"], { cwd: folder })).toMatchObject({ code: 0, stderr: "" });
    const [first, ...rest] = json.changes as [{ to: object }];
    write("overlays/county.json", { ...json, changes: [{ ...first, to: { days: 15 } }, ...rest] });
    const looser = await captured(["check", "packages/pack-county"], { cwd: folder });
    expect({ code: looser.code, codes: looser.stdout.match(/overlay_\w+/g) }).toEqual({ code: 3, codes: ["overlay_looser"] });
  },
  "assessment-case": (json) => {
    expect(
      casesSchema.safeParse({ $schema: "cases.schema.json", title: { zh: "标题", en: "Title" }, cases: [json] }).error,
    ).toBeUndefined();
  },
  refused: async (json: { line: number; error: { message: unknown; issues: unknown } }) => {
    const lines = `${district.slice(0, json.line - 1).join("\n")}\n{"id": \n`;
    const printed = (await captured(["audit", "--json", "-"], { stdin: lines, cwd: folder })).stdout.trim().split("\n").at(-1) ?? "";
    const actual = JSON.parse(printed) as typeof json;
    expect({ ...actual, error: { ...actual.error, message: json.error.message, issues: json.error.issues } }).toEqual(json);
    expect(Object.keys(actual.error.message as object)).toEqual(["zh", "en"]);
  },
};

/** The JSON of the tutorial makes a pack; its own test builds it. */
const jsonFences = fences.filter((fence) => fence.language === "json" && fence.file !== TUTORIAL);

test.each(jsonFences.map((fence) => ({ at: place(fence), fence })))("$at: the JSON is what it is said to be", async ({ fence }) => {
  const check = jsonKinds[fence.info];
  expect(check, `say after \`json\` what it is: ${Object.keys(jsonKinds).join(", ")}`).toBeDefined();
  await check?.(JSON.parse(fence.code) as never);
});

test("the README files show the same code in both languages", () => {
  const code = (file: string) =>
    fences.filter((fence) => fence.file === file).map((fence) => fence.code.replace(/ *#.*$/gm, "").replace(/new Error\(.*\)/g, ""));
  expect(code("README.zh-CN.md")).toEqual(code("README.md"));
});

test("every link to a file of the repository leads to one, and every heading a link names is there", () => {
  expect(documents(root).flatMap(brokenLinks)).toEqual([]);
});

/** The commands of a shell fence, one a line, without comments. */
function commandsOf(fence: Example): readonly { readonly at: string; readonly words: string }[] {
  return fence.code.split("\n").flatMap((line, index) => {
    const words = line.replace(/\s+#.*$/, "").trim();
    return words === "" || words.startsWith("#") ? [] : [{ at: `${fence.file}:${fence.line + index}`, words }];
  });
}

function place(fence: Example): string {
  return `${fence.file}:${fence.line}`;
}

function brokenLinks(file: string): readonly string[] {
  const text = readSource(root, file).replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => {
    const [path = "", heading] = (match[1] ?? "").split("#");
    if (/^[a-z]+:/.test(path)) return [`${file}: ${match[1]} is an address on the web`];
    const target = path === "" ? file : join(file, "..", path);
    const content = readIf(target);
    if (content === undefined) return [`${file}: ${match[1]}`];
    const headings = [...content.matchAll(/^#+ (.*)$/gm)].map((each) =>
      (each[1] ?? "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .replaceAll(" ", "-"),
    );
    return heading === undefined || headings.includes(decodeURIComponent(heading)) ? [] : [`${file}: ${match[1]}`];
  });
}

/** The text of a file, the empty text for a folder, nothing where there is neither. */
function readIf(path: string): string | undefined {
  try {
    return readSource(root, path);
  } catch (error) {
    return (error as { code?: string }).code === "EISDIR" ? "" : undefined;
  }
}
