import type { Text } from "@guiju/core";
import type { Fields } from "@guiju/rules";

const SIGNS: Readonly<Record<string, Text>> = {
  le: { zh: "不应大于", en: "must not be more than" },
  lt: { zh: "应小于", en: "must be less than" },
  ge: { zh: "不应小于", en: "must not be less than" },
  gt: { zh: "应大于", en: "must be more than" },
};

/** What people call the fields of acts, by path. */
export type Titles = Readonly<Record<string, Text>>;

/** Says which numbers of an act cannot be together: "present (30) must not be more than should attend (25)". */
export function brokenHold(source: unknown, self: Fields, titles: Titles): { readonly field: string | undefined; readonly message: Text } {
  for (const [operator, sign] of Object.entries(SIGNS)) {
    const operands = (source as Record<string, unknown>)[operator];
    if (!Array.isArray(operands)) continue;
    const [field] = fieldsOf(operands[0]);
    const [left, right] = [named(operands[0], self, titles), named(operands[1], self, titles)];
    const message = { zh: `${left.zh}${sign.zh}${right.zh}。`, en: `${sentenceCase(left.en)} ${sign.en} ${right.en}.` };
    return { field: field?.split(".")[0], message };
  }
  return { field: undefined, message: { zh: "所填内容互相矛盾，不可能同时成立。", en: "What is entered here cannot all be true." } };
}

/** Says that a number computed from other fields comes out below zero, so that one of those is wrong. */
export function belowZero(field: string, value: number, from: readonly string[], titles: Titles): Text {
  const parts = from.map((each) => titleOf(each, titles));
  const [zh, en] = [parts.map((each) => each.zh).join("、"), parts.map((each) => each.en).join(", ")];
  const title = titleOf(field, titles);
  return {
    zh: `按所填的${zh}推算，${title.zh}为 ${value}，小于零，请核对。`,
    en: `Computed from what is entered as ${en}, "${title.en}" is ${value}, below zero: check these numbers.`,
  };
}

/** What a field is called, or its own name. */
function titleOf(path: string, titles: Titles): Text {
  return Object.hasOwn(titles, path) ? (titles[path] as Text) : { zh: path, en: path };
}

/** The fields that an operand reads, by path. */
function fieldsOf(operand: unknown): readonly string[] {
  if (typeof operand !== "object" || operand === null) return [];
  const { self } = operand as Record<string, unknown>;
  return typeof self === "string" ? [self] : [...new Set(Object.values(operand).flatMap(fieldsOf))];
}

function named(operand: unknown, self: Fields, titles: Titles): Text {
  if (typeof operand !== "object" || operand === null) return { zh: String(operand), en: String(operand) };
  const parts = fieldsOf(operand).map((path) => {
    const { zh, en } = titleOf(path, titles);
    const value = valueAt(self, path);
    return value === undefined ? { zh, en } : { zh: `${zh}（${value}）`, en: `${en} (${value})` };
  });
  return { zh: parts.map((part) => part.zh).join("、"), en: parts.map((part) => part.en).join(", ") };
}

function valueAt(self: Fields, path: string): number | undefined {
  let value: unknown = self;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return typeof value === "number" ? value : undefined;
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
