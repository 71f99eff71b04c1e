import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { folderOfPack } from "@guiju/pack/node";
import { packPlace } from "./pack-shelf.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** The folder an operand names, where it is one with a pack in it. */
export function packFolderOf(session: Session, operand: string): string | undefined {
  const folder = resolve(session.io.cwd, operand);
  return existsSync(join(folder, "pack.json")) ? folder : undefined;
}

/** The folder an operand names, or that of an installed pack. @throws GuijuError `not_found` */
export function packFolderNamed(session: Session, operand: string): string {
  return packFolderOf(session, operand) ?? folderOfPack(packPlace(session, operand));
}

/** The packs found where the command runs: `./pack.json`, else those of the folders in `packages`. @throws GuijuError `usage` where there is none. */
export function packFoldersHere(session: Session): readonly string[] {
  const { cwd } = session.io;
  if (existsSync(join(cwd, "pack.json"))) return [cwd];
  const packages = join(cwd, "packages");
  const names = existsSync(packages) ? readdirSync(packages).sort() : [];
  const folders = names.map((name) => join(packages, name)).filter((folder) => existsSync(join(folder, "pack.json")));
  if (folders.length === 0) throw usage(say("usage.noPackHere"));
  return folders;
}

/** The folder of the pack that a file belongs to: the nearest one above it with a `pack.json`. */
export function packFolderAbove(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "pack.json"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
