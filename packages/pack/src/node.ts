/**
 * Reads packs from folders and installed packages; the only part of `@guiju/pack` that touches the file system.
 *
 * @module
 */
export { folderOfPack } from "./node/folder-of-pack.ts";
export { loadPack } from "./node/load-pack.ts";
export { readPackFolder } from "./node/read-pack-folder.ts";
export { type ReadPackFolders, readPackWithParents } from "./node/read-pack-with-parents.ts";
