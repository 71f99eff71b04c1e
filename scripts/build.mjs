// Builds `dist` of every package that has sources, in the tree of the first argument, else in this one.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url));
const names = readdirSync(join(root, "packages")).filter((name) => existsSync(join(root, "packages", name, "src")));

// No order is needed: types are read from the sources. Two at a time fill two cores.
const waiting = [...names];
async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const problem = await build(join(root, "packages", name));
    console.log(problem === undefined ? `built   packages/${name}` : `FAILED  packages/${name}\n${problem}`);
    if (problem !== undefined) process.exitCode = 1;
  }
}
await Promise.all([work(), work()]);

/** What went wrong, if anything. A source that a file is made of but that does not exist is a failure too. */
function build(cwd) {
  rmSync(join(cwd, "dist"), { recursive: true, force: true });
  const tsup = join(root, "node_modules", "tsup", "dist", "cli-default.js");
  const child = spawn(process.execPath, [tsup, "--config", "../../tsup.config.ts"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code) => resolve(code === 0 ? undefined : said));
  });
}
