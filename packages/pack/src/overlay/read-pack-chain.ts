import { type Issue, parseJson } from "@guiju/core";
import type { Pack } from "../pack.ts";
import { packIssue } from "../read/pack-text.ts";
import { type ReadPack, readPackOver } from "../read/read-pack.ts";
import { isInheritedFile } from "./inherit.ts";
import { OVERLAY_LIMITS } from "./overlay-limits.ts";

/** The files of a parent by its id, seen from the pack that names it; `undefined` where there is none. */
export type FindParent = (id: string, child: ReadonlyMap<string, string>) => ReadonlyMap<string, string> | undefined;

/**
 * Reads a pack with the packs it extends, those that they extend, and so on.
 *
 * Never throws by itself: a parent that is not there, a chain that comes back to itself or is too long, and the faults of a parent are issues of the child.
 * So are changes of a parent that are refused: nothing stands on a pack that may not be used itself.
 *
 * @param files - text by path in the pack
 * @param find - gives the files of a parent
 *
 * @example
 * readPackChain(new Map(), () => undefined).issues[0]?.code; // => "missing_file"
 */
export function readPackChain(files: ReadonlyMap<string, string>, find: FindParent): ReadPack {
  return readBelow(files, find, [], new Map());
}

function readBelow(files: ReadonlyMap<string, string>, find: FindParent, below: readonly string[], known: Map<string, Pack>): ReadPack {
  const { id, parents } = headOf(files);
  const chain = [...below, id];
  const issues: Issue[] = [];
  const tell = (index: number, code: string, zh: string, en: string) => issues.push(inPackFile(files, index, code, zh, en));
  const found = new Map<string, Pack>();
  parents.forEach((parent, index) => {
    if (chain.includes(parent)) {
      const way = [...chain, parent].join(" -> ");
      tell(index, "cyclic_extends", `上级规则包互相引用：${way}。`, `These packs extend each other: ${way}.`);
      return;
    }
    if (chain.length >= OVERLAY_LIMITS.depth) {
      tell(
        index,
        "limit_exceeded",
        `上下级最多 ${OVERLAY_LIMITS.depth} 层。`,
        `At most ${OVERLAY_LIMITS.depth} packs stand over one another.`,
      );
      return;
    }
    const read = known.get(parent) ?? readParent(parent, index);
    if (read !== undefined) {
      known.set(parent, read);
      found.set(parent, read);
    }
  });
  function readParent(parent: string, index: number): Pack | undefined {
    const text = find(parent, files);
    if (text === undefined) return undefined;
    const { id: named } = headOf(text);
    if (named !== parent) {
      tell(index, "wrong_parent", `那里的规则包编号是“${named}”，不是“${parent}”。`, `The pack there is "${named}", not "${parent}".`);
      return undefined;
    }
    const { pack, issues: theirs } = readBelow(text, find, chain, known);
    if (pack === undefined) issues.push(...theirs.map((issue) => ofParent(issue, parent)));
    return pack;
  }
  return issues.length > 0 ? { pack: undefined, issues } : readPackOver(files, found);
}

/** An issue of a parent, its file named as the child knows it. */
function ofParent(issue: Issue, parent: string): Issue {
  const { place } = issue;
  if (place === undefined || isInheritedFile(place.file)) return issue;
  return { ...issue, place: { ...place, file: `${parent}:${place.file}` } };
}

/** The id of a pack and the ids of its parents, as far as its pack.json can be read at all. */
function headOf(files: ReadonlyMap<string, string>): { readonly id: string; readonly parents: readonly string[] } {
  const head = parseJson(files.get("pack.json") ?? "", "pack.json").value as { id?: unknown; extends?: unknown } | undefined | null;
  const named = Array.isArray(head?.extends) ? (head.extends as readonly ({ pack?: unknown } | null)[]) : [];
  const parents = named.slice(0, OVERLAY_LIMITS.parents).map((each) => each?.pack);
  return { id: String(head?.id ?? ""), parents: parents.map((parent) => (typeof parent === "string" ? parent : "")) };
}

function inPackFile(files: ReadonlyMap<string, string>, index: number, code: string, zh: string, en: string): Issue {
  const pointer = `/extends/${index}/pack`;
  const place = parseJson(files.get("pack.json") ?? "", "pack.json").placeOf(pointer);
  return { ...packIssue(code, pointer, { zh, en }), place: place ?? { file: "pack.json", line: 1, column: 1, length: 1 } };
}
