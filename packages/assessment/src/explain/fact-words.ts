import { type Catalogue, type Language, type Text, textOf } from "@guiju/core";
import type { FactField } from "@guiju/rules";
import type { AssessmentFile, LeafIndicator, Measure } from "../assessment-file.ts";
import { readTraceName } from "../evaluate/trace-name.ts";
import { numberWords } from "./number-words.ts";

/** What facts are said with: the rubric, and where there are any the texts of its pack. */
export interface FactSpeaker {
  readonly file: AssessmentFile | undefined;
  readonly language: Language;
  /** Words of facts are called by `<fact>.<word>` or `word.<word>`. */
  readonly texts: Catalogue | undefined;
}

/** More entries of a list than this are not written out; the periods of a year are. */
const SHOWN = 6;
const PERIODS = 12;

/** What people call a fact; of a field below one the title and the field. What was computed on the way is called that. */
export function factTitle({ file, language, texts }: FactSpeaker, traced: string, score?: LeafIndicator["score"]): string {
  const { kind, name } = readTraceName(traced);
  if (kind !== "fact")
    return (
      (kind === "measure" ? named(texts, [`fact.${name}`, `value.${name}`])?.[language] : undefined) ??
      computedTitle(file, kind, name, score, language)
    );
  const isCohort = name.startsWith("cohort.");
  const [first = "", ...rest] = (isCohort ? name.slice("cohort.".length) : name).split(".");
  const whole = own(file?.facts, name) ?? own(file?.cohortFacts, name);
  const fact = whole ?? (isCohort ? own(file?.cohortFacts, first) : own(file?.facts, first));
  const title = (fact?.title ?? named(texts, [`fact.${name}`, `value.${name}`]))?.[language];
  if (title === undefined) return fact === undefined ? computedTitle(file, kind, name, score, language) : name;
  if (whole !== undefined || rest.length === 0) return title;
  const field = rest.reduce<FactField | undefined>((inner, key) => own(inner?.of, key), fact)?.title?.[language] ?? rest.join(".");
  return language === "zh" ? `${title}（${field}）` : `${title} (${field})`;
}

