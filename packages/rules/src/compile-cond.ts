import type { Issue } from "@guiju/core";
import { below } from "@guiju/core";
import { type Comparison, isAfter, isAtLeast, isAtMost, isBefore, isEqual, isRecordedNull, not } from "./comparison.ts";
import { elementOf } from "./compile-list.ts";
import type { Truth } from "./datum.ts";
import { type Compiler, fit, foundIn, type Node, type Test } from "./node.ts";
import { arrayOf, type Companions, isObject, operatorOf } from "./operator.ts";
import { kindNames, problem, saidOf, unknownName, wrongKind } from "./problem.ts";
import type { ValueType } from "./scope.ts";
import { isSpan } from "./span.ts";

type Build = (compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string) => Test;

const builds: ReadonlyMap<string, Build> = new Map<string, Build>([
  ["all", (compiler, json, pointer) => group(compiler, json.all, below(pointer, "all"), false)],
  ["any", (compiler, json, pointer) => group(compiler, json.any, below(pointer, "any"), true)],
  ["not", negation],
  ["isSet", presence],
  ["in", membership],
  ["eq", (compiler, json, pointer) => equality(compiler, json.eq, below(pointer, "eq"))],
  ["ne", (compiler, json, pointer) => negated(equality(compiler, json.ne, below(pointer, "ne")))],
  ["lt", ordered("lt", isBefore)],
  ["le", ordered("le", isAtMost)],
  ["gt", ordered("gt", isAfter)],
  ["ge", ordered("ge", isAtLeast)],
]);

/** The operators of conditions. */
export const condOperators: ReadonlyMap<string, Companions> = new Map([...builds.keys()].map((name) => [name, {}]));

const unknown: Test = () => undefined;

/** Compiles a condition whose depth is already checked. */
export function condAt(compiler: Compiler, json: unknown, pointer: string): Test {
  if (!isObject(json)) return refuse(compiler, wrongKind(pointer, { zh: "条件 {…}", en: "a condition {…}" }, saidOf(json)));
  const found = operatorOf(json, pointer, condOperators);
  if ("issue" in found) return refuse(compiler, found.issue);
  return (builds.get(found.operator) as Build)(compiler, json, pointer);
}

