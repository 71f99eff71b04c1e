import type { Language, Text } from "@guiju/core";
import type { Condition, FactField } from "@guiju/rules";
import type { AssessmentFile, Indicator, LeafIndicator, ListedTerm, Measure } from "../assessment-file.ts";
import { formatRatio } from "../exact/decimal.ts";
import type { TraceEntry } from "../report.ts";
import { conditionWords } from "./condition-words.ts";
import { type FactSpeaker, factTitle, plainWords, wordTitle } from "./fact-words.ts";
import { exactOf, numberWords } from "./number-words.ts";

type Step = TraceEntry["steps"][number];

const WORDS: Readonly<Record<string, Text>> = {
  award: { zh: "加{points}分：{of}", en: "{points} added: {of}" },
  cap: { zh: "最高{points}分（原为{of}）", en: "at most {points} (was {of})" },
  cappedDeduction: { zh: "最多扣{points}分（原应扣{of}分）", en: "at most {points} deducted ({of} were due)" },
  carriedOver: { zh: "以前年度得分{of}", en: "{of} carried over from an earlier year" },
  deduct: { zh: "扣{points}分：{of}", en: "{points} deducted: {of}" },
  deductCap: { zh: "合计最多扣{points}分（原应扣{of}分）", en: "at most {points} deducted in all ({of} were due)" },
  exempt: { zh: "不适用的不计入，其余折算", en: "what does not apply is left out, the others weigh more" },
  firstYear: { zh: "首年{points}分", en: "first year: {points}" },
  floor: { zh: "扣完为止，最低{points}分（原为{of}）", en: "at least {points} (was {of})" },
  given: { zh: "评分 {points}，评分人 {of}", en: "{points} given by {of}" },
  highestOnly: { zh: "只取最高的一项", en: "only the highest counts" },
  "notApplicable.full": { zh: "不适用，给满分{points}分", en: "does not apply: full marks, {points}" },
  "notApplicable.none": { zh: "不适用，不给分", en: "does not apply: no points" },
  "notApplicable.peerMean": { zh: "不适用，取同组平均{points}分", en: "does not apply: the mean of the peers, {points}" },
  missing: { zh: "未得：{of}", en: "not earned: {of}" },
  rater: { zh: "评分组：{of}", en: "raters: {of}" },
  reweighted: { zh: "{of}", en: "{of}" },
  rounded: { zh: "{of}取整为{points}", en: "{of} rounded to {points}" },
  sameOccurrence: { zh: "同一情形只计一次，取分值最大的：{of}", en: "the same occurrence counts once, the one with the most points: {of}" },
  tie: { zh: "{count}家并列", en: "{count} share the place" },
  tier: { zh: "{of}，得{points}分", en: "{of}: {points}" },
  times: { zh: "加倍：{of}变为{points}", en: "multiplied: {of} becomes {points}" },
  timesDeducted: { zh: "加倍：由扣{of}分变为扣{points}分", en: "multiplied: {of} deducted becomes {points}" },
};

/** Steps whose `of` is a number. */
const OF_NUMBER = new Set(["cap", "cappedDeduction", "deductCap", "floor", "rounded", "times", "timesDeducted", "carriedOver"]);

/** Says in words what was done for a number; items and terms by their titles. */
export function stepWords(speaker: FactSpeaker, entry: TraceEntry, done: Step): string {
  const { language } = speaker;
  const { points, of, count } = done;
  if (done.step === "exemption") return exemptionWords(speaker, entry, done);
  const step = kindOf(done);
  const words = Object.hasOwn(WORDS, step) ? WORDS[step]?.[language] : undefined;
  const unsigned = step === "deduct" || step === "deductCap" || step === "cappedDeduction" || step === "timesDeducted";
  const signed = (text: string | undefined): string | undefined => text?.replace(/^-(?=.)/, unsigned ? "" : "-");
  const number = (text: string): string => numberWords(text, language);
  const slots: Readonly<Record<string, string | undefined>> = {
    points: points === undefined ? undefined : number(signed(points) ?? ""),
    of: of === undefined ? undefined : saidOf(speaker, entry, step, signed(of) ?? ""),
    count,
  };
  if (words === undefined) return [step, slots.of, slots.count, slots.points].filter((part) => part !== undefined).join(" ");
  // A slot without a value goes with what leads to it.
  return words
    .replace(/[：:]\s*\{of\}|（[^（）]*\{of\}[^（）]*）| \([^()]*\{of\}[^()]*\)/g, (part) => (slots.of === undefined ? "" : part))
    .replace(/[，,]?\s*\{points\}/g, (part) => (slots.points === undefined ? "" : part))
    .replace(/\{(points|of|count)\}/g, (_, name: string) => slots[name] ?? "")
    .trim();
}

/** A limit of what is taken is said as what is taken. */
function kindOf({ step, points = "", of = "" }: Step): string {
  const isTaken = points.startsWith("-") && of.startsWith("-");
  if ((step === "cap" || step === "floor") && isTaken && Number(of) < Number(points)) return "cappedDeduction";
  return step === "times" && isTaken ? "timesDeducted" : step;
}

