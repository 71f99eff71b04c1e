import type { IrCond, IrEntry, IrExpr } from "../ir.ts";

/** How a number or day moves while the day of judging moves on and all else stays: `flat` not at all, `mixed` in no one direction. */
export type Slope = "flat" | "up" | "down" | "mixed";

/** Which parts of a program read the day of judging, and how they move with it. Between the days on which a condition inside them changes. */
export interface Slopes {
  slope(expr: IrExpr): Slope;
  /** Whether anything in it reads the day of judging. */
  isTimed(part: IrExpr | IrCond): boolean;
}

/** What names stand for. */
export interface Names {
  derived(name: string): IrExpr | undefined;
  named(index: number): IrCond | undefined;
}

/** Looks names up, each once. */
export function slopesOf(names: Names): Slopes {
  const slopes = new Map<string, Slope>();
  const timedDerived = new Map<string, boolean>();
  const timedNamed = new Map<number, boolean>();

  const slope = (expr: IrExpr): Slope => {
    switch (expr.op) {
      case "constant":
      case "reading":
        return "flat";
      case "today":
        return "up";
      case "read":
        return expr.from === "value" ? once(slopes, String(expr.keys[0]), "mixed", (name) => slopeOrFlat(names.derived(name))) : "flat";
      case "choose":
        return all(expr.is.map(entryOf));
      case "addDays":
      case "addMonths":
      case "addYears":
      case "addWorkingDays":
        return all([expr.a, expr.b]);
      case "sub":
        return steeper(slope(expr.a), inverse(slope(expr.b)));
      case "mul":
        return expr.a.op === "constant" ? scaled(slope(expr.b), expr.a) : scaled(slope(expr.a), expr.b);
      case "ceilDiv":
        return scaled(slope(expr.a), expr.b);
      case "add":
      case "min":
      case "max":
      case "first":
        return all(expr.parts);
      case "concat":
        return isTimed(expr) ? "mixed" : "flat";
      case "count":
        return isTimed(expr.list) ? "mixed" : "flat";
      case "maxOf":
      case "minOf":
      case "sumOf":
        return isTimed(expr.list) ? "mixed" : slope(expr.each);
      case "lookup":
        return slope(expr.key) === "flat" ? all([...expr.entries.map(entryOf), ...(expr.otherwise ? [expr.otherwise] : [])]) : "mixed";
      case "if":
        return all([expr.yes, expr.no]);
    }
  };
  const slopeOrFlat = (expr: IrExpr | undefined): Slope => (expr === undefined ? "flat" : slope(expr));
  const all = (parts: readonly IrExpr[]): Slope => parts.map(slope).reduce(steeper, "flat");
  const scaled = (slopeOfOther: Slope, factor: IrExpr): Slope => {
    if (factor.op === "constant" && typeof factor.value === "number") return factor.value < 0 ? inverse(slopeOfOther) : slopeOfOther;
    return slopeOfOther === "flat" && slope(factor) === "flat" ? "flat" : "mixed";
  };
  const isTimed = (part: IrExpr | IrCond): boolean => {
    if (part.op === "today") return true;
    if (part.op === "read")
      return part.from === "value" && once(timedDerived, String(part.keys[0]), false, (name) => isAnyTimed(names.derived(name)));
    if (part.op === "named") return once(timedNamed, part.index, false, (index) => isAnyTimed(names.named(index)));
    return partsOf(part).some(isTimed);
  };
  const isAnyTimed = (part: IrExpr | IrCond | undefined): boolean => part !== undefined && isTimed(part);
  return { slope, isTimed };
}

/** Lists what stands directly inside an expression or a condition. Names are not followed. */
export function partsOf(part: IrExpr | IrCond): readonly (IrExpr | IrCond)[] {
  switch (part.op) {
    case "choose":
      return part.is.map(entryOf);
    case "addDays":
    case "addMonths":
    case "addYears":
    case "addWorkingDays":
    case "sub":
    case "mul":
    case "ceilDiv":
    case "compare":
      return [part.a, part.b];
    case "add":
    case "min":
    case "max":
    case "concat":
    case "first":
    case "all":
    case "any":
      return part.parts;
    case "count":
      return part.where === undefined ? [part.list] : [part.list, part.where];
    case "maxOf":
    case "minOf":
    case "sumOf":
      return [part.list, part.each];
    case "lookup":
      return [part.key, ...part.entries.map(entryOf), ...(part.otherwise ? [part.otherwise] : [])];
    case "if":
      return [part.test, part.yes, part.no];
    case "not":
      return [part.part];
    case "some":
    case "every":
      return [part.list, part.where];
    default:
      return [];
  }
}

/** Gives how a sum moves, and so any choice, least or greatest of both. */
export function steeper(a: Slope, b: Slope): Slope {
  if (a === "flat" || a === b) return b;
  return b === "flat" ? a : "mixed";
}

/** Gives how the negative moves. */
export function inverse(slope: Slope): Slope {
  return slope === "up" ? "down" : slope === "down" ? "up" : slope;
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, meanwhile: Value, make: (key: Key) => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, meanwhile);
  const made = make(key);
  known.set(key, made);
  return made;
}

function entryOf([, value]: IrEntry): IrExpr {
  return value;
}
