import { below } from "@guiju/core";
import { type Build, type Compiler, choice, failed, fit, type Node, nodeOf } from "./node.ts";
import { problem, saidOf, wrongKind } from "./problem.ts";
import { itemsOf, type Typed, type ValueType } from "./typed.ts";

const ORDERED: readonly ValueType[] = ["date", "count", "number"];

/** Counts the elements of a list, or those of which a condition is true; unknown ones widen the number to a span. */
export const compileCount: Build = (compiler, json, pointer) => {
  const list = listAt(compiler, json.count, below(pointer, "count"));
  const count = { op: "count", list: list.ir, type: { type: "count" }, pointer } as const;
  if (!Object.hasOwn(json, "where")) return nodeOf(count);
  return nodeOf({ ...count, where: compiler.cond({ ...compiler, item: elementOf(list) }, json.where, below(pointer, "where")) });
};

/** Takes the greatest of what an expression gives for each element; Missing for an empty list. */
export const compileMaxOf: Build = (compiler, json, pointer) => ofEach(compiler, json, pointer, "maxOf", ORDERED);

/** Takes the least of what an expression gives for each element; Missing for an empty list. */
export const compileMinOf: Build = (compiler, json, pointer) => ofEach(compiler, json, pointer, "minOf", ORDERED);

/** Adds up the whole numbers that an expression gives for each element; nought for an empty list. */
export const compileSumOf: Build = (compiler, json, pointer) => ofEach(compiler, json, pointer, "sumOf", ["count"]);

/** Puts lists one after another. */
export const compileConcat: Build = (compiler, json, pointer) => {
  const parts = json.concat;
  const at = below(pointer, "concat");
  if (!Array.isArray(parts)) return failed(compiler, pointer, wrongKind(at, { zh: "清单 […]", en: "a list […]" }, saidOf(parts)));
  const nodes = parts.map((part, index) => listAt(compiler, part, below(at, index)));
  if (nodes.every((node) => node.emptyList)) {
    return nodeOf({ op: "constant", value: [], type: { type: "list" }, pointer }, { emptyList: true });
  }
  const joined = choice(compiler, pointer, nodes, (parts, place) => ({ op: "concat", parts, ...place }));
  return nodeOf(joined.ir, joined.fitsAll && { fitsAll: true });
};

/** Gives the kind of a list's elements; of a list known to be empty, any. */
export function elementOf(list: Node): Typed {
  return list.emptyList ? { type: "any" } : itemsOf(list.type);
}

function ofEach(
  compiler: Compiler,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  op: "maxOf" | "minOf" | "sumOf",
  kinds: readonly ValueType[],
): Node {
  const list = listAt(compiler, json[op], below(pointer, op));
  const inner = { ...compiler, item: elementOf(list) };
  const each = fit(inner, compiler.expr(inner, json.each, below(pointer, "each")), kinds);
  return nodeOf({ op, list: list.ir, each: each.ir, type: each.type, pointer });
}

function listAt(compiler: Compiler, json: unknown, pointer: string): Node {
  const node = compiler.expr(compiler, json, pointer);
  if (node.literal === undefined) return fit(compiler, node, ["list"]);
  const zh = '这里应为清单。没有内容的清单写作 {"concat": []}。';
  return failed(
    compiler,
    pointer,
    problem("wrong_type", pointer, zh, 'This place takes a list. A list of nothing is written {"concat": []}.'),
  );
}
