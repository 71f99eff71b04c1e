import { FIRST_DATE, LAST_DATE } from "@guiju/core";
import type { Datum } from "../datum.ts";
import type { IrExpr, IrOperator } from "../ir.ts";
import { highOf, isSpan, lowOf } from "../span.ts";
import type { Typed } from "../typed.ts";
import { type Comparing, opposite } from "./operator-name.ts";
import type { IrLeaf } from "./skeleton.ts";

/** A leaf with the truth it shall have. */
export interface Literal {
  readonly leaf: number;
  readonly truth: boolean;
}

/** What a leaf asks of one fact, made once. */
export interface Demand {
  /** The datum it is about: demands with another key do not touch this one. */
  readonly key: string;
  /** The same for a leaf and its opposite, which is `flipped`. */
  readonly same: string;
  readonly flipped: boolean;
  readonly type: Typed;
  /** Where the leaf compares with a constant and without decorators that ask for elements. */
  readonly plain?: { readonly operator: IrOperator; readonly value: Datum; readonly among?: ReadonlySet<Datum> };
}

/** Longer constants are told apart by their place, not by their content. */
const LONGEST_KEY = 50;

/** Reduces a leaf to what it asks. */
export function demandOf(leaf: IrLeaf): Demand {
  if (leaf.op !== "compare") return { key: leaf.pointer, same: leaf.pointer, flipped: false, type: { type: "any" } };
  const key = keyOf(leaf.a);
  const type = leaf.a.type;
  const oneSided = leaf.operator === "isNull" || leaf.operator === "isSet";
  const nots = leaf.decorators.findIndex((decorator) => decorator !== "not");
  const leading = nots < 0 ? leaf.decorators.length : nots;
  const bare: Comparing = { decorators: leaf.decorators.slice(leading), operator: leaf.operator };
  const negated = leading % 2 === 1;
  if (oneSided && bare.decorators.length === 0)
    return { key, same: leaf.operator, flipped: negated, type, plain: { operator: leaf.operator, value: null } };
  const comparing = negated ? opposite(bare) : bare;
  const [as, otherwise] = [wordOf(comparing), wordOf(opposite(comparing))];
  const flipped = as > otherwise;
  const demand: Demand = { key, same: `${flipped ? otherwise : as} ${keyOf(leaf.b)}`, flipped, type };
  if (oneSided || leaf.b.op !== "constant" || comparing.decorators.length > 0) return demand;
  const { value } = leaf.b;
  const plain = { operator: comparing.operator, value, ...(Array.isArray(value) && { among: new Set<Datum>(value) }) };
  return { ...demand, plain };
}

/**
 * Tells whether the literals about one datum can be true together. A yes is not a promise: it looks at constants, bounds and words,
 * and at a comparison beside its own opposite, not at what other facts allow.
 */
export function areJointlyPossible(demands: readonly Demand[], literals: readonly Literal[]): boolean {
  const seen = new Map<string, boolean>();
  const room: Room = {
    low: -Infinity,
    high: Infinity,
    lowOpen: false,
    highOpen: false,
    excluded: new Set(),
    among: [],
    nothing: false,
    isNull: false,
    isValue: false,
    isUnset: false,
  };
  for (const { leaf, truth } of literals) {
    const demand = demands[leaf] as Demand;
    const side = truth !== demand.flipped;
    if ((seen.get(demand.same) ?? side) !== side) return false;
    seen.set(demand.same, side);
    if (demand.plain !== undefined) narrow(room, demand, truth);
  }
  const first = literals[0];
  return first === undefined || hasRoom(room, (demands[first.leaf] as Demand).type);
}

interface Room {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
  readonly excluded: Set<Datum>;
  readonly among: ReadonlySet<Datum>[];
  nothing: boolean;
  isNull: boolean;
  isValue: boolean;
  isUnset: boolean;
}

