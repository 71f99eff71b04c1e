import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { chineseDays } from "@guiju/core/chinese-days";
import { packTables } from "@guiju/pack";
import { loadPack } from "@guiju/pack/node";
import { EXIT } from "./exit-code.ts";
import { oneOperand } from "./operands.ts";
import { packFolderNamed } from "./pack-folders.ts";
import { has, type Session } from "./session.ts";

/** `guiju table`: the readable tables of a pack, printed, or written into its folder. */
export async function tableCommand(session: Session): Promise<number> {
  const folder = packFolderNamed(session, oneOperand(session, "table"));
  const tables = [...packTables(loadPack(folder), chineseDays())];
  for (const [path, text] of tables) {
    if (has(session, "write")) await session.out.write(`${written(session, join(folder, path), text)}\n`);
    else await session.out.write(`${tables.length > 1 ? `<!-- ${path} -->\n` : ""}${text.trimEnd()}\n\n`);
  }
  return EXIT.ok;
}

function written(session: Session, file: string, text: string): string {
  const shown = relative(session.io.cwd, file) || file;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return session.tell("table.same", { file: shown });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return session.tell("table.written", { file: shown });
}
