import type { Text } from "@guiju/core";
import { textOf } from "@guiju/core";
import type { Condition, Operand, Source } from "@guiju/rules";
import { pathKeys } from "@guiju/rules/compile";
import { plain } from "../../texts/words.ts";
import { between, phrase } from "../expression-words.ts";
import { factTitle, fieldTitle, gradeTitle, type SaidRubric, wordTitle } from "./rubric-names.ts";

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

/** Says a condition of a rubric: by its own text where it has one, else as a comparison. */
export function rubricConditionWords(rubric: SaidRubric, condition: Condition): Text {
  const own = condition.message === undefined ? undefined : textOf(rubric.pack.catalogue, [condition.message]);
  if (own !== undefined) return own;
  const say = (each: Condition): Text => rubricConditionWords(rubric, each);
  const inner = (each: Condition): Text => ("all" in each || "any" in each ? phrase("（{a}）", "({a})", { a: say(each) }) : say(each));
  if ("all" in condition) return between(condition.all.map(inner), "，并且", " and ");
  if ("any" in condition) return between(condition.any.map(inner), "，或者", " or ");
  if ("not" in condition) return phrase("并非（{a}）", "not ({a})", { a: say(condition.not) });
  if ("condition" in condition) {
    const named = rubric.file.conditions;
    const found = named !== undefined && Object.hasOwn(named, condition.condition) ? named[condition.condition] : undefined;
    return found === undefined ? plain(condition.condition) : inner(found);
  }
  if ("count" in condition) {
    const where = condition.where === undefined ? plain("") : phrase("（{a}）", " ({a})", { a: say(condition.where) });
    const slots = {
      a: sourceWords(rubric, condition.count),
      where,
      sign: signOf(condition.operator),
      b: operandWords(rubric, "", condition.value),
    };
    return phrase("{a}{where}的个数{sign}{b}", "number of {a}{where} {sign} {b}", slots);
  }
  if ("some" in condition)
    return phrase("{a}中有（{b}）的", "some of {a}: {b}", { a: sourceWords(rubric, condition.some), b: say(condition.where) });
  if ("every" in condition)
    return phrase("{a}都（{b}）", "every one of {a}: {b}", { a: sourceWords(rubric, condition.every), b: say(condition.where) });
  const compared = "fact" in condition ? condition.fact : "";
  return comparison(rubric, condition, condition.operator, operandWords(rubric, compared, condition.value), condition.value);
}

function comparison(rubric: SaidRubric, source: Source, operator: string, value: Text, raw: Operand): Text {
  const a = sourceWords(rubric, source);
  const [yes, no] = [operator === "equal", operator !== "equal"];
  if ((operator === "equal" || operator === "notEqual") && raw === yes) return a;
  if ((operator === "equal" || operator === "notEqual") && raw === no) return phrase("并非“{a}”", 'not "{a}"', { a });
  return phrase("{a}{sign}{b}", "{a} {sign} {b}", { a, sign: signOf(operator), b: value });
}

function signOf(operator: string): Text {
  return (Object.hasOwn(SIGNS, operator) ? SIGNS[operator] : undefined) ?? plain(` ${operator} `);
}

/** What a condition reads. `outcome` is the result itself. */
function sourceWords(rubric: SaidRubric, source: Source): Text {
  if ("item" in source) return source.item === "" ? { zh: "该项", en: "the item" } : plain(source.item);
  const keys = (pathKeys(source.path) ?? []).map(String);
  if (source.fact === "outcome") return outcomeWords(rubric, keys);
  const path = keys.join(".");
  const title = factTitle(rubric, source.fact);
  return path === "" ? title : phrase("{title}的{path}", "{path} of {title}", { title, path: fieldTitle(rubric, source.fact, path) });
}

function outcomeWords({ file }: SaidRubric, [first = "", ...rest]: readonly string[]): Text {
  const parts: Readonly<Record<string, Text>> = {
    total: { zh: "总分", en: "the total" },
    year: { zh: "年度", en: "the year" },
    grade: { zh: "等次", en: "the grade" },
    rank: { zh: "名次", en: "the rank" },
  };
  if (first === "scores") return phrase("“{a}”的得分", 'the score of "{a}"', { a: indicatorTitle(file.indicators, rest.join(".")) });
  return (Object.hasOwn(parts, first) ? parts[first] : undefined) ?? plain(rest.length > 0 ? rest.join(".") : first);
}

function indicatorTitle(indicators: SaidRubric["file"]["indicators"], id: string): Text {
  for (const each of indicators) {
    if (each.id === id) return each.title;
    const found = "indicators" in each ? indicatorTitle(each.indicators, id) : undefined;
    if (found !== undefined && found.zh !== id) return found;
  }
  return plain(id);
}

function operandWords(rubric: SaidRubric, fact: string, value: Operand): Text {
  if (Array.isArray(value))
    return between(
      (value as readonly Operand[]).map((each) => operandWords(rubric, fact, each)),
      "、",
      ", ",
    );
  if (typeof value === "object" && value !== null) return sourceWords(rubric, value as Source);
  if (value === true) return { zh: "是", en: "yes" };
  if (value === false) return { zh: "否", en: "no" };
  if (value === null) return { zh: "无", en: "none" };
  if (typeof value === "string")
    return phrase("“{a}”", '"{a}"', { a: fact === "outcome" ? gradeTitle(rubric, value) : wordTitle(rubric, fact, value) });
  return plain(String(value));
}
