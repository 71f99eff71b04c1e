import { type SlotValue, type Text, textOf } from "@guiju/core";
import type { Cond, Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { interpretedWords } from "../texts/reading-words.ts";
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
  if ("addDays" in expr) return away("日", "days", expr.addDays);
  if ("addMonths" in expr) return away("个月", "months", expr.addMonths);
  if ("addYears" in expr) return away("年", "years", expr.addYears);
  if ("addWorkingDays" in expr) return later("从{a}起的第{n}个工作日", "the working day number {n} from {a} on", expr.addWorkingDays);
  if ("add" in expr) return between(expr.add.map(say), " + ", " + ");
  if ("sub" in expr) return between(expr.sub.map(say), " − ", " − ");
  if ("mul" in expr) return between(expr.mul.map(say), " × ", " × ");
  if ("ceilDiv" in expr)
    return phrase("{a} ÷ {b}（进位取整）", "{a} ÷ {b}, rounded up", { a: say(expr.ceilDiv[0]), b: say(expr.ceilDiv[1]) });
  if ("first" in expr) return firstWords(expr.first, say);
  if ("max" in expr) return phrase("{a}中最大（最晚）者", "the greatest (latest) of {a}", { a: between(expr.max.map(say), "、", ", ") });
  if ("min" in expr) return phrase("{a}中最小（最早）者", "the least (earliest) of {a}", { a: between(expr.min.map(say), "、", ", ") });
  if ("count" in expr) return phrase("{a}的个数", "the number of {a}", { a: say(expr.count) });
  if ("sumOf" in expr) return phrase("{a}的合计", "the sum of {a}", { a: say(expr.each) });
  if ("lookup" in expr) return phrase("{a}（{map}）", "{a} ({map})", { a: say(expr.lookup), map: mapWords(pack, expr) });
  if ("if" in expr) {
    const slots = { when: conditionWords(pack, expr.if), a: say(expr.then), b: say(expr.else) };
    return phrase("{when}的为{a}，否则为{b}", "{a} where {when}, otherwise {b}", slots);
  }
  return computed;

  function away(zh: string, en: string, [a, n]: readonly [Expr, Expr]): Text {
    const before = opposite(n);
    return before === undefined
      ? later(`{a}之后{n}${zh}`, `{n} ${en} after {a}`, [a, n])
      : later(`{a}之前{n}${zh}`, `{n} ${en} before {a}`, [a, before]);
  }
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
  const signs = { eq: ["为", "is"], ne: ["不为", "is not"], lt: ["＜", "<"], le: ["≤", "≤"], gt: ["＞", ">"], ge: ["≥", "≥"] } as const;
  for (const [key, [zh, en]] of Object.entries(signs)) {
    if (!Object.hasOwn(cond, key)) continue;
    const [a, b] = (cond as Record<string, readonly [Expr, Expr]>)[key] as readonly [Expr, Expr];
    const [left, right] = [say(a), wordOf(pack, a, b)];
    // A name that ends with the word of the comparison says it already.
    if (key === "eq" && left.zh.endsWith(zh)) return phrase("{a}{b}", `{a} ${en} {b}`, { a: left, b: right });
    return phrase(`{a}${zh}{b}`, typeof b === "boolean" ? `"{a}" ${en} {b}` : `{a} ${en} {b}`, { a: left, b: right });
  }
  return computed;
}

/** What is read first; and the number that stands for it where nothing is on record. */
function firstWords(parts: readonly Expr[], say: (expr: Expr) => Text): Text {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined) return computed;
  if (parts.length === 1 || typeof last !== "number") return say(first);
  return phrase("{a}（未记录的按{n}计）", "{a} ({n} where none is on record)", { a: say(first), n: last });
}

/** What is taken away where an expression takes something away: a number below 0, nothing less something, a reading of which each is one of these. */
function opposite(expr: Expr): Expr | undefined {
  if (typeof expr === "number") return expr < 0 ? -expr : undefined;
  if (typeof expr !== "object" || expr === null) return undefined;
  if ("sub" in expr) return expr.sub.length === 2 && expr.sub[0] === 0 ? expr.sub[1] : undefined;
  if (!("interpretation" in expr) || expr.is === undefined) return undefined;
  const each = Object.entries(expr.is).flatMap(([reading, is]) => {
    const other = opposite(is);
    return other === undefined ? [] : [[reading, other] as const];
  });
  return each.length === Object.keys(expr.is).length ? { ...expr, is: Object.fromEntries(each) } : undefined;
}

/** Fills a phrase given in both languages. */
export function phrase(zh: string, en: string, slots: Readonly<Record<string, SlotValue>>): Text {
  return textOf({ zh: { phrase: zh }, en: { phrase: en } }, ["phrase"], slots) ?? plain("");
}

/** Puts texts together with a separator for each language. */
export function between(parts: readonly Text[], zh: string, en: string): Text {
  return { zh: parts.map((part) => part.zh).join(zh), en: parts.map((part) => part.en).join(en) };
}

/** Texts that read alike, such as spellings of one word, are said once. */
export function distinct(words: readonly Text[]): readonly Text[] {
  return words.filter((word, index) => words.findIndex((other) => other.zh === word.zh) === index);
}

