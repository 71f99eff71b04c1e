// Installs what the lockfile names, once: a bare machine with Node and npm needs no other step. Node 20 builtins only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".guiju-setup");
const manifests = ["packages", "examples"].flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .sort()
        .map((name) => join(folder, name, "package.json"))
    : [],
);
const inputs = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests].filter((file) => existsSync(join(root, file)));
const hash = createHash("sha256");
for (const file of inputs) hash.update(file).update(readFileSync(join(root, file)));
const wanted = hash.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  process.stderr.write("Installing dependencies (once) / 正在安装依赖（仅首次）…\n");
  const windows = process.platform === "win32";
  const run = spawnSync(windows ? "npx.cmd" : "npx", ["--yes", "pnpm@12.21.0", "install", "--frozen-lockfile"], {
    cwd: root,
    shell: windows,
    stdio: ["ignore", 2, 2],
  });
  if (run.error !== undefined || run.status !== 0) {
    process.stderr.write(
      `The installation did not finish (${run.error?.message ?? `exit ${run.status}`}). Check the registry and the network, then run the command again.\n` +
        "安装未完成。请检查网络和软件源配置后重试。\n",
    );
    process.exit(1);
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stamp, wanted);
}
