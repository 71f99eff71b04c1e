// Control characters, line separators and the marks that turn the direction of writing: from a file they could rewrite a terminal.
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes text from a file safe to show on one line of a terminal: what is not printable is written as `\uXXXX`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The same for a text of several lines, whose own line ends stay. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Shortens a long word from a file, so that one line of output stays one line. */
export function shortened(text: string, limit: number): string {
  const marks = Array.from(text.slice(0, limit * 2));
  return marks.length <= limit && text.length <= limit * 2 ? text : `${marks.slice(0, limit).join("")}…`;
}
