import { type Issue, nearest, type Text } from "@guiju/core";
import type { Typed } from "@guiju/rules";
import type { AssessmentFact } from "../assessment-file.ts";
import { rangeOf } from "../evaluate/fit.ts";
import type { Assessment, Node } from "../plan.ts";

/** What is said of a place beside its code and pointer. */
export type Said = Partial<Pick<Issue, "message" | "expected" | "help" | "suggestion">>;

/** A place of a fact that cannot be used. */
export interface FactPlace {
  readonly name: string;
  readonly fact: AssessmentFact;
  /** The keys below the fact. */
  readonly inside: readonly (string | number)[];
  readonly value: unknown;
  readonly year: number | undefined;
  readonly facts: unknown;
}

/** Says where in a fact a place is, by names of ours only, and what is taken there. */
export function saidOfFact(assessment: Assessment, place: FactPlace): Said & { readonly names: readonly Text[] } {
  const { fact, inside, value } = place;
  const names: Text[] = [];
  let type: Typed | undefined = fact;
  for (const key of inside) {
    if (typeof key === "number") {
      names.push({ zh: `第${key + 1}项`, en: `item ${key + 1}` });
      type = type?.type === "list" ? elementOf(type) : undefined;
    } else {
      type = type?.of !== undefined && Object.hasOwn(type.of, key) ? type.of[key] : undefined;
      // A key that is nobody's stands in the line, not in a message.
      names.push(type === undefined ? { zh: "里的一个键", en: "(one of its keys)" } : { zh: `的 ${key} `, en: key });
    }
  }
  for (const node of assessment.nodes) {
    const asked = node.score === null ? undefined : takenByLeaf(assessment, node, place);
    if (asked !== undefined) return { names, ...asked };
  }
  return { names, expected: type === undefined ? alike("…") : takenBy(type, fact), ...helpFor(type, value) };
}

function elementOf({ of, items, words }: Typed): Typed {
  return of ? { type: "record", of } : (items ?? { type: "word", ...(words && { words }) });
}

/** What a primitive asks beyond the kind of its fact. */
function takenByLeaf(assessment: Assessment, { score }: Node, { name, inside, value, year, facts }: FactPlace): Said | undefined {
  const [first, second] = inside;
  if (score?.primitive === "award" && score.fact === name) {
    const unit = 10 ** assessment.scale;
    const [least, most] = score.range.map((end) => end / unit);
    if (first === "reason")
      return expecting("评分的理由，加引号的文字，不能是空的", "the reason of the points, a text in quotes that is not empty");
    if (first === "assessor")
      return expecting("评分人，加引号的文字，不能是空的", "who gave the points, a text in quotes that is not empty");
    if (first === "points")
      return {
        expected: numberFrom(least as number, most as number, assessment.scale),
        ...helpFor({ type: "number" }, value),
      };
  }
  if (score?.primitive === "raters")
    for (const { votes, values } of score.groups) {
      if (votes !== name) continue;
      const grades = Object.keys(values);
      if (first !== undefined) return expecting("票数，0以上的整数", "the number of votes, a whole number from 0");
      // Whoever wrote another key may have written a person there: it is not repeated.
      return expecting(`票数，只能按：${grades.join("、")}`, `numbers of votes by these words alone: ${grades.join(", ")}`);
    }
  if (score?.primitive === "periods" && score.fact === name && inside.length === 1) {
    const periods = score.periods.map((period) => `${year ?? "2026"}-${period}`);
    return expecting(`每个时段一条，不重复：${periods.join("、")}`, `one record for each period, none twice: ${periods.join(", ")}`);
  }
  if (score?.primitive === "severity" && score.fact === name && score.else === null && inside.join("/") === score.path.join("/"))
    return { ...among(Object.keys(score.table)), ...suggested(value, Object.keys(score.table)) };
  if (score?.primitive === "perOccurrence") {
    const list = score.terms.find((term) => term.list?.fact === name)?.list;
    if (list !== undefined && second !== undefined && second === list.by)
      return { ...among(Object.keys(list.table)), ...suggested(value, Object.keys(list.table)) };
    if (list !== undefined && second !== undefined && second === list.factorBy) {
      const words = [...new Set(Object.values(list.table).flatMap((row) => Object.keys(row)))];
      return { ...among(words), ...suggested(value, words) };
    }
  }
  if (typeof first === "number" && inside.length === 1 && Number.isSafeInteger(value) && readsYears(assessment, score, name)) {
    const list = (facts as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(list) && list.indexOf(value) < first)
      return expecting(
        "每个年度只写一次",
        "each year once",
        "这个年度前面写过：删去多写的，或者核实应是哪一年",
        "this year stands before: take it out, or find out which year is meant",
      );
  }
  return undefined;
}

