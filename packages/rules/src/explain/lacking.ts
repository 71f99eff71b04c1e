import type { Datum } from "../datum.ts";
import type { IrCond, IrExpr, IrRead } from "../ir.ts";
import { isSpan } from "../span.ts";
import { evaluatorOf, type Frame, type RuleSet, testOf } from "./access.ts";
import { ELEMENTS_LISTED, type Subject } from "./explanation.ts";
import type { IrLeaf } from "./skeleton.ts";
import { stepsText, subjectOf } from "./subject.ts";

/** A fact, or a field of an entry of one, that is not recorded, or not exactly enough. */
export interface Lacking extends Subject {
  readonly status: "missing" | "inexact";
}

/** One look for what lacks, and what it has found so far. */
interface Search {
  readonly ruleSet: RuleSet;
  readonly frame: Frame;
  readonly found: Map<string, Lacking>;
  /** Derived facts already followed. */
  readonly followed: Set<string>;
}

/** Where an element stands: a list of facts and a position. */
interface Place {
  readonly item: Datum;
  /** Absent where the list is put together by a calculation. */
  readonly list: Subject | undefined;
  readonly index: number;
}

const NOWHERE: Place = { item: undefined, list: undefined, index: 0 };
const ELEMENTS_LOOKED_AT = 10_000;

/** Finds what has to be recorded, or made exact, for a leaf to be judged: the facts its calculations read, the fields of the entries it looks at. */
export function lackingFor(ruleSet: RuleSet, leaf: IrLeaf, frame: Frame): readonly Lacking[] {
  const search: Search = { ruleSet, frame, found: new Map(), followed: new Set() };
  inCond(search, leaf, NOWHERE);
  return [...search.found.values()];
}

function inCond(search: Search, cond: IrCond, place: Place): void {
  const { ruleSet, frame } = search;
  if (isFull(search) || testOf(ruleSet, cond)(frame, place.item) !== undefined) return;
  switch (cond.op) {
    case "all":
    case "any":
      for (const part of cond.parts) inCond(search, part, place);
      break;
    case "not":
      inCond(search, cond.part, place);
      break;
    case "named":
      inCond(search, (ruleSet.program.named[cond.index] as { readonly ir: IrCond }).ir, NOWHERE);
      break;
    case "some":
    case "every":
      inElements(search, cond.list, place, (at) => inCond(search, cond.where, at));
      break;
    default:
      for (const side of [cond.a, cond.b]) {
        // A list that is compared as it is may be there and lack entries.
        if (side.type.type === "list" && side.op !== "constant") inElements(search, side, place, () => {});
        else inExpr(search, side, place);
      }
  }
}

function inExpr(search: Search, expr: IrExpr, place: Place): void {
  if (isFull(search) || !isOpen(datumOf(search, expr, place))) return;
  switch (expr.op) {
    case "constant":
      break;
    case "read":
      inRead(search, expr, place);
      break;
    case "count":
      inElements(search, expr.list, place, (at) => expr.where && inCond(search, expr.where, at));
      break;
    case "maxOf":
    case "minOf":
    case "sumOf":
      inElements(search, expr.list, place, (at) => inExpr(search, expr.each, at));
      break;
    case "lookup":
      inLookup(search, expr, place);
      break;
    case "if": {
      const truth = testOf(search.ruleSet, expr.test)(search.frame, place.item);
      if (truth === undefined) inCond(search, expr.test, place);
      else inExpr(search, truth ? expr.yes : expr.no, place);
      break;
    }
    case "first":
      inExpr(search, expr.parts[0] as IrExpr, place);
      break;
    default:
      for (const operand of operandsOf(expr)) inExpr(search, operand, place);
  }
}

function inLookup(search: Search, { key, entries, otherwise }: Extract<IrExpr, { readonly op: "lookup" }>, place: Place): void {
  const found = datumOf(search, key, place);
  const entry = entries.find(([name]) => name === String(found))?.[1] ?? otherwise;
  if (isOpen(found)) inExpr(search, key, place);
  else if (entry !== undefined) inExpr(search, entry, place);
}

function inRead(search: Search, read: IrRead, place: Place): void {
  const { followed, ruleSet } = search;
  const name = String(read.keys[0]);
  if (read.from === "item") {
    if (place.list !== undefined) note(search, entryOf(place.list, place.index, read.keys), datumOf(search, read, place));
  } else if (read.from !== "value") note(search, subjectOf(read), datumOf(search, read, place));
  else if (!followed.has(name)) {
    followed.add(name);
    const source = derived(ruleSet, name);
    if (source !== undefined) inExpr(search, source, NOWHERE);
  }
}

function inElements(search: Search, list: IrExpr, place: Place, each: (at: Place) => void): void {
  const elements = datumOf(search, list, place);
  if (!Array.isArray(elements)) {
    inExpr(search, list, place);
    return;
  }
  const subject = listOf(search.ruleSet, list, place);
  const most = Math.min(elements.length, ELEMENTS_LOOKED_AT);
  for (let index = 0; index < most && !isFull(search); index += 1) {
    const item: Datum = elements[index];
    if (!isOpen(item)) each({ item, list: subject, index });
    else if (subject !== undefined) note(search, entryOf(subject, index, []), item);
  }
}

/** Says where a list is recorded, if it is read as it is. */
function listOf(ruleSet: RuleSet, list: IrExpr, place: Place): Subject | undefined {
  if (list.op !== "read") return undefined;
  if (list.from === "item") return place.list && entryOf(place.list, place.index, list.keys);
  if (list.from !== "value") return subjectOf(list);
  const source = derived(ruleSet, String(list.keys[0]));
  return source && listOf(ruleSet, source, NOWHERE);
}

function note({ found }: Search, subject: Subject, datum: Datum): void {
  found.set(JSON.stringify(subject), { ...subject, status: isSpan(datum) ? "inexact" : "missing" });
}

function entryOf({ path = "$", ...list }: Subject, index: number, keys: readonly (string | number)[]): Subject {
  return { ...list, path: `${path}${stepsText([index, ...keys])}` };
}

function derived({ program }: RuleSet, name: string): IrExpr | undefined {
  return program.derived.find((fact) => fact.name === name)?.ir;
}

function operandsOf(expr: IrExpr): readonly IrExpr[] {
  if ("parts" in expr) return expr.parts;
  return "a" in expr ? [expr.a, expr.b] : [];
}

function datumOf({ ruleSet, frame }: Search, expr: IrExpr, { item }: Place): Datum {
  return evaluatorOf(ruleSet, expr)(frame, item);
}

function isFull({ found }: Search): boolean {
  return found.size >= ELEMENTS_LISTED;
}

function isOpen(datum: Datum): boolean {
  return datum === undefined || datum === null || isSpan(datum);
}
