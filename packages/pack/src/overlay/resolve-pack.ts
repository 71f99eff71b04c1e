import type { Pack } from "../pack.ts";
import { type ReadPack, readPackOver } from "../read/read-pack.ts";

/**
 * Reads a local pack and lays it over its parents. What results is a pack like any other: its lifecycles carry the child's id, its `overlay` tells what was changed.
 *
 * Never throws: whatever the texts hold, the findings are issues with file, line and column. A change that loosens what the parent does not leave
 * open, or cannot be compared with it, is such an issue, and there is no pack.
 *
 * @param files - text by path in the child, such as `overlays/terms.json`
 * @param parents - the packs that `extends` may name, by id, resolved themselves
 *
 * @example
 * resolvePack(new Map(), new Map([["cpc", pack]])).issues[0]?.code; // => "missing_file"
 */
export function resolvePack(files: ReadonlyMap<string, string>, parents: ReadonlyMap<string, Pack>): ReadPack {
  return readPackOver(files, parents);
}
