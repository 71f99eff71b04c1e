import { createScanner } from "jsonc-parser";
import type { JsonProblem } from "./json-problem.ts";

/** One token of a JSON text; white space is left out, a comment is one token. */
export interface JsonToken {
  readonly kind: "{" | "}" | "[" | "]" | "," | ":" | "text" | "number" | "word" | "comment" | "end";
  readonly offset: number;
  readonly length: number;
  /** What is wrong with the token by itself. */
  readonly problem?: JsonProblem;
}

// The scanner's own enums exist only for its type declarations.
const KINDS: readonly (JsonToken["kind"] | undefined)[] = [
  undefined,
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "word",
  "word",
  "word",
  "text",
  "number",
  "comment",
  "comment",
  undefined,
  undefined,
  "word",
  "end",
];
const UNKNOWN = 16;
const UNCLOSED_COMMENT = 1;
const UNCLOSED_TEXT = 2;
const CONTROL_CHARACTER = 6;

const ASCII: ReadonlyMap<string, string> = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["‘", '"'],
  ["’", '"'],
  ["「", '"'],
  ["」", '"'],
  ["、", ","],
  ["。", "."],
  ["【", "["],
  ["】", "]"],
  ["〔", "["],
  ["〕", "]"],
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["TRUE", "true"],
  ["False", "false"],
  ["FALSE", "false"],
  ["None", "null"],
  ["Null", "null"],
  ["NULL", "null"],
  ["nil", "null"],
  ["undefined", "null"],
]);

/** Reads the tokens of a JSON text one after another; the last is `end`, again and again. */
export function jsonTokens(text: string): () => JsonToken {
  const scanner = createScanner(text, false);
  return () => {
    for (;;) {
      const scanned: number = scanner.scan();
      const kind = KINDS[scanned];
      if (kind === undefined) continue;
      const [offset, length, error]: [number, number, number] = [
        scanner.getTokenOffset(),
        scanner.getTokenLength(),
        scanner.getTokenError(),
      ];
      const problem = scanned === UNKNOWN ? wordProblem(text, offset, length) : tokenProblem(text, kind, offset, length, error);
      return problem === undefined ? { kind, offset, length } : { kind, offset, length, problem };
    }
  };
}

function tokenProblem(text: string, kind: JsonToken["kind"], offset: number, length: number, error: number): JsonProblem | undefined {
  if (kind === "number") return numberProblem(text, offset, length, error);
  if (error === 0) return undefined;
  if (kind === "comment") return error === UNCLOSED_COMMENT ? { kind: "truncated", offset, length: 2, since: offset } : undefined;
  const raw = text.slice(offset, offset + length);
  if (error === UNCLOSED_TEXT) {
    return offset + length >= text.length
      ? { kind: "truncated", offset: text.length, length: 1, since: offset }
      : { kind: "unclosed_text", offset, length };
  }
  if (error === CONTROL_CHARACTER) {
    let at = offset;
    while (text.charCodeAt(at) >= 32) at++;
    return { kind: "control_character", offset: at, length: 1 };
  }
  const bad = [...raw.matchAll(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g)].find((match) => match[0] === "\\");
  const at = offset + (bad?.index ?? 0);
  return { kind: "invalid_escape", offset: at, length: 2, found: text.slice(at, at + 2) };
}

function numberProblem(text: string, offset: number, length: number, error: number): JsonProblem | undefined {
  const raw = text.slice(offset, offset + length);
  if (error !== 0) return { kind: "invalid_number", offset, length, found: raw };
  // 01, 1.2.3, 0x10 and 1_000 are scanned as two tokens without a gap.
  const rest = /^[\w.+]+/.exec(text.slice(offset + length, offset + length + 40))?.[0] ?? "";
  if (rest !== "") return { kind: "invalid_number", offset, length: length + rest.length, found: raw + rest };
  if (!Number.isFinite(Number(raw))) return { kind: "number_too_large", offset, length, found: raw };
  // What is not nought would be read as nought, and nobody would see it.
  return Number(raw) === 0 && /^[^eE]*[1-9]/.test(raw) ? { kind: "number_too_small", offset, length, found: raw } : undefined;
}

function wordProblem(text: string, offset: number, length: number): JsonProblem {
  const raw = text.slice(offset, offset + Math.min(length, 200));
  const notANumber = /^(?:NaN|-?Infinity)\b/.exec(text.slice(offset, offset + 12))?.[0];
  if (notANumber !== undefined) return { kind: "not_a_number", offset, length: notANumber.length, found: notANumber };
  if (raw.startsWith("'")) return { kind: "single_quotes", offset, length };
  const wide = fullWidth(raw);
  if (wide !== undefined) return { kind: "full_width", offset: offset + wide.at, length: wide.found.length, ...wide };
  if (/^[-+.\d]/.test(raw)) return { kind: "invalid_number", offset, length, found: raw };
  const instead = WORDS.get(raw);
  return { kind: "unknown_word", offset, length, found: raw, ...(instead === undefined ? {} : { instead }) };
}

/** The first character of a run that has an ASCII counterpart which would have been right. */
function fullWidth(raw: string): { readonly at: number; readonly found: string; readonly instead: string } | undefined {
  for (const match of raw.matchAll(/[^\x20-\x7e]/gu)) {
    const found = match[0];
    const instead = ASCII.get(found) ?? found.normalize("NFKC");
    if (/^[\x20-\x7e]$/.test(instead)) return { at: match.index, found, instead };
  }
  return undefined;
}
