import type { JsonProblem, JsonProblemKind } from "./json-problem.ts";
import { type JsonToken, jsonTokens } from "./json-token.ts";

/** A value of a JSON text by the offsets of its text and of the name before it. */
export interface JsonNode {
  readonly start: number;
  end: number;
  readonly key: Extent | undefined;
  /** The values inside by name or by position; `undefined` of a scalar. */
  readonly inside: Map<string, JsonNode> | JsonNode[] | undefined;
}

/** A part of a text, from `start` up to but not including `end`. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What was read of a JSON text: the tree as far as it goes, and what is wrong. */
export interface JsonTree {
  readonly root: JsonNode | undefined;
  readonly problems: readonly JsonProblem[];
}

interface Reader {
  readonly text: string;
  readonly problems: JsonProblem[];
  readonly open: Container[];
  root: JsonNode | undefined;
  expected: "value" | "firstValue" | "name" | "firstName" | "colon" | "commaOrEnd" | "nothing";
  key: (Extent & { readonly name: string }) | undefined;
  comma: number;
  /** The end of the token before. */
  end: number;
}

interface Container {
  readonly node: JsonNode;
  readonly inside: Map<string, JsonNode> | JsonNode[];
}

/** After so many findings the reading ends. */
const MOST_PROBLEMS = 100;

/**
 * Reads a JSON text into a tree of offsets without recursion. Comments, trailing commas, repeated names and numbers out of range are passed over;
 * the first other mistake ends the reading.
 */
export function jsonTree(text: string): JsonTree {
  const next = jsonTokens(text);
  const reader: Reader = { text, problems: [], open: [], root: undefined, expected: "value", key: undefined, comma: 0, end: 0 };
  for (;;) {
    const token = next();
    const problem = token.problem === undefined ? undefined : inContext(reader, token.problem);
    if (problem !== undefined) reader.problems.push(problem);
    if (problem !== undefined && problem.kind !== "number_too_large" && problem.kind !== "number_too_small") break;
    if (token.kind === "comment") {
      reader.problems.push({ kind: "comment", offset: token.offset, length: token.length });
      continue;
    }
    const mistake = take(reader, token);
    if (mistake !== undefined) reader.problems.push(mistake);
    if (mistake !== undefined || token.kind === "end" || reader.problems.length >= MOST_PROBLEMS) break;
    reader.end = token.offset + token.length;
  }
  return { root: reader.root, problems: reader.problems };
}

/** A word where a name should be is a name without quotes. */
function inContext(reader: Reader, problem: JsonProblem): JsonProblem {
  const isName = reader.expected === "name" || reader.expected === "firstName";
  return isName && (problem.kind === "unknown_word" || problem.kind === "not_a_number") ? { ...problem, kind: "unquoted_name" } : problem;
}

function take(reader: Reader, token: JsonToken): JsonProblem | undefined {
  if (token.kind === "end") return atEnd(reader);
  if (reader.expected === "nothing") return at(token, "more_than_one");
  if (reader.expected === "colon") {
    if (token.kind !== ":") return { kind: "missing_colon", offset: reader.end, length: 1 };
    reader.expected = "value";
    return undefined;
  }
  if (token.kind === "}" || token.kind === "]") return close(reader, token);
  if (reader.expected === "commaOrEnd") return takeComma(reader, token);
  return reader.expected === "name" || reader.expected === "firstName" ? takeName(reader, token) : takeValue(reader, token);
}

function takeComma(reader: Reader, token: JsonToken): JsonProblem | undefined {
  if (token.kind !== ",") return { kind: "missing_comma", offset: reader.end, length: 1 };
  reader.comma = token.offset;
  reader.expected = Array.isArray(innermost(reader)?.inside) ? "value" : "name";
  return undefined;
}

function takeName(reader: Reader, token: JsonToken): JsonProblem | undefined {
  if (token.kind !== "text") return notAName(reader, token);
  const name = JSON.parse(reader.text.slice(token.offset, token.offset + token.length)) as string;
  const members = innermost(reader)?.inside;
  const earlier = members instanceof Map ? members.get(name)?.key : undefined;
  if (earlier !== undefined) {
    reader.problems.push({ kind: "duplicate_key", offset: token.offset, length: token.length, found: name, since: earlier.start });
  }
  reader.key = { name, start: token.offset, end: token.offset + token.length };
  reader.expected = "colon";
  return undefined;
}

function notAName(reader: Reader, token: JsonToken): JsonProblem {
  if (token.kind !== "word" && token.kind !== "number") return at(token, "missing_name");
  return { ...at(token, "unquoted_name"), found: reader.text.slice(token.offset, token.offset + token.length) };
}

function takeValue(reader: Reader, token: JsonToken): JsonProblem | undefined {
  if (token.kind === "," || token.kind === ":") return at(token, "missing_value");
  const inside = token.kind === "{" ? new Map<string, JsonNode>() : token.kind === "[" ? [] : undefined;
  const node: JsonNode = { start: token.offset, end: token.offset + token.length, key: reader.key, inside };
  const around = innermost(reader)?.inside;
  if (around === undefined) reader.root = node;
  else if (Array.isArray(around)) around.push(node);
  else around.set(reader.key?.name ?? "", node);
  reader.key = undefined;
  if (inside !== undefined) reader.open.push({ node, inside });
  if (inside !== undefined) reader.expected = token.kind === "[" ? "firstValue" : "firstName";
  else reader.expected = around === undefined ? "nothing" : "commaOrEnd";
  return undefined;
}

function close(reader: Reader, token: JsonToken): JsonProblem | undefined {
  const container = innermost(reader);
  if (container === undefined) return at(token, "missing_value");
  const list = Array.isArray(container.inside);
  if (list !== (token.kind === "]")) {
    return { ...at(token, "wrong_bracket"), found: token.kind, instead: list ? "]" : "}", since: container.node.start };
  }
  if (reader.expected === "value" && !list) return at(token, "missing_value");
  if (reader.expected === "value" || reader.expected === "name")
    reader.problems.push({ kind: "trailing_comma", offset: reader.comma, length: 1 });
  container.node.end = token.offset + 1;
  reader.open.pop();
  reader.expected = reader.open.length === 0 ? "nothing" : "commaOrEnd";
  return undefined;
}

function atEnd(reader: Reader): JsonProblem | undefined {
  if (reader.expected === "nothing") return undefined;
  const container = innermost(reader);
  if (container === undefined) return { kind: "empty", offset: 0, length: 1 };
  return { kind: "truncated", offset: reader.end, length: 1, since: container.node.start };
}

/** The value below a node by one segment of a JSON pointer. */
export function childOf(node: JsonNode, segment: string): JsonNode | undefined {
  if (Array.isArray(node.inside)) return /^(?:0|[1-9]\d*)$/.test(segment) ? node.inside[Number(segment)] : undefined;
  return node.inside?.get(segment);
}

function innermost(reader: Reader): Container | undefined {
  return reader.open[reader.open.length - 1];
}

function at(token: JsonToken, kind: JsonProblemKind): JsonProblem {
  return { kind, offset: token.offset, length: token.length };
}
