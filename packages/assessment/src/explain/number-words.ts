import type { Language } from "@guiju/core";
import { formatScaled } from "../exact/decimal.ts";
import { divideRounded, narrowed } from "../exact/whole.ts";

/** A fraction of whole numbers of any size. */
export interface Exact {
  readonly n: bigint;
  /** Above nought. */
  readonly d: bigint;
}

/** Reads a decimal text or a fraction `a/b`; `undefined` where it is neither. */
export function exactOf(text: string): Exact | undefined {
  const found = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", decimals = "", bottom = "1"] = found;
  const n = BigInt(whole + decimals);
  const d = decimals === "" ? BigInt(bottom) : 10n ** BigInt(decimals.length);
  return d === 0n ? undefined : { n: sign === "-" ? -n : n, d };
}

/** A number for people: a fraction without an end with its nearest decimal, `≈85.71（600/7）`; what has an end as it is. */
export function numberWords(text: string, language: Language, decimals = 2): string {
  const exact = text.includes("/") ? exactOf(text) : undefined;
  if (exact === undefined) return text;
  const size = 10n ** BigInt(decimals);
  const near = formatScaled(divideRounded(narrowed(exact.n * size), narrowed(exact.d), "halfUp"), decimals);
  return language === "zh" ? `≈${near}（${text}）` : `≈${near} (${text})`;
}

/** A number as a factor of a formula: a fraction in brackets. */
export function factorWords(text: string): string {
  return text.includes("/") ? `(${text})` : text;
}

/** So many points: one is singular in English. */
export function pointsWords(points: string, language: Language): string {
  return language === "zh" ? `${points}分` : countedWords(points, "point");
}

/** So many of something in English, the one of which is singular. */
export function countedWords(count: string | number, one: string): string {
  return `${count} ${one}${/^-?1$/.test(String(count)) ? "" : "s"}`;
}
