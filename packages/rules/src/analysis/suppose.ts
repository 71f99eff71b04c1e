import type { IrCond, IrExpr } from "../ir.ts";
import type { Canonicals } from "./canonical.ts";
import { gatherLeaf } from "./gather.ts";
import { gathering } from "./gathered.ts";
import type { Subject } from "./subject.ts";

/** A subject in which whatever is calculated may be anything, and conditions rewritten for it. */
export interface Supposing {
  readonly subject: Subject;
  leaf(cond: IrCond): IrCond;
}

/** Where calculations stand that have no name: no value has the empty name. */
const UNNAMED = "";

/**
 * Makes the subject in which a calculation is a value of its own kind that is free: what cannot be there, cannot be in truth either.
 * The same calculation is the same value wherever it stands, so that it is still compared with all its limits at once.
 */
export function supposing(subject: Subject, canonical: Canonicals): Supposing {
  const rewritten = new Map<string, IrExpr | undefined>();
  const free: Subject = {
    ...subject,
    isFree: (name) => name === UNNAMED || (subject.derived(name) !== undefined && free.derived(name) === undefined),
    derived(name) {
      if (name === UNNAMED) return undefined;
      if (!rewritten.has(name)) rewritten.set(name, followed(name));
      return rewritten.get(name);
    },
  };
  const followed = (name: string): IrExpr | undefined => {
    const source = subject.derived(name);
    return source === undefined || isCalculated(subject, source) ? undefined : expr(source);
  };
  const expr = (ir: IrExpr): IrExpr => {
    if (isCalculated(subject, ir)) {
      return { op: "read", from: "value", keys: [UNNAMED, calculationId(canonical, ir)], type: ir.type, pointer: ir.pointer };
    }
    switch (ir.op) {
      case "min":
      case "max":
      case "first":
        return { ...ir, parts: ir.parts.map(expr) };
      case "lookup":
        return {
          ...ir,
          key: expr(ir.key),
          entries: ir.entries.map(([name, entry]) => [name, expr(entry)] as const),
          ...(ir.otherwise && { otherwise: expr(ir.otherwise) }),
        };
      case "if":
        return { ...ir, test: cond(ir.test), yes: expr(ir.yes), no: expr(ir.no) };
      default:
        return ir;
    }
  };
  const cond = (ir: IrCond): IrCond => {
    switch (ir.op) {
      case "all":
      case "any":
        return { ...ir, parts: ir.parts.map(cond) };
      case "not":
        return { ...ir, part: cond(ir.part) };
      case "compare":
        return ir.operator === "isNull" ? ir : { ...ir, a: expr(ir.a), b: expr(ir.b) };
      default:
        return ir;
    }
  };
  const leaves = new Map<IrCond, IrCond>();
  return {
    subject: free,
    leaf(leaf) {
      const tested = leaves.get(leaf) ?? cond(leaf);
      leaves.set(leaf, tested);
      return tested;
    },
  };
}

/** Whether an expression yields something new, and not one of the data it reads. */
function isCalculated(subject: Subject, ir: IrExpr): boolean {
  switch (ir.op) {
    case "constant":
    case "read":
    case "today":
    case "min":
    case "max":
    case "first":
    case "lookup":
    case "if":
      return false;
    case "count": {
      const { exact } = gatherLeaf(gathering(subject), asCompare(ir));
      return !exact;
    }
    default:
      return true;
  }
}

function calculationId(canonical: Canonicals, ir: IrExpr): string {
  const { id, negated } = canonical(asCompare(ir));
  return `${id} ${negated}`;
}

function asCompare(ir: IrExpr): Extract<IrCond, { op: "compare" }> {
  const b: IrExpr = { op: "constant", value: 0, type: ir.type, pointer: ir.pointer };
  return { op: "compare", operator: "lt", decorators: [], a: ir, b, pointer: ir.pointer };
}
