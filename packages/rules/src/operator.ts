import type { Issue } from "@guiju/core";
import { below } from "@guiju/core";
import { problem, saidOf, unknownName, wrongKind } from "./problem.ts";

/** How many keys without a meaning are told of one object. */
const TOLD = 100;

/** The keys that stand beside an operator: those it needs and those it may have. */
export interface Companions {
  readonly needs?: readonly string[];
  readonly may?: readonly string[];
}

/** Says whether a JSON value is an object with keys. */
export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** What the keys of an object say. Without `operator` it cannot be taken. */
interface Found {
  readonly operator?: string;
  readonly issues: readonly Issue[];
}

/** Finds the one operator of an object and says what is wrong with its keys: each that has no meaning, and those that are missing. */
export function operatorOf(json: Readonly<Record<string, unknown>>, pointer: string, operators: ReadonlyMap<string, Companions>): Found {
  const keys = Object.keys(json);
  const known = keys.filter((key) => operators.has(key));
  const [operator] = known;
  if (operator === undefined) return { issues: [noOperator(keys, pointer, operators)] };
  if (known.length > 1) {
    const names = known.join(", ");
    const message = `Several operators stand in one object: ${names}. Give each its own object.`;
    return { issues: [problem("several_operators", pointer, `一个对象里写了几个运算：${names}。请各写一个对象。`, message)] };
  }
  const { needs = [], may = [] } = operators.get(operator) ?? {};
  const { issues, isWhole } = keyIssues(json, pointer, needs, may, operator);
  return isWhole ? { operator, issues } : { issues };
}

/** Says which keys of an object have no meaning and which are missing; one that is only misspelt is not told as missing too. */
export function keyIssues(
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  needs: readonly string[],
  may: readonly string[],
  operator?: string,
): { readonly issues: readonly Issue[]; readonly isWhole: boolean } {
  const known = [...needs, ...may];
  const what = {
    zh: operator === undefined ? "键" : `键（在“${operator}”旁）`,
    en: operator === undefined ? "key" : `key beside "${operator}"`,
  };
  const issues = Object.keys(json)
    .filter((key) => key !== operator && !known.includes(key))
    .slice(0, TOLD)
    .map((key) => unknownName("unknown_key", below(pointer, key), what, key, known));
  const lacking = needs.filter((key) => !Object.hasOwn(json, key));
  const missing = lacking.filter((key) => issues.every(({ suggestion }) => suggestion !== key));
  if (missing.length > 0) {
    const [zh, en] = [missing.map((key) => `“${key}”`).join("、"), missing.map((key) => `"${key}"`).join(" and ")];
    const expected = { zh: missing.join("、"), en: missing.join(", ") };
    const texts = [`“${operator}”旁缺少${zh}。`, `"${operator}" needs ${en} beside it.`] as const;
    const [ofZh, ofEn] = operator === undefined ? [`缺少${zh}。`, `${en} ${missing.length > 1 ? "are" : "is"} missing here.`] : texts;
    issues.push(problem("missing_key", pointer, ofZh, ofEn, { expected }));
  }
  return { issues, isWhole: lacking.length === 0 };
}

/** Takes an array of a given length, or says what is wrong. */
export function arrayOf(
  json: unknown,
  pointer: string,
  length: number | "some",
): { readonly parts: readonly unknown[] } | { readonly issue: Issue } {
  const wanted =
    length === "some" ? { zh: "一项以上的清单", en: "a list of one or more" } : { zh: `${length} 项的清单`, en: `a list of ${length}` };
  // A hole is no element, and would be passed over: it becomes `undefined`, which is refused.
  if (Array.isArray(json) && (length === "some" ? json.length > 0 : json.length === length)) return { parts: Array.from(json) };
  const code = length === "some" && Array.isArray(json) ? "empty_group" : "wrong_shape";
  return { issue: wrongKind(pointer, wanted, saidOf(json), undefined, code) };
}

function noOperator(keys: readonly string[], pointer: string, operators: ReadonlyMap<string, Companions>): Issue {
  const [first] = keys;
  if (first === undefined)
    return problem("wrong_shape", pointer, "这里是空对象 {}，没有写运算。", "This object is empty: it names no operator.");
  return unknownName("unknown_operator", below(pointer, first), { zh: "运算", en: "operator" }, first, [...operators.keys()]);
}
