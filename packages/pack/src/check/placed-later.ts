import type { Issue, Text } from "@guiju/core";
import { pointerOf } from "../read/pack-text.ts";

/** An issue of a file of the pack, before its place is found from its pointer. */
export type PlacedLater = Issue & { readonly file: string };

/** A warning at a path of a file of the pack. */
export function warning(file: string, path: readonly (string | number)[], code: string, message: Text): PlacedLater {
  return { file, code, pointer: pointerOf(path), message, severity: "warning" };
}
