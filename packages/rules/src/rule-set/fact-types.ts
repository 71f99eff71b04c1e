import { below } from "@guiju/core";
import { arrayOf } from "../operator.ts";
import { problem, unknownName } from "../problem.ts";
import type { FactType } from "../rule-document.ts";
import { entriesAt, type Front, nameAt, objectAt, refuse, wrong } from "./front.ts";

const SCALARS: readonly string[] = ["date", "count", "number", "flag", "word"];
const KINDS: readonly string[] = [...SCALARS, "list", "record"];
const WHAT = { zh: "类型", en: "kind" };

/** Checks the declared facts and gives them by name. */
export function factTypes(front: Pick<Front, "issues">, json: unknown, pointer: string): ReadonlyMap<string, FactType> {
  const facts = new Map<string, FactType>();
  for (const [name, fact] of entriesAt(front, json, pointer)) {
    const at = below(pointer, name);
    const given = typeAt(front, fact, at, KINDS, ["params"]);
    if (given === undefined) continue;
    for (const [key, param] of entriesAt(front, given.params, `${at}/params`)) typeAt(front, param, below(`${at}/params`, key), SCALARS);
    facts.set(name, given as unknown as FactType);
  }
  return facts;
}

/** Checks one kind with what is inside it. The depth is limited already. */
function typeAt(front: Pick<Front, "issues">, json: unknown, pointer: string, kinds: readonly string[], more: readonly string[] = []) {
  const given = objectAt(front, json, pointer, ["type"], ["title", "of", "items", "words", ...more]);
  const kind = given && nameAt(front, given.type, `${pointer}/type`);
  if (given === undefined || kind === undefined) return undefined;
  if (!kinds.includes(kind)) return refuse(front, unknownName("unknown_kind", `${pointer}/type`, WHAT, kind, kinds));
  const { of, items, words, title } = given;
  const isList = kind === "list";
  if (of !== undefined) {
    if (!isList && kind !== "record") return misplaced(front, pointer, "of");
    for (const [name, field] of entriesAt(front, of, `${pointer}/of`)) typeAt(front, field, below(`${pointer}/of`, name), KINDS);
  }
  if (items !== undefined) {
    if (!isList || of !== undefined) return misplaced(front, pointer, "items");
    typeAt(front, items, `${pointer}/items`, SCALARS);
  }
  if (words !== undefined) {
    if (kind !== "word" && (!isList || of !== undefined || items !== undefined)) return misplaced(front, pointer, "words");
    const taken = arrayOf(words, `${pointer}/words`, "some");
    if ("issue" in taken) refuse(front, taken.issue);
    else
      for (const [index, word] of taken.parts.entries())
        if (typeof word !== "string") wrong(front, `${pointer}/words/${index}`, "word", word);
  }
  if (title !== undefined) {
    const said = objectAt(front, title, `${pointer}/title`, ["zh", "en"]);
    if (said !== undefined) for (const language of ["zh", "en"]) nameAt(front, said[language], `${pointer}/title/${language}`);
  }
  return given;
}

function misplaced(front: Pick<Front, "issues">, pointer: string, key: string): undefined {
  return refuse(front, problem("unknown_key", `${pointer}/${key}`, `这种类型没有“${key}”。`, `This kind has no "${key}".`));
}