function saidOf(speaker: FactSpeaker, entry: TraceEntry, step: string, of: string): string {
  const { language } = speaker;
  if (step === "reweighted") return reweightedWords(of, language);
  if (OF_NUMBER.has(step)) return numberWords(of, language);
  if (step === "sameOccurrence") return keyWords(speaker, entry, of);
  return partTitle(speaker, entry.indicator, of) ?? of;
}

/** The conversion with what it comes to: `61×100÷80＝76.25`. */
function reweightedWords(of: string, language: Language): string {
  const [points = "", max = "", most = ""] = of.split(/[*/]/);
  const [sum, full, part] = [exactOf(points), exactOf(max), exactOf(most)];
  if (sum === undefined || full === undefined || part === undefined) return of;
  const number = numberWords(formatRatio(sum.n * full.n * part.d, sum.d * full.d * part.n), language);
  const equals = number.startsWith("≈") ? "" : language === "zh" ? "＝" : "= ";
  return language === "zh" ? `${points}×${max}÷${most}${equals}${number}` : `${points} × ${max} ÷ ${most} ${equals}${number}`;
}

/** A suspended deduction: of what or how many, on which ground, and who recorded it. */
function exemptionWords(speaker: FactSpeaker, { indicator }: TraceEntry, { of, count, ground, by }: Step): string {
  const { file, language } = speaker;
  const zh = language === "zh";
  const title = file?.exemptions?.grounds.find(({ id }) => id === ground)?.title[language] ?? ground;
  const part = of === undefined ? undefined : (partTitle(speaker, indicator, of) ?? of);
  if (zh) {
    const record = [...(title === undefined ? [] : [`“${title}”`]), ...(by === undefined ? [] : [`${by}记录`])].join("，");
    const what = [...(part === undefined ? [] : [part]), ...(count === undefined ? [] : [`${count}次`])].join("");
    return `容错${record === "" ? "" : `（${record}）`}，不扣${what === "" ? "" : `：${what}`}`;
  }
  const record = `${title === undefined ? "a recorded ground" : `the ground "${title}"`}${by === undefined ? "" : `, recorded by ${by}`}`;
  const what = [...(part === undefined ? [] : [part]), ...(count === undefined ? [] : [`${count} of them`])].join(", ");
  return `suspended on ${record}${what === "" ? "" : `: ${what}`}`;
}

/** What makes two records the same, by the titles of their fields. */
function keyWords(speaker: FactSpeaker, { indicator }: TraceEntry, of: string): string {
  const { file, language } = speaker;
  const parts: unknown = of.startsWith("[") ? JSON.parse(of) : undefined;
  if (!Array.isArray(parts)) return of;
  const score = file === undefined ? undefined : leafIn(file.indicators, indicator)?.score;
  const terms = score?.primitive === "perOccurrence" ? score.terms : [];
  const term = terms.find((each): each is ListedTerm => "list" in each && each.key?.length === parts.length);
  const fields = term === undefined ? undefined : fieldsOf(file, term.list);
  const said = parts.map((part, at) => {
    const name = term?.key?.[at] ?? "";
    const value =
      typeof part === "string" ? wordTitle(speaker, name, part) : plainWords(typeof part === "boolean" ? part : String(part), language);
    const title = (Object.hasOwn(fields ?? {}, name) ? fields?.[name]?.title?.[language] : undefined) ?? name;
    return title === "" ? value : `${title} ${value}`;
  });
  return said.join(language === "zh" ? "、" : ", ");
}

function fieldsOf(file: AssessmentFile | undefined, list: string): Readonly<Record<string, FactField>> | undefined {
  return Object.hasOwn(file?.facts ?? {}, list) ? file?.facts?.[list]?.of : undefined;
}

/** The leaf of a file with an id. */
export function leafIn(indicators: readonly Indicator[], id: string): LeafIndicator | undefined {
  for (const each of indicators) {
    if ("score" in each && each.id === id) return each;
    const found = "indicators" in each ? leafIn(each.indicators, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The title of an item, a term, a tier or a group of raters of an indicator. What has none is called after what it counts or asks for. */
export function partTitle(speaker: FactSpeaker, indicator: string, part: string): string | undefined {
  const { file, language } = speaker;
  const score = file === undefined ? undefined : leafIn(file.indicators, indicator)?.score;
  if (score === undefined) return undefined;
  const parts: readonly Part[] =
    score.primitive === "checklist"
      ? score.items
      : score.primitive === "tiers"
        ? score.tiers
        : score.primitive === "perOccurrence"
          ? score.terms
          : score.primitive === "raters"
            ? score.groups
            : [];
  const found = parts.find(({ id }, index) => (id ?? String(index + 1)) === part);
  if (found === undefined) return undefined;
  if (found.title !== undefined) return found.title[language];
  if (found.when !== undefined) return conditionWords(speaker, found.when);
  const name = found.list ?? (typeof found.of === "object" && "fact" in found.of ? found.of.fact : undefined);
  return name === undefined ? undefined : factTitle(speaker, name);
}

interface Part {
  readonly id?: string;
  readonly title?: Text;
  readonly when?: Condition;
  readonly of?: Measure;
  readonly list?: string;
}
