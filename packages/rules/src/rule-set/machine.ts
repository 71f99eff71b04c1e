import type { Evaluate, Reader, Test } from "../closures/closure.ts";
import { condClosure, exprClosure } from "../closures/closures.ts";
import { partOf } from "../closures/env-reader.ts";
import { jumpCode, type TestAll } from "../closures/jump-code.ts";
import type { Datum } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import type { Typed } from "../typed.ts";
import { type Check, checkOf } from "./check-datum.ts";
import { addField, type Way, WHOLE } from "./fill.ts";
import type { Program } from "./rule-set.ts";
import { type Frame, MISSING, type Slot, UNUSABLE } from "./slots.ts";

/** The closures of a rule set. What is read, derived or named has a slot in a frame, filled once a run. */
export interface Machine {
  /** Of each rule. */
  readonly tests: readonly Test[];
  /** All of them at once, and faster. */
  readonly testAll: TestAll;
  readonly reader: Reader;
  /** The slots of a new frame. */
  readonly empty: readonly Slot[];
  /** Each after the one that leads to it. */
  readonly ways: readonly Way[];
}

/** The kinds of what leads to a datum. */
const RECORD: Typed = { type: "record" };
const LIST: Typed = { type: "list", items: { type: "any" } };

const machines = new WeakMap<Program, Machine>();

/** Gives the closures of a rule set, made when first asked for. */
export function machineFor(program: Program): Machine {
  const known = machines.get(program);
  if (known !== undefined) return known;
  const machine = machineOf(program);
  machines.set(program, machine);
  return machine;
}

/** Makes the closures; `wrap` takes the place of each as it is made. */
export function machineOf(program: Pick<Program, "derived" | "named" | "rules">, wrap?: Reader["wrap"]): Machine {
  const slots = new Map<string, number>();
  const closures: Evaluate[] = [];
  const empty: Slot[] = [];
  const ways: Way[] = [];
  const derived = new Map(program.derived.map(({ name, ir }) => [name, ir]));
  const reader: Reader = { read, named, slot, ...(wrap && { wrap }) };
  const conditions = program.rules.map(({ ir }) => ir);
  const tests = conditions.map((ir) => condClosure(ir, reader));
  return { tests, testAll: jumpCode(conditions, tests, reader), reader, empty, ways };

  function read(ir: IrRead): Evaluate {
    const { from, keys, type, pointer } = ir;
    if (from === "item") return itemAt(keys, checkOf(type, pointer));
    const name = String(keys[0]);
    const expr = from === "value" ? derived.get(name) : undefined;
    if (expr !== undefined) return closureAt(slotFor(`value ${name}`, (index) => held(index, exprClosure(expr, reader))));
    return from === "fact" ? closureAt(factSlot(ir)) : () => undefined;
  }

  function slot(ir: IrRead): number | undefined {
    return ir.from === "fact" && ir.type.type !== "any" ? factSlot(ir) : undefined;
  }

  function named(index: number): Test {
    const condition = program.named[index];
    if (condition === undefined) return () => undefined;
    return closureAt(slotFor(`named ${index}`, (at) => held(at, condClosure(condition.ir, reader)))) as Test;
  }

  function factSlot({ keys, params = "", type, pointer }: IrRead): number {
    return factAt([String(keys[0]) + params, ...keys.slice(1)], type, pointer);
  }

  /** What leads to a datum has slots too; the elements of a list on the way are not checked. */
  function factAt(keys: IrRead["keys"], type: Typed, pointer: string): number {
    return slotFor(`${type === LIST ? "way" : "fact"} ${JSON.stringify(keys)}`, (index) => {
      const check = checkOf(type, pointer);
      const last = keys.at(-1) as string | number;
      if (typeof last === "string" && type.type !== "list" && type.type !== "any")
        addField(ways, keys.length === 1 ? WHOLE : factAt(keys.slice(0, -1), RECORD, pointer), last, index, type);
      if (keys.length === 1) return held(index, (env) => check(partOf(env.facts, last), env as Frame, keys, undefined));
      const parent = factAt(keys.slice(0, -1), typeof last === "number" ? LIST : RECORD, pointer);
      const container = closureAt(parent);
      return (env) => {
        const { slots, unusable } = env as Frame;
        const known = slots[index];
        if (known !== undefined) return typeof known === "object" || typeof known === "symbol" ? recalled(env as Frame, known) : known;
        const datum = check(partOf((slots[parent] as Datum) ?? container(env, undefined), last), env as Frame, keys, undefined);
        return kept(env as Frame, index, datum, unusable);
      };
    });
  }

  function closureAt(index: number): Evaluate {
    return closures[index] as Evaluate;
  }

  function slotFor(key: string, make: (index: number) => Evaluate): number {
    const known = slots.get(key);
    if (known !== undefined) return known;
    const index = slots.size;
    slots.set(key, index);
    empty.push(undefined);
    closures[index] = () => undefined;
    closures[index] = make(index);
    return index;
  }
}

/** Fills a slot once a run. */
function held(index: number, fill: Evaluate): Evaluate {
  return (env) => {
    const { slots, unusable } = env as Frame;
    const known = slots[index];
    if (known !== undefined) return typeof known === "object" || typeof known === "symbol" ? recalled(env as Frame, known) : known;
    return kept(env as Frame, index, fill(env, undefined), unusable);
  };
}

/** Keeps a datum, with whether something was met meanwhile that cannot be used. */
function kept(frame: Frame, index: number, datum: Datum, before: number): Datum {
  const isSpoilt = frame.unusable !== before;
  if (isSpoilt && typeof datum === "object") {
    frame.spoilt ??= new Set();
    frame.spoilt.add(datum);
  }
  frame.slots[index] = datum === undefined ? (isSpoilt ? UNUSABLE : MISSING) : datum;
  return datum;
}

/** Gives what is kept; what cannot be used counts each time it is asked for. */
function recalled(frame: Frame, known: Exclude<Slot, undefined>): Datum {
  if (known === UNUSABLE || frame.spoilt?.has(known as Datum)) frame.unusable += 1;
  return typeof known === "symbol" ? undefined : known;
}

/** An element that is no record was checked with its list. */
function itemAt(keys: IrRead["keys"], check: Check): Evaluate {
  if (keys.length === 0) return (_, item) => item;
  return (env, item) => {
    let datum = item;
    for (const key of keys) datum = partOf(datum, key);
    return check(datum, env as Frame, keys, item);
  };
}
