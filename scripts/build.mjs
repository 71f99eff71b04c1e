// Builds `dist` of every package that has sources, in the order of the layers.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const name of ["core", "rules", "lifecycle", "pack", "cli"]) {
  const run = spawnSync(
    process.execPath,
    [join(root, "node_modules", "tsup", "dist", "cli-default.js"), "--config", "../../tsup.config.ts", "--silent"],
    {
      cwd: join(root, "packages", name),
      stdio: "inherit",
    },
  );
  console.log(`${run.status === 0 ? "built " : "FAILED"}  packages/${name}`);
  if (run.status !== 0) process.exit(1);
}
