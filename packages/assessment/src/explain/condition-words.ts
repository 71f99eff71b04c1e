import { type Catalogue, type Language, type Text, textOf } from "@guiju/core";
import type { Condition, FactField, Operand, Source } from "@guiju/rules";
import { pathKeys } from "@guiju/rules/compile";
import type { AssessmentFile, Indicator } from "../assessment-file.ts";
import { countedWords } from "./number-words.ts";

/** What conditions are said with: the rubric, the texts of its pack, and titles of facts that the rubric itself does not declare. */
export interface ConditionSpeaker {
  readonly file: AssessmentFile | undefined;
  readonly language: Language;
  readonly texts: Catalogue | undefined;
  readonly titleOf?: ((fact: string) => Text | undefined) | undefined;
}

/**
 * Says a condition of a rubric: by its own text of the pack where it has one, else as a comparison.
 *
 * @param titleOf - titles of facts that the rubric itself does not declare
 *
 * @example
 * conditionText(assessment!.file, { fact: "late", operator: "equal", value: false }).zh; // => "并非“late”"
 */
export function conditionText(
  file: AssessmentFile,
  condition: Condition,
  texts?: Catalogue,
  titleOf?: (fact: string) => Text | undefined,
): Text {
  const say = (language: Language): string => conditionWords({ file, language, texts, titleOf }, condition);
  return { zh: say("zh"), en: say("en") };
}

const SIGNS: Readonly<Record<string, Text>> = {
  equal: { zh: "为", en: "is" },
  notEqual: { zh: "不为", en: "is not" },
  lessThan: { zh: "＜", en: "<" },
  lessThanInclusive: { zh: "≤", en: "≤" },
  greaterThan: { zh: "＞", en: ">" },
  greaterThanInclusive: { zh: "≥", en: "≥" },
  in: { zh: "属于", en: "is among" },
  notIn: { zh: "不属于", en: "is not among" },
  contains: { zh: "含有", en: "contains" },
  doesNotContain: { zh: "不含", en: "does not contain" },
  before: { zh: "早于", en: "is before" },
  after: { zh: "晚于", en: "is after" },
  onOrBefore: { zh: "不晚于", en: "is not after" },
  onOrAfter: { zh: "不早于", en: "is not before" },
};

/** Says a condition in one language. */
export function conditionWords(speaker: ConditionSpeaker, condition: Condition): string {
  const { file, language, texts } = speaker;
  const zh = language === "zh";
  const own = condition.message === undefined || texts === undefined ? undefined : textOf(texts, [condition.message])?.[language];
  if (own !== undefined) return own;
  const say = (each: Condition): string => conditionWords(speaker, each);
  const bracketed = (words: string): string => (zh ? `（${words}）` : `(${words})`);
  const inner = (each: Condition): string => ("all" in each || "any" in each ? bracketed(say(each)) : say(each));
  if ("all" in condition) return condition.all.map(inner).join(zh ? "，并且" : " and ");
  if ("any" in condition) return condition.any.map(inner).join(zh ? "，或者" : " or ");
  if ("not" in condition) return `${zh ? "并非" : "not "}${bracketed(say(condition.not))}`;
  if ("condition" in condition) {
    const found = fieldOf(file?.conditions, condition.condition);
    return found === undefined ? condition.condition : inner(found);
  }
  if ("count" in condition) {
    const where = condition.where === undefined ? "" : `${zh ? "" : " "}${bracketed(say(condition.where))}`;
    const [a, sign, b] = [
      sourceWords(speaker, condition.count),
      signOf(condition.operator, language),
      operandWords(speaker, "", condition.value),
    ];
    return zh ? `${a}${where}的个数${sign}${b}` : `number of ${a}${where} ${sign} ${b}`;
  }
  if ("some" in condition) {
    const [a, b] = [sourceWords(speaker, condition.some), say(condition.where)];
    return zh ? `${a}中有（${b}）的` : `some of ${a}: ${b}`;
  }
  if ("every" in condition) {
    const [a, b] = [sourceWords(speaker, condition.every), say(condition.where)];
    return zh ? `${a}都（${b}）` : `every one of ${a}: ${b}`;
  }
  return comparison(speaker, condition, condition.operator, condition.value);
}

function comparison(speaker: ConditionSpeaker, source: Source, operator: string, raw: Operand): string {
  const zh = speaker.language === "zh";
  const a = sourceWords(speaker, source);
  if (operator === "equal" || operator === "notEqual") {
    if (raw === (operator === "equal")) return a;
    if (typeof raw === "boolean") return zh ? `并非“${a}”` : `not "${a}"`;
  }
  const b = operandWords(speaker, "fact" in source ? source.fact : "", raw);
  const sign = signOf(operator, speaker.language);
  return zh ? `${a}${sign}${b}` : `${a} ${sign} ${b}`;
}

