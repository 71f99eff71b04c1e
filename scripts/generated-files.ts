import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chineseDays } from "@guiju/core/chinese-days";
import { packTables } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { jsonSchemas } from "@guiju/pack/schema";
import { diagramFiles, layoutFiles } from "./diagram-files.ts";

/**
 * Makes every file of the repository that is generated and committed, by path from the root: the JSON Schemas of pack files, and the tables and diagrams of each pack.
 * Diagrams are drawn from the coordinates that are committed, which `npm run docs` lays out first. A test compares all with what is committed.
 */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, text] of jsonSchemas()) files.set(`packages/pack/schemas/${name}`, text);
  const calendar = chineseDays();
  for (const folder of packFolders(root)) {
    const pack = loadPack(join(root, folder));
    for (const [path, text] of [...packTables(pack, calendar), ...diagramFiles(pack, join(root, folder))])
      files.set(`${folder}/${path}`, text);
  }
  return files;
}

/** The coordinates of every diagram, laid out anew, by path from the root of the repository. */
export async function laidOutFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const folder of packFolders(root)) {
    for (const [path, text] of await layoutFiles(loadPack(join(root, folder)))) files.set(`${folder}/${path}`, text);
  }
  return files;
}

/** The folders of the packs that the repository holds, from its root. */
function packFolders(root: string): readonly string[] {
  const folders = readdirSync(join(root, "packages"))
    .filter((name) => name.startsWith("pack-"))
    .map((name) => `packages/${name}`);
  return folders.filter((folder) => existsSync(join(root, folder, "pack.json"))).sort();
}
