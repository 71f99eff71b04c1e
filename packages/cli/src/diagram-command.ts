import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GuijuError } from "@guiju/core";
import { type Lifecycle, toMermaid } from "@guiju/lifecycle";
import { type DiagramLayout, diagramList, diagramNames, drawDiagram, type Pack, readLayout, reportTexts } from "@guiju/pack";
import { folderOfPack, loadPack } from "@guiju/pack/node";
import { choiceOption } from "./checked-options.ts";
import { EXIT } from "./exit-code.ts";
import { oneOperand } from "./operands.ts";
import { packFolderOf } from "./pack-folders.ts";
import { openShelf, packPlace } from "./pack-shelf.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** A lifecycle to show, with the pack and the folder it comes from. */
interface Shown {
  readonly pack: Pack;
  readonly lifecycle: Lifecycle;
  readonly folder: string;
}

/** `guiju diagram`: the states and acts of a lifecycle as a Mermaid diagram, a list or a picture; without a picture, of every lifecycle of a pack. */
export async function diagramCommand(session: Session): Promise<number> {
  const what = oneOperand(session, "diagram");
  const format = choiceOption(session, "format", ["mermaid", "svg", "list"]) ?? "mermaid";
  const shown = lifecyclesNamed(session, what);
  if (format === "svg" && shown.length !== 1) {
    throw usage(say("usage.oneLifecycle", { known: shown.map(({ lifecycle }) => lifecycle.name).join(", ") || "-" }));
  }
  const write = { mermaid, svg, list }[format];
  for (const each of shown) await session.out.write(write(session, each));
  return EXIT.ok;
}

function mermaid(session: Session, { pack, lifecycle }: Shown): string {
  const texts = reportTexts(pack, lifecycle);
  const names = (kind: "state" | "act" | "region", key: string): string => texts[kind](key)[session.language];
  return `%% ${lifecycle.name} ${lifecycle.version}\n${toMermaid(lifecycle, names).trimEnd()}\n`;
}

function list(session: Session, { pack, lifecycle }: Shown): string {
  return diagramList(lifecycle, diagramNames(pack, lifecycle, session.language));
}

function svg(session: Session, { pack, lifecycle, folder }: Shown): string {
  const path = `diagrams/${lifecycle.source.file.id}.layout.json`;
  return drawDiagram(lifecycle, layoutIn(folder, path), diagramNames(pack, lifecycle, session.language));
}

/** The coordinates beside a pack. @throws GuijuError `not_found`, `invalid_pack` */
function layoutIn(folder: string, path: string): DiagramLayout {
  const refused = (code: "not_found" | "invalid_pack", key: string): GuijuError => {
    const message = say(key, { path: join(folder, path) });
    return new GuijuError(code, message.en, { issues: [{ code, message, help: say("diagram.noLayout.help") }] });
  };
  let text: string;
  try {
    text = readFileSync(join(folder, path), "utf8");
  } catch {
    throw refused("not_found", "diagram.noLayout");
  }
  const read = readLayout(jsonOf(text));
  if ("issues" in read) throw refused("invalid_pack", "diagram.badLayout");
  return read.layout;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lifecyclesNamed(session: Session, what: string): readonly Shown[] {
  const folder = packFolderOf(session, what);
  if (folder === undefined && /^[a-z0-9-]+\/[^/\\]+$/.test(what)) {
    const found = openShelf(session).find(what);
    if ("missing" in found) throw usage(found.missing, found.suggestion);
    return [{ ...found, folder: folderOfPack(found.pack.id) }];
  }
  const place = folder ?? packPlace(session, what);
  const pack = loadPack(place);
  return [...pack.lifecycles.values()].map((lifecycle) => ({ pack, lifecycle, folder: folderOfPack(place) }));
}