function readsYears(assessment: Assessment, part: unknown, fact: string): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { op, index, fact: read } = part as { readonly op?: string; readonly index?: number; readonly fact?: string };
  if ((op === "window" || op === "consecutive") && read === fact) return true;
  if (op === "measure" && readsYears(assessment, assessment.measures[index as number]?.of, fact)) return true;
  return Object.values(part).some((inner) => readsYears(assessment, inner, fact));
}

/** What a kind of fact takes. */
function takenBy(type: Typed, fact: AssessmentFact): Text {
  const { type: kind, of = {}, words } = type;
  if (kind === "count" || kind === "number") {
    const { d, min, max } = rangeOf(fact, type);
    const decimals = String(d).length - 1;
    return numberFrom(min / d, max / d, decimals);
  }
  if (kind === "flag") return { zh: "true（是）或 false（否），不加引号", en: "true or false, without quotes" };
  if (kind === "word") return words === undefined ? { zh: "加引号的文字", en: "a text in quotes" } : oneOf(words);
  if (kind === "date") return { zh: "加引号的日期，写作 2026-07-01", en: "a day in quotes, such as 2026-07-01" };
  if (kind === "list") {
    const inner = takenBy(elementOf(type), fact);
    return { zh: `列表 […]，每项是${inner.zh}`, en: `a list […], each item ${inner.en}` };
  }
  const fields = Object.keys(of);
  return { zh: `一组字段 {…}：${fields.join("、")}`, en: `a record {…} of ${fields.join(", ")}` };
}

function numberFrom(least: number, most: number, decimals: number): Text {
  if (decimals === 0) return { zh: `${least}到${most}的整数`, en: `a whole number from ${least} to ${most}` };
  const plural = decimals === 1 ? "decimal" : "decimals";
  return {
    zh: `${least}到${most}的数，小数不超过${decimals}位`,
    en: `a number from ${least} to ${most} with at most ${decimals} ${plural}`,
  };
}

/** What is most often meant instead. */
function helpFor(type: Typed | undefined, value: unknown): Said {
  if (typeof value !== "string") return {};
  if ((type?.type === "number" || type?.type === "count") && /^-?\d+(\.\d+)?$/.test(value.normalize("NFKC").trim()))
    return { help: { zh: "写成数：去掉引号，用半角数字", en: "write it as a number: plain digits without quotes" } };
  return type?.words === undefined ? {} : suggested(value, type.words);
}

function suggested(value: unknown, words: readonly string[]): Said {
  const suggestion = typeof value === "string" && value.length <= 100 ? nearest(value, words) : undefined;
  return suggestion === undefined ? {} : { suggestion: JSON.stringify(suggestion) };
}

function among(words: readonly string[]): Said {
  return { expected: oneOf(words) };
}

function oneOf(words: readonly string[]): Text {
  const said = words.slice(0, 20).map((word) => JSON.stringify(word));
  const more = words.length > said.length ? "…" : "";
  return { zh: `${said.join("、")}${more}之一`, en: `one of ${said.join(", ")}${more}` };
}

function expecting(zh: string, en: string, helpZh?: string, helpEn?: string): Said {
  return { expected: { zh, en }, ...(helpZh !== undefined && helpEn !== undefined && { help: { zh: helpZh, en: helpEn } }) };
}

function alike(said: string): Text {
  return { zh: said, en: said };
}
