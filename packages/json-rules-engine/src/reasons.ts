import { type Issue, nearest, type Text, unescapePointer } from "@guiju/core";
import { pathKeys } from "@guiju/rules/compile";
import { type Known, own, settledPath } from "./settled-path.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the reason of a refusal is read from. */
export interface Circumstances extends Known {
  /** The rule or named condition as the source has it. */
  readonly json: unknown;
  /** Named conditions that were refused before, with the place of each. */
  readonly refused: ReadonlyMap<string, string>;
}

/** A reason in words; `pointer` stands below the rule or named condition. */
export interface Reason {
  readonly pointer: string;
  readonly code: string;
  readonly issue: Text;
}

/** Says to one who knows json-rules-engine what an issue of the compiler comes from, and what to write instead. */
export function reasonOf(issue: Issue, pointer: string, about: Circumstances): Reason {
  const { code } = issue;
  const [parent, last] = parentOf(pointer);
  const [leaf, found] = [valueAt(about.json, parent), valueAt(about.json, pointer)];
  const path = own(leaf, "path");
  if ((code === "unknown_fact" || code === "wrong_path") && typeof path === "string") {
    const settled = settledPath(String(own(leaf, "fact")), path, about);
    if ("unclear" in settled) return { pointer: `${parent}/path`, code: "wrong_path", issue: unclear(settled.unclear) };
    if (pathKeys(settled.path) === undefined) return { pointer: `${parent}/path`, code: "wrong_path", issue: noPath };
  }
  if (code === "unknown_condition" && last === "condition" && typeof found === "string") {
    const at = about.refused.get(found);
    if (at !== undefined) return { pointer, code, issue: leftOut(found, at) };
  }
  const fact = own(leaf, "fact");
  if (code === "unknown_fact" && typeof fact === "string")
    return { pointer, code, issue: noKind(fact, "$", nearest(fact, Object.keys(about.facts))) };
  if (code === "unknown_field" && typeof fact === "string" && !Object.hasOwn(about.facts, fact))
    return { pointer, code, issue: noKind(fact, String(path), undefined) };
  if (code === "wrong_type" && [found, ...valuesOf(leaf, about)].some(isTimestamp)) return { pointer, code, issue: timestamp };
  return { pointer, code, issue: saidOf(issue) };
}

/** The issue in its own words. */
export function saidOf({ code, message, expected, suggestion }: Issue): Text {
  const zh = [
    message.zh,
    expected && code !== "wrong_type" ? `应为：${expected.zh}。` : "",
    suggestion === undefined ? "" : `是不是“${suggestion}”？`,
  ];
  const en = [
    message.en,
    expected && code !== "wrong_type" ? `Expected: ${expected.en}.` : "",
    suggestion === undefined ? "" : `Did you mean "${suggestion}"?`,
  ];
  return { zh: zh.filter(Boolean).join(""), en: en.filter(Boolean).join(" ") };
}

const noPath: Text = {
  zh: "路径只能写作 $.a.b[0] 的形式；a.b、list[0] 和 $['a']['b'] 会改写成这种形式。",
  en: "A path is written like $.a.b[0]; a.b, list[0] and $['a']['b'] are rewritten so, and nothing else is taken.",
};

const timestamp: Text = {
  zh: "这里比较的是带时刻的时间戳。只能比较日期，写作 2026-05-11；要比到时刻，请由宿主算好再作为事实给出。",
  en: "Timestamps are compared here. Only dates written as 2026-05-11 are taken; what depends on the time of day the host computes and gives as a fact.",
};

function unclear(step: string): Text {
  if (step === "length") {
    return {
      zh: "“length”是字段名还是清单、文字的长度无从判断：长度请由宿主作为事实给出，字段请用 facts 或 samples 说明。",
      en: '"length" may be a field, or how long a list or text is: let the host give the length as a fact, or show the field by facts or samples.',
    };
  }
  return {
    zh: `“${step}”是字段名还是清单中的位置无从判断：位置请写 [${Number(step)}]，字段请用 facts 或 samples 说明。`,
    en: `"${step}" may be a field or a position in a list: write [${Number(step)}] for a position, or show the field by facts or samples.`,
  };
}

function leftOut(name: string, pointer: string): Text {
  return {
    zh: `所引用的条件“${name}”没有导入（原因见 ${pointer}），这里也就不能导入。`,
    en: `The condition "${name}" that is named here was not imported (see ${pointer}), and so this was not either.`,
  };
}

function noKind(fact: string, path: string, suggestion: string | undefined): Text {
  const [zh, en] = path === "$" ? [`事实“${fact}”`, `the fact "${fact}"`] : [`事实“${fact}”的“${path}”`, `${path} of the fact "${fact}"`];
  return {
    zh: `无法推断${zh}的类型，请用 facts 写明，或者提供 samples。${suggestion === undefined ? "" : `是不是“${suggestion}”？`}`,
    en: `The kind of ${en} could not be concluded; give facts or samples.${suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`}`,
  };
}

/** The constants of a comparison, and what the samples have for its facts. */
function valuesOf(leaf: unknown, { samples }: Known): readonly unknown[] {
  const value = own(leaf, "value");
  const sources = [leaf, value].filter((source) => typeof own(source, "fact") === "string");
  const sampled = sources.flatMap((source) => {
    const path = own(source, "path");
    const steps = pathKeys(path) ?? [];
    return samples.map((sample) => [String(own(source, "fact")), ...steps].reduce(own, sample));
  });
  return [value, ...sampled];
}

function isTimestamp(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value);
}

function parentOf(pointer: string): readonly [string, string] {
  const slash = pointer.lastIndexOf("/");
  return [pointer.slice(0, Math.max(0, slash)), pointer.slice(slash + 1)];
}

function valueAt(json: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<unknown>((found, step) => own(found, unescapePointer(step)), json);
}

/** A copy without what stands at a pointer. */
export function without(json: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  const [key = "", ...rest] = steps.map(unescapePointer);
  if (steps.length === 0 || typeof json !== "object" || json === null || !Object.hasOwn(json, key)) return json;
  const below = pointer.slice(pointer.indexOf("/", 1));
  if (Array.isArray(json)) return json.map((each, index) => (rest.length > 0 && String(index) === key ? without(each, below) : each));
  const entries = Object.entries(json as Json).filter(([name]) => rest.length > 0 || name !== key);
  return Object.fromEntries(entries.map(([name, value]) => [name, name === key ? without(value, below) : value]));
}
