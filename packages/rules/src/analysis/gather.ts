import { addMonths, isDate, partsOf } from "@guiju/core";
import type { Datum } from "../datum.ts";
import type { IrCompare, IrCond, IrExpr, IrRead } from "../ir.ts";
import { itemsOf } from "../typed.ts";
import { type Gathered, type ListUse, type Needs, relate } from "./gathered.ts";
import { idOf, todayVariable, type Variable } from "./variable.ts";

/** What may arrive at a comparison: data of these cells as they are, these constants, counts of these lists. */
interface Flow {
  readonly ids: ReadonlySet<string>;
  readonly constants: ReadonlySet<Datum>;
  readonly counted: ReadonlySet<ListUse>;
  /** Nothing else arrives: no result of arithmetic. */
  readonly exact: boolean;
}

/** What carries a walk along: the question, the needs of the leaf, and the list whose element is at hand. */
interface Walk {
  readonly gathered: Gathered;
  readonly needs: Needs;
  readonly list?: ListUse | undefined;
  /** Derived values already followed, so that each is followed once. */
  readonly followed: Map<string, Flow>;
  /** The comparisons of a `where` that read nothing but the element. */
  readonly compares?: Set<IrCompare>;
}

const nothing: Flow = { ids: new Set(), constants: new Set(), counted: new Set(), exact: true };
const unclear: Flow = { ...nothing, exact: false };

/** Gathers what a comparison or a loop reads. */
export function gatherLeaf(gathered: Gathered, leaf: IrCond): Needs {
  const needs = noNeeds();
  walkCond({ gathered, needs, followed: new Map() }, leaf);
  return needs;
}

function noNeeds(): Needs {
  return { variables: new Set(), cells: new Set(), named: new Set(), exact: true, opaque: false };
}

function walkCond(walk: Walk, cond: IrCond): void {
  const { gathered, needs } = walk;
  switch (cond.op) {
    case "all":
    case "any":
      for (const part of cond.parts) walkCond(walk, part);
      break;
    case "not":
      walkCond(walk, cond.part);
      break;
    case "named":
      if (needs.named.has(cond.index)) break;
      needs.named.add(cond.index);
      walkCond(outside(walk), gathered.subject.named(cond.index).ir);
      break;
    case "some":
    case "every":
      walkWhere(walk, listAt(walk, cond.list), cond.where);
      break;
    case "compare":
      walkCompare(walk, cond);
  }
}

/** What a `where` asks tells elements apart as a whole, unless it reads more than the element: then its comparisons do. */
function walkWhere({ gathered, needs }: Walk, list: ListUse | undefined, where: IrCond): void {
  const own = noNeeds();
  const compares = new Set<IrCompare>();
  walkCond({ gathered, needs: own, list, followed: new Map(), compares }, where);
  for (const test of own.variables.size + own.named.size === 0 ? [where] : compares) list?.tests.add(test);
  for (const id of own.variables) needs.variables.add(id);
  for (const id of own.cells) needs.cells.add(id);
  if (!own.exact) needs.exact = false;
  if (own.opaque) needs.opaque = true;
}

function walkCompare(walk: Walk, compare: IrCompare): void {
  const { gathered, needs, list } = walk;
  const asksPresence = compare.operator === "isSet" || compare.operator === "isNull";
  if (asksPresence && compare.a.type.type === "list") {
    const present = listAt(walk, compare.a);
    if (present) gathered.nullable.add(present.variable.id);
    return;
  }
  const flow = asksPresence ? flowOf(walk, compare.a) : merged([flowOf(walk, compare.a), flowOf(walk, compare.b)]);
  if (!flow.exact) needs.exact = false;
  if (asksPresence || flow.constants.has(null)) for (const id of flow.ids) gathered.nullable.add(id);
  // A calculation that comes to nothing is Missing, which no question for a recorded null can tell.
  const asksNull = compare.operator === "isNull" || flow.constants.has(null);
  if (asksNull && [...flow.ids].some((id) => isFree(gathered, gathered.variables.get(id)?.read))) needs.exact = false;
  if (!flow.exact) for (const id of flow.ids) gathered.stretched.add(id);
  const constants = flow.exact ? flow.constants : widened(flow.constants);
  for (const use of flow.counted) {
    if (flow.counted.size > 1 || flow.ids.size > 0) needs.exact = false;
    for (const constant of constants) if (typeof constant === "number") use.counts.add(constant);
  }
  relate(gathered, flow.ids, asksPresence ? [] : constants);
  if (list !== undefined && [...flow.ids].every((id) => list.cells.has(id))) walk.compares?.add(compare);
}

