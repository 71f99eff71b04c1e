import { below } from "@guiju/core";
import { greater, lesser } from "./arithmetic.ts";
import type { Datum } from "./datum.ts";
import { type Compiler, choice, failed, fit, type Node } from "./node.ts";
import { problem, saidOf, wrongKind } from "./problem.ts";
import type { Typed } from "./scope.ts";
import { span } from "./span.ts";

type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => Node;

/** Counts the elements of a list, or those of which a condition is true; unknown ones widen the number to a span. */
export const compileCount: Build = (compiler, json, pointer) => {
  const list = listAt(compiler, json.count, below(pointer, "count"));
  const { evaluate } = list;
  const type: Typed = { type: "count" };
  if (!Object.hasOwn(json, "where")) {
    return {
      type,
      pointer,
      evaluate: (env, item) => {
        const elements = evaluate(env, item);
        return Array.isArray(elements) ? elements.length : undefined;
      },
    };
  }
  const test = compiler.cond({ ...compiler, item: elementOf(list) }, json.where, below(pointer, "where"));
  return {
    type,
    pointer,
    evaluate: (env, item) => {
      const elements = evaluate(env, item);
      if (!Array.isArray(elements)) return undefined;
      let sure = 0;
      let unknown = 0;
      for (const element of elements as readonly Datum[]) {
        const truth = test(env, element);
        if (truth === undefined) unknown += 1;
        else if (truth) sure += 1;
      }
      return unknown === 0 ? sure : span(sure, sure + unknown);
    },
  };
};

/** Takes the greatest of what an expression gives for each element; Missing for an empty list. */
export const compileMaxOf: Build = (compiler, json, pointer) => extreme(compiler, json, pointer, "maxOf", greater);

/** Takes the least of what an expression gives for each element; Missing for an empty list. */
export const compileMinOf: Build = (compiler, json, pointer) => extreme(compiler, json, pointer, "minOf", lesser);

/** Puts lists one after another. */
export const compileConcat: Build = (compiler, json, pointer) => {
  const parts = json.concat;
  const at = below(pointer, "concat");
  if (!Array.isArray(parts)) return failed(compiler, pointer, wrongKind(at, { zh: "清单 […]", en: "a list […]" }, saidOf(parts)));
  const nodes = parts.map((part, index) => listAt(compiler, part, below(at, index)));
  if (nodes.every((node) => node.emptyList)) {
    const none: readonly Datum[] = [];
    return { type: { type: "list" }, pointer, evaluate: () => none, emptyList: true };
  }
  const joined = choice(compiler, pointer, nodes, (branches) => (env, item) => {
    const elements: Datum[] = [];
    for (const branch of branches) {
      const list = branch(env, item);
      if (!Array.isArray(list)) return undefined;
      for (const element of list as readonly Datum[]) elements.push(element);
    }
    return elements;
  });
  return { type: joined.type, pointer, evaluate: joined.evaluate, ...(joined.fitsAll && { fitsAll: true }) };
};

/** Gives the kind of a list's elements: records where it names their fields, else words. */
export function elementOf(list: Node): Typed {
  if (list.type.type !== "list" || list.emptyList) return { type: "any" };
  return list.type.of === undefined
    ? { type: "word", ...(list.type.words && { words: list.type.words }) }
    : { type: "record", of: list.type.of };
}

function extreme(
  compiler: Compiler,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
  operator: "maxOf" | "minOf",
  choose: (a: Datum, b: Datum) => Datum,
): Node {
  const list = listAt(compiler, json[operator], below(pointer, operator));
  const each = fit(
    { ...compiler, item: elementOf(list) },
    compiler.expr({ ...compiler, item: elementOf(list) }, json.each, below(pointer, "each")),
    ["date", "count"],
  );
  const [evaluate, of] = [list.evaluate, each.evaluate];
  return {
    type: each.type,
    pointer,
    evaluate: (env, item) => {
      const elements = evaluate(env, item);
      if (!Array.isArray(elements) || elements.length === 0) return undefined;
      const first = of(env, elements[0]);
      let result = choose(first, first);
      for (let index = 1; index < elements.length && result !== undefined; index += 1) result = choose(result, of(env, elements[index]));
      return result;
    },
  };
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
