import { type SlotValue, type Text, textOf } from "@guiju/core";
import type { Cond, Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { factValue, nameOf, plain } from "../texts/words.ts";

/** Says an expression in the words of an official; what would need a formula is said to be computed. */
export function expressionWords(pack: Pack, expr: Expr): Text {
  const say = (inner: Expr): Text => expressionWords(pack, inner);
  if (typeof expr !== "object" || expr === null) return scalarWords(expr);
  if ("value" in expr) return nameOf(pack, [`value.${expr.value}`, `fact.${expr.value}`], expr.value);
  if ("self" in expr)
    return expr.self === "on"
      ? { zh: "办理日", en: "the day of the act" }
      : nameOf(pack, [`fact.${expr.self}`, `field.${expr.self}`], expr.self);
  if ("fact" in expr) return nameOf(pack, [`fact.${expr.fact}`], expr.fact);
  if ("item" in expr)
    return expr.item === "" ? { zh: "该项", en: "the item" } : nameOf(pack, [`fact.${expr.item}`, `field.${expr.item}`], expr.item);
  if ("result" in expr) return Object.hasOwn(results, expr.result) ? (results[expr.result] as Text) : plain(expr.result);
  if ("today" in expr) return { zh: "当日", en: "today" };
  if ("interpretation" in expr) return interpretationWords(pack, expr.interpretation, expr.is);
  if ("addDays" in expr) return later("{a}之后{n}日", "{n} days after {a}", expr.addDays);
  if ("addMonths" in expr) return later("{a}之后{n}个月", "{n} months after {a}", expr.addMonths);
  if ("addYears" in expr) return later("{a}之后{n}年", "{n} years after {a}", expr.addYears);
  if ("addWorkingDays" in expr) return later("从{a}起的第{n}个工作日", "the working day number {n} from {a} on", expr.addWorkingDays);
  if ("add" in expr) return between(expr.add.map(say), " + ", " + ");
  if ("sub" in expr) return between(expr.sub.map(say), " − ", " − ");
  if ("mul" in expr) return between(expr.mul.map(say), " × ", " × ");
  if ("ceilDiv" in expr)
    return phrase("{a} ÷ {b}（进位取整）", "{a} ÷ {b}, rounded up", { a: say(expr.ceilDiv[0]), b: say(expr.ceilDiv[1]) });
  if ("first" in expr) return expr.first.length === 0 ? computed : say(expr.first[0] as Expr);
  if ("max" in expr) return phrase("{a}中最大（最晚）者", "the greatest (latest) of {a}", { a: between(expr.max.map(say), "、", ", ") });
  if ("min" in expr) return phrase("{a}中最小（最早）者", "the least (earliest) of {a}", { a: between(expr.min.map(say), "、", ", ") });
  if ("count" in expr) return phrase("{a}的个数", "the number of {a}", { a: say(expr.count) });
  if ("sumOf" in expr) return phrase("{a}的合计", "the sum of {a}", { a: say(expr.each) });
  return computed;

  function later(zh: string, en: string, [a, n]: readonly [Expr, Expr]): Text {
    return phrase(zh, en, { a: say(a), n: say(n) });
  }
}

/** Says a condition in the words of an official. */
export function conditionWords(pack: Pack, cond: Cond): Text {
  const say = (expr: Expr): Text => expressionWords(pack, expr);
  if ("all" in cond)
    return between(
      cond.all.map((each) => conditionWords(pack, each)),
      "，且",
      " and ",
    );
  if ("any" in cond)
    return between(
      cond.any.map((each) => conditionWords(pack, each)),
      "，或",
      " or ",
    );
  if ("not" in cond) {
    if ("isSet" in cond.not) return phrase("没有记载{a}", "{a} is not recorded", { a: say(cond.not.isSet) });
    return phrase("并非（{a}）", "not ({a})", { a: conditionWords(pack, cond.not) });
  }
  if ("isSet" in cond) return phrase("记载了{a}", "{a} is recorded", { a: say(cond.isSet) });
  if ("in" in cond) {
    const [a, list] = cond.in;
    const words = Array.isArray(list) ? distinct(list.map((each) => wordOf(pack, a, each))) : [say(list as Expr)];
    return phrase("{a}属于{b}", "{a} is among {b}", { a: say(a), b: between(words, "、", ", ") });
  }
  const signs = { eq: ["＝", "is"], ne: ["≠", "is not"], lt: ["＜", "<"], le: ["≤", "≤"], gt: ["＞", ">"], ge: ["≥", "≥"] } as const;
  for (const [key, [zh, en]] of Object.entries(signs)) {
    if (!Object.hasOwn(cond, key)) continue;
    const [a, b] = (cond as Record<string, readonly [Expr, Expr]>)[key] as readonly [Expr, Expr];
    return phrase(`{a}${zh}{b}`, `{a} ${en} {b}`, { a: say(a), b: wordOf(pack, a, b) });
  }
  return computed;
}

/** Fills a phrase given in both languages. */
export function phrase(zh: string, en: string, slots: Readonly<Record<string, SlotValue>>): Text {
  return textOf({ zh: { phrase: zh }, en: { phrase: en } }, ["phrase"], slots) ?? plain("");
}

/** Puts texts together with a separator for each language. */
export function between(parts: readonly Text[], zh: string, en: string): Text {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

/** Spellings of one word that have the same text are said once. */
function distinct(words: readonly Text[]): readonly Text[] {
  return words.filter((word, index) => words.findIndex((other) => other.zh === word.zh) === index);
}

/** What an election yields. */
const results: Readonly<Record<string, Text>> = {
  passed: { zh: "得票达到要求的", en: "those with enough votes" },
  elected: { zh: "本次当选的", en: "those elected now" },
  tied: { zh: "末位得票相同的", en: "those tied for the last seats" },
  seatsLeft: { zh: "尚缺的名额", en: "the seats left" },
};

const computed: Text = { zh: "按公式计算的数", en: "a computed value" };

function scalarWords(scalar: unknown): Text {
  if (scalar === true) return { zh: "是", en: "yes" };
  if (scalar === false) return { zh: "否", en: "no" };
  if (scalar === null) return { zh: "无", en: "none" };
  return phrase("{a}", "{a}", { a: typeof scalar === "number" ? scalar : String(scalar) });
}

/** A constant as what it is compared with calls it: a recorded word by the pack's message for it. */
function wordOf(pack: Pack, compared: Expr, constant: Expr): Text {
  const read = typeof compared === "object" && compared !== null ? Object.values(compared)[0] : undefined;
  if (typeof constant !== "string" || typeof read !== "string") return expressionWords(pack, constant);
  return phrase("“{a}”", '"{a}"', { a: factValue(pack, read, constant) });
}

/** What is read by default, and that another reading may be chosen. */
function interpretationWords(pack: Pack, name: string, is: Readonly<Record<string, Expr>> | undefined): Text {
  const interpretation = Object.hasOwn(pack.interpretations, name) ? pack.interpretations[name] : undefined;
  const title = interpretation?.title ?? plain(name);
  const taken = interpretation === undefined ? undefined : String(interpretation.default);
  if (is !== undefined && taken !== undefined && Object.hasOwn(is, taken)) {
    const a = expressionWords(pack, is[taken] as Expr);
    return phrase("{a}（可另选口径：{title}）", "{a} (unless another reading is chosen: {title})", { a, title });
  }
  if (is === undefined && typeof interpretation?.default === "number") {
    return phrase("{a}（可另选口径：{title}）", "{a} (unless another reading is chosen: {title})", { a: interpretation.default, title });
  }
  return phrase("按口径“{title}”", 'what the reading of "{title}" says', { title });
}
