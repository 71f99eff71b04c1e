import { parseDate } from "@guiju/core";
import { dayOperators, numberOperators } from "./compile-arithmetic.ts";
import { compileFirst, compileIf, compileInterpretation, compileLookup } from "./compile-choice.ts";
import { condOperators } from "./compile-cond.ts";
import { compileConcat, compileCount, compileMaxOf, compileMinOf, compileSumOf } from "./compile-list.ts";
import { compileFact, compileItem, compileResult, compileSelf, compileToday, compileValue } from "./compile-reads.ts";
import type { Scalar } from "./expression.ts";
import { type Build, type Compiler, failed, type Node, nodeOf } from "./node.ts";
import { type Companions, isObject, operatorOf } from "./operator.ts";
import { problem, saidOf, wrongKind } from "./problem.ts";
import type { ValueType } from "./typed.ts";

const builds: ReadonlyMap<string, Build> = new Map<string, Build>([
  ["value", compileValue],
  ["self", compileSelf],
  ["fact", compileFact],
  ["item", compileItem],
  ["result", compileResult],
  ["today", compileToday],
  ["interpretation", compileInterpretation],
  ...dayOperators,
  ...numberOperators,
  ["maxOf", compileMaxOf],
  ["sumOf", compileSumOf],
  ["minOf", compileMinOf],
  ["count", compileCount],
  ["concat", compileConcat],
  ["first", compileFirst],
  ["lookup", compileLookup],
  ["if", compileIf],
]);

const companions: ReadonlyMap<string, Companions> = new Map<string, Companions>([
  ["interpretation", { may: ["is"] }],
  ["maxOf", { needs: ["each"] }],
  ["sumOf", { needs: ["each"] }],
  ["minOf", { needs: ["each"] }],
  ["count", { may: ["where"] }],
  ["lookup", { needs: ["in"], may: ["else"] }],
  ["if", { needs: ["then", "else"] }],
]);

/** The operators of expressions. */
export const exprOperators: ReadonlyMap<string, Companions> = new Map([...builds.keys()].map((name) => [name, companions.get(name) ?? {}]));

/** Compiles an expression whose depth is already checked. */
export function exprAt(compiler: Compiler, json: unknown, pointer: string): Node {
  if (typeof json === "string") return wordOrDate(json, pointer);
  if (typeof json === "number") return number(compiler, json, pointer);
  if (typeof json === "boolean") return constant("flag", json, pointer, { literal: { value: json } });
  if (json === null) return constant("any", json, pointer, { literal: { value: json }, fitsAll: true });
  if (!isObject(json))
    return failed(compiler, pointer, wrongKind(pointer, { zh: "常量或公式", en: "a constant or a formula" }, saidOf(json)));
  const condition = Object.keys(json).find((key) => condOperators.has(key));
  if (condition !== undefined && !Object.keys(json).some((key) => builds.has(key)))
    return failed(compiler, pointer, conditionHere(pointer, condition));
  const found = operatorOf(json, pointer, exprOperators);
  compiler.issues.push(...found.issues);
  if (found.operator === undefined) return failed(compiler, pointer);
  return (builds.get(found.operator) as Build)(compiler, json, pointer);
}

function constant(kind: ValueType, value: Scalar, pointer: string, more: Parameters<typeof nodeOf>[1]): Node {
  return nodeOf({ op: "constant", value, type: { type: kind }, pointer }, more);
}

function wordOrDate(text: string, pointer: string): Node {
  const literal = { value: text };
  const day = parseDate(text);
  return constant("word", text, pointer, {
    literal,
    ...(day !== undefined && { asDate: () => constant("date", day, pointer, { literal }) }),
  });
}

function number(compiler: Compiler, json: number, pointer: string): Node {
  if (!Number.isFinite(json) || Math.abs(json) > Number.MAX_SAFE_INTEGER) {
    const most = Number.MAX_SAFE_INTEGER;
    return failed(compiler, pointer, wrongKind(pointer, { zh: `不超过 ${most} 的数`, en: `a number up to ${most}` }, saidOf(json)));
  }
  return constant("count", json, pointer, { literal: { value: json } });
}

function conditionHere(pointer: string, operator: string) {
  const zh = `“${operator}”是条件，这里应为公式，可写作 {"if": 条件, "then": true, "else": false}。`;
  const en = `"${operator}" is a condition; this place takes a formula, such as {"if": the condition, "then": true, "else": false}.`;
  return problem("condition_here", pointer, zh, en);
}