function signOf(operator: string, language: Language): string {
  return fieldOf(SIGNS, operator)?.[language] ?? ` ${operator} `;
}

/** What a condition reads. `outcome` is the result itself. */
function sourceWords(speaker: ConditionSpeaker, source: Source): string {
  const zh = speaker.language === "zh";
  if ("item" in source) return source.item === "" ? (zh ? "该项" : "the item") : source.item;
  const keys = (pathKeys(source.path) ?? []).map(String);
  return source.fact === "outcome" ? outcomeWords(speaker, keys) : factWords(speaker, source.fact, keys.join("."));
}

function factWords(speaker: ConditionSpeaker, name: string, path: string): string {
  const { file, language, texts, titleOf } = speaker;
  const declared = fieldOf(file?.facts, name) ?? fieldOf(file?.cohortFacts, name);
  const known = declared?.title ?? (texts && textOf(texts, [`fact.${name}`, `value.${name}`])) ?? titleOf?.(name);
  const title = known?.[language] ?? name;
  if (path === "") return title;
  const field = (fieldOf(declared?.of, path) as FactField | undefined)?.title?.[language] ?? wordOf(speaker, name, path);
  return language === "zh" ? `${title}的${field}` : `${field} of ${title}`;
}

const PARTS: Readonly<Record<string, Text>> = {
  total: { zh: "总分", en: "the total" },
  year: { zh: "年度", en: "the year" },
  grade: { zh: "等次", en: "the grade" },
  rank: { zh: "名次", en: "the rank" },
};

/** What people call a part of the result that a condition reads, by its keys below `outcome`. */
export function outcomeWords(speaker: ConditionSpeaker, [first = "", ...rest]: readonly string[]): string {
  const { file, language, texts } = speaker;
  const name = rest.join(".");
  if (first === "scores") {
    const title = titleIn(file?.indicators ?? [], name)?.[language] ?? name;
    return language === "zh" ? `“${title}”的得分` : `the score of "${title}"`;
  }
  if (first === "measures")
    return (texts && textOf(texts, [`fact.${name}`, `value.${name}`]))?.[language] ?? yearsWords(speaker, name) ?? name;
  return fieldOf(PARTS, first)?.[language] ?? (rest.length > 0 ? name : first);
}

/** A measure that counts years is called after them; others have no words of their own. */
function yearsWords(speaker: ConditionSpeaker, name: string): string | undefined {
  const measure = fieldOf(speaker.file?.measures, name);
  if (typeof measure !== "object") return undefined;
  const zh = speaker.language === "zh";
  if ("window" in measure) {
    const list = factWords(speaker, measure.window, "");
    return zh
      ? `“${list}”近${measure.years}年的个数`
      : `"${list}" in the last ${measure.years === 1 ? "year" : countedWords(measure.years, "year")}`;
  }
  if (!("consecutive" in measure)) return undefined;
  const list = factWords(speaker, measure.consecutive, "");
  return zh ? `“${list}”连续的个数` : `"${list}" in a row`;
}

function titleIn(indicators: readonly Indicator[], id: string): Text | undefined {
  for (const each of indicators) {
    const found = each.id === id ? each.title : "indicators" in each ? titleIn(each.indicators, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function operandWords(speaker: ConditionSpeaker, fact: string, value: Operand): string {
  const { file, language } = speaker;
  const zh = language === "zh";
  if (Array.isArray(value)) return (value as readonly Operand[]).map((each) => operandWords(speaker, fact, each)).join(zh ? "、" : ", ");
  if (typeof value === "object" && value !== null) return sourceWords(speaker, value as Source);
  if (typeof value === "boolean") return zh ? (value ? "是" : "否") : value ? "yes" : "no";
  if (value === null) return zh ? "无" : "none";
  if (typeof value !== "string") return String(value);
  const grade = file?.bands?.find((band) => band.grade === value)?.title?.[language];
  const word = fact === "outcome" ? (grade ?? value) : wordOf(speaker, fact, value);
  return zh ? `“${word}”` : `"${word}"`;
}

function wordOf({ texts, language }: ConditionSpeaker, fact: string, word: string): string {
  return (texts && textOf(texts, [`${fact}.${word}`, `word.${word}`]))?.[language] ?? word;
}

function fieldOf<Value>(fields: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
