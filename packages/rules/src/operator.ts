import type { Issue } from "@guiju/core";
import { below } from "@guiju/core";
import { alike, problem, saidOf, unknownName, wrongKind } from "./problem.ts";

/** The keys that stand beside an operator: those it needs and those it may have. */
export interface Companions {
  readonly needs?: readonly string[];
  readonly may?: readonly string[];
}

/** Says whether a JSON value is an object with keys. */
export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** Finds the one operator of an object, or says what is wrong with its keys. */
export function operatorOf(
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  operators: ReadonlyMap<string, Companions>,
): { readonly operator: string } | { readonly issue: Issue } {
  const keys = Object.keys(json);
  const known = keys.filter((key) => operators.has(key));
  const [operator] = known;
  if (operator === undefined) return { issue: noOperator(keys, pointer, operators) };
  if (known.length > 1) {
    const names = known.join(", ");
    const message = `Several operators stand in one object: ${names}. Give each its own object.`;
    return { issue: problem("several_operators", pointer, `一个对象里写了几个运算：${names}。请各写一个对象。`, message) };
  }
  return companionIssue(json, pointer, operator, operators.get(operator) ?? {});
}

/** Takes an array of a given length, or says what is wrong. */
export function arrayOf(
  json: unknown,
  pointer: string,
  length: number | "some",
): { readonly parts: readonly unknown[] } | { readonly issue: Issue } {
  const wanted =
    length === "some" ? { zh: "一项以上的清单", en: "a list of one or more" } : { zh: `${length} 项的清单`, en: `a list of ${length}` };
  if (Array.isArray(json) && (length === "some" ? json.length > 0 : json.length === length)) return { parts: json };
  const code = length === "some" && Array.isArray(json) ? "empty_group" : "wrong_shape";
  return { issue: wrongKind(pointer, wanted, saidOf(json), undefined, code) };
}

function noOperator(keys: readonly string[], pointer: string, operators: ReadonlyMap<string, Companions>): Issue {
  const [first] = keys;
  if (first === undefined)
    return problem("wrong_shape", pointer, "这里是空对象 {}，没有写运算。", "This object is empty: it names no operator.");
  return unknownName("unknown_operator", below(pointer, first), { zh: "运算", en: "operator" }, first, [...operators.keys()]);
}

function companionIssue(
  json: object,
  pointer: string,
  operator: string,
  companions: Companions,
): { readonly operator: string } | { readonly issue: Issue } {
  const allowed = [operator, ...(companions.needs ?? []), ...(companions.may ?? [])];
  const strange = Object.keys(json).find((key) => !allowed.includes(key));
  if (strange !== undefined) {
    const beside = { zh: `键（在“${operator}”旁）`, en: `key beside "${operator}"` };
    return { issue: unknownName("unknown_key", below(pointer, strange), beside, strange, allowed.slice(1)) };
  }
  const lacking = companions.needs?.find((key) => !Object.hasOwn(json, key));
  if (lacking !== undefined) {
    const zh = `“${operator}”旁缺少“${lacking}”。`;
    return { issue: problem("missing_key", pointer, zh, `"${operator}" needs "${lacking}" beside it.`, { expected: alike(lacking) }) };
  }
  return { operator };
}
