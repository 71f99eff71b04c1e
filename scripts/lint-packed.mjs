// Runs publint or attw over packed packages: `node scripts/lint-packed.mjs publint|attw <folder of tarballs>`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const [tool, folder] = process.argv.slice(2);
// The strict profile covers classic resolution too, which `node16` leaves out.
const commands = {
  publint: (tarball) => ["publint", "run", tarball, "--strict"],
  attw: (tarball) => ["attw", tarball, "--profile", "strict", "--no-color", "--no-emoji"],
};
const commandOf = Object.hasOwn(commands, tool ?? "") ? commands[tool] : undefined;
const tarballs = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith(".tgz"));
if (commandOf === undefined || tarballs.length === 0) {
  console.error("usage: node scripts/lint-packed.mjs publint|attw <folder of tarballs>");
  process.exit(2);
}

for (const name of tarballs) {
  const [command, ...args] = commandOf(join(folder, name));
  const run = spawnSync(command, args, { encoding: "utf8", shell: process.platform === "win32" });
  const said = `${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}`;
  // publint has no exit code for a suggestion.
  const fault = /^(Suggestions|Warnings|Errors):/m.test(said);
  // attw passes a package without types; only one that is data may be so.
  const untyped = said.includes("does not contain types") && !/^guiju-pack-[a-z]/.test(name);
  const ok = run.status === 0 && !fault && !untyped;
  console.log(ok ? `ok      ${tool} ${name}` : `FAILED  ${tool} ${name}\n${said}`);
  if (!ok) process.exitCode = 1;
}
