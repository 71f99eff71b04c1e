import type { Issue } from "./issue.ts";
import { below } from "./json-pointer.ts";
import { isSayable, sayDate } from "./say-date.ts";
import type { Language, Text } from "./text.ts";

/** Texts by key, once in each language. A `{slot}` in a text is replaced by a value. */
export interface Catalogue {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/** What a slot can be filled with. A text is taken in the language of the sentence, an ISO date is said in it, a list is joined. */
export type SlotValue = string | number | Text | readonly SlotValue[];

/** The values of the slots by name. */
export type Slots = Readonly<Record<string, SlotValue>>;

const SLOT = /\{([A-Za-z][A-Za-z0-9_.]*)\}/g;

/**
 * Makes the text of the first key that both languages have; `undefined` where there is none.
 *
 * A slot without a value stays visible as `{slot}`, so that a test or a reader finds it.
 *
 * @example
 * const catalogue = { zh: { due: "应于{on}前办理" }, en: { due: "due by {on}" } };
 * textOf(catalogue, ["due.talk", "due"], { on: "2026-07-01" }); // => { zh: "应于2026年7月1日前办理", en: "due by 1 July 2026" }
 */
export function textOf(catalogue: Catalogue, keys: readonly string[], slots: Slots = {}): Text | undefined {
  for (const key of keys) {
    if (!Object.hasOwn(catalogue.zh, key) || !Object.hasOwn(catalogue.en, key)) continue;
    return { zh: fill(catalogue.zh[key] as string, slots, "zh"), en: fill(catalogue.en[key] as string, slots, "en") };
  }
  return undefined;
}

/**
 * Lists where the two languages differ: a key that one lacks, or a key whose texts do not have the same slots.
 *
 * @example
 * catalogueIssues({ zh: { due: "应于{on}前办理" }, en: { due: "due" } })[0]?.code; // => "slots_differ"
 */
export function catalogueIssues(catalogue: Catalogue): Issue[] {
  const issues: Issue[] = [];
  for (const [language, other] of [
    ["zh", "en"],
    ["en", "zh"],
  ] as const) {
    for (const key of Object.keys(catalogue[language])) {
      const pointer = below(`/${other}`, key);
      if (!Object.hasOwn(catalogue[other], key)) {
        issues.push({
          code: "text_missing",
          pointer,
          message: { zh: `文案“${key}”缺少${languageName[other].zh}文本`, en: `text "${key}" has no ${languageName[other].en} version` },
        });
        continue;
      }
      if (language === "en") continue;
      const [inChinese, inEnglish] = [slotsOf(catalogue.zh[key] as string), slotsOf(catalogue.en[key] as string)];
      if (inChinese === inEnglish) continue;
      issues.push({
        code: "slots_differ",
        pointer,
        message: {
          zh: `文案“${key}”中英文的填空不一致：中文为 ${inChinese || "无"}，英文为 ${inEnglish || "无"}`,
          en: `text "${key}" has different slots: ${inChinese || "none"} in Chinese, ${inEnglish || "none"} in English`,
        },
      });
    }
  }
  return issues;
}

const languageName: Readonly<Record<Language, Text>> = { zh: { zh: "中文", en: "Chinese" }, en: { zh: "英文", en: "English" } };

function fill(template: string, slots: Slots, language: Language): string {
  return template.replace(SLOT, (whole, name: string) => (Object.hasOwn(slots, name) ? show(slots[name] as SlotValue, language) : whole));
}

function show(value: SlotValue, language: Language): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return isSayable(value) ? sayDate(value, language) : value;
  if (isList(value)) return value.map((item) => show(item, language)).join(language === "zh" ? "、" : ", ");
  return value[language];
}

function isList(value: SlotValue): value is readonly SlotValue[] {
  return Array.isArray(value);
}

/** The distinct slots of a template as one text, sorted by code unit. */
function slotsOf(template: string): string {
  return [...new Set(template.match(SLOT) ?? [])].sort().join(" ");
}
