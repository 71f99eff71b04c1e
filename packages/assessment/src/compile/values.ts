import { below, nearest, type Text } from "@guiju/core";
import { ratioOf, scaledOf } from "../exact/decimal.ts";
import type { Ratio, RoundingIr } from "../plan.ts";
import { decimalsOf } from "./decimal.ts";
import { type Desk, entriesAt, objectAt, refuse, wrong } from "./desk.ts";
import { ASSESSMENT_LIMITS } from "./limits.ts";
import { alike, emptyText, problem, shown, unknownName } from "./problem.ts";

type Told = Pick<Desk, "issues">;

const NUMERIC = /^\s*-?\d+(\.\d+)?\s*[%％分]?\s*$/;
const ID = /^[\w\u00aa-\uffff][\w\u00aa-\uffff./:-]*$/;
const MODES: readonly string[] = ["halfUp", "halfEven", "floor", "ceil", "truncate"];

/** What a number must be beside having few decimals. */
export interface Wanted {
  readonly least?: number;
  readonly most?: number;
  /** The number itself is not taken. */
  readonly above?: number;
}

/** Takes a finite number that is not too great; a text that reads like one is told so. */
export function numberAt(desk: Told, json: unknown, pointer: string, decimals: number, wanted: Wanted = {}): number | undefined {
  if (typeof json === "string" && NUMERIC.test(json)) {
    const number = meantBy(json, wanted);
    const zh = `“${shown(json)}”写成了文字，应写成数 ${number}，不加引号。`;
    const en = `"${shown(json)}" is written as a text. Write the number ${number} without quotation marks.`;
    return refuse(desk, problem("number_as_text", pointer, zh, en, { suggestion: String(number) }));
  }
  if (typeof json !== "number") return wrong(desk, pointer, "number", json);
  const { least = -ASSESSMENT_LIMITS.amount, most = ASSESSMENT_LIMITS.amount, above } = wanted;
  if (json < least || json > most || (above !== undefined && json <= above)) {
    const from =
      above === undefined ? { zh: `不小于 ${least}`, en: `at least ${least}` } : { zh: `大于 ${above}`, en: `greater than ${above}` };
    const expected = { zh: `${from.zh}、不大于 ${most} 的数`, en: `a number ${from.en} and at most ${most}` };
    return refuse(
      desk,
      problem("out_of_range", pointer, `${json} 超出范围，应为${expected.zh}。`, `${json} is out of range: this takes ${expected.en}.`, {
        expected,
      }),
    );
  }
  const found = decimalsOf(json);
  if (found <= decimals) return json;
  const zh = decimals === 0 ? `${json} 应为整数。` : `${json} 有 ${found} 位小数，这里最多 ${decimals} 位。`;
  const en = decimals === 0 ? `${json} should be a whole number.` : `${json} has ${found} decimals; at most ${decimals} are taken here.`;
  return refuse(desk, problem("too_many_decimals", pointer, zh, en));
}

/** Gives the number that a text was meant to be: of what is at most 1, per cent are hundredths. */
function meantBy(text: string, { most }: Wanted): number {
  const number = Number.parseFloat(text);
  return most === 1 && /[%％]/.test(text) ? Number((number / 100).toFixed(8)) : number;
}

/** Takes points as a whole number of the last decimal of the scores. */
export function pointsAt(desk: Told & Pick<Desk, "scale">, json: unknown, pointer: string, wanted?: Wanted): number | undefined {
  const amount = numberAt(desk, json, pointer, desk.scale, wanted);
  return amount === undefined ? undefined : scaledOf(amount, desk.scale);
}

/** Takes a factor, a share or a constant as a ratio. */
export function ratioAt(
  desk: Told,
  json: unknown,
  pointer: string,
  wanted?: Wanted,
  decimals: number = ASSESSMENT_LIMITS.decimals,
): Ratio | undefined {
  const amount = numberAt(desk, json, pointer, decimals, wanted);
  return amount === undefined ? undefined : ratioOf(amount);
}

/** Takes a whole number. */
export function wholeAt(desk: Told, json: unknown, pointer: string, least: number, most: number): number | undefined {
  return numberAt(desk, json, pointer, 0, { least, most });
}

/** Takes a text that is neither empty nor too long. */
export function wordAt(desk: Told, json: unknown, pointer: string): string | undefined {
  if (typeof json !== "string") return wrong(desk, pointer, "text", json);
  if (json.trim() === "") return refuse(desk, emptyText(pointer));
  const { name } = ASSESSMENT_LIMITS;
  return json.length <= name
    ? json
    : refuse(desk, problem("too_long", pointer, `名称超过 ${name} 个字符。`, `A name here is longer than ${name} letters.`));
}

