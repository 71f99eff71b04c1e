import { GuijuError } from "@guiju/core";
import type { Pack } from "../pack.ts";
import { folderOfPack } from "./folder-of-pack.ts";
import { readPackWithParents } from "./read-pack-with-parents.ts";

/**
 * Loads a pack from a folder or by the id of an installed package, laid over the packs it extends. Nothing is kept between calls.
 *
 * A pack whose overlays are refused, or that stands on such a pack, is not loaded: what loosens the law in silence must judge nothing.
 *
 * @throws GuijuError `invalid_pack` with issues that carry file, line and column; `not_found`; `limit_exceeded`
 *
 * @example
 * loadPack("cpc").id; // => "cpc"
 */
export function loadPack(folderOrId: string): Pack {
  const folder = folderOfPack(folderOrId);
  const { pack, issues, folders } = readPackWithParents(folder);
  if (pack !== undefined) return pack;
  const first = issues[0];
  const where = first?.place === undefined ? "" : ` (${first.place.file}:${first.place.line}:${first.place.column})`;
  throw new GuijuError("invalid_pack", `pack "${folderOrId}" has ${issues.length} problem(s); the first: ${first?.message.en}${where}`, {
    issues,
    details: { folder, parents: Object.fromEntries(folders) },
  });
}
