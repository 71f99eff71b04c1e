import { below, type Issue } from "@guiju/core";
import { elementOf } from "./compile-list.ts";
import type { Datum } from "./datum.ts";
import type { IrCompare, IrCond, IrExpr } from "./ir.ts";
import { alike, type Compiler, failed, fit, foundIn, type Node, nodeOf, nodesAt, refused } from "./node.ts";
import { arrayOf, type Companions, isObject, operatorOf } from "./operator.ts";
import { kindNames, problem, saidOf, unknownName, wrongKind } from "./problem.ts";
import type { ValueType } from "./typed.ts";

type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => IrCond;

const builds: ReadonlyMap<string, Build> = new Map<string, Build>([
  ["all", group("all")],
  ["any", group("any")],
  ["not", (compiler, json, pointer) => ({ op: "not", part: compiler.cond(compiler, json.not, below(pointer, "not")), pointer })],
  ["isSet", (compiler, json, pointer) => alone("isSet", compiler.expr(compiler, json.isSet, below(pointer, "isSet")), pointer)],
  ["in", membership],
  ["eq", equality("eq")],
  ["ne", equality("ne")],
  ["lt", ordered("lt")],
  ["le", ordered("le")],
  ["gt", ordered("gt")],
  ["ge", ordered("ge")],
]);

/** The operators of conditions. */
export const condOperators: ReadonlyMap<string, Companions> = new Map([...builds.keys()].map((name) => [name, {}]));

/** Compiles a condition whose depth is already checked. */
export function condAt(compiler: Compiler, json: unknown, pointer: string): IrCond {
  if (!isObject(json)) return refused(compiler, pointer, wrongKind(pointer, { zh: "条件 {…}", en: "a condition {…}" }, saidOf(json)));
  const found = operatorOf(json, pointer, condOperators);
  compiler.issues.push(...found.issues);
  if (found.operator === undefined) return refused(compiler, pointer);
  return (builds.get(found.operator) as Build)(compiler, json, pointer);
}

function group(op: "all" | "any"): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, op);
    const taken = arrayOf(json[op], at, "some");
    if ("issue" in taken) return refused(compiler, pointer, taken.issue);
    return { op, parts: taken.parts.map((part, index) => compiler.cond(compiler, part, below(at, index))), pointer };
  };
}

function compare(operator: IrCompare["operator"], a: Node, b: IrExpr, pointer: string): IrCompare {
  return { op: "compare", operator, decorators: [], a: a.ir, b, pointer };
}

/** A comparison that looks at one operand alone. */
function alone(operator: "isNull" | "isSet", node: Node, pointer: string): IrCond {
  return compare(operator, node, { op: "constant", value: null, type: { type: "any" }, pointer }, pointer);
}

function ordered(operator: "lt" | "le" | "gt" | "ge"): Build {
  return (compiler, json, pointer) => {
    const [one, other] = nodesAt(compiler, json[operator], below(pointer, operator), 2) ?? [];
    if (one === undefined || other === undefined) return refused(compiler, pointer);
    const [a, b] = sided(compiler, one, other);
    return compare(operator, a, b.ir, pointer);
  };
}

/** Brings both operands to one kind that has an order; the one that is no constant says which. */
function sided(compiler: Compiler, a: Node, b: Node): readonly [Node, Node] {
  const leader = a.literal === undefined || b.literal !== undefined ? a : b;
  const led = fit(compiler, leader, ["date", "count", "number"]);
  const { type } = led.type;
  const kinds: readonly ValueType[] = type === "date" ? ["date"] : type === "any" ? ["date", "count", "number"] : ["count", "number"];
  const other = fit(compiler, leader === a ? b : a, kinds);
  return leader === a ? [led, other] : [other, led];
}

function equality(operator: "eq" | "ne"): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, operator);
    const [a, b] = nodesAt(compiler, json[operator], at, 2) ?? [];
    if (a === undefined || b === undefined) return refused(compiler, pointer);
    if (isNull(a) || isNull(b)) {
      const recorded = alone("isNull", isNull(b) ? a : b, pointer);
      return operator === "eq" ? recorded : { op: "not", part: recorded, pointer };
    }
    const [left, right] = likened(compiler, a, b, at);
    const day = left.type.type === "any" ? right.asDate?.() : right.type.type === "any" ? left.asDate?.() : undefined;
    if (day === undefined) return compare(operator, left, right.ir, pointer);
    const parts = [compare("eq", left, right.ir, pointer), compare("eq", day, left.type.type === "any" ? left.ir : right.ir, pointer)];
    return operator === "eq" ? { op: "any", parts, pointer } : { op: "not", part: { op: "any", parts, pointer }, pointer };
  };
}

