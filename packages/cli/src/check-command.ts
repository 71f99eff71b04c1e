import { relative } from "node:path";
import { type Issue, isGuijuError } from "@guiju/core";
import { chineseDays } from "@guiju/core/chinese-days";
import { analysePack, checkPack, type Pack } from "@guiju/pack";
import { readPackFolder, readPackWithParents } from "@guiju/pack/node";
import { EXIT } from "./exit-code.ts";
import { packFilePath } from "./pack-file.ts";
import { packFolderNamed, packFoldersHere } from "./pack-folders.ts";
import { issueFrame } from "./problem-frame.ts";
import { has, type Session } from "./session.ts";

/** What checking one pack folder found. */
interface Checked {
  readonly folder: string;
  readonly pack: Pack | undefined;
  readonly issues: readonly Issue[];
  readonly sources: ReadonlyMap<string, string>;
  /** The folders of the packs it extends, by id. */
  readonly folders: ReadonlyMap<string, string>;
  /** The conditions that were analysed, and how long it took. */
  readonly analysed: { readonly conditions: number; readonly milliseconds: number } | undefined;
}

/** `guiju check`: validates, links and proves packs; frames and a line of totals are the result. */
export async function checkCommand(session: Session): Promise<number> {
  const folders =
    session.operands.length === 0 ? packFoldersHere(session) : session.operands.map((operand) => packFolderNamed(session, operand));
  const checked = folders.map((folder) => checkFolder(folder, relative(session.io.cwd, folder) || "."));
  const errors = checked.reduce((count, { issues }) => count + issues.filter(isError).length, 0);
  if (has(session, "json")) await session.out.write(`${JSON.stringify(asJson(checked))}\n`);
  else for (const each of checked) await session.out.write(checkedText(session, each));
  return errors > 0 ? EXIT.refused : EXIT.ok;
}

function checkFolder(full: string, folder: string): Checked {
  try {
    const { refused, pack = refused, issues: read, folders } = readPackWithParents(full);
    if (pack === undefined)
      return { folder, pack, issues: read, sources: withParents(readPackFolder(full), folders), folders, analysed: undefined };
    const { sources } = pack;
    // Of a pack that is refused the check tells why, among all else.
    const issues = refused === undefined ? read : read.filter((issue) => !isError(issue));
    const checked = checkPack(pack, { calendar: chineseDays() });
    const started = performance.now();
    const { conditions, issues: found } = analysePack(pack);
    const analysed = { conditions, milliseconds: performance.now() - started };
    return { folder, pack, issues: [...issues, ...checked, ...found], sources, folders, analysed };
  } catch (error) {
    if (!isGuijuError(error) || error.issues.length === 0) throw error;
    return { folder, pack: undefined, issues: error.issues, sources: new Map(), folders: new Map(), analysed: undefined };
  }
}

function checkedText(session: Session, checked: Checked): string {
  const { folder, pack, issues, sources, analysed } = checked;
  const frames = issues.map(
    (issue) => `${issueFrame(session, session.paint, openable(session, issue, checked), sourceOf(issue, sources))}\n\n`,
  );
  const errors = issues.filter(isError).length;
  const name = pack === undefined ? folder : `${pack.id} ${pack.version} (${folder})`;
  const key = errors > 0 ? "check.bad" : issues.length > 0 ? "check.warned" : "check.good";
  const totals = session.tell(key, { pack: name, errors, warnings: issues.length - errors });
  const seconds = ((analysed?.milliseconds ?? 0) / 1000).toFixed(1);
  const note =
    analysed === undefined || analysed.conditions === 0
      ? ""
      : `${session.tell("check.analysed", { pack: name, conditions: analysed.conditions, seconds })}\n`;
  return `${frames.join("")}${note}${errors > 0 ? session.paint.red(totals) : session.paint.green(totals)}\n`;
}

/** The files of a pack with those of the packs above it, as these are named in places. */
function withParents(own: ReadonlyMap<string, string>, folders: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const theirs = [...folders].flatMap(([id, folder]) =>
    [...readPackFolder(folder)].map(([file, text]): [string, string] => [`${id}:${file}`, text]),
  );
  return new Map([...own, ...theirs]);
}

/** The issue with its file as a path that an editor opens from where the command runs. */
function openable(session: Session, issue: Issue, { folder, folders }: Checked): Issue {
  if (issue.place === undefined) return issue;
  const above = new Map([...folders].map(([id, place]) => [id, relative(session.io.cwd, place) || "."]));
  const file = packFilePath(issue.place.file, folder, above);
  return { ...issue, place: { ...issue.place, file } };
}

function sourceOf(issue: Issue, sources: ReadonlyMap<string, string>): string | undefined {
  return issue.place === undefined ? undefined : sources.get(issue.place.file);
}

function isError(issue: Issue): boolean {
  return issue.severity !== "warning";
}

function asJson(checked: readonly Checked[]): object {
  const packs = checked.map(({ folder, pack, issues }) => {
    const errors = issues.filter(isError).length;
    return { pack: pack?.id ?? null, version: pack?.version ?? null, folder, errors, warnings: issues.length - errors, issues };
  });
  const sum = (of: "errors" | "warnings"): number => packs.reduce((count, each) => count + each[of], 0);
  return { packs, errors: sum("errors"), warnings: sum("warnings") };
}
