import { below } from "@guiju/core";
import { note } from "./compile-reads.ts";
import { type Build, type Compiler, failed, fit, type Node, nodeOf, nodesAt } from "./node.ts";
import { kindNames, saidOf, wrongKind } from "./problem.ts";
import type { ValueType } from "./typed.ts";

type PairOperator = "sub" | "mul" | "ceilDiv";
type SeveralOperator = "add" | "min" | "max";

/** The operators that move a day. */
export const dayOperators: ReadonlyMap<string, Build> = new Map(
  (["addDays", "addMonths", "addYears", "addWorkingDays"] as const).map((op) => [
    op,
    (compiler, json, pointer) => {
      const [day, by] = nodesAt(compiler, json[op], below(pointer, op), 2) ?? [];
      if (day === undefined || by === undefined) return failed(compiler, pointer);
      if (op === "addWorkingDays") note(compiler, { from: "calendar", name: "calendar" });
      const a = fit(compiler, day, ["date"]).ir;
      return nodeOf({ op, a, b: wholeNumber(compiler, fit(compiler, by, ["count"])).ir, type: { type: "date" }, pointer });
    },
  ]),
);

/** The operators on numbers; `sub`, `min` and `max` take days too. */
export const numberOperators: ReadonlyMap<string, Build> = new Map([
  ["add", several("add", ["count"])],
  ["min", several("min", ["date", "count"])],
  ["max", several("max", ["date", "count"])],
  ["sub", pair("sub", ["date", "count"])],
  ["mul", pair("mul", ["count"])],
  ["ceilDiv", pair("ceilDiv", ["count"])],
]);

function several(op: SeveralOperator, kinds: readonly ValueType[]): Build {
  return (compiler, json, pointer) => {
    const nodes = operands(compiler, nodesAt(compiler, json[op], below(pointer, op), "some"), kinds);
    if (op === "add") for (const node of nodes) wholeNumber(compiler, node);
    return nodeOf({ op, parts: nodes.map((node) => node.ir), type: { type: kindOf(nodes) }, pointer });
  };
}

function pair(op: PairOperator, kinds: readonly ValueType[]): Build {
  return (compiler, json, pointer) => {
    const nodes = operands(compiler, nodesAt(compiler, json[op], below(pointer, op), 2), kinds);
    const [a, b] = nodes.map((node) => wholeNumber(compiler, node).ir);
    if (a === undefined || b === undefined) return failed(compiler, pointer);
    const kind = kindOf(nodes);
    return nodeOf({ op, a, b, type: { type: op === "sub" && kind === "date" ? "count" : kind }, pointer });
  };
}

/** All operands are of one kind: days, or numbers. */
function operands(compiler: Compiler, given: readonly Node[] | undefined, kinds: readonly ValueType[]): readonly Node[] {
  const nodes = (given ?? []).map((node) => fit(compiler, node, kinds));
  const kind = kindOf(nodes);
  for (const { fitsAll, type, pointer } of nodes)
    if (!fitsAll && type.type !== "any" && type.type !== kind)
      compiler.issues.push(wrongKind(pointer, kindNames[kind], kindNames[type.type]));
  return nodes;
}

function kindOf(nodes: readonly Node[]): "date" | "count" | "any" {
  const kinds = nodes.filter((node) => !node.fitsAll).map((node) => node.type.type);
  if (kinds.includes("any")) return kinds.includes("date") ? "date" : kinds.includes("count") ? "count" : "any";
  return kinds[0] === "date" ? "date" : "count";
}

function wholeNumber(compiler: Compiler, node: Node): Node {
  const number = node.literal?.value;
  if (typeof number !== "number" || Number.isSafeInteger(number)) return node;
  return failed(compiler, node.pointer, wrongKind(node.pointer, { zh: "整数", en: "a whole number" }, saidOf(number)));
}
