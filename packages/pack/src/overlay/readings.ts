import type { Expr } from "@guiju/rules";
import type { Draft } from "./draft.ts";
import type { OrderContext } from "./order/order-context.ts";

/** One choice of readings: of each interpretation that was met, the reading taken. */
export type Readings = ReadonlyMap<string, string>;

/** How deep named values are followed. */
const DEEPEST = 8;
/** At most so many combinations of readings are tried. */
const MOST = 64;

type Loose = Readonly<Record<string, unknown>>;

/**
 * Gives an expression, or something that holds expressions, with named values in place of their formulas, as far as these choose among readings
 * or only name another value: what the clock of a norm counts from may stand behind several names.
 */
export function spelledOut<Value>(value: Value, context: OrderContext, depth = 0): Value {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((each) => spelledOut(each, context, depth)) as Value;
  const { value: name, ...rest } = value as Loose;
  if (typeof name === "string" && Object.keys(rest).length === 0) {
    const formula = context.formulaOf(name);
    return formula === undefined ? value : spelledOut(formula as Value, context, depth + 1);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spelledOut(each, context, depth)])) as Value;
}

/** Every combination of the readings among which what is given chooses. */
export function readingsIn(draft: Draft, given: unknown): readonly Readings[] {
  const names = new Set<string>();
  collect(given, names);
  let combinations: readonly Readings[] = [new Map()];
  for (const name of names) {
    const interpretation = draft.interpretations.get(name);
    if (interpretation === undefined || !("readings" in interpretation)) continue;
    const { readings } = interpretation;
    if (combinations.length * readings.length > MOST) break;
    combinations = combinations.flatMap((taken) => readings.map((reading) => new Map([...taken, [name, reading]])));
  }
  return combinations;
}

/** What is given with each choice among readings decided; a number that is an interpretation is the one taken by default. */
export function readAs<Value>(value: Value, readings: Readings, draft: Draft): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => readAs(each, readings, draft)) as Value;
  const { interpretation: name, is } = value as Loose;
  if (typeof name === "string") {
    const reading = readings.get(name);
    const chosen = draft.interpretations.get(name);
    if (typeof is === "object" && is !== null && reading !== undefined && Object.hasOwn(is, reading))
      return readAs((is as Loose)[reading], readings, draft) as Value;
    if (is === undefined && chosen !== undefined && "number" in chosen) return chosen.default as Value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readAs(each, readings, draft)])) as Value;
}

/** The first of several days is the one that is taken wherever it is recorded. */
export function firstTaken(expr: Expr): Expr {
  if (typeof expr !== "object" || expr === null || !("first" in expr)) return expr;
  const [first] = expr.first;
  return first === undefined ? expr : firstTaken(first);
}

function collect(value: unknown, names: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const { interpretation, is } = value as Loose;
  if (typeof interpretation === "string" && is !== undefined) names.add(interpretation);
  for (const each of Object.values(value)) collect(each, names);
}