/** `all` stops at the first false, `any` at the first true; an unknown in between leaves the group unknown. */
function group(compiler: Compiler, json: unknown, pointer: string, decisive: boolean): Test {
  const taken = arrayOf(json, pointer, "some");
  if ("issue" in taken) return refuse(compiler, taken.issue);
  const tests = taken.parts.map((part, index) => compiler.cond(compiler, part, below(pointer, index)));
  return (env, item) => {
    let result: Truth = !decisive;
    for (const test of tests) {
      const truth = test(env, item);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}

function negation(compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string): Test {
  return negated(compiler.cond(compiler, json.not, below(pointer, "not")));
}

function negated(test: Test): Test {
  return (env, item) => not(test(env, item));
}

function presence(compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string): Test {
  const { evaluate } = compiler.expr(compiler, json.isSet, below(pointer, "isSet"));
  return (env, item) => {
    const datum = evaluate(env, item);
    return datum !== undefined && datum !== null;
  };
}

function ordered(operator: string, compare: Comparison): Build {
  return (compiler, json, pointer) => {
    const at = below(pointer, operator);
    const nodes = pair(compiler, json[operator], at);
    if (nodes === undefined) return unknown;
    const [a, b] = sided(compiler, nodes);
    const [left, right] = [a.evaluate, b.evaluate];
    return (env, item) => compare(left(env, item), right(env, item));
  };
}

/** Brings both operands to one kind that has an order; the one that is no constant says which. */
function sided(compiler: Compiler, [a, b]: readonly [Node, Node]): readonly [Node, Node] {
  const leader = a.literal === undefined || b.literal !== undefined ? a : b;
  const led = fit(compiler, leader, ["date", "count"]);
  const kinds: readonly ValueType[] = led.type.type === "date" || led.type.type === "count" ? [led.type.type] : ["date", "count"];
  const other = fit(compiler, leader === a ? b : a, kinds);
  return leader === a ? [led, other] : [other, led];
}

function equality(compiler: Compiler, json: unknown, pointer: string): Test {
  const nodes = pair(compiler, json, pointer);
  if (nodes === undefined) return unknown;
  const [a, b] = nodes;
  if (b.literal?.value === null) return recordedNull(a);
  if (a.literal?.value === null) return recordedNull(b);
  return equalTo(compiler, a, b, pointer);
}

function equalTo(compiler: Compiler, a: Node, b: Node, pointer: string): Test {
  const left = b.type.type === "date" && a.asDate ? a.asDate() : a;
  const right = a.type.type === "date" && b.asDate ? b.asDate() : b;
  if (!sameKind(left, right)) return refuse(compiler, unlike(pointer, left, right));
  for (const node of [left, right])
    if (node.type.type === "list" || node.type.type === "record") return refuse(compiler, notComparable(node));
  reportStrangeWord(compiler, left, right);
  reportStrangeWord(compiler, right, left);
  const [one, other] = [left.evaluate, right.evaluate];
  if (left.type.type === "any" && right.asDate) return eitherKind(left, right, right.asDate());
  if (right.type.type === "any" && left.asDate) return eitherKind(right, left, left.asDate());
  return (env, item) => isEqual(one(env, item), other(env, item));
}

/** A text that is a civil date, beside a kind that only evaluation knows: the day or the text. */
function eitherKind(open: Node, text: Node, day: Node): Test {
  return (env, item) => {
    const datum = open.evaluate(env, item);
    return isEqual(datum, typeof datum === "number" || isSpan(datum) ? day.evaluate(env, item) : text.evaluate(env, item));
  };
}

function recordedNull(node: Node): Test {
  return (env, item) => isRecordedNull(node.evaluate(env, item));
}

function membership(compiler: Compiler, json: Readonly<Record<string, unknown>>, pointer: string): Test {
  const at = below(pointer, "in");
  const taken = arrayOf(json.in, at, 2);
  if ("issue" in taken) return refuse(compiler, taken.issue);
  const [wanted, among] = taken.parts;
  const node = compiler.expr(compiler, wanted, below(at, 0));
  return Array.isArray(among) ? amongConstants(compiler, node, among, below(at, 1)) : amongElements(compiler, node, among, below(at, 1));
}

function amongConstants(compiler: Compiler, node: Node, among: readonly unknown[], pointer: string): Test {
  const taken = arrayOf(among, pointer, "some");
  if ("issue" in taken) return refuse(compiler, taken.issue);
  const tests = taken.parts.map((part, index) => {
    const at = below(pointer, index);
    if (isObject(part) || Array.isArray(part)) return refuse(compiler, wrongKind(at, { zh: "常量", en: "a constant" }, saidOf(part)));
    const constant = compiler.expr(compiler, part, at);
    return constant.literal?.value === null ? recordedNull(node) : equalTo(compiler, node, constant, at);
  });
  const words =
    taken.parts.every((part) => typeof part === "string") && node.type.type === "word" ? new Set<unknown>(taken.parts) : undefined;
  if (words !== undefined) {
    return (env, item) => {
      const datum = node.evaluate(env, item);
      return typeof datum === "string" ? words.has(datum) : undefined;
    };
  }
  return (env, item) => anyOf(tests.length, (index) => (tests[index] as Test)(env, item));
}

function amongElements(compiler: Compiler, node: Node, among: unknown, pointer: string): Test {
  const list = fit(compiler, compiler.expr(compiler, among, pointer), ["list"]);
  const element = elementOf(list);
  const kind = element.type;
  if (kind === "record")
    return refuse(
      compiler,
      wrongKind(pointer, { zh: "文字的清单", en: "a list of texts" }, { zh: "字段组的清单", en: "a list of groups of fields" }),
    );
  if (kind !== "any" && !node.fitsAll && node.type.type !== "any" && node.type.type !== kind) {
    return refuse(compiler, wrongKind(node.pointer, kindNames[kind], foundIn(node)));
  }
  return (env, item) => {
    const elements = list.evaluate(env, item);
    if (!Array.isArray(elements)) return undefined;
    const datum = node.evaluate(env, item);
    return anyOf(elements.length, (index) => isEqual(datum, elements[index]));
  };
}

function anyOf(length: number, truthAt: (index: number) => Truth): Truth {
  let result: Truth = false;
  for (let index = 0; index < length; index += 1) {
    const truth = truthAt(index);
    if (truth) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
}

function pair(compiler: Compiler, json: unknown, pointer: string): readonly [Node, Node] | undefined {
  const taken = arrayOf(json, pointer, 2);
  if ("issue" in taken) {
    compiler.issues.push(taken.issue);
    return undefined;
  }
  const [a, b] = taken.parts;
  return [compiler.expr(compiler, a, below(pointer, 0)), compiler.expr(compiler, b, below(pointer, 1))];
}

function sameKind(a: Node, b: Node): boolean {
  return a.fitsAll === true || b.fitsAll === true || a.type.type === "any" || b.type.type === "any" || a.type.type === b.type.type;
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

function refuse(compiler: Compiler, issue: Issue): Test {
  compiler.issues.push(issue);
  return unknown;
}
