import stringWidth from "string-width";
import type { Issue, Place } from "./issue.ts";
import type { Language, Text } from "./text.ts";

/** How many columns of a source line are shown, and how many of them at most before the marked part. */
const SHOWN = 110;
const SHOWN_BEFORE = 60;

const LABELS: Readonly<Record<"error" | "warning" | "expected" | "suggestion" | "help" | "colon", Text>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  expected: { zh: "应为", en: "expected" },
  suggestion: { zh: "是否想写", en: "did you mean" },
  help: { zh: "办法", en: "help" },
  colon: { zh: "：", en: ": " },
};

/**
 * Shows an issue as a frame: what is wrong, the file, line and column, the source line, and a caret under the marked part, also below wide characters.
 *
 * Plain text without colours and without a final line break. Control and direction characters of the input are shown as `?`.
 *
 * @param source - the text of the file of the place, or `undefined` where it is not at hand; the frame then has no source line
 *
 * @example
 * renderIssue({ code: "unknown_key", message: { zh: "不认识的名称", en: "unknown name" }, suggestion: "months" }, undefined, "en"); // => "error[unknown_key]: unknown name\n  = did you mean: months"
 */
export function renderIssue(issue: Issue, source: string | undefined, language: Language): string {
  const colon = LABELS.colon[language];
  const label = LABELS[issue.severity ?? "error"][language];
  const frame = issue.place === undefined ? undefined : sourceFrame(issue.place, source);
  const margin = " ".repeat(frame?.margin ?? 1);
  const lines = [`${label}[${visible(issue.code)}]${colon}${visible(issue.message[language])}`];
  if (issue.place !== undefined) lines.push(`${margin}--> ${visible(issue.place.file)}:${issue.place.line}:${issue.place.column}`);
  else if (issue.pointer !== undefined && issue.pointer !== "") lines.push(`${margin}--> ${visible(issue.pointer)}`);
  if (frame !== undefined) lines.push(...frame.lines);
  const note = (name: "expected" | "suggestion" | "help", text: string | undefined): void => {
    if (text !== undefined) lines.push(`${margin} = ${LABELS[name][language]}${colon}${visible(text)}`);
  };
  note("expected", issue.expected?.[language]);
  note("suggestion", issue.suggestion);
  note("help", issue.help?.[language]);
  return lines.join("\n");
}

/** The source line between gutters, with the caret line below; `undefined` where the source has no such line. */
function sourceFrame(place: Place, source: string | undefined): { readonly margin: number; readonly lines: readonly string[] } | undefined {
  const line = source === undefined ? undefined : lineOf(source, place.line);
  if (line === undefined) return undefined;
  const number = String(place.line);
  const gutter = `${" ".repeat(number.length)} |`;
  const start = Math.min(place.column - 1, line.length);
  const end = Math.min(line.length, start + place.length);
  const before = lastColumns(line.slice(0, start), SHOWN_BEFORE);
  const marked = firstColumns(line.slice(start, end), SHOWN - stringWidth(before));
  const after = end > start + marked.taken ? { shown: "" } : firstColumns(line.slice(end), SHOWN - stringWidth(before + marked.shown));
  const carets = "^".repeat(Math.max(1, stringWidth(marked.shown)));
  return {
    margin: number.length,
    lines: [
      gutter,
      `${number} | ${before}${marked.shown}${after.shown}`.trimEnd(),
      `${gutter} ${" ".repeat(stringWidth(before))}${carets}`,
    ],
  };
}

/** The line with the number, from 1; a byte order mark before the first is left out. */
function lineOf(source: string, number: number): string | undefined {
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const ends = /\r\n|\n|\r/g;
  for (let line = 1; ; line++) {
    ends.lastIndex = at;
    const end = ends.exec(source);
    if (line === number) return source.slice(at, end?.index ?? source.length);
    if (end === null) return undefined;
    at = ends.lastIndex;
  }
}

/** The end of a text in at most so many columns, with `…` where something was left out. */
function lastColumns(text: string, columns: number): string {
  let shown = visible(text.slice(Math.max(0, text.length - 4 * columns)));
  if (text.length <= 4 * columns && stringWidth(shown) <= columns) return shown;
  while (stringWidth(shown) >= columns) shown = shown.slice((shown.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  return `…${shown}`;
}

/** The beginning of a text in at most so many columns, with `…` where something was left out, and how many code units it took. */
function firstColumns(text: string, columns: number): { readonly shown: string; readonly taken: number } {
  const shown = visible(text.slice(0, 4 * columns));
  if (text.length <= 4 * columns && stringWidth(shown) <= columns) return { shown, taken: text.length };
  let cut = "";
  for (const character of shown) {
    if (stringWidth(cut + character) >= columns) break;
    cut += character;
  }
  return { shown: `${cut}…`, taken: 0 };
}

/** Shows a tab as spaces, and what would move or hide text on a screen as `?`. */
function visible(text: string): string {
  return text.replaceAll("\t", "    ").replace(HIDDEN, "?");
}

/** Control characters, line separators, direction marks, zero-width spaces and byte order marks. */
const HIDDEN = /[\p{Cc}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
