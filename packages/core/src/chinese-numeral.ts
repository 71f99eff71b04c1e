const DIGITS = "零一二三四五六七八九";

/**
 * Writes a whole number from 1 to 999 in Chinese numerals, as the articles of instruments are numbered.
 *
 * @throws RangeError outside 1 to 999
 *
 * @example
 * chineseNumeral(13); // => "十三"
 * chineseNumeral(205); // => "二百零五"
 */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 999) throw new RangeError(`${number} is not a whole number from 1 to 999`);
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  if (hundreds === 0) return tens(rest, "");
  if (rest === 0) return `${DIGITS[hundreds]}百`;
  return `${DIGITS[hundreds]}百${rest < 10 ? "零" : ""}${tens(rest, "一")}`;
}

function tens(number: number, one: string): string {
  const ten = Math.floor(number / 10);
  const unit = number % 10 === 0 ? "" : DIGITS[number % 10];
  if (ten === 0) return `${unit}`;
  return `${ten === 1 ? one : DIGITS[ten]}十${unit}`;
}
