import type { CompiledCond, Datum, Env, Truth } from "@guiju/rules";
import { envReader, exprClosure, type IrCond, type IrDecorator, type IrExpr, type IrOperator } from "@guiju/rules/closures";
import { Engine } from "json-rules-engine";
import { addRailOperators, countOf, groupRails, known, leafRails, notRails, type Place, type Rails, truthsOn } from "./rails.ts";

/** A condition with what it read, ready to be asked of json-rules-engine at any time. Plain data. */
export type Captured =
  | { readonly op: "all" | "any"; readonly parts: readonly Captured[] }
  | { readonly op: "not"; readonly part: Captured }
  | {
      readonly op: "compare";
      readonly operator: IrOperator;
      readonly decorators: readonly IrDecorator[];
      readonly a: CapturedOperand;
      readonly b: CapturedOperand;
    }
  /** A list that is not recorded: nothing is known of its elements. */
  | { readonly op: "open" };

/** A datum that was read or computed, a constant, or the condition of each element that is to be counted. */
export type CapturedOperand = { readonly datum: Datum } | { readonly constant: Datum } | { readonly count: readonly Captured[] };

type Capture = (env: Env, item: Datum) => Captured;

const captures = new WeakMap<IrCond, Capture>();

/**
 * Keeps what a condition reads on an environment, so that json-rules-engine can be asked later.
 *
 * Operands are evaluated at once; the comparison, the groups, the elements of `some` and `every` and the counting of `count` with `where`
 * are left to the engine. Other formulas (`if`, `maxOf`) are evaluated here, with the conditions inside them.
 *
 * @example
 * const scope = { values: {}, facts: { seats: { type: "count" } }, interpretations: {} } as const;
 * const { compiled } = compileCond({ not: { lt: [{ fact: "seats" }, 3] } }, scope, "");
 * const env = { self: {}, facts: { seats: 2 }, today: 0, calendar: workCalendar({ years: {}, fixedHolidays: [] }), clip: "clip", value: () => undefined, reading: () => "" } as const;
 * const captured = compiled && captureCondition(compiled, env);
 * captured && (await answerOnEngine(captured)); // => false
 */
export function captureCondition(cond: CompiledCond, env: Env, item?: Datum): Captured {
  return captureOf(cond.ir)(env, item);
}

/**
 * Asks json-rules-engine for the truth of a captured condition; `undefined` where neither it nor its opposite is sure.
 *
 * @example
 * const operands = { a: { datum: undefined }, b: { constant: 3 } };
 * await answerOnEngine({ op: "compare", operator: "lt", decorators: [], ...operands }); // => undefined
 */
export async function answerOnEngine(captured: Captured): Promise<Truth> {
  return (await answered([captured]))[0];
}

/**
 * Asks json-rules-engine for the truth of many captured conditions; equal ones are asked once.
 *
 * @returns the truths in the order of the conditions
 *
 * @example
 * const operands = (seats: number) => ({ a: { datum: seats }, b: { constant: 3 } });
 * const captured = [2, 3, 2].map((seats) => ({ op: "compare", operator: "lt", decorators: [], ...operands(seats) }) as const);
 * await answersOnEngine(captured); // => [true, false, true]
 */
export async function answersOnEngine(captured: Iterable<Captured>): Promise<readonly Truth[]> {
  const asked = new Map<string, Captured>();
  const keys: string[] = [];
  for (const each of captured) {
    const key = keyOf(each);
    keys.push(key);
    asked.set(key, each);
  }
  const questions = [...asked];
  const truths = new Map<string, Truth>();
  for (let from = 0; from < questions.length; from += TOGETHER) {
    const some = questions.slice(from, from + TOGETHER);
    const answers = await answered(some.map(([, each]) => each));
    for (const [index, [key]] of some.entries()) truths.set(key, answers[index]);
  }
  return keys.map((key) => truths.get(key));
}

/**
 * Gives a text that two captured conditions share only if they are the same, so that a host can keep one of them.
 *
 * @example
 * keyOf({ op: "all", parts: [] }) === keyOf({ op: "any", parts: [] }); // => false
 */
export function keyOf(captured: Captured): string {
  return JSON.stringify(captured, (_, value: unknown) => (value === undefined || Number.isNaN(value) ? { is: String(value) } : value));
}

/** How many conditions share an engine. */
const TOGETHER = 200;

/** Lets one engine answer some conditions. */
async function answered(captured: readonly Captured[]): Promise<readonly Truth[]> {
  const engine = new Engine();
  addRailOperators(engine);
  const rails: Rails[] = [];
  for (const each of captured) rails.push(await railsOf(each, engine));
  return truthsOn(engine, rails);
}

function captureOf(ir: IrCond): Capture {
  let capture = captures.get(ir);
  if (capture === undefined) {
    capture = captureMade(ir);
    captures.set(ir, capture);
  }
  return capture;
}

function captureMade(ir: IrCond): Capture {
  switch (ir.op) {
    case "all":
    case "any": {
      const parts = ir.parts.map(captureOf);
      return (env, item) => ({ op: ir.op, parts: parts.map((part) => part(env, item)) });
    }
    case "not": {
      const part = captureOf(ir.part);
      return (env, item) => ({ op: "not", part: part(env, item) });
    }
    case "some":
    case "every": {
      const [list, where] = [exprClosure(ir.list, envReader), captureOf(ir.where)];
      const op = ir.op === "some" ? "any" : "all";
      return (env, item) => {
        const elements = list(env, item);
        return Array.isArray(elements) ? { op, parts: elements.map((element: Datum) => where(env, element)) } : { op: "open" };
      };
    }
    case "compare": {
      const { operator, decorators } = ir;
      const [a, b] = [operandOf(ir.a), operandOf(ir.b)];
      return (env, item) => ({ op: "compare", operator, decorators, a: a(env, item), b: b(env, item) });
    }
    case "named":
      return () => ({ op: "open" });
  }
}

function operandOf(ir: IrExpr): (env: Env, item: Datum) => CapturedOperand {
  if (ir.op === "constant") return () => ({ constant: ir.value });
  if (ir.op !== "count" || ir.where === undefined) {
    const evaluate = exprClosure(ir, envReader);
    return (env, item) => ({ datum: evaluate(env, item) });
  }
  const [list, where] = [exprClosure(ir.list, envReader), captureOf(ir.where)];
  return (env, item) => {
    const elements = list(env, item);
    return Array.isArray(elements) ? { count: elements.map((element: Datum) => where(env, element)) } : { datum: undefined };
  };
}

async function railsOf(captured: Captured, engine: Engine): Promise<Rails> {
  switch (captured.op) {
    case "all":
    case "any":
      return groupRails(captured.op, await Promise.all(captured.parts.map((part) => railsOf(part, engine))));
    case "not":
      return notRails(await railsOf(captured.part, engine));
    case "open":
      return known.open;
    case "compare": {
      const { operator, decorators, a, b } = captured;
      return leafRails({ operator, decorators, a: await placed(a, engine), b: "constant" in b ? b : await placed(b, engine) });
    }
  }
}

/** Puts an operand among the facts of the engine. */
async function placed(operand: CapturedOperand, engine: Engine): Promise<Place> {
  const fact = `operand ${counter(engine)}`;
  const datum =
    "count" in operand ? countOf(await answersOnEngine(operand.count)) : "constant" in operand ? operand.constant : operand.datum;
  engine.addFact(fact, datum);
  return { fact };
}

const counters = new WeakMap<Engine, number>();

function counter(engine: Engine): number {
  const next = (counters.get(engine) ?? 0) + 1;
  counters.set(engine, next);
  return next;
}