function isNull(node: Node): boolean {
  return node.literal?.value === null;
}

/** Brings two operands to one kind that can be equal, or says why there is none. */
function likened(compiler: Compiler, a: Node, b: Node, pointer: string): readonly [Node, Node] {
  const left = b.type.type === "date" && a.asDate ? a.asDate() : a;
  const right = a.type.type === "date" && b.asDate ? b.asDate() : b;
  const whole = [left, right].find((node) => node.type.type === "list" || node.type.type === "record");
  const issue = sameKind(left, right) ? whole && notComparable(whole) : unlike(pointer, left, right);
  if (issue !== undefined) compiler.issues.push(issue);
  else {
    reportStrangeWord(compiler, left, right);
    reportStrangeWord(compiler, right, left);
  }
  return [left, right];
}

function membership(compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string): IrCond {
  const nodes = arrayOf(json.in, below(pointer, "in"), 2);
  if ("issue" in nodes) return refused(compiler, pointer, nodes.issue);
  const [wanted, among] = nodes.parts;
  const [first, second] = [0, 1].map((index) => below(below(pointer, "in"), index)) as [string, string];
  const node = compiler.expr(compiler, wanted, first);
  const list = Array.isArray(among) ? constants(compiler, node, among, second) : listFor(compiler, node, among, second);
  return compare("in", node, list.ir, pointer);
}

function constants(compiler: Compiler, node: Node, among: readonly unknown[], pointer: string): Node {
  const taken = arrayOf(among, pointer, "some");
  if ("issue" in taken) return failed(compiler, pointer, taken.issue);
  const list = taken.parts.flatMap((part, index): readonly Datum[] => {
    const at = below(pointer, index);
    if (typeof part === "object" && part !== null) {
      compiler.issues.push(wrongKind(at, { zh: "常量", en: "a constant" }, saidOf(part)));
      return [];
    }
    const given = compiler.expr(compiler, part, at);
    if (part === null || given.fitsAll) return [null];
    const [left, right] = likened(compiler, node, given, at);
    // A text that is a civil date, beside a kind that only evaluation knows, stands for the text and for the day.
    const day = left.type.type === "any" ? right.asDate?.() : undefined;
    return [right, ...(day ? [day] : [])].map(({ ir }) => (ir.op === "constant" ? ir.value : undefined));
  });
  return nodeOf({ op: "constant", value: list, type: { type: "list", items: node.type }, pointer });
}

function listFor(compiler: Compiler, node: Node, among: unknown, pointer: string): Node {
  const list = fit(compiler, compiler.expr(compiler, among, pointer), ["list"]);
  const kind = elementOf(list).type;
  if (kind === "record") {
    const expected = { zh: "文字的清单", en: "a list of texts" };
    compiler.issues.push(wrongKind(pointer, expected, { zh: "字段组的清单", en: "a list of groups of fields" }));
  } else if (kind !== "any" && !node.fitsAll && node.type.type !== "any" && !alike(node.type.type, kind))
    compiler.issues.push(wrongKind(node.pointer, kindNames[kind], foundIn(node)));
  return list;
}

function sameKind(a: Node, b: Node): boolean {
  return a.fitsAll === true || b.fitsAll === true || a.type.type === "any" || b.type.type === "any" || alike(a.type.type, b.type.type);
}

function unlike(pointer: string, a: Node, b: Node): Issue {
  const [left, right] = [foundIn(a), foundIn(b)];
  if (b.literal !== undefined) return wrongKind(b.pointer, kindNames[a.type.type], right, b.literal.value);
  if (a.literal !== undefined) return wrongKind(a.pointer, kindNames[b.type.type], left, a.literal.value);
  return problem("wrong_type", pointer, `${left.zh}不能与${right.zh}相比。`, `${left.en} cannot be compared with ${right.en}.`);
}

function notComparable(node: Node): Issue {
  const kind = kindNames[node.type.type];
  return problem(
    "wrong_type",
    node.pointer,
    `${kind.zh}不能直接比较；请用 count 或比较其中的字段。`,
    `Compare what is in it: ${kind.en} as a whole cannot be compared.`,
  );
}

function reportStrangeWord(compiler: Compiler, constant: Node, other: Node): void {
  const word = constant.literal?.value;
  if (typeof word !== "string" || other.type.words === undefined || other.type.words.includes(word)) return;
  compiler.issues.push(unknownName("unknown_word", constant.pointer, { zh: "取值", en: "word" }, word, other.type.words));
}
