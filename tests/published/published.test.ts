import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { loadPack } from "@guiju/pack/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserFile } from "./browser-file.ts";
import { type Answers, answersOf, tooShort } from "./consumer/answers.ts";
import { type Installed, install, nodeBinary, ROOT, run, sourceManifests } from "./packages.ts";

const consumer = (name: string): string => readFileSync(join(ROOT, "tests/published/consumer", name), "utf8");
const fromSource = JSON.parse(JSON.stringify(answersOf(loadPack("cpc")))) as Answers;

// Plain Node: without the condition by which the tree runs its sources.
const node20 = nodeBinary(20) ?? process.execPath;
const supported = [node20, nodeBinary(22) ?? process.execPath, process.execPath];
const node12 = nodeBinary(12);

/** Every pack of the tree by its id; a local one is found with its parents. */
const packIds = sourceManifests().flatMap(({ name }) => /^@guiju\/pack-(.+)$/.exec(name)?.[1] ?? []);

let installed: Installed;
beforeAll(async () => {
  installed = await install();
}, 240_000);
afterAll(() => installed.remove());

test("the sources judge O-06 as the worked case says", () => {
  const verdict = fromSource.report.verdicts.find((each) => each.norm === "XZ26-13d");
  expect(verdict).toMatchObject({ status: "violated", reason: "tooShort", earliest: "2026-10-10", facts: { workingDays: 3, needed: 5 } });
  expect(fromSource).toMatchObject({
    onTheEighth: { allowed: false, earliest: "2026-10-10" },
    mayOnTheTenth: true,
    codeOfNoDate: "invalid_date",
  });
});

test("the sources score the large rubric exactly, worked out by hand", () => {
  // 0.75 x 900000000.000001 + 0.25 x 899999999.999997 = 900000000.00000000, in millionths; b and the quota's one of three places.
  const { reports, refused, stricter, population, burdens } = fromSource.scored;
  expect(reports.map(({ total, bounds, grade }) => [total, bounds, grade])).toEqual([
    ["900000000", null, "low"],
    ["999999999.999999", null, "high"],
    [null, ["0.75", "250000000.75"], "low"],
  ]);
  expect({ refused, stricter, population, burdens }).toEqual({
    refused: ["number_as_text"],
    stricter: ["low", "high", "low"],
    population: ["900000000", "999999999.999999", null],
    burdens: ["burden_ranking"],
  });
  expect(fromSource.scored.mutants).toBeGreaterThan(5);
});

