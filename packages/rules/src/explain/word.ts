import { type Slots, type SlotValue, type Text, textOf } from "@guiju/core";
import { explanationWords } from "./explanation-words.ts";

/** Slots that people's own words stand in: they are set as they are. */
const OWN_WORDS: ReadonlySet<string> = new Set(["fact", "field", "rule", "message", "condition", "basis", "path"]);
const HAN = /\p{Script=Han}/u;
/** A day is written without spaces: 2020年5月1日. */
const NUMBER_FIRST = /^-?\d+(?!\d*年)/;
const NUMBER_LAST = /\d$/;

/** Makes a text of the words of explanations. In Chinese a number is set off from the characters beside it by a space. */
export function word(key: string, slots: Slots = {}): Text {
  const template = explanationWords.zh[key];
  if (template === undefined) return { zh: key, en: key };
  const spaced = Object.entries(slots).map(([name, value]): [string, SlotValue] => [
    name,
    OWN_WORDS.has(name) ? value : set(template, name, value),
  ]);
  return textOf(explanationWords, [key], Object.fromEntries(spaced)) ?? { zh: key, en: key };
}

/** Joins texts, by default as a list of things. */
export function joinedText(parts: readonly (Text | string)[], between: Text = { zh: "、", en: ", " }): Text {
  const inLanguage = (language: "zh" | "en") =>
    parts.map((part) => (typeof part === "string" ? part : part[language])).join(between[language]);
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

function set(template: string, name: string, value: SlotValue): SlotValue {
  const text = typeof value === "number" ? { zh: String(value), en: String(value) } : value;
  if (typeof text !== "object" || !("zh" in text)) return value;
  const at = template.indexOf(`{${name}}`);
  const [before, after] = [template.charAt(at - 1), template.charAt(at + name.length + 2)];
  const zh = `${NUMBER_FIRST.test(text.zh) && HAN.test(before) ? " " : ""}${text.zh}${NUMBER_LAST.test(text.zh) && HAN.test(after) ? " " : ""}`;
  return { zh, en: text.en };
}
