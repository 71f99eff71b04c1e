#!/usr/bin/env node
// Starts the built command; in a development tree, which has sources, those, on the Node that the tree brings. Node 20 builtins only.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const source = new URL("../src/main.ts", import.meta.url);

if (existsSync(source)) startFromSource();
else await import(new URL("../dist/main.js", import.meta.url).href);

function startFromSource() {
  const node = nodeOfTree();
  if (node === undefined) {
    process.stderr.write(
      "guiju: this development tree is not installed yet. Run `node scripts/setup.mjs` in its root folder, then try again.\n" +
        "guiju:开发目录尚未安装依赖,请先在仓库根目录运行 `node scripts/setup.mjs`。\n",
    );
    process.exit(1);
  }
  const main = fileURLToPath(source);
  const child = spawn(node, ["--conditions=@guiju/source", main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`guiju: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function nodeOfTree() {
  try {
    const file = createRequire(import.meta.url).resolve("node/package.json");
    const binary = join(dirname(file), "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(binary)) return binary;
  } catch {
    // Not installed: the running Node may do.
  }
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : undefined;
}
