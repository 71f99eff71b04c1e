import { textOf } from "./catalogue.ts";
import { coreText } from "./core-messages.ts";
import type { Issue, Place } from "./issue.ts";
import { jsonMessages } from "./json-messages.ts";
import { unescapePointer } from "./json-pointer.ts";
import type { JsonProblem } from "./json-problem.ts";
import { jsonSize, valueSize } from "./json-size.ts";
import { childOf, type JsonNode, jsonTree } from "./json-tree.ts";
import { type LineIndex, lineIndex } from "./line-index.ts";
import type { Text } from "./text.ts";

/** Bounds of what is read. */
export interface JsonLimits {
  /** The longest text in UTF-16 code units; 4 Mi where absent. */
  readonly maxLength?: number;
  /** The deepest nesting of objects and lists; 200 where absent. */
  readonly maxDepth?: number;
}

/** A JSON text that was read: its value, what is wrong with it, and where each part stands. */
export interface ParsedJson {
  /** `undefined` where the text is not JSON or passes a limit. Not to be used while there are issues. */
  readonly value: unknown;
  readonly issues: Issue[];
  /** The place of the value at a JSON pointer or of the name before it; `undefined` where the text has none. */
  placeOf(pointer: string, part?: "key" | "value"): Place | undefined;
}

const MAX_LENGTH = 4 * 1024 * 1024;
const MAX_DEPTH = 200;

/**
 * Reads strict JSON and finds in the same go what `JSON.parse` passes over: repeated names and numbers that no number of a program can hold.
 *
 * Places are computed only where something is wrong or somebody asks. A byte order mark is an issue, the text behind it is still read.
 *
 * @example
 * const { issues, placeOf } = parseJson('{\n  "months": 1,\n  "months": 2\n}', "a.json");
 * issues[0]?.code; // => "duplicate_key"
 * placeOf("/months", "key"); // => { file: "a.json", line: 3, column: 3, length: 8 }
 */
export function parseJson(text: string, file: string, limits: JsonLimits = {}): ParsedJson {
  const [maxLength, maxDepth] = [limits.maxLength ?? MAX_LENGTH, limits.maxDepth ?? MAX_DEPTH];
  if (text.length > maxLength) return refused(file, { kind: "too_large", offset: 0, length: 1, limit: maxLength });
  const marked = text.charCodeAt(0) === 0xfeff;
  const plain = marked ? text.slice(1) : text;
  const size = jsonSize(plain, maxDepth);
  const index = once(() => lineIndex(plain, file));
  if (size.tooDeepAt !== undefined) return refused(file, { kind: "too_deep", offset: size.tooDeepAt, length: 1, limit: maxDepth }, index());
  const tree = once(() => jsonTree(plain));
  const { value, clean } = readValue(plain, size.names);
  const isSure = clean && !TINY.test(plain);
  const problems: JsonProblem[] = marked ? [{ kind: "byte_order_mark", offset: 0, length: 1 }] : [];
  if (!isSure) problems.push(...tree().problems);
  if (!clean && tree().problems.length === 0) problems.push({ kind: "not_json", offset: 0, length: 1 });
  return {
    value,
    issues: problems.map((problem) => issueOf(problem, index())),
    placeOf(pointer, part = "value") {
      const node = nodeAt(tree().root, pointer);
      const extent = part === "key" ? node?.key : node;
      return extent === undefined ? undefined : index().placeAt(extent.start, extent.end - extent.start);
    },
  };
}

/** Where a number may be that is read as nought although it is not. */
const TINY = /[eE]-\d{3}|\.0{300}/;

function readValue(text: string, names: number): { readonly value: unknown; readonly clean: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    const size = valueSize(value);
    return { value, clean: size.finite && size.names === names };
  } catch {
    return { value: undefined, clean: false };
  }
}

function refused(file: string, problem: JsonProblem, index: LineIndex = lineIndex("", file)): ParsedJson {
  return { value: undefined, issues: [issueOf(problem, index)], placeOf: () => undefined };
}

function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  if (pointer === "") return root;
  if (!pointer.startsWith("/")) return undefined;
  let node = root;
  for (const segment of pointer.slice(1).split("/")) {
    if (node === undefined) return undefined;
    node = childOf(node, unescapePointer(segment));
  }
  return node;
}

function issueOf(problem: JsonProblem, index: LineIndex): Issue {
  const { kind, found, instead, since, limit } = problem;
  const message = coreText(jsonMessages, kind, {
    found: literal(found ?? ""),
    instead: literal(instead ?? ""),
    line: since === undefined ? "" : index.placeAt(since, 1).line,
    limit: limit ?? "",
  });
  // Not every problem has a way out beyond what its message says.
  const help = textOf(jsonMessages, [`${kind}.help`], { instead: literal(instead ?? "") });
  return {
    code: kind,
    message,
    place: index.placeAt(problem.offset, problem.length),
    ...(instead === undefined || instead.trim() === "" ? {} : { suggestion: instead }),
    ...(help === undefined ? {} : { help }),
  };
}

/** A slot value shown as it stands in the file, shortened where it is long. */
function literal(text: string): Text {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return { zh: shown, en: shown };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
