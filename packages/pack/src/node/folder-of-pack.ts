import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GuijuError } from "@guiju/core";

/**
 * Finds the folder of a pack: a path to a folder with a pack.json, or an id such as `cpc`, which names the installed package `@guiju/pack-cpc`
 * (looked up from the working directory first, then from here).
 *
 * @throws GuijuError `not_found`
 *
 * @example
 * folderOfPack("cpc").endsWith("pack-cpc"); // => true
 */
export function folderOfPack(folderOrId: string): string {
  const folder = resolve(folderOrId);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  if (isFolder && existsSync(join(folder, "pack.json"))) return folder;
  const installed = /^[a-z][a-z0-9-]*$/.test(folderOrId) ? installedFolder(folderOrId) : undefined;
  if (installed !== undefined) return installed;
  throw new GuijuError("not_found", `no pack "${folderOrId}"`, { issues: [notFound(folderOrId, isFolder)] });
}

function installedFolder(id: string): string | undefined {
  for (const from of [pathToFileURL(join(process.cwd(), "package.json")).href, import.meta.url]) {
    try {
      return dirname(createRequire(from).resolve(`@guiju/pack-${id}/pack.json`));
    } catch (caught) {
      if (!isNotInstalled(caught)) throw caught;
    }
  }
  return undefined;
}

/** Whether resolving failed because the package, its pack.json or the export of it is not there. */
function isNotInstalled(caught: unknown): boolean {
  const code = (caught as { code?: unknown }).code;
  return code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
}

function notFound(name: string, isFolder: boolean): import("@guiju/core").Issue {
  if (isFolder) {
    return { code: "not_found", message: { zh: `文件夹“${name}”中没有 pack.json。`, en: `The folder "${name}" has no pack.json.` } };
  }
  return {
    code: "not_found",
    message: { zh: `找不到规则包“${name}”。`, en: `There is no pack "${name}".` },
    help: {
      zh: `请给出含有 pack.json 的文件夹，或安装 @guiju/pack-${name}。`,
      en: `Name a folder that holds a pack.json, or install @guiju/pack-${name}.`,
    },
  };
}
