import type { Condition, Operand } from "@guiju/rules";
import { pathKeys } from "@guiju/rules/compile";
import type { Consequence } from "../assessment-file.ts";
import { computedName, factName } from "../evaluate/trace-name.ts";
import { formatRatio } from "../exact/decimal.ts";
import type { ScoreReport } from "../report.ts";
import { conditionWords, outcomeWords } from "./condition-words.ts";
import { type FactSpeaker, factTitle, factValue, plainWords } from "./fact-words.ts";
import { type Exact, exactOf, numberWords } from "./number-words.ts";
import { articleOf, gradeTitle } from "./result-lines.ts";

type Of<Kind extends Consequence["kind"]> = Extract<Consequence, { readonly kind: Kind }>;
type Result = ScoreReport["consequences"][number];

/** What follows from the result, each with its reason: the rules that hold and what they read, the row of a table, or the formula. */
export function consequenceLines(report: ScoreReport, speaker: FactSpeaker): readonly string[] {
  const { file, language } = speaker;
  const zh = language === "zh";
  return report.consequences.map((result) => {
    const { rule, value, step } = result;
    const found = file?.consequences?.find(({ id }) => id === rule);
    const name = found?.kind === "escalation" ? found.steps.find(({ id }) => id === (value ?? step))?.title[language] : undefined;
    const least = zh ? `至少${name}；更重的一步尚不能确定` : `at least ${name}; a harsher step is open`;
    const said =
      name !== undefined && value === null
        ? least
        : (name ?? (value === null ? undefined : numberWords(value, language)) ?? (zh ? "待定" : "open"));
    const why = found === undefined ? [] : reasonsOf(report, speaker, found, result);
    const reason = why.length === 0 ? "" : `${zh ? "；" : "; "}${why.join(zh ? "；" : "; ")}`;
    return `${found?.title[language] ?? rule}${zh ? "：" : ": "}${said}${articleOf(file, found?.article, language)}${reason}`;
  });
}

function reasonsOf(report: ScoreReport, speaker: FactSpeaker, found: Consequence, result: Result): readonly string[] {
  if (found.kind === "escalation") return escalationReasons(report, speaker, found, result);
  if (found.kind === "float") return floatReasons(report, speaker, found);
  return lookupReasons(report, speaker, found);
}

/** The rules that hold, those of the proposed step first, each with what it read. */
function escalationReasons(
  report: ScoreReport,
  speaker: FactSpeaker,
  { rules, steps }: Of<"escalation">,
  { rules: hold = [], step }: Result,
) {
  const { language } = speaker;
  const zh = language === "zh";
  const holding = rules.filter(({ id }) => hold.includes(id));
  const sorted = [...holding.filter((rule) => rule.step === step), ...holding.filter((rule) => rule.step !== step)];
  return sorted.map((rule) => {
    const title = rule.title?.[language] ?? conditionWords(speaker, rule.when);
    const read = factsRead(report, speaker, rule.when);
    const facts = read.length === 0 ? "" : zh ? `（${read.join("、")}）` : ` (${read.join(", ")})`;
    const other = steps.find(({ id }) => id === rule.step)?.title[language] ?? rule.step;
    if (rule.step === step) return `${zh ? "因：" : "because: "}${title}${facts}`;
    return zh ? `另有：${title}${facts}，只到“${other}”` : `also: ${title}${facts}, "${other}" only`;
  });
}

/** The base, the dead band and the formula. */
function floatReasons(report: ScoreReport, speaker: FactSpeaker, { id, base, deadBand, most, on }: Of<"float">): readonly string[] {
  const zh = speaker.language === "zh";
  const total = report.total === null ? undefined : exactOf(report.total);
  const [from, dead, top] = [exactOf(String(base)), exactOf(String(deadBand)), exactOf(String(most))];
  if (total === undefined || from === undefined || from.n === 0n || dead === undefined || top === undefined) return [];
  const size = from.n < 0n ? -from.n : from.n;
  const [n, d] = [100n * (total.n * from.d - from.n * total.d), total.d * size];
  const isMore = (a: Exact): boolean => (n < 0n ? -n : n) * a.d > a.n * d;
  const isLess = (a: Exact): boolean => (n < 0n ? -n : n) * a.d < a.n * d;
  const percent = numberWords(formatRatio(n, d), speaker.language);
  const equals = percent.startsWith("≈") ? "" : zh ? "＝" : "= ";
  const number = `${zh ? "" : " "}${equals}${percent}${zh ? "%" : " %"}`;
  const formula = zh ? `（${report.total}－${base}）÷${Math.abs(base)}×100%` : `(${report.total} − ${base}) ÷ ${Math.abs(base)} × 100 %`;
  const within = zh ? `，不到${deadBand}%的不浮动` : `: none under ${deadBand} %`;
  const beyond = zh ? `，最多浮动${most}%` : `: at most ${most} %`;
  const kept = isLess(dead) ? within : isMore(top) ? beyond : "";
  const lines = [`${zh ? "基数" : "base "}${base}${zh ? "：" : ": "}${formula}${number}${kept}`];
  if (on === undefined) return lines;
  const amount = amountOf(report, speaker, id, on);
  return amount === undefined ? lines : [...lines, zh ? `浮动的是${amount}` : `of ${amount}`];
}

