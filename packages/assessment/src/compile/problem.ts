import { type Issue, nearest, type Text } from "@guiju/core";

/** What may stand with an issue beside its text. */
export type IssueMore = Pick<Issue, "expected" | "suggestion" | "help" | "severity">;

/** Makes an issue at a place of a file. */
export function problem(code: string, pointer: string, zh: string, en: string, more?: IssueMore): Issue {
  return { code, message: { zh, en }, pointer, ...more };
}

/** Makes an issue about a name that does not exist, with the nearest that does. */
export function unknownName(code: string, pointer: string, what: Text, name: string, names: readonly string[]): Issue {
  const suggestion = nearest(name, names);
  return problem(code, pointer, `没有名为“${shown(name)}”的${what.zh}。`, `There is no ${what.en} named "${shown(name)}".`, {
    ...(names.length > 0 && { expected: { zh: listed(names, "、"), en: listed(names, ", ") } }),
    ...(suggestion !== undefined && { suggestion }),
  });
}

/** Makes an issue about something else standing where a kind of thing belongs. */
export function wrongKind(pointer: string, expected: Text, json: unknown, code = "wrong_type"): Issue {
  const found = saidOf(json);
  const zh = `这里应为${expected.zh}，写的却是${found.zh}。`;
  return problem(code, pointer, zh, `This place takes ${expected.en}, but ${found.en} stands here.`, { expected });
}

/** Makes an issue about a text that has nothing in it but spaces. */
export function emptyText(pointer: string): Issue {
  return problem("wrong_type", pointer, "这里不能空着。", "This cannot be left empty.", { expected: { zh: "文字", en: "a text" } });
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
  if (json === undefined) return { zh: "空缺", en: "nothing" };
  if (json === null) return { zh: "空值 null", en: "null" };
  if (Array.isArray(json)) return { zh: `${json.length} 项的清单 […]`, en: `a list […] of ${json.length}` };
  if (typeof json === "string") return { zh: `文字“${shown(json)}”`, en: `the text "${shown(json)}"` };
  if (typeof json === "number" || typeof json === "boolean") return alike(String(json));
  return { zh: "花括号对象 {…}", en: "an object {…}" };
}

/** Names several things in a row, the first dozen of them. */
export function listed(names: readonly string[], separator: string): string {
  return names.slice(0, 12).map(shown).join(separator) + (names.length > 12 ? "…" : "");
}