function narrow(room: Room, demand: Demand, truth: boolean): void {
  const { operator, value, among } = demand.plain as NonNullable<Demand["plain"]>;
  if (operator === "isNull" || operator === "isSet") {
    const yes = truth !== demand.flipped;
    if (operator === "isNull" && yes) room.isNull = true;
    else if (operator === "isSet" && !yes) room.isUnset = true;
    else room.isValue = true;
    return;
  }
  room.isValue = true;
  const asked = truth ? operator : opposite({ decorators: [], operator }).operator;
  if (asked === "lt") atMost(room, lowOf(value), true);
  else if (asked === "le") atMost(room, lowOf(value), false);
  else if (asked === "gt") atLeast(room, highOf(value), true);
  else if (asked === "ge") atLeast(room, highOf(value), false);
  else if (asked === "eq") room.among.push(new Set(isSpan(value) ? [] : [value]));
  else if (asked === "ne") room.excluded.add(value);
  else if (asked === "in" && among !== undefined) room.among.push(among);
  else if (asked === "notIn") for (const one of among ?? []) room.excluded.add(one);
}

function atMost(room: Room, value: number | undefined, open: boolean): void {
  if (value === undefined) room.nothing = true;
  else if (value < room.high || (value === room.high && open)) [room.high, room.highOpen] = [value, open];
}

function atLeast(room: Room, value: number | undefined, open: boolean): void {
  if (value === undefined) room.nothing = true;
  else if (value > room.low || (value === room.low && open)) [room.low, room.lowOpen] = [value, open];
}

function hasRoom(room: Room, type: Typed): boolean {
  if (room.nothing || (room.isValue && (room.isNull || room.isUnset))) return false;
  if (!room.isValue) return true;
  const [smallest, ...others] = [...room.among, ...universeOf(type)].sort((a, b) => a.size - b.size);
  const isOpen = (datum: Datum): boolean => !room.excluded.has(datum) && fits(room, datum, type);
  if (smallest !== undefined) return [...smallest].some((datum) => isOpen(datum) && others.every((other) => other.has(datum)));
  const [low, high] = ends(room, type);
  if (type.type !== "count" && type.type !== "date") return low < high || (low === high && isOpen(low));
  for (let tried = low; tried <= high && tried <= low + room.excluded.size; tried++) if (isOpen(tried)) return true;
  return low === -Infinity && high >= low;
}

function fits(room: Room, datum: Datum, type: Typed): boolean {
  if (typeof datum !== "number") return room.low === -Infinity && room.high === Infinity;
  const [low, high] = ends(room, type);
  return datum >= low && datum <= high && !(room.lowOpen && datum === room.low) && !(room.highOpen && datum === room.high);
}

/** Whole numbers and days turn an open end into the next one. */
function ends(room: Room, type: Typed): readonly [number, number] {
  if (type.type !== "count" && type.type !== "date") return [room.low, room.high];
  const low = room.lowOpen ? Math.floor(room.low) + 1 : Math.ceil(room.low);
  const high = room.highOpen ? Math.ceil(room.high) - 1 : Math.floor(room.high);
  return type.type === "count"
    ? [Math.max(low, 0), Math.min(high, Number.MAX_SAFE_INTEGER)]
    : [Math.max(low, FIRST_DATE), Math.min(high, LAST_DATE)];
}

function universeOf(type: Typed): readonly ReadonlySet<Datum>[] {
  if (type.type === "flag") return [new Set<Datum>([true, false])];
  return type.words === undefined || type.type !== "word" ? [] : [new Set<Datum>(type.words)];
}

function wordOf({ decorators, operator }: Comparing): string {
  return [...decorators, operator].join(":");
}

function keyOf(expr: IrExpr): string {
  if (expr.op === "read") return JSON.stringify([expr.from, expr.keys, expr.params]);
  if (expr.op !== "constant" || (Array.isArray(expr.value) && expr.value.length > LONGEST_KEY)) return expr.pointer;
  return JSON.stringify(expr.value) ?? expr.pointer;
}
