import type { FileKind } from "../schema/file-kinds.ts";

const single: Readonly<Record<string, FileKind>> = {
  "pack.json": "pack",
  "instruments.json": "instruments",
  "ambiguities.json": "ambiguities",
  "messages/zh.json": "messages",
  "messages/en.json": "messages",
};

const folders: readonly (readonly [RegExp, FileKind])[] = [
  [/^facts\/[^/]+\.json$/, "facts"],
  [/^lifecycles\/[^/]+\.json$/, "lifecycle"],
  [/^norms\/[^/]+\.json$/, "norms"],
  [/^rules\/[^/]+\.json$/, "rules"],
  [/^assessments\/[^/]+\.json$/, "assessment"],
  [/^cases\/[^/]+\.test\.json$/, "cases"],
  [/^overlays\/[^/]+\.json$/, "overlay"],
];

/** The files without which a folder is no pack. */
export const requiredFiles: readonly string[] = ["pack.json", "instruments.json", "messages/zh.json", "messages/en.json"];

/**
 * Tells what a file of a pack is by its path in the pack; `undefined` for a file that is no part of the format.
 *
 * @example
 * fileKindOf("norms/application.json"); // => "norms"
 */
export function fileKindOf(path: string): FileKind | undefined {
  if (Object.hasOwn(single, path)) return single[path];
  return folders.find(([pattern]) => pattern.test(path))?.[1];
}

/** Whether a path lies where only pack files belong, so that a name of no known kind is a mistake. */
export function isInPackFolder(path: string): boolean {
  return /^(facts|lifecycles|norms|rules|assessments|cases|messages|overlays)\//.test(path);
}
