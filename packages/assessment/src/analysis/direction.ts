import type { RuleSet } from "@guiju/rules";
import type { IrCond, IrExpr } from "@guiju/rules/closures";
import { isFromNought } from "../compile/bound.ts";
import type { Assessment, MeasureIr } from "../plan.ts";
import { boundOf } from "./measure-bound.ts";

/** How something moves when a fact grows: not at all, never down, never up, or it is not known. A flag grows from no to yes. */
export type Direction = "flat" | "up" | "down" | "unknown";

/** The direction of what grows with all of its parts. */
export function together(parts: Iterable<Direction>): Direction {
  let all: Direction = "flat";
  for (const part of parts) {
    if (part === "flat" || part === all) continue;
    if (all !== "flat" || part === "unknown") return "unknown";
    all = part;
  }
  return all;
}

/** The direction of what goes the other way. */
export function against(direction: Direction): Direction {
  return direction === "up" ? "down" : direction === "down" ? "up" : direction;
}

/** Says how a measure moves with a fact. */
export function directionOfMeasure(assessment: Assessment, ir: MeasureIr, fact: string): Direction {
  const of = (part: MeasureIr): Direction => directionOfMeasure(assessment, part, fact);
  switch (ir.op) {
    case "constant":
      return "flat";
    case "read": {
      const slot = assessment.slots[ir.slot];
      if (slot?.from === "fact" && slot.fact === fact) return "up";
      return slot?.from === "derived" && derivedReads(assessment, slot.fact, fact) ? "unknown" : "flat";
    }
    case "measure":
      return of(assessment.measures[ir.index]?.of ?? { op: "constant", n: 0, d: 1 });
    case "add":
    case "least":
    case "greatest":
      return together(ir.of.map(of));
    case "sub":
      return together([of(ir.of[0]), against(of(ir.of[1]))]);
    case "mul":
      return ir.of.every((part) => of(part) === "flat")
        ? "flat"
        : ir.of.every((part) => isFromNought(boundOf(assessment, part)))
          ? together(ir.of.map(of))
          : "unknown";
    case "divide": {
      const [top, bottom] = ir.of;
      if (of(top) === "flat" && of(bottom) === "flat") return "flat";
      const isPositive = isFromNought(boundOf(assessment, top)) && isFromNought(boundOf(assessment, bottom));
      return isPositive || (of(bottom) === "flat" && isFromNought(boundOf(assessment, bottom)))
        ? together([of(top), against(of(bottom))])
        : "unknown";
    }
    case "statistic": {
      const statistic = assessment.statistics[ir.index];
      // Oneself counts among the peers.
      const reads =
        statistic === undefined
          ? "flat"
          : together([of(statistic.of), statistic.applies === null ? "flat" : directionOfCondition(assessment, statistic.applies, fact)]);
      return reads === "flat" ? "flat" : "unknown";
    }
    default:
      return ir.fact === fact ? "unknown" : "flat";
  }
}

/** Says how a condition moves with a fact: up where it never ceases to hold. */
export function directionOfCondition(
  assessment: Assessment,
  index: number,
  fact: string,
  rules: RuleSet | null = assessment.before,
): Direction {
  const rule = rules?.program.rules[index];
  return rule === undefined ? "flat" : ofCond(rule.ir);

  function ofCond(ir: IrCond): Direction {
    switch (ir.op) {
      case "all":
      case "any":
        return together(ir.parts.map(ofCond));
      case "not":
        return against(ofCond(ir.part));
      case "named": {
        const named = rules?.program.named[ir.index];
        return named === undefined ? "flat" : ofCond(named.ir);
      }
      case "compare":
        return ofCompare(ir);
      default:
        return readsFact(assessment, ir, fact) ? "unknown" : "flat";
    }
  }

  function ofCompare(ir: Extract<IrCond, { readonly op: "compare" }>): Direction {
    if (!readsFact(assessment, ir, fact)) return "flat";
    const { a, b, operator, decorators } = ir;
    const isOwn = a.op === "read" && a.from === "fact" && a.keys.length === 1 && a.keys[0] === fact;
    if (decorators.length > 0 || !isOwn || b.op !== "constant") return "unknown";
    if (operator === "gt" || operator === "ge") return "up";
    if (operator === "lt" || operator === "le") return "down";
    if (typeof b.value !== "boolean" || (operator !== "eq" && operator !== "ne")) return "unknown";
    return b.value === (operator === "eq") ? "up" : "down";
  }
}

/** Whether a part of a condition or an expression reads a fact, through named conditions and derived facts too. */
export function readsFact(
  { before, graded }: Assessment,
  part: IrCond | IrExpr | unknown,
  fact: string,
  seen: Set<unknown> = new Set(),
): boolean {
  if (typeof part !== "object" || part === null || seen.has(part)) return false;
  seen.add(part);
  const { op, from, keys, name } = part as {
    readonly op?: unknown;
    readonly from?: unknown;
    readonly keys?: readonly unknown[];
    readonly name?: unknown;
  };
  const rules = before ?? graded;
  if (op === "read" && from === "fact" && keys?.[0] === fact) return true;
  if (op === "read" && from === "value") {
    const derived = rules?.program.derived.find((each) => each.name === keys?.[0]);
    if (derived !== undefined && readsFact({ before, graded } as Assessment, derived.ir, fact, seen)) return true;
  }
  if (op === "named") {
    const named = rules?.program.named.find((each) => each.name === name);
    if (named !== undefined && readsFact({ before, graded } as Assessment, named.ir, fact, seen)) return true;
  }
  return Object.values(part).some((inner) => readsFact({ before, graded } as Assessment, inner, fact, seen));
}

function derivedReads(assessment: Assessment, name: string, fact: string): boolean {
  const derived = (assessment.before ?? assessment.graded)?.program.derived.find((each) => each.name === name);
  return derived === undefined || readsFact(assessment, derived.ir, fact);
}
