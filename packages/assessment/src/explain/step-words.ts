import type { Language, Text } from "@guiju/core";
import type { AssessmentFile, Indicator, LeafIndicator } from "../assessment-file.ts";
import type { TraceEntry } from "../report.ts";

type Step = TraceEntry["steps"][number];

const WORDS: Readonly<Record<string, Text>> = {
  award: { zh: "加{points}分：{of}", en: "{points} added: {of}" },
  cap: { zh: "最高{points}分（原为{of}）", en: "at most {points} (was {of})" },
  carriedOver: { zh: "以前年度得分{of}", en: "{of} carried over from an earlier year" },
  deduct: { zh: "扣{points}分：{of}", en: "{points} deducted: {of}" },
  deductCap: { zh: "扣分合计最多{points}分（原为{of}）", en: "deductions of {points} at most (were {of})" },
  exempt: { zh: "不适用的不计入，其余折算", en: "what does not apply is left out, the others weigh more" },
  exemption: { zh: "容错，不扣：{of}", en: "suspended on a recorded ground: {of}" },
  firstYear: { zh: "首年{points}分", en: "first year: {points}" },
  floor: { zh: "扣完为止，最低{points}分（原为{of}）", en: "at least {points} (was {of})" },
  given: { zh: "评分 {points}，评分人 {of}", en: "{points} given by {of}" },
  highestOnly: { zh: "只取最高的一项", en: "only the highest counts" },
  "notApplicable.full": { zh: "不适用，给满分{points}分", en: "does not apply: full marks, {points}" },
  "notApplicable.none": { zh: "不适用，不给分", en: "does not apply: no points" },
  "notApplicable.peerMean": { zh: "不适用，取同组平均{points}分", en: "does not apply: the mean of the peers, {points}" },
  rater: { zh: "评分组：{of}", en: "raters: {of}" },
  rounded: { zh: "{of}取整为{points}", en: "{of} rounded to {points}" },
  sameOccurrence: { zh: "同一情形只计一次：{of}", en: "the same occurrence counts once: {of}" },
  tie: { zh: "{of}家并列", en: "{of} share the place" },
  tier: { zh: "{of}，得{points}分", en: "{of}: {points}" },
  times: { zh: "加倍：{of}变为{points}", en: "multiplied: {of} becomes {points}" },
};

/** Says in words what was done for a number; items and terms by their titles. */
export function stepWords({ step, points, of }: Step, file: AssessmentFile | undefined, indicator: string, language: Language): string {
  const words = Object.hasOwn(WORDS, step) ? WORDS[step]?.[language] : undefined;
  const title = of === undefined ? undefined : titleOf(file, indicator, of);
  const slots: Readonly<Record<string, string | undefined>> = {
    points: points?.replace(/^-(?=.)/, step === "deduct" ? "" : "-"),
    of: title?.[language] ?? of,
  };
  if (words === undefined) return [step, slots.of, slots.points].filter((part) => part !== undefined).join(" ");
  // A slot without a value goes with what leads to it.
  return words
    .replace(/[：:]\s*\{of\}|（[^（）]*\{of\}[^（）]*）| \([^()]*\{of\}[^()]*\)/g, (part) => (slots.of === undefined ? "" : part))
    .replace(/[，,]?\s*\{points\}/g, (part) => (slots.points === undefined ? "" : part))
    .replace(/\{(points|of)\}/g, (_, name: string) => slots[name] ?? "")
    .trim();
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

/** The title of an item, a term, a tier or a group of raters of an indicator. */
function titleOf(file: AssessmentFile | undefined, indicator: string, part: string): Text | undefined {
  const score = file === undefined ? undefined : leafIn(file.indicators, indicator)?.score;
  if (score === undefined) return undefined;
  const parts: readonly { readonly id?: string; readonly title?: Text }[] =
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
  return found?.title ?? (found === undefined ? undefined : factTitle(file, found));
}

/** What has no title of its own is called after the fact that it counts or asks for. */
function factTitle(file: AssessmentFile | undefined, term: object): Text | undefined {
  const { of, list, when } = term as { readonly of?: unknown; readonly list?: unknown; readonly when?: unknown };
  const read = of ?? when;
  const name = typeof read === "object" && read !== null ? (read as { readonly fact?: unknown }).fact : list;
  if (typeof name !== "string") return undefined;
  const fact = Object.hasOwn(file?.facts ?? {}, name) ? file?.facts?.[name] : undefined;
  return fact?.title ?? { zh: name, en: name };
}
