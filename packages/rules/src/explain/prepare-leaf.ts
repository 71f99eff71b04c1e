import type { Evaluate, Test } from "../closures/closure.ts";
import type { Datum } from "../datum.ts";
import type { IrCompare, IrExpr } from "../ir.ts";
import { evaluatorOf, type Frame, type RuleSet, testOf } from "./access.ts";
import { type Comparand, ELEMENTS_LISTED, type Elements, type Remarks, type Subject } from "./explanation.ts";
import { type Json, jsonOf, writerOf } from "./json-of.ts";
import { operatorName } from "./operator-name.ts";
import type { IrLeaf } from "./skeleton.ts";
import { leafSubject, subjectOf } from "./subject.ts";

/** A leaf with all that can be said of it before facts are known. */
export interface PreparedLeaf {
  readonly kind: "leaf" | "count" | "some" | "every";
  readonly pointer: string;
  readonly remarks: Remarks;
  readonly subject: Subject;
  readonly test: Test;
  /** Reads what it is about, and writes it as JSON. Of `some` and `every` there is nothing. */
  readonly read: Evaluate;
  readonly write: (datum: Datum) => Json;
  /** What it is compared with, in one direction or the other. Of `some` and `every` there is nothing. */
  readonly asWritten: Comparing | undefined;
  readonly opposite: Comparing | undefined;
  /** Counts the elements by a condition; absent where there is none. */
  readonly elements?: (frame: Frame) => Elements | null;
  /** Pointer of the condition of the elements. */
  readonly where?: string;
}

/** A comparand before it is read: all of it where it is a constant. */
export interface Comparing {
  readonly shape: Comparand;
  /** Absent where the value is a constant. */
  readonly value?: (frame: Frame) => Json;
}

/** Prepares a leaf. */
export function preparedLeaf(ruleSet: RuleSet, leaf: IrLeaf): PreparedLeaf {
  const counted = leaf.op === "compare" && leaf.a.op === "count" ? leaf.a : undefined;
  const list = leaf.op === "compare" ? counted : leaf;
  const where = list?.where;
  const shared = {
    pointer: leaf.pointer,
    remarks: remarksOf(ruleSet, leaf.pointer),
    subject: leafSubject(leaf),
    test: testOf(ruleSet, leaf),
  };
  const ofElements =
    list === undefined || where === undefined
      ? {}
      : { where: where.pointer, elements: elementsOf(ruleSet, list.list, testOf(ruleSet, where), where.pointer) };
  if (leaf.op !== "compare")
    return {
      ...shared,
      ...ofElements,
      kind: leaf.op,
      read: () => undefined,
      write: () => null,
      asWritten: undefined,
      opposite: undefined,
    };
  const read = evaluatorOf(ruleSet, leaf.a);
  const write = writerOf(leaf.a.type);
  return {
    ...shared,
    ...ofElements,
    kind: counted === undefined ? "leaf" : "count",
    read,
    write,
    asWritten: comparing(ruleSet, leaf, "asWritten"),
    opposite: comparing(ruleSet, leaf, "opposite"),
  };
}

/** Gives what the document says beside a condition. */
export function remarksOf(ruleSet: RuleSet, pointer: string): Remarks {
  const { name, message, basis } = ruleSet.program.said[pointer] ?? {};
  return { ...(name !== undefined && { name }), ...(message !== undefined && { message }), ...(basis !== undefined && { basis }) };
}

function comparing(ruleSet: RuleSet, leaf: IrCompare, direction: "asWritten" | "opposite"): Comparing {
  const { operator, value } = operatorName(leaf, direction);
  const { b } = leaf;
  if (value !== undefined) return { shape: { operator, value } };
  if (b.op === "constant") return { shape: { operator, value: jsonOf(b.value, b.type) } };
  const read: Evaluate = evaluatorOf(ruleSet, b);
  const write = writerOf(b.type);
  return { shape: { operator, value: null, from: subjectOf(b) }, value: (frame) => write(read(frame, undefined)) };
}

function elementsOf(ruleSet: RuleSet, list: IrExpr, where: Test, pointer: string): (frame: Frame) => Elements | null {
  const read = evaluatorOf(ruleSet, list);
  return (frame) => {
    const elements: Datum = read(frame, undefined);
    if (!Array.isArray(elements) || frame.visit?.(elements.length, pointer) === false) return null;
    const at: Record<"held" | "failed" | "undetermined", number[]> = { held: [], failed: [], undetermined: [] };
    const counts = { held: 0, failed: 0, undetermined: 0 };
    for (let index = 0; index < elements.length; index += 1) {
      const truth = where(frame, elements[index]);
      const kind = truth === undefined ? "undetermined" : truth ? "held" : "failed";
      counts[kind] += 1;
      if (counts[kind] <= ELEMENTS_LISTED) at[kind].push(index);
    }
    return { total: elements.length, ...counts, heldAt: at.held, failedAt: at.failed, undeterminedAt: at.undetermined };
  };
}
