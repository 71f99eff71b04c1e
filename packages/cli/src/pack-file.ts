import { join } from "node:path";

/** The path of a file of a pack as an editor opens it: in its folder, or in that of the parent it belongs to (`<id>:<path>`). */
export function packFilePath(file: string, folder: string, parents: ReadonlyMap<string, string>): string {
  const [, id = "", inside = ""] = /^([a-z][a-z0-9-]*):(.*)$/.exec(file) ?? [];
  const parent = parents.get(id);
  return parent === undefined ? join(folder, file) : join(parent, inside);
}
