import type { CountedTerm, LeafIndicator, ListedTerm } from "../assessment-file.ts";
import { factName } from "../evaluate/trace-name.ts";
import type { TraceEntry } from "../report.ts";
import { type FactSpeaker, factTitle, wordTitle } from "./fact-words.ts";
import { countedWords } from "./number-words.ts";
import { stepWords } from "./step-words.ts";

type Score = Extract<LeafIndicator["score"], { readonly primitive: "perOccurrence" }>;

/** Says of each kind of occurrence how many, how many points each, and what that comes to. */
export function occurrenceLines(speaker: FactSpeaker, leaf: LeafIndicator, score: Score, entry: TraceEntry): readonly string[] {
  const { language } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const lines = entry.steps.flatMap((step) => {
    const own = step.step === "deduct" || step.step === "award";
    const term = own ? score.terms.find(({ id }, index) => (id ?? String(index + 1)) === step.of) : undefined;
    if (term === undefined || step.points === undefined) return [stepWords(speaker, entry, step)];
    return "of" in term ? [counted(speaker, term, step.points, score.terms.length)] : listed(speaker, term, step.points, entry);
  });
  const { start } = score;
  if (lines.length === 0)
    return [
      start === 0 ? say("没有应计的情形", "nothing to count") : say(`起点${start}分，没有增减`, `from ${start}, nothing added or taken`),
    ];
  return start === 0 || start === leaf.max ? lines : [say(`起点${start}分`, `from ${start}`), ...lines];
}

function counted(speaker: FactSpeaker, term: CountedTerm, points: string, terms: number): string {
  const count = exact(Number(points) / term.points);
  // What alone is counted stands among the facts already.
  if (terms === 1) return total(speaker, speaker.language === "zh" ? `${count}次` : countedWords(count, "time"), term.points, points);
  const fact = typeof term.of === "object" && "fact" in term.of ? factTitle(speaker, term.of.fact) : undefined;
  const title = fact ?? term.title?.[speaker.language] ?? term.id ?? "";
  return total(speaker, `${title} ${count}`, term.points, points);
}

/** A line for each kind of record, unless some of them did not count. */
function listed(speaker: FactSpeaker, term: ListedTerm, points: string, entry: TraceEntry): readonly string[] {
  const { language } = speaker;
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const title = term.title?.[language] ?? factTitle(speaker, term.list);
  const text = entry.facts[factName([term.list])];
  const list: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  const sum = Number(points) < 0 ? say(`扣${points.slice(1)}分`, `${points.slice(1)} deducted`) : say(`加${points}分`, `${points} added`);
  const isPlain = !entry.steps.some(({ step }) => step === "sameOccurrence" || step === "highestOnly" || step === "exemption");
  if (!Array.isArray(list) || !isPlain) return [`${title}${say("：合计", ": in all ")}${sum}`];
  if (typeof term.points === "number" && term.factor === undefined) return [total(speaker, `${title} ${list.length}`, term.points, points)];
  const kinds = new Map<string, { readonly each: number; count: number }>();
  for (const record of list as readonly Readonly<Record<string, unknown>>[]) {
    const tables = [typeof term.points === "number" ? undefined : term.points, term.factor].filter((table) => table !== undefined);
    const words = tables.map(({ by }) => String(record[by]));
    const start = typeof term.points === "number" ? term.points : 1;
    const each = tables.reduce((product, { table }, at) => product * (table[words[at] ?? ""] ?? 0), start);
    const name = tables.map(({ by }, at) => wordTitle(speaker, by, words[at] ?? "")).join(say("、", ", "));
    const kind = kinds.get(name);
    if (kind === undefined) kinds.set(name, { each, count: 1 });
    else kind.count += 1;
  }
  const said = [...kinds]
    .filter(([, { each }]) => each !== 0)
    .map(([name, { each, count }]) => `${name} ${count}×${each < 0 ? `(${exact(each).replace("-", "−")})` : exact(each)}`);
  return [`${title}${say("：", ": ")}${said.join(say("；", "; "))}${say("，合计", ", in all ")}${sum}`];
}

function total({ language }: FactSpeaker, head: string, each: number, points: string): string {
  const size = String(Math.abs(each));
  const sum = points.replace("-", "");
  if (language === "zh") return each < 0 ? `${head}，每次扣${size}分，扣${sum}分` : `${head}，每次加${size}分，加${sum}分`;
  return each < 0 ? `${head}, ${size} each, ${sum} deducted` : `${head}, ${size} each, ${sum} added`;
}

/** Without the noise of binary fractions. */
function exact(value: number): string {
  return String(Number(value.toFixed(8)));
}
