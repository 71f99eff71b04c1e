import { below } from "@guiju/core";
import { addition, greater, lesser, multiplication, subtraction, upwardDivision } from "./arithmetic.ts";
import { note } from "./compile-reads.ts";
import type { Datum } from "./datum.ts";
import { byDays, byMonths, byWorkingDays, byYears, type DayStep, moveDay } from "./day-arithmetic.ts";
import { type Compiler, type Evaluate, failed, fit, type Node } from "./node.ts";
import { arrayOf } from "./operator.ts";
import { kindNames, wrongKind } from "./problem.ts";
import type { ValueType } from "./scope.ts";

type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => Node;
type Operation = (a: Datum, b: Datum) => Datum;

/** The operators that move a day. */
export const dayOperators: ReadonlyMap<string, Build> = new Map([
  ["addDays", moveBy("addDays", byDays)],
  ["addMonths", moveBy("addMonths", byMonths)],
  ["addYears", moveBy("addYears", byYears)],
  ["addWorkingDays", moveBy("addWorkingDays", byWorkingDays)],
]);

/** The operators on numbers; `sub`, `min` and `max` take days too. */
export const numberOperators: ReadonlyMap<string, Build> = new Map([
  ["add", several("add", ["count"], addition, (only) => addition(only, 0))],
  ["min", several("min", ["date", "count"], lesser, (only) => lesser(only, only))],
  ["max", several("max", ["date", "count"], greater, (only) => greater(only, only))],
  ["sub", pair("sub", ["date", "count"], subtraction)],
  ["mul", pair("mul", ["count"], multiplication)],
  ["ceilDiv", pair("ceilDiv", ["count"], upwardDivision)],
]);

function moveBy(operator: string, step: DayStep): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, operator);
    const taken = arrayOf(json[operator], at, 2);
    if ("issue" in taken) return failed(compiler, pointer, taken.issue);
    const day = fit(compiler, compiler.expr(compiler, taken.parts[0], below(at, 0)), ["date"]);
    const by = wholeNumber(compiler, fit(compiler, compiler.expr(compiler, taken.parts[1], below(at, 1)), ["count"]));
    if (step === byWorkingDays) note(compiler, { from: "calendar", name: "calendar" });
    const [start, length] = [day.evaluate, by.evaluate];
    return { type: { type: "date" }, pointer, evaluate: (env, item) => moveDay(start(env, item), length(env, item), step, env) };
  };
}

/** One operand alone goes through the operation too (`alone`), so that what is no number becomes Missing. */
function several(operator: string, kinds: readonly ValueType[], operation: Operation, alone: (only: Datum) => Datum): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, operator);
    const taken = arrayOf(json[operator], at, "some");
    if ("issue" in taken) return failed(compiler, pointer, taken.issue);
    const fitted = operands(compiler, taken.parts, at, kinds);
    const nodes = operation === addition ? fitted.map((node) => wholeNumber(compiler, node)) : fitted;
    const [first, ...rest] = nodes.map((node) => node.evaluate) as [Evaluate, ...Evaluate[]];
    const evaluate: Evaluate = (env, item) => {
      let result = alone(first(env, item));
      for (const next of rest) result = operation(result, next(env, item));
      return result;
    };
    return { type: { type: kindOf(nodes) }, pointer, evaluate };
  };
}

function pair(operator: string, kinds: readonly ValueType[], operation: Operation): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, operator);
    const taken = arrayOf(json[operator], at, 2);
    if ("issue" in taken) return failed(compiler, pointer, taken.issue);
    const nodes = operands(compiler, taken.parts, at, kinds).map((node) => wholeNumber(compiler, node));
    const [a, b] = nodes.map((node) => node.evaluate) as [Evaluate, Evaluate];
    const type = operator === "sub" && kindOf(nodes) === "date" ? "count" : kindOf(nodes);
    return { type: { type }, pointer, evaluate: (env, item) => operation(a(env, item), b(env, item)) };
  };
}

/** All operands are of one kind: days, or numbers. */
function operands(compiler: Compiler, parts: readonly unknown[], pointer: string, kinds: readonly ValueType[]): readonly Node[] {
  const nodes = parts.map((part, index) => fit(compiler, compiler.expr(compiler, part, below(pointer, index)), kinds));
  const kind = kindOf(nodes);
  for (const node of nodes) {
    if (node.fitsAll || node.type.type === "any" || node.type.type === kind) continue;
    const found = kindNames[node.type.type];
    compiler.issues.push(wrongKind(node.pointer, kindNames[kind], found));
  }
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
  return failed(
    compiler,
    node.pointer,
    wrongKind(node.pointer, { zh: "整数", en: "a whole number" }, { zh: String(number), en: String(number) }),
  );
}
