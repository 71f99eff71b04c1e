import type { Datum } from "../datum.ts";
import type { IrCompare, IrCond, IrEntry, IrExpr } from "../ir.ts";

/** What a condition says, told by a number: equal numbers, equal conditions. `negated` says that it is the opposite of that. */
export interface Canonical {
  readonly id: number;
  readonly negated: boolean;
}

/** Gives the canonical form of conditions of one subject, so that the same thing written in two ways is seen to be the same. */
export type Canonicals = (cond: IrCond) => Canonical;

/** Makes the function that numbers conditions. Order of parts, mirrored and negated operators, and groups of one part make no difference. */
export function canonicals(): Canonicals {
  const numbers = new Map<string, number>();
  const seen = new WeakMap<IrCond, Canonical>();
  const number = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const of = (cond: IrCond): Canonical => {
    const known = seen.get(cond) ?? made(cond);
    seen.set(cond, known);
    return known;
  };
  const signed = (cond: IrCond): string => {
    const { id, negated } = of(cond);
    return negated ? `!${id}` : String(id);
  };
  const made = (cond: IrCond): Canonical => {
    switch (cond.op) {
      case "compare":
        return compare(cond, number, expr);
      case "not": {
        const { id, negated } = of(cond.part);
        return { id, negated: !negated };
      }
      case "named":
        return { id: number(`named ${cond.index}`), negated: false };
      case "some":
      case "every":
        return { id: number(`${cond.op} ${expr(cond.list)} ${signed(cond.where)}`), negated: false };
      default: {
        const parts = [...new Set(flat(cond).map(signed))].sort();
        const only = flat(cond)[0];
        return parts.length === 1 && only ? of(only) : { id: number(`${cond.op} ${parts.join(" ")}`), negated: false };
      }
    }
  };
  const expr = (ir: IrExpr): number => number(JSON.stringify(plainOf(ir, expr, signed)));
  return of;
}

/** The parts of a group, those of groups of the same kind within it included. */
function flat(cond: Extract<IrCond, { op: "all" | "any" }>): readonly IrCond[] {
  return cond.parts.flatMap((part) => (part.op === cond.op ? flat(part as typeof cond) : [part]));
}

function compare(cond: IrCompare, number: (text: string) => number, expr: (ir: IrExpr) => number): Canonical {
  if (cond.operator === "isNull" || cond.operator === "isSet") {
    const negations = cond.decorators.filter((decorator) => decorator === "not").length;
    return { id: number(`${cond.operator} ${expr(cond.a)}`), negated: negations % 2 === 1 };
  }
  const [a, b] = [expr(cond.a), expr(cond.b)];
  if (cond.decorators.length > 0) {
    return { id: number(`${cond.decorators.join(" ")} ${cond.operator} ${a} ${b}`), negated: false };
  }
  switch (cond.operator) {
    case "lt":
      return { id: number(`lt ${a} ${b}`), negated: false };
    case "ge":
      return { id: number(`lt ${a} ${b}`), negated: true };
    case "gt":
      return { id: number(`lt ${b} ${a}`), negated: false };
    case "le":
      return { id: number(`lt ${b} ${a}`), negated: true };
    case "eq":
    case "ne":
      return { id: number(`eq ${Math.min(a, b)} ${Math.max(a, b)}`), negated: cond.operator === "ne" };
    case "in":
    case "notIn":
      return { id: number(`in ${a} ${b}`), negated: cond.operator === "notIn" };
    default:
      return { id: number(`in ${b} ${a}`), negated: cond.operator === "containsNot" };
  }
}

function plainOf(ir: IrExpr, expr: (ir: IrExpr) => number, cond: (ir: IrCond) => string): readonly unknown[] {
  const entries = (table: readonly IrEntry[]) => table.map(([name, part]) => [name, expr(part)]);
  switch (ir.op) {
    case "constant":
      return [ir.op, ir.type.type, ir.value as Datum];
    case "read":
      return [ir.op, ir.from, ir.keys, ir.params ?? null];
    case "today":
      return [ir.op];
    case "reading":
      return [ir.op, ir.name];
    case "choose":
      return [ir.op, ir.name, entries(ir.is)];
    case "add":
    case "min":
    case "max":
    case "concat":
    case "first":
      return [ir.op, ir.parts.map(expr)];
    case "count":
      return [ir.op, expr(ir.list), ir.where ? cond(ir.where) : null];
    case "maxOf":
    case "minOf":
    case "sumOf":
      return [ir.op, expr(ir.list), expr(ir.each)];
    case "lookup":
      return [ir.op, expr(ir.key), entries(ir.entries), ir.otherwise ? expr(ir.otherwise) : null];
    case "if":
      return [ir.op, cond(ir.test), expr(ir.yes), expr(ir.no)];
    default:
      return [ir.op, expr(ir.a), expr(ir.b)];
  }
}