function flowOf(walk: Walk, ir: IrExpr): Flow {
  const { gathered, needs } = walk;
  switch (ir.op) {
    case "constant":
      return { ...nothing, constants: new Set(Array.isArray(ir.value) ? ir.value : [ir.value]) };
    case "read":
      return readFlow(walk, ir);
    case "today":
      gathered.variables.set(todayVariable.id, todayVariable);
      gathered.cells.set(todayVariable.id, todayVariable);
      needs.variables.add(todayVariable.id);
      return oneCell(walk, todayVariable.id);
    case "count": {
      const list = listAt(walk, ir.list);
      if (ir.where) walkWhere(walk, list, ir.where);
      return list ? { ...nothing, counted: new Set([list]) } : unclear;
    }
    case "maxOf":
    case "minOf":
    case "sumOf": {
      const list = listAt(walk, ir.list);
      return { ...flowOf({ ...walk, list }, ir.each), exact: false };
    }
    case "lookup": {
      const key = flowOf(walk, ir.key);
      if (!key.exact || key.counted.size > 0) needs.exact = false;
      relate(gathered, key.ids, [...key.constants, ...ir.entries.flatMap(([name]) => [name, Number(name)])]);
      return merged([...ir.entries.map(([, entry]) => entry), ...(ir.otherwise ? [ir.otherwise] : [])].map((part) => flowOf(walk, part)));
    }
    case "if":
      walkCond(walk, ir.test);
      return merged([flowOf(walk, ir.yes), flowOf(walk, ir.no)]);
    case "min":
    case "max":
      return merged(ir.parts.map((part) => flowOf(walk, part)));
    case "first": {
      const flows = ir.parts.map((part) => flowOf(walk, part));
      for (const flow of flows.slice(0, -1)) for (const id of flow.ids) gathered.nullable.add(id);
      return merged(flows);
    }
    case "add":
    case "concat":
      return { ...merged(ir.parts.map((part) => flowOf(walk, part))), exact: false };
    case "addMonths":
    case "addYears":
    case "addDays":
    case "sub":
    case "mul":
    case "ceilDiv":
      return { ...merged([flowOf(walk, ir.a), flowOf(walk, ir.b)]), exact: false };
    default:
      // A working day needs a calendar, a reading its choice: neither is among the facts.
      needs.opaque = true;
      return unclear;
  }
}

/** The walk on, outside any list element: what a name stands for cannot see the element. */
function outside({ gathered, needs, followed }: Walk): Walk {
  return { gathered, needs, followed };
}

function readFlow(walk: Walk, read: IrRead): Flow {
  const { gathered, needs, list } = walk;
  if (read.from === "value") {
    const name = String(read.keys[0]);
    const source = gathered.subject.derived(name);
    if (source !== undefined) {
      const flow = walk.followed.get(name) ?? flowOf(outside(walk), source);
      walk.followed.set(name, flow);
      return flow;
    }
  }
  if (read.from === "item") {
    if (list === undefined) return opaque(needs);
    return cellOfElement(walk, list, read.keys, read.type);
  }
  const variable = variableAt(walk, read);
  if (read.type.type === "any") return opaque(needs);
  if (read.type.type !== "list") return oneCell(walk, variable);
  const use = gathered.lists.get(variable) as ListUse;
  use.direct = true;
  return read.type.of === undefined ? cellOfElement(walk, use, [], itemsOf(read.type)) : { ...oneCell(walk, variable), exact: false };
}