/** What an election yields. */
const results: Readonly<Record<string, Text>> = {
  passed: { zh: "得票达到要求的", en: "those with enough votes" },
  elected: { zh: "本次当选的", en: "those elected now" },
  tied: { zh: "末位得票相同的", en: "those tied for the last seats" },
  seatsLeft: { zh: "尚缺的名额", en: "the seats left" },
};

/** What would need a formula. */
export const computed: Text = { zh: "按公式计算的数", en: "a computed value" };

function scalarWords(scalar: unknown): Text {
  if (scalar === true) return { zh: "是", en: "yes" };
  if (scalar === false) return { zh: "否", en: "no" };
  if (scalar === null) return { zh: "无", en: "none" };
  return phrase("{a}", "{a}", { a: typeof scalar === "number" ? scalar : String(scalar) });
}

/** A constant as what it is compared with calls it: a recorded word by the pack's message for it. */
function wordOf(pack: Pack, compared: Expr, constant: Expr): Text {
  if (typeof constant === "boolean") return phrase("“{a}”", "{a}", { a: scalarWords(constant) });
  if (typeof constant === "string" && typeof compared === "object" && compared !== null && "interpretation" in compared) {
    return phrase("“{a}”", '"{a}"', { a: interpretedWords(pack, compared.interpretation, constant) });
  }
  const read = readName(compared);
  if (typeof constant !== "string" || read === undefined) return expressionWords(pack, constant);
  return phrase("“{a}”", '"{a}"', { a: factValue(pack, read, constant) });
}

/** The name of what an expression reads, or of the first of several that it reads in turn. */
function readName(expr: Expr): string | undefined {
  const read = typeof expr === "object" && expr !== null ? Object.values(expr)[0] : undefined;
  if (Array.isArray(read) && "first" in (expr as object)) return readName(read[0] as Expr);
  return typeof read === "string" ? read : undefined;
}

/**
 * The numbers that stand for words: where they count through without a gap, the words in that order (a step may have several, or several spellings);
 * otherwise each word with its number.
 */
function mapWords(pack: Pack, { lookup, in: map }: Extract<Expr, { lookup: Expr }>): Text {
  const read = readName(lookup);
  const name = (word: string): Text => (read === undefined ? plain(word) : phrase("{a}", "{a}", { a: factValue(pack, read, word) }));
  const numbers = [...new Set(Object.values(map))].sort((a, b) => Number(a) - Number(b));
  const steps = numbers.map((number) =>
    distinct(
      Object.entries(map)
        .filter(([, each]) => each === number)
        .map(([word]) => name(word)),
    ),
  );
  if (isOrder(map)) {
    return between(
      steps.map((words) => between(words, "、", ", ")),
      " → ",
      " → ",
    );
  }
  const said = steps.map((words, index) =>
    phrase("{a}为{n}", "{a}: {n}", { a: between(words, "、", ", "), n: scalarWords(numbers[index]) }),
  );
  return between(said, "，", "; ");
}

/** Whether numbers by word count through without a gap, so that they tell no more than an order. */
export function isOrder(map: Readonly<Record<string, unknown>>): boolean {
  const numbers = [...new Set(Object.values(map))];
  const whole = numbers.filter((each): each is number => Number.isInteger(each));
  return whole.length === numbers.length && whole.length > 1 && Math.max(...whole) - Math.min(...whole) === whole.length - 1;
}

/** What other readings give in numbers of their own, each by its name. */
export function otherReadings(pack: Pack, name: string, is: Readonly<Record<string, Expr>>, taken: string): Text {
  const others = Object.entries(is).filter(
    ([reading, each]) => reading !== taken && /\d/.test(JSON.stringify(each).replace(/"[^"]*"/g, "")),
  );
  const said = others.map(([reading, each]) => {
    const slots = { reading: interpretedWords(pack, name, reading), a: expressionWords(pack, each) };
    return phrase("，“{reading}”的为{a}", '; "{reading}": {a}', slots);
  });
  return between(said, "", "");
}

/** What is read by default, and that another reading may be chosen. */
function interpretationWords(pack: Pack, name: string, is: Readonly<Record<string, Expr>> | undefined): Text {
  const interpretation = Object.hasOwn(pack.interpretations, name) ? pack.interpretations[name] : undefined;
  const title = interpretation?.title ?? plain(name);
  const taken = interpretation === undefined ? undefined : String(interpretation.default);
  if (is !== undefined && taken !== undefined && Object.hasOwn(is, taken)) {
    const a = expressionWords(pack, is[taken] as Expr);
    const slots = { a, title, others: otherReadings(pack, name, is, taken) };
    return phrase("{a}（可另选口径：{title}{others}）", "{a} (unless another reading is chosen: {title}{others})", slots);
  }
  if (is === undefined && typeof interpretation?.default === "number") {
    return phrase("{a}（可另选口径：{title}）", "{a} (unless another reading is chosen: {title})", { a: interpretation.default, title });
  }
  return phrase("按口径“{title}”", 'what the reading of "{title}" says', { title });
}
