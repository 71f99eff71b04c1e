import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "tsup";
import type { Row, Table } from "../table.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const runFile = promisify(execFile);
const ROOMY = ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64"];

/**
 * One organisation decided by a pack of 60 indicators, by each engine: how many times as long as hand-written code, and what it allocates.
 *
 * Within a table all run in one process, in turns. Old versions of Node run no TypeScript, so each version runs the same bundle.
 */
export async function* benchRules(majors: readonly number[]): AsyncIterable<Table> {
  // Inside the repository, from where the other engines are found.
  const cache = join(ROOT, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "guiju-bench-"));
  try {
    const bundle = await bundled(folder);
    for (const major of majors) {
      const node = nodeOf(major);
      const version = (await runFile(node, ["--version"])).stdout.trim().slice(1);
      const rows = [...(await rowsBy(node, [bundle, "times"])), ...(await rowsBy(node, [...ROOMY, bundle, "memory"]))];
      yield { name: "rules", node: version, rows };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The Node that runs this where it has that major version, else the one that an optional package brings. */
function nodeOf(major: number): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const binary = join(ROOT, `node_modules/node-${major}/bin/node`);
  if (!existsSync(binary)) throw new Error(`there is no Node ${major} here; --node chooses another`);
  return binary;
}

async function rowsBy(node: string, words: readonly string[]): Promise<readonly Row[]> {
  return JSON.parse((await runFile(node, words)).stdout) as readonly Row[];
}

async function bundled(folder: string): Promise<string> {
  await build({
    config: false,
    silent: true,
    clean: false,
    entry: { rules: fileURLToPath(new URL("./child.ts", import.meta.url)) },
    outDir: folder,
    format: ["esm"],
    target: "node20",
    platform: "node",
    outExtension: () => ({ js: ".mjs" }),
    noExternal: [/^@guiju\//],
    external: ["@gorules/zen-engine", "@marcbachmann/cel-js", "json-logic-engine", "json-rules-engine"],
    esbuildOptions(options) {
      options.conditions = ["@guiju/source"];
    },
  });
  return join(folder, "rules.mjs");
}
