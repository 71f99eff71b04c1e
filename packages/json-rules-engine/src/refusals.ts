import type { Issue, Text } from "@guiju/core";

/** Something that was not taken over, and why. */
export interface Refused {
  /** Where it stands in the source. */
  readonly pointer: string;
  readonly code: string;
  readonly issue: Text;
  /** Name of the rule or named condition that is left out for it; absent where nothing else is. */
  readonly rule?: string;
  /** Where it stands in a JSON text; absent where no text was given. */
  readonly place?: { readonly line: number; readonly column: number };
}

type RefusalCode =
  | "no_rules"
  | "not_a_rule"
  | "unknown_key"
  | "wrong_type"
  | "callback"
  | "computed_fact"
  | "sample_fact"
  | "too_deep"
  | "too_large"
  | "not_json";

const texts: Readonly<Record<RefusalCode, Text>> = {
  no_rules: {
    zh: "这里没有规则：应为一条规则、规则的清单，或者 {rules, conditions}。",
    en: "There are no rules here: one rule, a list of rules, or {rules, conditions} is taken.",
  },
  not_a_rule: { zh: "这不是规则。", en: "This is not a rule." },
  unknown_key: { zh: "文件中没有这个键的位置，没有导入。", en: "A file has no place for this key; it was not imported." },
  wrong_type: { zh: "这里应为花括号对象 {…}，没有导入。", en: "An object {…} belongs here; this was not imported." },
  callback: {
    zh: "回调函数是程序，没有导入；请改为处理报告的事件。",
    en: "A callback is code and was not imported; handle the events that are reported.",
  },
  computed_fact: {
    zh: "用函数算出的事实没有导入：请在运行前查好，或者写成推算事实（derived）。",
    en: "A fact computed by a function was not imported: look it up beforehand, or write it as a derived fact.",
  },
  sample_fact: {
    zh: "固定的事实值没有导入，只作为样例用来推断类型：运行时请由宿主提供。",
    en: "A constant fact was not imported, only used as a sample from which kinds are concluded: the host gives it at each run.",
  },
  too_deep: { zh: "嵌套太深，或者自己包含自己。", en: "This is nested too deep, or contains itself." },
  too_large: { zh: "内容太多。", en: "This is too large." },
  not_json: { zh: "这里有函数等不是 JSON 的内容。", en: "Something here, such as a function, is not JSON." },
};

/** Makes a refusal of something that is no rule document at all. */
export function refusal(code: RefusalCode, pointer: string): Refused {
  return { pointer, code, issue: texts[code] };
}

/** Codes of what is JSON and yet not taken; what is no JSON at all has one code. */
const jsonCodes: ReadonlySet<string> = new Set(["duplicate_key", "too_deep", "too_large"]);

/** Makes a refusal of a text that is no sound JSON, with the line and column in it. */
export function textRefusal({ code, message, place }: Issue, pointer: string): Refused {
  const { line = 1, column = 1 } = place ?? {};
  return {
    pointer,
    code: jsonCodes.has(code) ? code : "invalid_json",
    issue: { zh: `第 ${line} 行第 ${column} 列：${message.zh}。`, en: `Line ${line}, column ${column}: ${message.en}.` },
    place: { line, column },
  };
}
