import type { Issue } from "@guiju/core";
import { below } from "@guiju/core";
import { problem, saidOf, shown, unknownName } from "./problem.ts";

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
    const zh = known.map((key) => `“${key}”`).join("、");
    const message = `Several operators stand in one object: ${known.join(", ")}. Give each its own object.`;
    return { issue: problem("several_operators", pointer, `一个对象里写了几个运算：${zh}。请各写一个对象。`, message) };
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
    length === "some"
      ? { zh: "一项以上的清单", en: "a list of one or more parts" }
      : { zh: `${length} 项的清单`, en: `a list of ${length} parts` };
  if (!Array.isArray(json)) {
    const said = saidOf(json);
    return {
      issue: problem(
        "wrong_shape",
        pointer,
        `这里应为${wanted.zh}，写的却是${said.zh}。`,
        `This place takes ${wanted.en}, but ${said.en} stands here.`,
        { expected: wanted },
      ),
    };
  }
  if (json.length === 0 && length === "some") {
    return {
      issue: problem(
        "empty_group",
        pointer,
        "这一组是空的。请写明内容，或删去整组。",
        "This group is empty. Fill it, or remove it altogether.",
        { expected: wanted },
      ),
    };
  }
  if (length !== "some" && json.length !== length) {
    return {
      issue: problem(
        "wrong_shape",
        pointer,
        `这里应为${wanted.zh}，写了 ${json.length} 项。`,
        `This place takes ${wanted.en}, but ${json.length} stand here.`,
        { expected: wanted },
      ),
    };
  }
  return { parts: json };
}

function noOperator(keys: readonly string[], pointer: string, operators: ReadonlyMap<string, Companions>): Issue {
  const names = [...operators.keys()];
  const [first] = keys;
  if (first === undefined) {
    return problem("wrong_shape", pointer, "这里是空对象 {}，没有写运算。", "This object is empty: it names no operator.", {
      expected: { zh: names.join("、"), en: names.join(", ") },
    });
  }
  return unknownName("unknown_operator", below(pointer, first), { zh: "运算", en: "operator" }, first, names);
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
    const key = shown(lacking);
    return {
      issue: problem("missing_key", pointer, `“${operator}”旁缺少“${key}”。`, `"${operator}" needs "${key}" beside it.`, {
        expected: { zh: key, en: key },
      }),
    };
  }
  return { operator };
}
