import type { Issue, Text } from "@guiju/core";

/** What the analysis finds. */
export type FindingCode =
  | "always_true"
  | "impossible"
  | "contradictory"
  | "subsumed"
  | "duplicate"
  | "tier_gap"
  | "tier_overlap"
  | "undecided"
  | "too_large";

/** Facts that show a finding, as a host would supply them: dates as ISO text. The real evaluator was run on them before they are given. */
export interface Example {
  /** Of a rule set what `evaluate` takes; of a single condition the groups `self`, `facts`, `values` and `result` it reads. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The day of judging, where the conditions read it. */
  readonly today?: string;
}

/** One finding about conditions. It may be shown as any other issue. */
export interface Finding extends Issue {
  readonly code: FindingCode;
  readonly severity: "error" | "warning";
  readonly pointer: string;
  /** The other places it is about: the part that contradicts, covers or repeats this one, or the other tier. */
  readonly related: readonly string[];
  readonly example?: Example;
}

/** What a finding is about. */
export interface About {
  readonly pointer: string;
  readonly related?: readonly string[];
  readonly example?: Example | undefined;
}

const warnings: ReadonlySet<FindingCode> = new Set<FindingCode>(["always_true", "subsumed", "duplicate", "undecided", "too_large"]);

const texts: Readonly<Record<FindingCode, Text>> = {
  always_true: { zh: "该条件对任何完整的事实都成立{example}。", en: "This is true of any complete facts{example}." },
  impossible: { zh: "该条件永远不能成立。", en: "This can never be true." },
  contradictory: { zh: "“{pointer}”与“{other}”不能同时成立。", en: "{pointer} and {other} can never hold together." },
  subsumed: {
    zh: "该条件可以删去：“{other}”已经包含了它{example}。",
    en: "This can be left out: {other} already settles it{example}.",
  },
  duplicate: { zh: "该条件与“{other}”相同。", en: "This says the same as {other}." },
  tier_gap: { zh: "存在一档都不符合的情形{example}。", en: "There are facts for which no tier holds{example}." },
  tier_overlap: { zh: "“{pointer}”与“{other}”两档会同时成立{example}。", en: "The tiers {pointer} and {other} hold at once{example}." },
  undecided: {
    zh: "无法判定各档是否恰好符合其一：“{other}”不在分析范围之内，请用案例检查。",
    en: "Whether exactly one tier holds cannot be told: {other} is beyond this analysis. Check it by cases.",
  },
  too_large: {
    zh: "条件过大，未能分析完：{size}，上限 {limit}。",
    en: "This is too large to be analysed: {size_en}, the limit is {limit}.",
  },
};

/** Makes a finding with its text. */
export function findingOf(code: FindingCode, about: About): Finding {
  const { pointer, related = [], example } = about;
  const slots = { pointer, other: related[0] ?? "" };
  const said = example === undefined ? "" : saidOf(example);
  return {
    code,
    severity: warnings.has(code) ? "warning" : "error",
    message: {
      zh: filled(texts[code].zh, { ...slots, example: said && `，例如 ${said}` }),
      en: filled(texts[code].en, { ...slots, example: said && `, for example ${said}` }),
    },
    pointer,
    related,
    ...(example && { example }),
  };
}

/** What the analysis ran out of, and the limit. */
export interface Exceeded {
  readonly what: "steps" | "totalSteps" | "values" | "parts";
  readonly found: number;
  readonly limit: number;
}

const sizes: Readonly<Record<Exceeded["what"], (found: number) => Text>> = {
  steps: (found) => ({ zh: `一个问题查了 ${found} 步`, en: `one question took ${found} steps` }),
  totalSteps: (found) => ({ zh: `全部问题共查了 ${found} 步，其余未查`, en: `all questions took ${found} steps and the rest was left` }),
  values: (found) => ({ zh: `一个事实要与 ${found} 个值相比`, en: `one fact is compared with ${found} values` }),
  parts: (found) => ({ zh: `一组有 ${found} 项，未逐对比较`, en: `a group has ${found} parts, which were not compared in pairs` }),
};

/** Makes the finding that something was not analysed because of its size. */
export function tooLarge(pointer: string, exceeded: Exceeded): Finding {
  const made = findingOf("too_large", { pointer });
  const size = sizes[exceeded.what](exceeded.found);
  const slots = { size: size.zh, size_en: size.en, limit: String(exceeded.limit) };
  return { ...made, message: { zh: filled(texts.too_large.zh, slots), en: filled(texts.too_large.en, slots) } };
}

function filled(text: string, slots: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

function saidOf({ facts, today }: Example): string {
  const entries = Object.entries(facts).slice(0, 6);
  const parts = entries.map(([name, value]) => `${shortened(name)} = ${shortened(JSON.stringify(value))}`);
  return [...parts, ...(today === undefined ? [] : [`today = ${today}`])].join(", ");
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
