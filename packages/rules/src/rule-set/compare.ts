import type { IrCond, IrDecorator, IrExpr, IrOperator } from "../ir.ts";
import { isObject } from "../operator.ts";
import { kindNames, problem, saidOf, unknownName, wrongKind } from "../problem.ts";
import { itemsOf, type Typed, type ValueType } from "../typed.ts";
import { composedOperators } from "./composed-operators.ts";
import { constant, constantAt, type Front, isNumeric, type Json, nameAt, refuse } from "./front.ts";
import { sourceAt } from "./sources.ts";

/** The kinds an operator compares, and which side of it is a list. */
interface Operator {
  readonly ir: IrOperator;
  readonly kinds: readonly ValueType[];
  readonly list?: "fact" | "value";
}

const DATES: readonly ValueType[] = ["date"];
const ORDERED: readonly ValueType[] = ["date", "count", "number"];
const SCALARS: readonly ValueType[] = [...ORDERED, "flag", "word"];

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["equal", { ir: "eq", kinds: SCALARS }],
  ["notEqual", { ir: "ne", kinds: SCALARS }],
  ["in", { ir: "in", kinds: SCALARS, list: "value" }],
  ["notIn", { ir: "notIn", kinds: SCALARS, list: "value" }],
  ["contains", { ir: "contains", kinds: SCALARS, list: "fact" }],
  ["doesNotContain", { ir: "containsNot", kinds: SCALARS, list: "fact" }],
  ["lessThan", { ir: "lt", kinds: ORDERED }],
  ["lessThanInclusive", { ir: "le", kinds: ORDERED }],
  ["greaterThan", { ir: "gt", kinds: ORDERED }],
  ["greaterThanInclusive", { ir: "ge", kinds: ORDERED }],
  ["before", { ir: "lt", kinds: DATES }],
  ["onOrBefore", { ir: "le", kinds: DATES }],
  ["after", { ir: "gt", kinds: DATES }],
  ["onOrAfter", { ir: "ge", kinds: DATES }],
  ["isRecorded", { ir: "isSet", kinds: [] }],
]);

const decoratorNames: readonly IrDecorator[] = ["someFact", "everyFact", "someValue", "everyValue", "not", "swap"];

/** What an operator does to its list, as the decorator that does it. */
const listed: Readonly<Record<"fact" | "value" | "none", readonly IrDecorator[]>> = { fact: ["someFact"], value: ["someValue"], none: [] };

/** One side of an operator, and where it is written. */
interface Side {
  readonly type: Typed;
  readonly pointer: string;
}

/** Stands for the kind of a constant until the other side says it. */
const OPEN: Typed = { type: "any" };

/** Checks an operator and a value against what they are to be compared with. */
export function compareAt(front: Front, json: Json, pointer: string, a: IrExpr, item: Typed | undefined): IrCond | undefined {
  const found = operatorAt(front, json.operator, `${pointer}/operator`);
  if (found === undefined) return undefined;
  const { operator, decorators } = found;
  const at = `${pointer}/value`;
  const { value } = json;
  if (Array.isArray(value) && value.length === 0)
    return refuse(front, problem("empty_group", at, "这张清单是空的。", "This list is empty."));
  const source = isObject(value) ? sourceAt(front, value, at, item) : undefined;
  if (source === undefined && isObject(value)) return undefined;
  let left: Side = { type: a.type, pointer: a.pointer };
  let right: Side = { type: source?.type ?? (Array.isArray(value) ? { type: "list", items: OPEN } : OPEN), pointer: at };
  for (const decorator of [...decorators, ...listed[operator.list ?? "none"]]) {
    if (decorator === "swap") [left, right] = [right, left];
    if (decorator === "swap" || decorator === "not") continue;
    const isLeft = decorator.endsWith("Fact");
    const { type, pointer } = isLeft ? left : right;
    if (type.type !== "list") return refuse(front, notThis(pointer, ["list"], type, value));
    const element = { type: itemsOf(type), pointer };
    if (isLeft) left = element;
    else right = element;
  }
  const isSet = operator.ir === "isSet";
  if (isSet || value === null) {
    const isNegative = isSet ? value === false : operator.ir === "ne";
    if (isSet ? typeof value !== "boolean" || right.type !== OPEN : operator.ir !== "eq" && operator.ir !== "ne")
      return refuse(front, notThis(at, isSet ? ["flag"] : narrowed(operator.kinds, left), source?.type ?? OPEN, value));
    const more: IrDecorator[] = [...(isNegative ? (["not"] as const) : []), ...(left.type === OPEN ? (["swap"] as const) : [])];
    const b = constant(null, OPEN, at);
    return { op: "compare", pointer, operator: isSet ? "isSet" : "isNull", decorators: [...decorators, ...more], a, b };
  }
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const)
    if (side.type !== OPEN && !operator.kinds.includes(side.type.type))
      return refuse(front, notThis(side.pointer, narrowed(operator.kinds, other), side.type, value));
  const [one, other] = left.type === OPEN ? [right, left] : [left, right];
  if (source !== undefined && one.type.type !== other.type.type && !(isNumeric(one.type.type) && isNumeric(other.type.type)))
    return refuse(front, notThis(right.pointer, [left.type.type], right.type, value));
  const b = source ?? valueAt(front, value, one.type, at);
  return b && { op: "compare", pointer, operator: operator.ir, decorators, a, b };
}

function operatorAt(front: Front, json: unknown, pointer: string) {
  const text = nameAt(front, json, pointer);
  if (text === undefined) return undefined;
  const names = text.split(":");
  const last = names.pop() as string;
  const [decorator, base] = composedOperators.get(last) ?? [undefined, last];
  const decorators = names as IrDecorator[];
  const strange = decorators.find((name) => !decoratorNames.includes(name));
  if (strange !== undefined)
    return refuse(front, unknownName("unknown_decorator", pointer, { zh: "修饰", en: "decorator" }, strange, decoratorNames));
  const operator = operators.get(base);
  if (operator === undefined) {
    const known = [...operators.keys(), ...composedOperators.keys()];
    return refuse(front, unknownName("unknown_operator", pointer, { zh: "运算", en: "operator" }, last, known));
  }
  return { operator, decorators: decorator === undefined ? decorators : [...decorators, decorator] };
}

/** Takes a constant or a list of them; the first that does not fit is told. */
function valueAt(front: Front, json: unknown, type: Typed, pointer: string): IrExpr | undefined {
  if (!Array.isArray(json)) {
    const datum = constantAt(front, json, type, pointer);
    return datum === undefined ? undefined : constant(datum, type, pointer);
  }
  const data = [];
  for (const [index, element] of json.entries()) {
    const datum = constantAt(front, element, type, `${pointer}/${index}`);
    if (datum === undefined) return undefined;
    data.push(datum);
  }
  return constant(data, { type: "list", items: type }, pointer);
}

/** Of the kinds an operator takes, the one that the other side leaves. */
function narrowed(kinds: readonly ValueType[], { type: { type } }: Side): readonly ValueType[] {
  return kinds.includes(type) ? [type] : kinds;
}

function notThis(pointer: string, kinds: readonly ValueType[], found: Typed, value: unknown) {
  const zh = kinds.map((kind) => kindNames[kind].zh).join("或");
  const en = kinds.map((kind) => kindNames[kind].en).join(" or ");
  return wrongKind(pointer, { zh, en }, found.type === "any" || found.items === OPEN ? saidOf(value) : kindNames[found.type]);
}