/** The value of a fact in words; what is plain is left as it is. */
export function factValue(speaker: FactSpeaker, traced: string, value: string | boolean | null): string | boolean | null {
  if (typeof value !== "string") return value;
  const { kind, name } = readTraceName(traced);
  if (kind !== "fact") return numberWords(value, speaker.language);
  const field = fieldOf(speaker.file, name);
  const json = /^[[{]/.test(value) && field?.type !== "word" ? jsonOf(value) : undefined;
  if (Array.isArray(json)) return listWords(speaker, name, json, field);
  if (typeof json === "object" && json !== null) return recordWords(speaker, name, json as Fields, field);
  return field?.type === "word" ? wordTitle(speaker, name, value) : numberWords(value, speaker.language);
}

/** Yes, no and what is not recorded in words; a text as it is. */
export function plainWords(value: string | boolean | null, language: Language): string {
  if (value === null) return missing(language);
  if (typeof value === "string") return value;
  return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
}

/** What people call a word of a fact. */
export function wordTitle({ texts, language }: Pick<FactSpeaker, "texts" | "language">, fact: string, word: string): string {
  return named(texts, [`${fact}.${word}`, `word.${word}`])?.[language] ?? word;
}

type Fields = Readonly<Record<string, unknown>>;

function listWords(speaker: FactSpeaker, name: string, list: readonly unknown[], field: FactField | undefined): string {
  const { language } = speaker;
  const records = list.filter((each): each is Fields => typeof each === "object" && each !== null && !Array.isArray(each));
  if (records.length < list.length || list.length === 0) {
    if (list.length === 0) return language === "zh" ? "无" : "none";
    return shortened(
      list.map((each) => scalar(speaker, name, each)),
      SHOWN,
      language,
    );
  }
  if (records.every((each) => Object.hasOwn(each, "period") && Object.hasOwn(each, "score")))
    return shortened(
      records.map(({ period, score }) => `${period}${language === "zh" ? "：" : ": "}${score ?? missing(language)}`),
      PERIODS,
      language,
    );
  // Many records are told by what they are of the few words that there are, and how many of each.
  const closed = Object.entries(field?.of ?? {}).filter(([, { type, words }]) => type === "word" && words !== undefined);
  const keys = closed.map(([key]) => key);
  const kinds = new Map<string, number>();
  for (const record of records) {
    const kind = (keys.length > 0 ? keys : Object.keys(record)).map((key) => scalar(speaker, key, record[key])).join(comma(language));
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const said = [...kinds].map(([kind, count]) => (keys.length === 0 && count === 1 ? kind : `${kind} ${count}`));
  const head = language === "zh" ? `${records.length}项：` : `${records.length}: `;
  return `${head}${said.slice(0, SHOWN).join(language === "zh" ? "；" : "; ")}${said.length > SHOWN ? "…" : ""}`;
}

function recordWords(speaker: FactSpeaker, name: string, record: Fields, field: FactField | undefined): string {
  const { language } = speaker;
  const { points, reason, assessor } = record;
  if (points !== undefined && reason !== undefined && assessor !== undefined)
    return language === "zh" ? `${points}分，理由“${reason}”，评分人 ${assessor}` : `${points}, reason "${reason}", assessor ${assessor}`;
  const said = Object.entries(record).map(
    ([key, each]) =>
      `${own(field?.of, key)?.title?.[language] ?? wordTitle(speaker, name, key)}${language === "zh" ? " " : ": "}${scalar(speaker, key, each)}`,
  );
  return shortened(said, PERIODS, language);
}

function shortened(said: readonly string[], most: number, language: Language): string {
  const shown = said.slice(0, most).join(comma(language));
  if (said.length <= most) return shown;
  return language === "zh" ? `${shown}…（共${said.length}个）` : `${shown}, … (${said.length} in all)`;
}

function scalar(speaker: FactSpeaker, name: string, value: unknown): string {
  const { language } = speaker;
  if (value === undefined || value === null || typeof value === "boolean") return plainWords(value ?? null, language);
  if (typeof value === "string") return wordTitle(speaker, name, value);
  return typeof value === "number" ? String(value) : language === "zh" ? "（略）" : "…";
}

/** What a measure, a derived fact or a part of a primitive came to has no name that people know. */
function computedTitle(
  file: AssessmentFile | undefined,
  kind: ReturnType<typeof readTraceName>["kind"],
  name: string,
  score: LeafIndicator["score"] | undefined,
  language: Language,
): string {
  const zh = language === "zh";
  if (kind === "fact" && name === "year") return zh ? "年度" : "year";
  if (kind === "part" && name === "place") return zh ? "名次" : "place";
  if (kind === "part" && name === "target") return zh ? "目标" : "target";
  if (kind === "part" && name === "best" && score?.primitive === "ratioToBest")
    return score.best === "greatest" ? (zh ? "同组最高" : "greatest of the group") : zh ? "同组最低" : "least of the group";
  const measure =
    kind === "measure"
      ? own(file?.measures, name)
      : kind === "part"
        ? own(score as Readonly<Record<string, Measure>> | undefined, name)
        : undefined;
  if (typeof measure === "object" && "percent" in measure) return zh ? "比率（%）" : "rate, %";
  return zh ? "算得" : "computed";
}

function fieldOf(file: AssessmentFile | undefined, name: string): FactField | undefined {
  const [first = "", ...rest] = name.replace(/^cohort\./, "").split(".");
  const fact: FactField | undefined = own(file?.facts, name) ?? own(name.startsWith("cohort.") ? file?.cohortFacts : file?.facts, first);
  return own(file?.facts, name) !== undefined ? fact : rest.reduce<FactField | undefined>((inner, key) => own(inner?.of, key), fact);
}

function named(texts: Catalogue | undefined, keys: readonly string[]): Text | undefined {
  return texts === undefined ? undefined : textOf(texts, keys);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function missing(language: Language): string {
  return language === "zh" ? "缺" : "missing";
}

function comma(language: Language): string {
  return language === "zh" ? "、" : ", ";
}

function own<Value>(fields: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
