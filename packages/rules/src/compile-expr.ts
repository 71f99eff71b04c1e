import { parseDate } from "@guiju/core";
import { dayOperators, numberOperators } from "./compile-arithmetic.ts";
import { compileFirst, compileIf, compileInterpretation, compileLookup } from "./compile-choice.ts";
import { condOperators } from "./compile-cond.ts";
import { compileConcat, compileCount, compileMaxOf, compileMinOf } from "./compile-list.ts";
import { compileFact, compileItem, compileResult, compileSelf, compileToday, compileValue } from "./compile-reads.ts";
import { type Compiler, failed, type Node } from "./node.ts";
import { type Companions, isObject, operatorOf } from "./operator.ts";
import { problem, saidOf, wrongKind } from "./problem.ts";

type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => Node;

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
  if (typeof json === "boolean") return { type: { type: "flag" }, pointer, evaluate: () => json, literal: { value: json } };
  if (json === null) return { type: { type: "any" }, pointer, evaluate: () => null, literal: { value: null }, fitsAll: true };
  if (!isObject(json))
    return failed(compiler, pointer, wrongKind(pointer, { zh: "常量或公式", en: "a constant or a formula" }, saidOf(json)));
  const condition = Object.keys(json).find((key) => condOperators.has(key));
  if (condition !== undefined && !Object.keys(json).some((key) => builds.has(key)))
    return failed(compiler, pointer, conditionHere(pointer, condition));
  const found = operatorOf(json, pointer, exprOperators);
  if ("issue" in found) return failed(compiler, pointer, found.issue);
  return (builds.get(found.operator) as Build)(compiler, json, pointer);
}

function wordOrDate(text: string, pointer: string): Node {
  const literal = { value: text };
  const word: Node = { type: { type: "word" }, pointer, evaluate: () => text, literal };
  const day = parseDate(text);
  if (day === undefined) return word;
  return { ...word, asDate: () => ({ type: { type: "date" }, pointer, evaluate: () => day, literal }) };
}

function number(compiler: Compiler, json: number, pointer: string): Node {
  if (!Number.isFinite(json) || Math.abs(json) > Number.MAX_SAFE_INTEGER) {
    const found = { zh: String(json), en: String(json) };
    return failed(
      compiler,
      pointer,
      wrongKind(pointer, { zh: "不超过 9007199254740991 的数", en: "a number up to 9007199254740991" }, found),
    );
  }
  return { type: { type: "count" }, pointer, evaluate: () => json, literal: { value: json } };
}

function conditionHere(pointer: string, operator: string) {
  const zh = `“${operator}”是条件，这里应为数值或公式。需要时写作 {"if": 条件, "then": true, "else": false}。`;
  const en = `"${operator}" is a condition; this place takes a value. Write {"if": the condition, "then": true, "else": false} where a value is meant.`;
  return problem("condition_here", pointer, zh, en);
}
