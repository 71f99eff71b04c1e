import type { Ratio } from "../plan.ts";

/** Parts of the shortest decimal text of a number, or of a decimal text. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * Reads a number as the exact decimal of its shortest text; `undefined` where it is none, or leaves the safe whole numbers.
 *
 * @example
 * ratioOf(0.1); // => { n: 1, d: 10 }
 * ratioOf(-90); // => { n: -90, d: 1 }
 * ratioOf(Number.NaN); // => undefined
 */
export function ratioOf(amount: number): Ratio | undefined {
  return ratioOfText(String(amount));
}

/**
 * Reads a decimal text, such as a total of an earlier year; `undefined` where it is none, or leaves the safe whole numbers.
 *
 * @example
 * ratioOfText("92.50"); // => { n: 925, d: 10 }
 * ratioOfText("about 90"); // => undefined
 */
export function ratioOfText(text: string): Ratio | undefined {
  const found = text.length > 400 ? null : DECIMAL.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = "", decimals = "", exponent = "0"] = found;
  const kept = decimals.replace(/0+$/, "");
  const shift = Number(exponent) - kept.length;
  const digits = Number(whole + kept);
  const n = shift > 0 ? digits * 10 ** shift : digits;
  const d = shift < 0 ? 10 ** -shift : 1;
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return undefined;
  return { n: sign === "-" && n !== 0 ? -n : n, d };
}

/**
 * Gives a number as a whole number of its last decimal; `undefined` where it has more decimals, or leaves the safe whole numbers.
 *
 * @example
 * scaledOf(93.4, 2); // => 9340
 * scaledOf(0.333, 2); // => undefined
 */
export function scaledOf(amount: number, decimals: number): number | undefined {
  const ratio = ratioOf(amount);
  const scale = 10 ** decimals;
  if (ratio === undefined || scale % ratio.d !== 0) return undefined;
  const scaled = ratio.n * (scale / ratio.d);
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

/**
 * Writes a whole number of last decimals as a decimal text without needless noughts.
 *
 * @example
 * formatScaled(9340, 2); // => "93.4"
 * formatScaled(-50n, 2); // => "-0.5"
 * formatScaled(0, 2); // => "0"
 */
export function formatScaled(scaled: number | bigint, decimals: number): string {
  const text = String(scaled);
  if (decimals === 0) return text === "-0" ? "0" : text;
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.slice(sign.length).padStart(decimals + 1, "0");
  const kept = digits.slice(-decimals).replace(/0+$/, "");
  const said = digits.slice(0, -decimals) + (kept && `.${kept}`);
  return said === "0" ? said : sign + said;
}

/**
 * Writes a fraction: as a decimal text where it has an end, else in lowest terms.
 *
 * @example
 * formatRatio(195, 2); // => "97.5"
 * formatRatio(4, 6); // => "2/3"
 */
export function formatRatio(n: number | bigint, d: number | bigint): string {
  const common = greatestCommon(BigInt(n), BigInt(d)) * (BigInt(d) < 0n ? -1n : 1n);
  const [top, bottom] = [BigInt(n) / common, BigInt(d) / common];
  let power = 1n;
  for (let decimals = 0; decimals <= 18; decimals += 1, power *= 10n)
    if (power % bottom === 0n) return formatScaled(top * (power / bottom), decimals);
  return `${top}/${bottom}`;
}

/** Finds the greatest common divisor of two whole numbers, not both nought. */
export function greatestCommon(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
