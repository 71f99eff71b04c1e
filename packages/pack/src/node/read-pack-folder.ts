import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { GuijuError } from "@guiju/core";
import { fileKindOf, isInPackFolder } from "../read/file-kind.ts";
import { PACK_LIMITS } from "../read/pack-text.ts";

/**
 * Reads the JSON files of a pack's folder, by path in the pack with `/` as separator.
 *
 * Files whose real path lies outside the folder are refused, as are files beyond the limits of size and number.
 *
 * @throws GuijuError `not_found`, `limit_exceeded`, `invalid_pack`
 *
 * @example
 * readPackFolder(folderOfPack("cpc")).has("pack.json"); // => true
 */
export function readPackFolder(folder: string): ReadonlyMap<string, string> {
  const root = realFolder(folder);
  const files = new Map<string, string>();
  for (const path of candidates(root)) {
    if (files.size >= PACK_LIMITS.files)
      throw refuse("limit_exceeded", path, `规则包的文件超过 ${PACK_LIMITS.files} 个`, `the pack has more than ${PACK_LIMITS.files} files`);
    files.set(path, readInside(root, path));
  }
  return files;
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    throw new GuijuError("not_found", `no folder "${folder}"`, {
      issues: [{ code: "not_found", message: { zh: `没有文件夹“${folder}”。`, en: `There is no folder "${folder}".` } }],
    });
  }
}

/** The paths that are files of the format, or lie where only such files belong: the top level and the six folders, no deeper. */
function candidates(root: string): readonly string[] {
  const paths: string[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (fileKindOf(entry.name) !== undefined) paths.push(entry.name);
    if (!isInPackFolder(`${entry.name}/`)) continue;
    for (const inner of entriesOf(join(root, entry.name))) {
      const path = `${entry.name}/${inner.name}`;
      if (inner.name.endsWith(".json")) paths.push(path);
    }
  }
  return paths.sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  return statSync(folder).isDirectory() ? readdirSync(folder, { withFileTypes: true }) : [];
}

function readInside(root: string, path: string): string {
  const real = realFile(root, path);
  const inside = relative(root, real);
  if (inside === ".." || inside.startsWith(`..${sep}`)) {
    throw refuse("invalid_pack", path, "该文件指向规则包文件夹之外，不予读取", "the file leads outside the pack's folder and is not read");
  }
  const { size } = statSync(real);
  if (size > PACK_LIMITS.fileBytes) {
    throw refuse(
      "limit_exceeded",
      path,
      `该文件有 ${size} 字节，最多 ${PACK_LIMITS.fileBytes} 字节`,
      `the file has ${size} bytes; at most ${PACK_LIMITS.fileBytes} are read`,
    );
  }
  return readFileSync(real, "utf8");
}

/** The real path of an ordinary file; a link that leads nowhere, a folder or a device is refused. */
function realFile(root: string, path: string): string {
  const unreadable = () => refuse("invalid_pack", path, "这不是可以读取的文件", "this is no file that can be read");
  try {
    const real = realpathSync(join(root, path));
    if (statSync(real).isFile()) return real;
  } catch {
    throw unreadable();
  }
  throw unreadable();
}

function refuse(code: "limit_exceeded" | "invalid_pack", path: string, zh: string, en: string): GuijuError {
  return new GuijuError(code, `${path}: ${en}`, {
    issues: [
      {
        code,
        message: { zh: `${zh}。`, en: `${en[0]?.toUpperCase()}${en.slice(1)}.` },
        place: { file: path, line: 1, column: 1, length: 1 },
      },
    ],
  });
}
