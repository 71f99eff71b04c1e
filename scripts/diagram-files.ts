import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lifecycle } from "@guiju/lifecycle";
import { diagramList, diagramNames, drawDiagram, type Pack, readLayout } from "@guiju/pack";
import { layoutText } from "../packages/pack/src/diagram/diagram-layout.ts";
import { layOut } from "./lay-out.ts";

/** Lays out the diagrams of a pack anew: the coordinates files, by path in the pack. */
export async function layoutFiles(pack: Pack): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const lifecycle of pack.lifecycles.values()) {
    const zh = await layOut(lifecycle, diagramNames(pack, lifecycle, "zh"));
    const en = await layOut(lifecycle, diagramNames(pack, lifecycle, "en"));
    files.set(layoutPath(lifecycle), layoutText({ lifecycle: lifecycle.name, zh, en }));
  }
  return files;
}

/**
 * Draws the diagrams of a pack from the coordinates that are committed, and writes their list twins, by path in the pack.
 *
 * @param folder - the pack's folder, which holds the coordinates
 */
export function diagramFiles(pack: Pack, folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const lifecycle of pack.lifecycles.values()) {
    const path = join(folder, layoutPath(lifecycle));
    const read = readLayout(existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
    if ("issues" in read) throw new Error(`${layoutPath(lifecycle)} cannot be used: run npm run docs (${read.issues[0]?.message.en})`);
    for (const language of ["zh", "en"] as const) {
      const names = diagramNames(pack, lifecycle, language);
      files.set(`${base(lifecycle)}.${language}.svg`, drawDiagram(lifecycle, read.layout, names));
      files.set(`${base(lifecycle)}.${language}.md`, diagramList(lifecycle, names));
    }
  }
  return files;
}

function layoutPath(lifecycle: Lifecycle): string {
  return `${base(lifecycle)}.layout.json`;
}

function base(lifecycle: Lifecycle): string {
  return `diagrams/${lifecycle.source.file.id}`;
}
