import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Pack } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";

/** Every pack that the repository holds, by the name of its folder. */
export function packsOfRepository(): readonly Pack[] {
  const packages = fileURLToPath(new URL("../../packages", import.meta.url));
  const folders = readdirSync(packages).filter((name) => name.startsWith("pack-") && existsSync(`${packages}/${name}/pack.json`));
  return folders.sort().map((name) => loadPack(`${packages}/${name}`));
}
