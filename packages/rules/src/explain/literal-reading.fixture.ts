type Numbers = readonly number[];

/** A way to ask something of one number or of a list, as a text says it, and what that means. */
type Saying<Asked> = readonly [en: RegExp, zh: RegExp, means: (asked: Asked, values: Numbers) => boolean];

const said = (phrase: string): RegExp => new RegExp(`^${phrase.replace("#", "(.+)")}$`);
const saying = <Asked>(en: string, zh: string, means: (asked: Asked, values: Numbers) => boolean): Saying<Asked> => [
  said(en),
  said(zh),
  means,
];
const only = ([value]: Numbers): number => value as number;

/** What may be asked of a number: most special first. */
const ofNumber: readonly Saying<number>[] = [
  saying("be less than #", "小于 ?#", (n, values) => n < only(values)),
  saying("be at most #", "不大于 ?#", (n, values) => n <= only(values)),
  saying("be more than #", "大于 ?#", (n, values) => n > only(values)),
  saying("be at least #", "不小于 ?#", (n, values) => n >= only(values)),
  saying("be one of #", "是 ?#之一", (n, values) => values.includes(n)),
  saying("be any of #", "是 ?#中的任何一个", (n, values) => values.includes(n)),
  saying("equal each of #", "与 ?#都相同", (n, values) => values.every((value) => n === value)),
  saying("differ from at least one of #", "与 ?#中的至少一个不同", (n, values) => values.some((value) => n !== value)),
  saying("be #", "为 ?#", (n, values) => n === only(values)),
];

/** What may be asked of a list as a whole. */
const ofList: readonly Saying<Numbers>[] = [
  saying("include all of #", "包括 ?#的全部", (list, values) => values.every((value) => list.includes(value))),
  saying("include at least one of #", "包括 ?#中的至少一个", (list, values) => values.some((value) => list.includes(value))),
  saying("include any of #", "包括 ?#中的任何一个", (list, values) => values.some((value) => list.includes(value))),
  saying("include nothing other than #", "只限于 ?#", (list, values) => list.every((n) => values.includes(n))),
  saying("include #", "包括 ?#", (list, values) => list.includes(only(values))),
  saying("lack at least one of #", "缺少 ?#中的至少一个", (list, values) => values.some((value) => !list.includes(value))),
  saying("have one and the same of # in every entry", "每一项都是 ?#中的同一个", (list, values) =>
    values.some((value) => list.every((n) => n === value)),
  ),
  saying("have, for each of #, at least one entry that differs from it", "对 ?#中的每一个都至少有一项不同", (list, values) =>
    values.every((value) => list.some((n) => n !== value)),
  ),
];

/** How a text begins that asks something of the whole, or of entries; whether it forbids. */
const frames: readonly (readonly [en: RegExp, zh: RegExp, of: "whole" | "some" | "every", forbids: boolean])[] = [
  [said("it must not #"), said("不得#"), "whole", true],
  [said("it must #"), said("应当#"), "whole", false],
  [said("at least one entry must not #"), said("应当至少有一项不(?!大于|小于)#"), "some", true],
  [said("at least one entry must #"), said("应当至少有一项#"), "some", false],
  [said("every entry must #"), said("每一项都应当#"), "every", false],
  [said("no entry may #"), said("每一项都不得#"), "every", true],
];

/** Takes a text at its word: tells whether what it asks for is true of a number or a list. */
export function literally(text: string, language: "zh" | "en", datum: number | Numbers): boolean {
  const at = language === "en" ? 0 : 1;
  // In Chinese one frame may begin another: the most special comes first.
  for (const frame of [...frames].sort((a, b) => b[at].source.length - a[at].source.length)) {
    const need = frame[at].exec(text)?.[1];
    if (need === undefined) continue;
    const [, , of, forbids] = frame;
    if (of === "whole") return isMet(need, at, datum) !== forbids;
    const answers = (datum as Numbers).map((n) => isMet(need, at, n) !== forbids);
    return of === "some" ? answers.includes(true) : !answers.includes(false);
  }
  throw new Error(`no such frame: ${text}`);
}

function isMet(need: string, at: 0 | 1, datum: number | Numbers): boolean {
  const sayings: readonly Saying<never>[] = typeof datum === "number" ? ofNumber : ofList;
  for (const saying of sayings) {
    const values = saying[at].exec(need)?.[1];
    if (values !== undefined) return saying[2](datum as never, valuesOf(values));
  }
  throw new Error(`no such need: ${need}`);
}

/** Reads the values: `1, 2`, or those in brackets after the name of a fact; `the smallest of` some takes that one. */
function valuesOf(text: string): Numbers {
  const named = /[(（](.*)[)）]/.exec(text)?.[1] ?? text;
  const values = (named.match(/\d+/g) ?? []).map(Number);
  if (/the smallest of|最小/.test(text)) return [Math.min(...values)];
  return /the largest of|最大/.test(text) ? [Math.max(...values)] : values;
}
