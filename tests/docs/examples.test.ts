import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { exampleModule } from "./example-module.ts";
import { documents, type Example, examplesOf, fencesOf, readSource, sources } from "./fences.ts";
import { importsFor } from "./public-names.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const runner = fileURLToPath(new URL("./run-examples.ts", import.meta.url));
const folder = mkdtempSync(join(here, ".examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inSources = sources(root).flatMap((file) => examplesOf(file, readSource(root, file)));
const inDocuments = documents(root).flatMap((file) =>
  fencesOf(file, readSource(root, file)).filter((fence) => /^(ts|js)$/.test(fence.language)),
);
/** Two examples that are wrong on purpose: if they pass, nothing is compared. */
const planted: readonly Example[] = [
  { file: "planted/result.ts", line: 1, language: "ts", info: "", code: "const one = 1;\none + 1; // => 3" },
  { file: "planted/type.ts", line: 1, language: "ts", info: "", code: "\nconst word: number = 'one';" },
];
const { problems, compared } = runAll([...inSources, ...inDocuments, ...planted]);

test("every example of the sources, the README files and docs compiles and yields what it says", () => {
  expect(problems.filter((problem) => !problem.startsWith("planted/"))).toEqual([]);
});

test("an example with a wrong result and one with a wrong type are found, on their lines", () => {
  expect(problems.filter((problem) => problem.startsWith("planted/"))).toEqual([
    "planted/type.ts:2: TS2322 Type 'string' is not assignable to type 'number'.",
    "planted/result.ts:2: says 3, yields 2",
  ]);
});

test("the results of all packages and of both README files were compared", () => {
  const read = new Set([...inSources, ...inDocuments].map((example) => example.file.split("/src/")[0]));
  expect([...read]).toEqual(
    expect.arrayContaining([
      "README.md",
      "README.zh-CN.md",
      "packages/core",
      "packages/rules",
      "packages/lifecycle",
      "packages/assessment",
      "packages/pack",
      "packages/cli",
    ]),
  );
  expect(compared).toBeGreaterThan(80);
});

/** Writes every example as a module of its own, compiles all of them once, and runs them in one process. */
function runAll(examples: readonly Example[]): { readonly problems: readonly string[]; readonly compared: number } {
  const modules = new Map<string, { readonly example: Example; readonly offset: number }>();
  const preambles = new Map<string, string>();
  examples.forEach((example, index) => {
    const isSource = example.file.startsWith("packages/") && example.file.endsWith(".ts");
    const extension = example.language === "js" ? (example.code.includes("require(") ? "cjs" : "mjs") : "ts";
    const name = `e${String(index).padStart(3, "0")}.${extension}`;
    const preamble = isSource ? preambleOf(example, preambles) : "";
    const { text, offset } = exampleModule(example, preamble, isSource ? importsFor(root, example.file, folder) : () => undefined);
    writeFileSync(join(folder, name), text);
    modules.set(name, { example, offset });
  });
  const options = { noEmit: true, allowJs: true, checkJs: true, noUnusedLocals: false, declaration: false, isolatedDeclarations: false };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions: options, files: [...modules.keys()], include: [] }),
  );
  const compiled = spawnSync(process.execPath, [join(root, "node_modules/typescript/lib/tsc.js"), "-p", folder, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  const errors = compiled.stdout.split("\n").flatMap((line) => {
    const found = /^(e\d+\.\w+)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
    if (found === null) return line.includes("error TS") ? [line] : [];
    const module = modules.get(found[1] as string);
    return [
      `${module?.example.file}:${(module?.example.line ?? 0) + Number(found[2]) - (module?.offset ?? 0) - 1}: ${found[3]} ${found[4]}`,
    ];
  });
  const run = spawnSync(process.execPath, ["--conditions=@guiju/source", runner, folder], {
    cwd: root,
    encoding: "utf8",
  });
  if (run.status !== 0) return { problems: [...errors, run.stderr], compared: 0 };
  const ran = JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('{"compared"'))) as { compared: number; problems: string[] };
  const named = ran.problems.map((problem) =>
    problem.replace(/^(e\d+\.\w+)/, (name) => `${modules.get(name)?.example.file}:${modules.get(name)?.example.line}`),
  );
  return { problems: [...errors, ...named], compared: ran.compared };
}

/** The code block of the `@module` comment of a package's index.ts, which stands before each other example of the package. */
function preambleOf(example: Example, preambles: Map<string, string>): string {
  const index = `${example.file.split("/src/")[0]}/src/index.ts`;
  if (example.file === index || example.file.startsWith("planted/")) return "";
  const preamble = preambles.get(index) ?? examplesOf(index, readSource(root, index))[0]?.code ?? "";
  preambles.set(index, preamble);
  return preamble;
}