/** Takes an id: letters of any script, figures, and `-` `_` `.` `/` `:` after the first. */
export function idAt(desk: Told, json: unknown, pointer: string): string | undefined {
  const id = wordAt(desk, json, pointer);
  if (id === undefined || ID.test(id)) return id;
  const zh = `编号“${shown(id)}”只能用文字、数字和 - _ . / :，不能有空格。`;
  return refuse(desk, problem("wrong_id", pointer, zh, `The id "${shown(id)}" takes letters, figures and - _ . / : without spaces.`));
}

/** Takes one of a few words. */
export function choiceAt<Word extends string>(desk: Told, json: unknown, pointer: string, words: readonly Word[]): Word | undefined {
  if (typeof json !== "string") return wrong(desk, pointer, "text", json);
  const word = words.find((each) => each === json);
  if (word !== undefined) return word;
  const suggestion = nearest(json, words);
  const expected = { zh: words.join("、"), en: words.join(", ") };
  const [zh, en] = [`“${shown(json)}”不在可用的写法之内：${expected.zh}。`, `"${shown(json)}" is none of ${expected.en}.`];
  return refuse(desk, problem("unknown_word", pointer, zh, en, { expected, ...(suggestion !== undefined && { suggestion }) }));
}

/** Takes a text in both languages. */
export function textAt(desk: Told, json: unknown, pointer: string): Text | undefined {
  const text = objectAt(desk, json, pointer, ["zh", "en"]);
  if (text === undefined) return undefined;
  const [zh, en] = [longTextAt(desk, text.zh, `${pointer}/zh`), longTextAt(desk, text.en, `${pointer}/en`)];
  return zh === undefined || en === undefined ? undefined : { zh, en };
}

/** Takes a text that is not empty; its length is limited with the whole file. */
export function longTextAt(desk: Told, json: unknown, pointer: string): string | undefined {
  if (typeof json !== "string") return wrong(desk, pointer, "text", json);
  return json.trim() === "" ? refuse(desk, emptyText(pointer)) : json;
}

/** Takes the rounding that is named, or nothing where none is. */
export function roundAt(desk: Told & Pick<Desk, "scale">, json: unknown, pointer: string): RoundingIr | null {
  if (json === undefined) return null;
  const round = objectAt(desk, json, pointer, ["mode"], ["decimals"]);
  if (round === undefined) return null;
  const mode = choiceAt(desk, round.mode, `${pointer}/mode`, MODES as readonly RoundingIr["mode"][]);
  const decimals = round.decimals === undefined ? desk.scale : wholeAt(desk, round.decimals, `${pointer}/decimals`, 0, desk.scale);
  return mode === undefined || decimals === undefined ? null : { mode, decimals };
}

/** Takes a table of points by key; `undefined` where it cannot be taken. */
export function tableAt<Value>(
  desk: Told,
  json: unknown,
  pointer: string,
  take: (value: unknown, at: string) => Value | undefined,
): ReadonlyMap<string, Value> | undefined {
  const entries = entriesAt(desk, json ?? null, pointer);
  if (entries.length === 0 && json !== undefined && typeof json === "object" && json !== null)
    refuse(desk, problem("empty_group", pointer, "这张表是空的。", "This table is empty."));
  const table = new Map<string, Value>();
  for (const [key, value] of entries) {
    const taken = take(value, below(pointer, key));
    if (taken !== undefined) table.set(key, taken);
  }
  return table.size > 0 && table.size === entries.length ? table : undefined;
}

/** Tells that a word is not among those a closed list has. */
export function unknownWord(desk: Told, pointer: string, word: string, words: readonly string[]): undefined {
  return refuse(desk, unknownName("unknown_word", pointer, { zh: "取值", en: "word" }, word, words));
}

/** Tells that a number without an end needs a rounding that is named. */
export function unrounded(desk: Told, pointer: string, zh: string, en: string): undefined {
  const more = { expected: alike('"round": {"mode": "halfUp"}'), suggestion: '"round": {"mode": "halfUp"}' };
  return refuse(
    desk,
    problem(
      "division_without_rounding",
      pointer,
      `${zh}，除不尽时怎样取舍要写明（round）。`,
      `${en}: name how it is rounded with "round".`,
      more,
    ),
  );
}
