/**
 * Estimates the width of a text in units of its font size.
 *
 * No font is measured: each character counts about as wide as the widest of ordinary sans-serif fonts draws it, so a text seldom turns out wider and mostly narrower.
 *
 * @example
 * textWidth("规定") > textWidth("rule"); // => true
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Breaks a text into lines no wider than a width given in units of the font size. Chinese breaks between any two characters,
 * but no line begins with a mark of punctuation; other texts break at spaces, and inside a word only where the word alone is too wide.
 *
 * @example
 * wrapText("one two three", 5); // => ["one two", "three"]
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    const joined = line + piece;
    if (textWidth(joined.trimEnd()) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    line = piece.trimStart();
    while (textWidth(line.trimEnd()) > width && [...line].length > 1) {
      const fitting = longestFitting(line, width);
      lines.push(fitting);
      line = line.slice(fitting.length);
    }
  }
  if (line.trim() !== "") lines.push(line.trim());
  return balanced(text, lines, width);
}

/**
 * Keeps the first lines of a text; where more are left out, the last one kept ends with an ellipsis.
 *
 * @example
 * cutLines(["a", "b", "c"], 2, 5); // => ["a", "b…"]
 */
export function cutLines(lines: readonly string[], most: number, width: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(0, most));
  const last = kept.at(-1);
  if (last === undefined) return kept;
  return [...kept.slice(0, -1), `${longestFitting(last, width - 1)}…`];
}

/** A short last line of Chinese looks like a mistake: the lines are made about equally long. */
function balanced(text: string, lines: readonly string[], width: number): readonly string[] {
  if (lines.length < 2 || !isChinese(text) || textWidth(lines.at(-1) as string) > width / 3) return lines;
  const narrower = textWidth(text) / lines.length + 1;
  return narrower >= width ? lines : wrapText(text, narrower).length > lines.length ? lines : wrapText(text, narrower);
}

function longestFitting(text: string, width: number): string {
  let taken = "";
  for (const character of text) {
    if (taken !== "" && textWidth(taken + character) > width) break;
    taken += character;
  }
  return taken;
}

/** What may not be parted: a word with the space behind it, or one Chinese character with the punctuation behind it. */
function pieces(text: string): readonly string[] {
  return (
    text.match(
      /(?:[\u2e80-\uffef](?![，、；：。！？）】》”’…])|[\u2e80-\uffef][，、；：。！？）】》”’…]+|[^ \t\n\u2e80-\uffef]+[ \t\n]*|[ \t\n]+)/gu,
    ) ?? []
  );
}

function isChinese(text: string): boolean {
  return /[\u2e80-\uffef]/.test(text);
}

function characterWidth(character: string): number {
  if (/[\u2000-\uffff]/.test(character) && !/[\u2010-\u2019]/.test(character)) return 1;
  if (/[iljtfr.,;:'|!()[\]\s/\u2018\u2019-]/.test(character)) return 0.38;
  if (/[mwMW%@]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return (character.codePointAt(0) as number) > 0xffff ? 1 : 0.6;
}