describe("a tarball", () => {
  test("offers exactly the paths of the tree, each as a module and as CommonJS with its own types, and no path to a source", () => {
    for (const source of sourceManifests()) {
      const manifest = installed.manifest(source.name);
      expect(Object.keys(manifest.exports), source.name).toEqual(Object.keys(source.exports));
      const targets = targetsOf(manifest.exports);
      for (const file of [...targets, manifest.main, manifest.types]) {
        if (file === undefined || file.includes("*")) continue;
        expect(existsSync(join(installed.packageFolder(source.name), file)), `${source.name}: ${file}`).toBe(true);
      }
      expect(JSON.stringify(manifest), source.name).not.toMatch(/@guiju\/source|workspace:|catalog:|src\//);
      for (const [path, target] of Object.entries(source.exports)) {
        if (typeof target === "string") continue;
        const name = (target as { "@guiju/source": string })["@guiju/source"].replace("./src/", "./dist/").replace(/\.ts$/, "");
        expect(manifest.exports[path], `${source.name} ${path}`).toEqual({
          import: { types: `${name}.d.ts`, default: `${name}.js` },
          require: { types: `${name}.d.cts`, default: `${name}.cjs` },
        });
      }
    }
  });

  test("holds no source, no test, no place of the machine that built it, and the licence", () => {
    for (const name of installed.names) {
      const folder = installed.packageFolder(name);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      const unwanted = files.filter((file) => /(^|\/)(src|fixtures?|node_modules)(\/|$)|(?<!\.d)\.ts$|\.test\.[^j]|\.map$/.test(file));
      expect(unwanted, name).toEqual([]);
      expect(files, name).toContain("LICENSE");
      for (const file of files.filter((each) => /\.(c?js|c?ts|json)$/.test(each))) {
        const text = readFileSync(join(folder, file), "utf8");
        expect(text.includes(ROOT) || text.includes("/node_modules/.pnpm/") || /guiju-stage/.test(text), `${name}/${file}`).toBe(false);
      }
    }
  });

  test("carries the notices of what is inlined, and depends on nothing else for it", () => {
    const core = installed.packageFolder("@guiju/core");
    const notices = readFileSync(join(core, "THIRD-PARTY-NOTICES.md"), "utf8");
    const inlined = readdirSync(join(core, "dist"))
      .filter((name) => name.endsWith(".js"))
      .flatMap((name) => [...readFileSync(join(core, "dist", name), "utf8").matchAll(/^\/\/ ((?!src\/)[^/\s]+)\/\S+$/gm)])
      .map((match) => match[1]);
    expect(new Set(inlined)).toContain("string-width");
    for (const name of inlined) expect(notices).toContain(`| ${name} |`);
    expect(installed.manifest("@guiju/core").dependencies).toBeUndefined();
  });

  test("serves tools that know no exports map: main and a real folder for each subpath", () => {
    const load = createRequire(join(installed.folder, "host.cjs"));
    for (const source of sourceManifests().filter((each) => each.publishConfig?.exports !== undefined)) {
      for (const [path, target] of Object.entries(source.exports)) {
        if (typeof target === "string") continue;
        const byFolder = load(join(installed.packageFolder(source.name), path)) as object;
        expect(byFolder, `${source.name} ${path}`).toBe(load(join(source.name, path)));
        expect(Object.keys(byFolder).length).toBeGreaterThan(0);
      }
    }
  });
});

describe("a consumer", () => {
  // Checked with the library's own declarations (no skipLibCheck), and compiled to what Node runs below.
  test.concurrent.each([
    ["4.9.5", "typescript-4.9", "node16", ["types", "answers"]],
    ["4.9.5", "typescript-4.9", "node", ["types", "answers"]],
    ["5.9.3", "typescript-5", "node16", ["types", "answers", "schemas"]],
    ["5.9.3", "typescript-5", "node", ["types", "answers", "schemas"]],
    ["5.9.3", "typescript-5", "bundler", ["types", "answers"]],
  ])(
    "compiles with TypeScript %s (%s, moduleResolution %s); what that emits for Node runs on plain Node 20, 22 and 24",
    async (version, compiler, resolution, names) => {
      const tsc = join(ROOT, "node_modules", compiler, "lib/tsc.js");
      expect(await run(process.execPath, [tsc, "--version"], ROOT)).toContain(version);
      const folder = join(installed.folder, `${compiler}-${resolution}`);
      mkdirSync(folder);
      const kinds = resolution === "node16" ? ["mts", "cts"] : ["ts"];
      for (const name of names) for (const kind of kinds) writeFileSync(join(folder, `${name}.${kind}`), consumerProgram(name));
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(consumerOptions(resolution, names)));
      expect(await run(process.execPath, [tsc, "-p", "."], folder)).toBe("");
      if (resolution === "bundler") return;
      for (const file of resolution === "node16" ? ["answers.mjs", "answers.cjs"] : ["answers.js"]) {
        for (const node of supported) expect(JSON.parse(await run(node, [file], folder)), `${file} on ${node}`).toEqual(fromSource);
      }
    },
  );

  test("may load one package as a module and another as CommonJS", async () => {
    const program = `
      import { createRequire } from "node:module";
      import { loadPack } from "@guiju/pack/node";
      import { chineseDays } from "@guiju/core/chinese-days";
      import { isGuijuError } from "@guiju/core";
      const require = createRequire(import.meta.url);
      const lifecycle = loadPack("cpc").lifecycles.get("cpc/member-development");
      const report = require("@guiju/lifecycle").replay(lifecycle, ${JSON.stringify(tooShort)}, { calendar: chineseDays() });
      let caught;
      try { require("@guiju/core").civilDate("2026-02-30"); } catch (error) { caught = error; }
      console.log(JSON.stringify([report, isGuijuError(caught)]));`;
    writeFileSync(join(installed.folder, "mixed.mjs"), program);
    expect(JSON.parse(await run(node20, ["mixed.mjs"], installed.folder))).toEqual([fromSource.report, true]);
  });

  test.each(packIds)("finds the installed pack %s from a folder of its own, in both formats", async (id) => {
    const elsewhere = join(installed.folder, "..");
    const file = JSON.stringify(join(installed.packageFolder("@guiju/pack"), "dist/node"));
    const asModule = `import(${file} + ".js").then((pack) => console.log(pack.loadPack("${id}").id))`;
    expect(await run(node20, ["-e", asModule], elsewhere)).toBe(`${id}\n`);
    expect(await run(node20, ["-p", `require(${file} + ".cjs").loadPack("${id}").id`], elsewhere)).toBe(`${id}\n`);
  });
});

