import type { Datum, RuleSet } from "@guiju/rules";
import { type Evaluate, evaluatorOf, type Frame, type IrCompare, type IrCond, type IrExpr } from "@guiju/rules/closures";

/** An element whose condition gets an engine of its own counts as so many. */
const OWN_ENGINE = 100;

/** What counting carries along. */
interface Count {
  readonly ruleSet: RuleSet;
  readonly frame: Frame;
  readonly most: number;
  readonly lists: Map<IrExpr, Evaluate>;
  readonly named: Map<number, number>;
}

/**
 * Counts the list elements that json-rules-engine would look at: it tests every part of a group, whatever the others gave, and each named condition
 * anew at every place that names it.
 *
 * @returns the number, or one beyond `most` as soon as it is passed
 */
export function engineSteps(ruleSet: RuleSet, frame: Frame, most: number): number {
  const count: Count = { ruleSet, frame, most, lists: new Map(), named: new Map() };
  return sum(count, ruleSet.program.rules, ({ ir }) => ofCond(count, ir, undefined));
}

function ofCond(count: Count, ir: IrCond, item: Datum): number {
  switch (ir.op) {
    case "all":
    case "any":
      return sum(count, ir.parts, (part) => ofCond(count, part, item));
    case "not":
      return ofCond(count, ir.part, item);
    case "named": {
      const before = count.named.get(ir.index);
      if (before !== undefined) return before;
      const condition = count.ruleSet.program.named[ir.index];
      const steps = condition === undefined ? 0 : ofCond(count, condition.ir, undefined);
      count.named.set(ir.index, steps);
      return steps;
    }
    case "some":
    case "every":
      return ofElements(count, ir.list, ir.where, item);
    case "compare":
      return ofOperand(count, ir.a, item) + ofOperand(count, ir.b, item) + ofComparison(count, ir, item);
  }
}

function ofElements(count: Count, list: IrExpr, where: IrCond, item: Datum): number {
  const elements = listOf(count, list, item) ?? [];
  const steps = elements.length * OWN_ENGINE;
  return steps > count.most ? steps : steps + sum(count, elements, (element) => ofCond(count, where, element));
}

/** Every list that is read is looked through for elements of the wrong kind. */
function ofOperand(count: Count, ir: IrExpr, item: Datum): number {
  if (ir.op === "count" && ir.where !== undefined) return ofElements(count, ir.list, ir.where, item);
  const list = ir.op === "count" ? ir.list : ir;
  return list.op === "read" && list.type.type === "list" ? (listOf(count, list, item)?.length ?? 0) : 0;
}

/** A comparison goes through the list on each side that a decorator or the operator asks about. */
function ofComparison(count: Count, { operator, decorators, a, b }: IrCompare, item: Datum): number {
  const names = decorators.filter((name) => name !== "not");
  const isFirst = operator.startsWith("contains") || names.some((name) => name.endsWith("Fact"));
  const isSecond = operator === "in" || operator === "notIn" || names.some((name) => name.endsWith("Value"));
  if (!isFirst && !isSecond) return 0;
  const isSwapped = names.includes("swap");
  const [one, two] = [listOf(count, a, item)?.length ?? 1, listOf(count, b, item)?.length ?? 1];
  return (isFirst || isSwapped ? one : 1) * (isSecond || isSwapped ? two : 1);
}

function listOf(count: Count, ir: IrExpr, item: Datum): readonly Datum[] | undefined {
  let evaluate = count.lists.get(ir);
  if (evaluate === undefined) {
    evaluate = evaluatorOf(count.ruleSet, ir);
    count.lists.set(ir, evaluate);
  }
  if (ir.type.type !== "list" && ir.op !== "constant") return undefined;
  const datum = evaluate(count.frame, item);
  return Array.isArray(datum) ? datum : undefined;
}

function sum<Part>({ most }: Count, parts: readonly Part[], steps: (part: Part) => number): number {
  let found = 0;
  for (const part of parts) {
    found += steps(part);
    if (found > most) return found;
  }
  return found;
}
