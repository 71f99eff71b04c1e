import { addition, greater, lesser, multiplication, subtraction, upwardDivision } from "../arithmetic.ts";
import type { Datum } from "../datum.ts";
import { byDays, byMonths, byWorkingDays, byYears, moveDay } from "../day-arithmetic.ts";
import type { IrEntry, IrExpr } from "../ir.ts";
import { hull, span } from "../span.ts";
import { type Evaluate, type Making, visited } from "./closure.ts";

type Operation = (a: Datum, b: Datum) => Datum;
type Ir<Op extends IrExpr["op"]> = Extract<IrExpr, { readonly op: Op }>;

const steps = { addDays: byDays, addMonths: byMonths, addYears: byYears, addWorkingDays: byWorkingDays };
const pairs = { sub: subtraction, mul: multiplication, ceilDiv: upwardDivision };
const folds = { add: addition, min: lesser, max: greater };

/** Makes the closure of an expression of any kind. */
export function exprOf(making: Making, ir: IrExpr): Evaluate {
  switch (ir.op) {
    case "constant": {
      const { value } = ir;
      return () => value;
    }
    case "read":
      return making.reader.read(ir);
    case "today":
      return (env) => env.today;
    case "reading": {
      const { name } = ir;
      return (env) => env.reading(name);
    }
    case "choose": {
      const { name } = ir;
      const table: ReadonlyMap<string | number, Evaluate> = tableOf(making, ir.is);
      return (env, item) => table.get(env.reading(name))?.(env, item);
    }
    case "addDays":
    case "addMonths":
    case "addYears":
    case "addWorkingDays": {
      const [day, by, step] = [making.expr(making, ir.a), making.expr(making, ir.b), steps[ir.op]];
      return (env, item) => moveDay(day(env, item), by(env, item), step, env);
    }
    case "sub":
    case "mul":
    case "ceilDiv": {
      const [a, b, operation] = [making.expr(making, ir.a), making.expr(making, ir.b), pairs[ir.op]];
      return (env, item) => operation(a(env, item), b(env, item));
    }
    case "add":
      return folded(partsOf(making, ir.parts), addition, (only) => addition(only, 0));
    case "min":
    case "max": {
      const operation = folds[ir.op];
      return folded(partsOf(making, ir.parts), operation, (only) => operation(only, only));
    }
    case "concat":
      return joined(partsOf(making, ir.parts), ir.pointer);
    case "first":
      return firstOf(partsOf(making, ir.parts));
    case "count":
      return counted(making, ir);
    case "maxOf":
      return ofEach(making, ir, greater);
    case "minOf":
      return ofEach(making, ir, lesser);
    case "sumOf":
      return ofEach(making, ir, addition, 0);
    case "lookup":
      return found(making, ir);
    case "if":
      return decided(making, ir);
  }
}

function partsOf(making: Making, parts: readonly IrExpr[]): readonly Evaluate[] {
  return parts.map((part) => making.expr(making, part));
}

function tableOf(making: Making, entries: readonly IrEntry[]): ReadonlyMap<string, Evaluate> {
  return new Map(entries.map(([name, entry]) => [name, making.expr(making, entry)]));
}

/** One operand alone goes through the operation too (`alone`), so that what is no number becomes Missing. */
function folded([first, ...rest]: readonly Evaluate[], operation: Operation, alone: (only: Datum) => Datum): Evaluate {
  return (env, item) => {
    let result = alone(first?.(env, item));
    for (const next of rest) result = operation(result, next(env, item));
    return result;
  };
}

function joined(parts: readonly Evaluate[], pointer: string): Evaluate {
  return (env, item) => {
    const elements: Datum[] = [];
    for (const part of parts) {
      const list = visited(part(env, item), env, pointer);
      if (list === undefined) return undefined;
      for (const element of list) elements.push(element);
    }
    return elements;
  };
}

/** What is there and cannot be used is no absent datum: it hides what comes after it. */
function firstOf(parts: readonly Evaluate[]): Evaluate {
  return (env, item) => {
    for (const part of parts) {
      const { unusable } = env;
      const datum = part(env, item);
      if (datum !== undefined && datum !== null) return datum;
      if (env.unusable !== unusable) return undefined;
    }
    return undefined;
  };
}

/** Elements of which the condition is unknown widen the number to a span. */
function counted(making: Making, ir: Ir<"count">): Evaluate {
  const list = making.expr(making, ir.list);
  if (ir.where === undefined) {
    return (env, item) => {
      const elements = list(env, item);
      return Array.isArray(elements) ? elements.length : undefined;
    };
  }
  const [test, { pointer }] = [making.cond(making, ir.where), ir];
  return (env, item) => {
    const elements = visited(list(env, item), env, pointer);
    if (elements === undefined) return undefined;
    let sure = 0;
    let unknown = 0;
    for (const element of elements) {
      const truth = test(env, element);
      if (truth === undefined) unknown += 1;
      else if (truth) sure += 1;
    }
    return unknown === 0 ? sure : span(sure, sure + unknown);
  };
}

/** Joins what each element gives; without a beginning an empty list gives nothing. */
function ofEach(making: Making, ir: Ir<"maxOf" | "minOf" | "sumOf">, join: Operation, beginning?: number): Evaluate {
  const [list, of, { pointer }] = [making.expr(making, ir.list), making.expr(making, ir.each), ir];
  return (env, item) => {
    const elements = visited(list(env, item), env, pointer);
    if (elements === undefined || elements.length === 0) return elements && beginning;
    const first = of(env, elements[0]);
    let result = join(beginning ?? first, first);
    for (let index = 1; index < elements.length && result !== undefined; index += 1) result = join(result, of(env, elements[index]));
    return result;
  };
}

function found(making: Making, ir: Ir<"lookup">): Evaluate {
  const [key, table] = [making.expr(making, ir.key), tableOf(making, ir.entries)];
  const missed = ir.otherwise && making.expr(making, ir.otherwise);
  return (env, item) => {
    const datum = key(env, item);
    const name = typeof datum === "number" || typeof datum === "boolean" ? String(datum) : datum;
    return typeof name === "string" ? (table.get(name) ?? missed)?.(env, item) : undefined;
  };
}

/** Where the condition is unknown, what both branches have in common. */
function decided(making: Making, ir: Ir<"if">): Evaluate {
  const [test, yes, no] = [making.cond(making, ir.test), making.expr(making, ir.yes), making.expr(making, ir.no)];
  return (env, item) => {
    const truth = test(env, item);
    if (truth === undefined) return hull(yes(env, item), no(env, item));
    return truth ? yes(env, item) : no(env, item);
  };
}
