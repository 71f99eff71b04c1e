import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isGuijuError } from "@guiju/core";
import { readPackChain } from "../overlay/read-pack-chain.ts";
import type { ReadPack } from "../read/read-pack.ts";
import { folderOfPack } from "./folder-of-pack.ts";
import { readPackFolder } from "./read-pack-folder.ts";

/** A pack that was read from its folder, and where the packs above it lie. */
export interface ReadPackFolders extends ReadPack {
  /** The folder of each pack that was read, by id: files of parents are named `<id>:<path>` in places. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Reads a pack from its folder together with the packs it extends: a folder `<id>` or `pack-<id>` beside it, else the installed `@guiju/pack-<id>`.
 *
 * @throws GuijuError `not_found`, `limit_exceeded`, `invalid_pack` where a folder cannot be read; what is wrong in the files are issues
 *
 * @example
 * readPackWithParents(folderOfPack("cpc")).pack?.id; // => "cpc"
 */
export function readPackWithParents(folder: string): ReadPackFolders {
  const byId = new Map<string, string>();
  const folders = new Map<ReadonlyMap<string, string>, string>();
  const read = (place: string): ReadonlyMap<string, string> => {
    const files = readPackFolder(place);
    folders.set(files, place);
    return files;
  };
  const found = readPackChain(read(folder), (id, child) => {
    const place = parentFolder(id, folders.get(child) ?? folder);
    if (place === undefined) return undefined;
    byId.set(id, place);
    return read(place);
  });
  return { ...found, folders: byId };
}

function parentFolder(id: string, child: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) return undefined;
  const beside = [id, `pack-${id}`].map((name) => join(dirname(child), name)).find((place) => existsSync(join(place, "pack.json")));
  return beside ?? besideModules(id, child) ?? installed(id);
}

/** Installed where the child's own folder finds its packages. */
function besideModules(id: string, child: string): string | undefined {
  try {
    return dirname(createRequire(pathToFileURL(join(child, "package.json")).href).resolve(`@guiju/pack-${id}/pack.json`));
  } catch {
    return undefined;
  }
}

function installed(id: string): string | undefined {
  try {
    return folderOfPack(id);
  } catch (caught) {
    if (isGuijuError(caught)) return undefined;
    throw caught;
  }
}
