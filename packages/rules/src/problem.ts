import { dateProblem, type Issue, nearest, type Text } from "@guiju/core";
import type { ValueType } from "./typed.ts";

/** Says what kinds of value are called. */
export const kindNames: Readonly<Record<ValueType, Text>> = {
  date: { zh: "日期", en: "a date" },
  count: { zh: "数", en: "a number" },
  number: { zh: "可带小数的数", en: "a number that may have decimals" },
  flag: { zh: "是或否（true、false）", en: "yes or no (true, false)" },
  word: { zh: "文字", en: "a text" },
  list: { zh: "清单", en: "a list" },
  record: { zh: "一组字段", en: "a group of fields" },
  any: { zh: "任意值", en: "any value" },
};

/** Makes an issue at a place of an expression. */
export function problem(code: string, pointer: string, zh: string, en: string, more?: Pick<Issue, "expected" | "suggestion">): Issue {
  return { code, message: { zh, en }, pointer, ...more };
}

/** Makes an issue about a name that does not exist, with the nearest that does. */
export function unknownName(code: string, pointer: string, what: Text, name: string, names: readonly string[]): Issue {
  const suggestion = nearest(name, names);
  const expected = names.length > 0 && { expected: { zh: listed(names, "、"), en: listed(names, ", ") } };
  return problem(code, pointer, `没有名为“${shown(name)}”的${what.zh}。`, `There is no ${what.en} named "${shown(name)}".`, {
    ...expected,
    ...(suggestion !== undefined && { suggestion }),
  });
}

/** Makes an issue about a value of another kind than its place takes; a text where a date belongs is told why it is none. */
export function wrongKind(pointer: string, expected: Text, found: Text, constant?: unknown, code = "wrong_type"): Issue {
  const help = typeof constant === "string" && expected.en.startsWith(kindNames.date.en) && { help: dateProblem(constant) };
  const zh = `这里应为${expected.zh}，写的却是${found.zh}。`;
  return { ...problem(code, pointer, zh, `This place takes ${expected.en}, but ${found.en} stands here.`, { expected }), ...help };
}

/** Says a text that is the same in both languages. */
export function alike(text: string): Text {
  return { zh: text, en: text };
}

/** Shortens a name that comes from input, so that a message stays a message. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** Says what a JSON value is, for a message. */
export function saidOf(json: unknown): Text {
  if (json === null) return { zh: "空值 null", en: "null" };
  if (Array.isArray(json)) return { zh: `${json.length} 项的清单 […]`, en: `a list […] of ${json.length}` };
  if (typeof json === "string") return { zh: `文字“${shown(json)}”`, en: `the text "${shown(json)}"` };
  if (typeof json === "number" || typeof json === "boolean") return alike(String(json));
  if (typeof json === "object") return { zh: "花括号对象 {…}", en: "an object {…}" };
  if (json === undefined) return { zh: "空缺（undefined）", en: "nothing (undefined)" };
  return { zh: `${typeof json} 一类的内容（不属于 JSON）`, en: `a ${typeof json}, which is not JSON` };
}

function listed(names: readonly string[], separator: string): string {
  return names.slice(0, 12).map(shown).join(separator) + (names.length > 12 ? "…" : "");
}
