import type { Issue, Text } from "@guiju/core";

/** Something that was not taken over, and why. */
export interface Refused {
  /** Where it stands in the source. */
  readonly pointer: string;
  readonly code: string;
  readonly issue: Text;
  /** Name of the rule or named condition that is left out for it; absent where nothing else is. */
  readonly rule?: string;
}

type RefusalCode =
  | "no_rules"
  | "not_a_rule"
  | "unknown_key"
  | "invalid_json"
  | "callback"
  | "computed_fact"
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
  invalid_json: { zh: "这段文字不是 JSON。", en: "This text is not JSON." },
  callback: {
    zh: "回调函数是程序，没有导入；请改为处理报告的事件。",
    en: "A callback is code and was not imported; handle the events that are reported.",
  },
  computed_fact: {
    zh: "用函数算出的事实没有导入：请在运行前查好，或者写成推算事实（derived）。",
    en: "A fact computed by a function was not imported: look it up beforehand, or write it as a derived fact.",
  },
  too_deep: { zh: "嵌套太深，或者自己包含自己。", en: "This is nested too deep, or contains itself." },
  too_large: { zh: "内容太多。", en: "This is too large." },
  not_json: { zh: "这里有函数等不是 JSON 的内容。", en: "Something here, such as a function, is not JSON." },
};

/** Makes a refusal of something that is no rule document at all. */
export function refusal(code: RefusalCode, pointer: string): Refused {
  return { pointer, code, issue: texts[code] };
}

/** What an issue of the compiler says to one who knows json-rules-engine: the reason, and what to write instead. */
export function reasons(issue: Issue): { readonly code: string; readonly message: Text } {
  const { code, message, expected, suggestion } = issue;
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
  return { code, message: { zh: zh.filter(Boolean).join(""), en: en.filter(Boolean).join(" ") } };
}
