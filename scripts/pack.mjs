// Packs every package as it would be published: `node scripts/pack.mjs <folder for the tarballs>`.
// Works on a copy of the packages, so that no `dist` ever lies in the tree.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.argv[2];
if (target === undefined) {
  console.error("usage: node scripts/pack.mjs <folder for the tarballs>");
  process.exit(2);
}

const stage = mkdtempSync(join(tmpdir(), "guiju-stage-"));
try {
  copyTree();
  run(process.execPath, [join(root, "scripts", "build.mjs"), stage], stage);
  mkdirSync(target, { recursive: true });
  const pnpm = ["--yes", "--prefer-offline", "pnpm@12.21.0", "--recursive", "--filter", "./packages/*"];
  run("npx", [...pnpm, "pack", "--pack-destination", resolve(target)], stage);
  for (const name of readdirSync(target).sort()) console.log(`packed  ${name}`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function copyTree() {
  for (const file of ["package.json", "pnpm-workspace.yaml", "tsconfig.json", "tsup.config.ts", "LICENSE"]) {
    cpSync(join(root, file), join(stage, file));
  }
  symlinkSync(join(root, "node_modules"), join(stage, "node_modules"), "junction");
  // The links of packages/*/node_modules are relative: copied as they are, they lead to the copies.
  cpSync(join(root, "packages"), join(stage, "packages"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => basename(path) !== "dist",
  });
  // The one package that carries others inside its files.
  cpSync(join(root, "THIRD-PARTY-NOTICES.md"), join(stage, "packages", "core", "THIRD-PARTY-NOTICES.md"));
}

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (done.status === 0) return;
  console.error(`${command} ${args.join(" ")}\n${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`);
  process.exit(1);
}
