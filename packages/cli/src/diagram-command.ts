import { type Lifecycle, toMermaid } from "@guiju/lifecycle";
import { type Pack, reportTexts } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { choiceOption } from "./checked-options.ts";
import { EXIT } from "./exit-code.ts";
import { oneOperand } from "./operands.ts";
import { packFolderOf } from "./pack-folders.ts";
import { openShelf, packPlace } from "./pack-shelf.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** `guiju diagram`: the states and acts of a lifecycle as a Mermaid diagram, or of every lifecycle of a pack. */
export async function diagramCommand(session: Session): Promise<number> {
  const what = oneOperand(session, "diagram");
  choiceOption(session, "format", ["mermaid"]);
  for (const { pack, lifecycle } of lifecyclesNamed(session, what)) {
    const texts = reportTexts(pack, lifecycle);
    const names = (kind: "state" | "act", key: string): string => texts[kind](key)[session.language];
    await session.out.write(`%% ${lifecycle.name} ${lifecycle.version}\n${toMermaid(lifecycle, names).trimEnd()}\n`);
  }
  return EXIT.ok;
}

function lifecyclesNamed(session: Session, what: string): readonly { pack: Pack; lifecycle: Lifecycle }[] {
  const folder = packFolderOf(session, what);
  if (folder === undefined && /^[a-z0-9-]+\/[^/\\]+$/.test(what)) {
    const found = openShelf(session).find(what);
    if ("missing" in found) throw usage(found.missing, found.suggestion);
    return [found];
  }
  const pack = loadPack(folder ?? packPlace(session, what));
  return [...pack.lifecycles.values()].map((lifecycle) => ({ pack, lifecycle }));
}