/** Notes that a variable is read, and gives its id. */
function variableAt({ gathered, needs }: Walk, read: IrRead): string {
  const id = idOf(read);
  needs.variables.add(id);
  needs.cells.add(id);
  if (gathered.variables.has(id)) return id;
  const isAny = isFree(gathered, read);
  if (isAny) gathered.nullable.add(id);
  // What is calculated may be negative, though it counts something.
  const variable: Variable = { id, type: isAny && read.type.type === "count" ? { type: "number" } : read.type, read };
  gathered.variables.set(id, variable);
  gathered.cells.set(id, variable);
  if (read.type.type === "list") {
    gathered.lists.set(id, { variable, cells: new Set(), tests: new Set(), counts: new Set(), direct: false });
  }
  return id;
}

/** Whether a value is a calculation taken to be anything. */
function isFree({ subject }: Gathered, read: IrRead | undefined): boolean {
  return read?.from === "value" && subject.isFree?.(String(read.keys[0])) === true;
}

function cellOfElement(walk: Walk, list: ListUse, keys: readonly (string | number)[], type: IrRead["type"]): Flow {
  if (type.type === "list" || type.type === "any" || type.type === "record") return opaque(walk.needs);
  const id = JSON.stringify([list.variable.id, keys]);
  list.cells.add(id);
  walk.gathered.cells.set(id, { id, type, element: { list: list.variable.id, keys } });
  return oneCell(walk, id);
}

/** Gives the list that is read as it is. The elements of any other list are unknown. */
function listAt(walk: Walk, ir: IrExpr): ListUse | undefined {
  if (ir.op === "read" && ir.from === "value") {
    const source = walk.gathered.subject.derived(String(ir.keys[0]));
    if (source !== undefined) return listAt(outside(walk), source);
  }
  if (ir.op === "read" && ir.from !== "item") return walk.gathered.lists.get(variableAt(walk, ir)) ?? lost(walk.needs);
  flowOf(walk, ir);
  return lost(walk.needs);
}

function oneCell({ needs }: Walk, id: string): Flow {
  needs.cells.add(id);
  return { ...nothing, ids: new Set([id]) };
}

function opaque(needs: Needs): Flow {
  lost(needs);
  return unclear;
}

function lost(needs: Needs): undefined {
  needs.exact = false;
  needs.opaque = true;
}

function merged(flows: readonly Flow[]): Flow {
  return {
    ids: new Set(flows.flatMap(({ ids }) => [...ids])),
    constants: new Set(flows.flatMap(({ constants }) => [...constants])),
    counted: new Set(flows.flatMap(({ counted }) => [...counted])),
    exact: flows.every(({ exact }) => exact),
  };
}

/** Where there is arithmetic, what the constants make together may be the limit that matters. It only helps to find examples. */
function widened(constants: ReadonlySet<Datum>): ReadonlySet<Datum> {
  const numbers = [...constants].filter((constant): constant is number => Number.isSafeInteger(constant)).slice(0, 8);
  const made = numbers.flatMap((a) => numbers.flatMap((b) => [a + b, a - b, a * b, Math.floor(a / (b || 1)), ...monthsBefore(a, b)]));
  return new Set<Datum>([...constants, ...made.filter((number) => Number.isSafeInteger(number))]);
}

function monthsBefore(day: number, months: number): readonly number[] {
  if (!isDate(day) || Math.abs(months) > 1_200) return [];
  const { year } = partsOf(day);
  return year < 1_300 || year > 8_000 ? [] : [addMonths(day, -months), addMonths(day, -12 * months)];
}
