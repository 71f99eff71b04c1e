/** The nesting and the number of names of a JSON text, told by its brackets and colons outside quoted texts. */
export interface JsonSize {
  readonly names: number;
  /** The offset of the first bracket that opens beyond the depth allowed. */
  readonly tooDeepAt: number | undefined;
}

const [QUOTE, BACKSLASH, COLON] = [34, 92, 58];

/** Measures a JSON text in one pass and without recursion; of any text, JSON or not. */
export function jsonSize(text: string, maxDepth: number): JsonSize {
  let [depth, names] = [0, 0];
  let tooDeepAt: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfText(text, at);
    else if (unit === COLON) names++;
    // { and [, } and ] differ from one another in bit 5 only.
    else if ((unit & ~32) === 91) {
      if (++depth > maxDepth) tooDeepAt ??= at;
    } else if ((unit & ~32) === 93) depth = Math.max(0, depth - 1);
  }
  return { names, tooDeepAt };
}

/** The offset of the quote that ends the text beginning at `at`, or of the end of the line, where an unclosed one ends. */
function endOfText(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === BACKSLASH) index++;
    else if (unit === QUOTE || unit === 10 || unit === 13) return index;
  }
  return text.length;
}

/** Counts the names a parsed value has and tells whether each number is finite, without recursion. */
export function valueSize(value: unknown): { readonly names: number; readonly finite: boolean } {
  const waiting: unknown[] = [value];
  let names = 0;
  let finite = true;
  while (waiting.length > 0) {
    const current = waiting.pop();
    if (typeof current === "number") finite &&= Number.isFinite(current);
    if (typeof current !== "object" || current === null) continue;
    const inside = Object.values(current);
    if (!Array.isArray(current)) names += inside.length;
    for (const item of inside) waiting.push(item);
  }
  return { names, finite };
}
