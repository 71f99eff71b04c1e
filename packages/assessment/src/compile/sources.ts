import type { Typed } from "@guiju/rules";
import { pathKeys } from "@guiju/rules/compile";
import type { AssessmentFact } from "../assessment-file.ts";
import { type Desk, refuse } from "./desk.ts";
import { problem, shown, unknownName } from "./problem.ts";
import { wordAt } from "./values.ts";

const FACT = { zh: "事实", en: "fact" };
const FIELD = { zh: "字段", en: "field" };

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  date: ["日期", "a date"],
  count: ["整数", "a whole number"],
  number: ["数", "a number"],
  flag: ["是或否", "yes or no"],
  word: ["文字", "a text"],
  list: ["清单", "a list"],
  record: ["一组字段", "a group of fields"],
  any: ["任意值", "any value"],
};

/** A fact that is read, or a field of it. */
export interface Source {
  readonly fact: string;
  readonly path: readonly (string | number)[];
  readonly type: Typed;
  /** `undefined` of a derived fact. */
  readonly declared: AssessmentFact | undefined;
}

/** Says what a kind of value is called. */
export function kindSaid(type: Typed): readonly [string, string] {
  return KINDS[type.type] ?? [type.type, type.type];
}

/** Finds a fact of an organisation by name and path. */
export function sourceAt(desk: Desk, name: unknown, at: string, path?: unknown, pathAt: string = at): Source | undefined {
  const fact = wordAt(desk, name, at);
  if (fact === undefined) return undefined;
  const declared = desk.facts.get(fact);
  const type: Typed | undefined = declared ?? desk.derived.get(fact)?.type;
  if (type === undefined) return unknownFact(desk, fact, at);
  if (Object.keys(declared?.params ?? {}).length > 0) {
    const zh = `事实“${shown(fact)}”要带参数查询，计分时不能直接取数。`;
    return refuse(desk, problem("fact_with_params", at, zh, `The fact "${shown(fact)}" takes params; points cannot be read from it.`));
  }
  const keys = path === undefined ? [] : keysOf(desk, path, pathAt);
  return keys && along(desk, { fact, path: keys, type, declared }, pathAt);
}

/** Finds a fact of the cohort itself. */
export function cohortSourceAt(desk: Desk, name: unknown, at: string): Source | undefined {
  const fact = wordAt(desk, name, at);
  if (fact === undefined) return undefined;
  const declared = desk.cohortFacts.get(fact);
  if (declared !== undefined) return { fact, path: [], type: declared, declared };
  return refuse(desk, unknownName("unknown_fact", at, { zh: "考核组事实", en: "fact of the cohort" }, fact, [...desk.cohortFacts.keys()]));
}

/** Tells that a fact is of another kind than is needed. */
export function wrongFact(desk: Desk, at: string, { fact, type }: Source, zh: string, en: string): undefined {
  const [foundZh, foundEn] = kindSaid(type);
  const expected = { zh, en };
  const texts = [
    `事实“${shown(fact)}”是${foundZh}，这里要用${zh}。`,
    `The fact "${shown(fact)}" is ${foundEn}; this takes ${en}.`,
  ] as const;
  return refuse(desk, problem("wrong_fact", at, ...texts, { expected }));
}

/** Gives the kind of a list's elements. */
export function elementOf(list: Typed): Typed {
  if (list.of !== undefined) return { type: "record", of: list.of };
  return list.items ?? { type: "word", ...(list.words && { words: list.words }) };
}

/** Gives the kind of an own field of a record, or tells that there is none. */
export function fieldAt(desk: Desk, record: Typed, name: unknown, at: string): Typed | undefined {
  const field = wordAt(desk, name, at);
  if (field === undefined) return undefined;
  const fields = record.of ?? {};
  return Object.hasOwn(fields, field) ? fields[field] : refuse(desk, unknownName("unknown_field", at, FIELD, field, Object.keys(fields)));
}

function unknownFact(desk: Desk, fact: string, at: string): undefined {
  const issue = unknownName("unknown_fact", at, FACT, fact, [...desk.facts.keys(), ...desk.derived.keys()]);
  if (!desk.cohortFacts.has(fact)) return refuse(desk, issue);
  const help = {
    zh: `“${fact}”是整个考核组的事实，应写 {"cohort": "${fact}"}。`,
    en: `"${fact}" is a fact of the cohort: write {"cohort": "${fact}"}.`,
  };
  return refuse(desk, { ...issue, help });
}

function keysOf(desk: Desk, path: unknown, at: string): readonly (string | number)[] | undefined {
  const keys = pathKeys(path);
  if (keys !== undefined) return keys;
  const en = "A path is written like $.a.b[0], and $['a.b'] for a name with dots or strokes; nothing else is taken.";
  const zh = "路径只能写作 $.a.b[0] 的形式；名称中有点或斜线的，写作 $['a.b']。";
  return refuse(desk, problem("wrong_path", at, zh, en, { expected: { zh: "$.a.b[0]", en: "$.a.b[0]" } }));
}

function along(desk: Desk, source: Source, at: string): Source | undefined {
  let { type } = source;
  for (const key of source.path) {
    const fields = type.type === "record" ? (type.of ?? {}) : {};
    const isElement = typeof key === "number" && type.type === "list";
    const next: Typed | undefined = isElement ? elementOf(type) : Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (next === undefined) return refuse(desk, unknownName("unknown_field", at, FIELD, String(key), Object.keys(fields)));
    type = next;
  }
  return { ...source, type };
}