/** The row of the table, and what it is multiplied with. */
function lookupReasons(report: ScoreReport, speaker: FactSpeaker, { id, table, times, when }: Of<"lookup">): readonly string[] {
  const { file, language } = speaker;
  const zh = language === "zh";
  const { grade } = report;
  if (grade === null || !Object.hasOwn(table, grade)) return [];
  const name = gradeTitle(file, grade, language) ?? grade;
  const amount = times === undefined ? undefined : amountOf(report, speaker, id, times);
  const by = amount === undefined ? "" : zh ? `×${amount}` : ` × ${amount}`;
  const row = zh ? `等次“${name}”对应${table[grade]}${by}` : `the row of "${name}": ${table[grade]}${by}`;
  return when === undefined ? [row] : [row, conditionWords(speaker, when)];
}

/** What a measure of a consequence came to. */
function amountOf(report: ScoreReport, speaker: FactSpeaker, id: string, measure: object | number): string | undefined {
  if (typeof measure === "number") return String(measure);
  const facts = wholeFacts(report);
  const { fact, path, measure: named } = measure as { readonly fact?: string; readonly path?: string; readonly measure?: string };
  const amount = computedName("amount", id);
  const name =
    fact !== undefined ? factName([fact, ...(pathKeys(path) ?? [])]) : named !== undefined ? computedName("measure", named) : amount;
  const value = facts[name] ?? facts[amount];
  return typeof value === "string" ? numberWords(value, speaker.language) : undefined;
}

function wholeFacts({ trace }: ScoreReport): Readonly<Record<string, string | boolean | null>> {
  return trace?.find(({ indicator }) => indicator === "")?.facts ?? {};
}

/** What a condition read, with its values. */
function factsRead(report: ScoreReport, speaker: FactSpeaker, condition: Condition): readonly string[] {
  const facts = wholeFacts(report);
  const said = new Set<string>();
  for (const name of namesIn(condition, speaker, new Set())) {
    const [first, ...keys] = name;
    if (first === "outcome") said.add(`${outcomeWords(speaker, keys)} ${outcomeValue(report, speaker, keys)}`);
    else {
      const key = Object.hasOwn(facts, factName(name)) ? factName(name) : factName([String(first)]);
      if (Object.hasOwn(facts, key))
        said.add(`${factTitle(speaker, key)} ${plainWords(factValue(speaker, key, facts[key] ?? null), speaker.language)}`);
    }
  }
  return [...said];
}

function outcomeValue(report: ScoreReport, { file, language }: FactSpeaker, keys: readonly string[]): string {
  const [first = "", ...rest] = keys;
  const name = rest.join(".");
  const values: Readonly<Record<string, string | number | null | undefined>> = {
    total: report.total,
    grade: gradeTitle(file, report.grade, language),
    rank: report.rank,
    year: report.year,
  };
  const value =
    first === "scores"
      ? Object.hasOwn(report.scores, name)
        ? report.scores[name]
        : null
      : first === "measures"
        ? wholeFacts(report)[`outcome.measures.${name}`]
        : Object.hasOwn(values, first)
          ? values[first]
          : null;
  return typeof value === "string"
    ? numberWords(value, language)
    : plainWords(value === undefined || value === null ? null : String(value), language);
}

/** The facts that a condition reads, with the keys below them. */
function namesIn(condition: Condition, speaker: FactSpeaker, seen: Set<string>): readonly (readonly string[])[] {
  const into = (each: Condition): readonly (readonly string[])[] => namesIn(each, speaker, seen);
  const sourceOf = (source: Operand): readonly (readonly string[])[] => {
    if (typeof source !== "object" || source === null || !("fact" in source)) return [];
    return [[source.fact, ...(pathKeys(source.path) ?? []).map(String)]];
  };
  if ("all" in condition) return condition.all.flatMap(into);
  if ("any" in condition) return condition.any.flatMap(into);
  if ("not" in condition) return into(condition.not);
  if ("condition" in condition) {
    const named = speaker.file?.conditions;
    if (seen.has(condition.condition) || named === undefined || !Object.hasOwn(named, condition.condition)) return [];
    seen.add(condition.condition);
    return into(named[condition.condition] as Condition);
  }
  if ("count" in condition) return [...sourceOf(condition.count as Operand), ...sourceOf(condition.value)];
  if ("some" in condition) return sourceOf(condition.some as Operand);
  if ("every" in condition) return sourceOf(condition.every as Operand);
  return [...sourceOf(condition as unknown as Operand), ...sourceOf(condition.value)];
}
