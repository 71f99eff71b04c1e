import type { Text } from "@guiju/core";
import type { Demand, NormBody, NormEdition, PeriodExpr } from "@guiju/lifecycle";
import type { Cond, Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { nameOf, plain } from "../texts/words.ts";
import { demandWords, modalityWords } from "./check-words.ts";
import { forceWords } from "./edition-words.ts";
import { between, computed, conditionWords, distinct, expressionWords } from "./expression-words.ts";
import { periodWords } from "./period-words.ts";
import { ratioWords } from "./ratio-words.ts";

/** What the parameters of norms and checks are called; others keep the name that the data gives them. */
const PARAMETERS: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    in: { zh: "施行", en: "in force" },
    at: { zh: "何时核查", en: "judged at" },
    modality: { zh: "强度", en: "strength" },
    effect: { zh: "不符合的后果", en: "effect" },
    demands: { zh: "应办事项", en: "demands" },
    ambiguities: { zh: "疑义", en: "ambiguities" },
    open: { zh: "留给下级的余地", en: "left open" },
    needs: { zh: "前提", en: "needs" },
    kind: { zh: "种类", en: "kind" },
    when: { zh: "适用条件", en: "applies where" },
    where: { zh: "所数的条件", en: "counted where" },
    that: { zh: "条件", en: "condition" },
    from: { zh: "起算", en: "from" },
    to: { zh: "所核查的日期", en: "judged day" },
    latest: { zh: "最迟", en: "latest" },
    after: { zh: "先后次序", en: "after" },
    period: { zh: "期限", en: "period" },
    every: { zh: "周期", en: "every" },
    of: { zh: "所核查的数", en: "of" },
    min: { zh: "最少", en: "least" },
    max: { zh: "最多", en: "most" },
    ratio: { zh: "比例", en: "share" },
    oneOf: { zh: "有权作出的", en: "one of" },
    all: { zh: "应齐备的", en: "all of" },
    body: { zh: "由谁作出", en: "body" },
    owes: { zh: "到期应办", en: "owes" },
    exception: { zh: "例外", en: "exception" },
    default: { zh: "默认", en: "default" },
    title: { zh: "名称", en: "title" },
    text: { zh: "文字", en: "text" },
  }),
);

const EFFECTS: Readonly<Record<NormBody["effect"], Text>> = {
  record: { zh: "记录在案", en: "put on record" },
  block: { zh: "不能办理", en: "cannot be done" },
  void: { zh: "办理不作数", en: "does not count" },
};

const KINDS: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    minimumInterval: { zh: "最短间隔", en: "least interval" },
    maximumInterval: { zh: "期限", en: "longest interval" },
    latest: { zh: "最迟日期", en: "latest day" },
    window: { zh: "每个周期的次数", en: "times in each period" },
    publicNotice: { zh: "公示", en: "public notice" },
    order: { zh: "先后次序", en: "order" },
    quorum: { zh: "到会人数", en: "quorum" },
    surplus: { zh: "差额", en: "more candidates than seats" },
    count: { zh: "个数", en: "count" },
    range: { zh: "数的范围", en: "range" },
    evidence: { zh: "材料齐备", en: "evidence" },
    once: { zh: "以一次为限", en: "once" },
    competence: { zh: "有权作出的组织", en: "competence" },
    eligibility: { zh: "条件", en: "eligibility" },
    judgement: { zh: "所记结论", en: "recorded judgement" },
    motion: { zh: "议案表决", en: "motion" },
    tally: { zh: "选举计票", en: "count of an election" },
  }),
);

const EXPRESSIONS = new Set([
  "from",
  "to",
  "latest",
  "after",
  "of",
  "min",
  "max",
  "body",
  "present",
  "candidates",
  "seats",
  "votes",
  "yes",
  "is",
]);

/** The name of a parameter. */
export function parameterWords(parameter: string): Text {
  return PARAMETERS.get(parameter) ?? plain(`\`${parameter}\``);
}

/** A value as an official reads it, where there are words for all of it; otherwise as the data writes it. */
export function valueWords(pack: Pack, parameter: string, value: unknown): Text {
  const words = wordsOf(pack, parameter, value);
  return words === undefined || words.zh.includes(computed.zh) ? plain(`\`${JSON.stringify(value)}\``) : words;
}

function wordsOf(pack: Pack, parameter: string, value: unknown): Text | undefined {
  if (typeof value === "number") return plain(`${value}`);
  if (isText(value)) return value;
  if (parameter === "modality") return modalityWords[value as NormBody["modality"]];
  if (parameter === "effect") return EFFECTS[value as NormBody["effect"]];
  if (parameter === "kind" && typeof value === "string") return KINDS.get(value);
  if (parameter === "demands" && Array.isArray(value))
    return between(
      (value as readonly Demand[]).map((each) => demandWords(pack, each)),
      "\n",
      "\n",
    );
  if (parameter === "in") return forceWords(value as NormEdition["in"]);
  if (parameter === "at" && isWords(value)) return named(pack, "act", value);
  if (parameter === "oneOf" && isWords(value)) return named(pack, "body", value);
  if (parameter === "all" && isWords(value)) return named(pack, "word", value);
  if (parameter === "ratio" && Array.isArray(value)) return ratioWords(value as [number, number]);
  if ((parameter === "period" || parameter === "every") && isRecord(value)) return periodWords(pack, value as unknown as PeriodExpr);
  if ((parameter === "when" || parameter === "where" || parameter === "that") && isRecord(value))
    return conditionWords(pack, value as unknown as Cond);
  if (EXPRESSIONS.has(parameter) && isRecord(value)) return expressionWords(pack, value as unknown as Expr);
  return undefined;
}

function named(pack: Pack, prefix: string, words: readonly string[]): Text {
  return between(distinct(words.map((word) => nameOf(pack, [`${prefix}.${word}`, `word.${word}`], word))), "、", ", ");
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isText(value: unknown): value is Text {
  return isRecord(value) && typeof (value as Partial<Text>).zh === "string" && typeof (value as Partial<Text>).en === "string";
}
