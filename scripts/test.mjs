// Runs everything that guards the repository and prints what it ran; the last line is "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const full = process.argv.includes("--full");
const env = {
  ...process.env,
  PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`,
  ...(full ? { GUIJU_FULL: "1" } : {}),
};

// Packed once: the steps below and tests/published look at the same tarballs.
const folder = mkdtempSync(join(tmpdir(), "guiju-test-"));
env.GUIJU_PACKED = join(folder, "tarballs");

console.log(
  full
    ? "Running everything with the long volumes (GUIJU_FULL=1): thousands of histories a property, every simple path of each lifecycle."
    : "Running everything with seeded samples of the long volumes; `npm run test:full` runs them whole.",
);

const packs = readdirSync(join(root, "packages"))
  .filter((name) => existsSync(join(root, "packages", name, "pack.json")))
  .map((name) => `packages/${name}`);
const steps = [
  ["format and lint", "biome", ["check", "--error-on-warnings", "."]],
  ["types", "tsc", ["-p", "."]],
  ["layers", "depcruise", ["packages", "examples", "tests", "scripts"]],
  ["knip", "knip", []],
  ["pack", "node", ["scripts/pack.mjs", env.GUIJU_PACKED]],
  ["publint", "node", ["scripts/lint-packed.mjs", "publint", env.GUIJU_PACKED]],
  ["attw", "node", ["scripts/lint-packed.mjs", "attw", env.GUIJU_PACKED]],
  ["packs", "guiju", ["check", ...packs]],
  ["worked cases", "guiju", ["test", ...packs]],
  ["on json-rules-engine", "guiju", ["test", ...packs, "packages/cli/fixtures/library", "--engine", "json-rules-engine"]],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of steps) {
  const began = Date.now();
  const run = spawnSync(command, args, { cwd: root, env, encoding: "utf8", shell: process.platform === "win32" });
  const ok = run.status === 0;
  console.log(`${ok ? "ok    " : "FAILED"}  ${name}  (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(`${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}`);
  if (ok) passed += 1;
  else failed += 1;
}

const results = join(folder, "vitest.json");
const run = spawnSync("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`], {
  cwd: root,
  env,
  stdio: ["ignore", "inherit", "inherit"],
  shell: process.platform === "win32",
});
try {
  const report = JSON.parse(readFileSync(results, "utf8"));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that cannot be loaded runs no test: it is a failure of its own.
  failed += report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  if (run.status !== 0 && report.numFailedTests === 0) failed = Math.max(failed, 1);
} catch {
  failed += 1;
  console.log("vitest left no report");
}
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