describe("the command, installed, on plain Node 20", () => {
  const guiju = (...args: readonly string[]): Promise<string> =>
    run(node20, [join(installed.packageFolder("guiju"), "bin/guiju.mjs"), ...args], installed.folder);

  test("is linked under its name and says its version", async () => {
    expect(existsSync(join(installed.folder, "node_modules/.bin", process.platform === "win32" ? "guiju.cmd" : "guiju"))).toBe(true);
    expect(await guiju("--version")).toBe(`${installed.manifest("guiju").version}\n`);
  });

  test("audits and answers as the sources do", async () => {
    writeFileSync(join(installed.folder, "files.ndjson"), `${JSON.stringify(tooShort)}\n`);
    expect(JSON.parse(await guiju("audit", "files.ndjson", "--json"))).toEqual(fromSource.report);
    const before = { ...tooShort, acts: tooShort.acts.slice(0, 1) };
    writeFileSync(join(installed.folder, "before.json"), JSON.stringify(before));
    const answer = JSON.parse(await guiju("can", "before.json", "LIST_OBJECT", "--on", "2026-10-08", "--json")) as Answers["onTheEighth"];
    expect(answer).toMatchObject({ allowed: false, earliest: "2026-10-10" });
  });

  test.each(packIds)("checks and tests the installed pack %s without a fault", async (id) => {
    const pack = installed.packageFolder(`@guiju/pack-${id}`);
    await guiju("check", pack);
    expect(await guiju("test", pack, "--lang", "en")).toMatch(/passed: [1-9]\d*; failed: 0\./);
  });

  test("is a function for programs, in both formats", async () => {
    const io = "{ stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {}, cwd: process.cwd() }";
    const version = `${installed.manifest("guiju").version}\n`;
    const command = `["check", ${JSON.stringify(installed.packageFolder("@guiju/pack-cpc"))}]`;
    const use = (load: string): string =>
      `${load}.then(async ({ run }) => { process.exitCode = (await run(["--version"], ${io})) + (await run(${command}, { ...${io}, stdout: process.stderr })) })`;
    expect(await run(node20, ["-e", use('import("guiju")')], installed.folder)).toBe(version);
    expect(await run(node20, ["-e", use('Promise.resolve(require("guiju"))')], installed.folder)).toBe(version);
  });
});

describe("one ES2017 file of the pure packages and the pack", () => {
  let file = "";
  beforeAll(async () => {
    file = await browserFile(installed);
  });

  test("has no syntax later than ES2017", () => {
    const acorn = createRequire(realpathSync(join(ROOT, "node_modules/dependency-cruiser/package.json")))("acorn") as {
      parse(code: string, options: { ecmaVersion: number }): unknown;
    };
    expect(() => acorn.parse("a?.b", { ecmaVersion: 2017 })).toThrow();
    expect(() => acorn.parse(file, { ecmaVersion: 2017 })).not.toThrow();
  });

  test("leaves out what measures columns of text, which old browsers cannot load", () => {
    expect(file).not.toContain("Segmenter");
    const core = readdirSync(join(installed.packageFolder("@guiju/core"), "dist")).filter((name) => name.endsWith(".js"));
    const measuring = core.filter((name) =>
      readFileSync(join(installed.packageFolder("@guiju/core"), "dist", name), "utf8").includes("Segmenter"),
    );
    expect(measuring).toEqual([expect.stringMatching(/^chunk-/)]);
  });

  test("reads the pack from texts and judges without Node, file system or any global but the language", () => {
    const page = createContext({});
    runInContext(file, page);
    expect(JSON.parse(page.answers as string)).toEqual(fromSource);
  });

  test.skipIf(node12 === undefined)("gives the same answers on V8 7.8 (node@12; skipped where its optional binary is absent)", async () => {
    writeFileSync(join(installed.folder, "page.js"), `${consumer("old-browser.js")}\n${file}`);
    const program = `
      const page = require("vm").createContext({});
      require("vm").runInContext(require("fs").readFileSync("page.js", "utf8"), page);
      console.log(JSON.stringify([process.version, JSON.parse(page.answers)]));`;
    const [version, answers] = JSON.parse(await run(node12 as string, ["-e", program], installed.folder)) as [string, Answers];
    expect(version).toMatch(/^v12\./);
    expect(answers).toEqual(fromSource);
  });
});

function targetsOf(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  return Object.values(target as Readonly<Record<string, unknown>>).flatMap(targetsOf);
}

const MAIN = `
import { loadPack } from "@guiju/pack/node";
declare const console: { log(text: string): void };
console.log(JSON.stringify(answersOf(loadPack("cpc"))));
`;

function consumerProgram(name: string): string {
  if (name !== "answers") return consumer(`${name}.ts`);
  return `${consumer("answers.ts")}${MAIN}`;
}

function consumerOptions(moduleResolution: string, names: readonly string[]): object {
  const module = { node16: "node16", node: "commonjs", bundler: "esnext" }[moduleResolution];
  return {
    compilerOptions: {
      module,
      moduleResolution,
      target: "es2022",
      // zod's own declarations need the DOM's URL and, under classic resolution, esModuleInterop.
      lib: names.includes("schemas") ? ["es2022", "dom"] : ["es2022"],
      skipDefaultLibCheck: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      types: [],
      esModuleInterop: names.includes("schemas"),
    },
  };
}
