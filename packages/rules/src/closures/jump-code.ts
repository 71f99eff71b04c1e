import type { Truth } from "../datum.ts";
import type { IrCompare, IrCond } from "../ir.ts";
import type { Env } from "../scope.ts";
import type { Reader, Test } from "./closure.ts";
import { condClosure } from "./closures.ts";

/** An environment whose slots hold what was read, and that counts the list elements visited; once there were too many, to infinity. */
export interface Run extends Env {
  readonly slots: readonly unknown[];
  visits: number;
}

/** Tests several conditions on one environment. */
export type TestAll = (run: Run) => Truth[];

/** Kinds of leaves: a slot against a number or word (the position here), against another slot (six further on), among words, or a call. */
const OPERATORS: readonly string[] = ["lt", "ge", "gt", "le", "eq", "ne"];
const MEMBERSHIP: readonly string[] = ["in", "notIn"];
const [EQUAL, SLOTS, AMONG, CALL] = [4, 6, 12, 14];
/** A leaf takes six places: its number, its kind, its slot, the other slot, and where to go on when it is true and when it is false. */
const WIDTH = 6;
/** Ends of the way. */
const [YES, NO, OPEN] = [-1, -2, -3];

/**
 * Lays conditions out as one row of leaves that lead from one to the next: where every datum is there, no group takes a call and few leaves do.
 * Where a leaf is unknown, the closure of the whole condition, given in `tests`, answers.
 */
export function jumpCode(conditions: readonly IrCond[], tests: readonly Test[], reader: Reader): TestAll {
  const row: number[] = [];
  const constants: unknown[] = [];
  const calls: Test[] = [];
  const starts = conditions.map((ir) => laidOut(ir, YES, NO));
  const numbers = constants.map((each) => (typeof each === "number" ? each : Number.NaN));
  return (run) => {
    const { slots } = run;
    const truths = new Array<Truth>(tests.length);
    for (let index = 0; index < tests.length; index += 1) {
      const { visits } = run;
      let at = starts[index] as number;
      while (at >= 0) {
        const leaf = row[at] as number;
        const kind = row[at + 1] as number;
        const held = slots[row[at + 2] as number];
        let truth: Truth;
        if (typeof held === "number") {
          if (kind < SLOTS) truth = compared(kind, held, numbers[leaf] as number);
          else if (kind < AMONG) {
            const other = slots[row[at + 3] as number];
            if (typeof other === "number") truth = compared(kind - SLOTS, held, other);
          }
        } else if (typeof held === "boolean" || typeof held === "string") {
          if (kind === EQUAL || kind === EQUAL + 1) truth = (held === constants[leaf]) === (kind === EQUAL);
          else if (kind === AMONG || kind === AMONG + 1) truth = (constants[leaf] as ReadonlySet<unknown>).has(held) === (kind === AMONG);
        }
        if (truth === undefined) truth = (calls[leaf] as Test)(run, undefined);
        at = truth === undefined ? OPEN : (row[at + (truth ? 4 : 5)] as number);
      }
      // What is tested anew is not counted twice.
      if (at === OPEN && run.visits < Number.POSITIVE_INFINITY) run.visits = visits;
      truths[index] = at === OPEN ? (tests[index] as Test)(run, undefined) : at === YES;
    }
    return truths;
  };

  /** Gives the place of the leaf to begin with. */
  function laidOut(ir: IrCond, yes: number, no: number): number {
    if (ir.op === "all") return ir.parts.reduceRight((next, part) => laidOut(part, next, no), yes);
    if (ir.op === "any") return ir.parts.reduceRight((next, part) => laidOut(part, yes, next), no);
    if (ir.op === "not") return laidOut(ir.part, no, yes);
    const { kind, slot, other = 0, constant } = (ir.op === "compare" && leafOf(reader, ir)) || { kind: CALL, slot: 0 };
    constants.push(constant);
    return row.push(calls.push(condClosure(ir, reader)) - 1, kind, slot, other, yes, no) - WIDTH;
  }
}

function compared(operator: number, a: number, b: number): boolean {
  switch (operator) {
    case 0:
      return a < b;
    case 1:
      return a >= b;
    case 2:
      return a > b;
    case 3:
      return a <= b;
    case EQUAL:
      return a === b;
    default:
      return a !== b;
  }
}

interface Leaf {
  readonly kind: number;
  readonly slot: number;
  readonly other?: number;
  readonly constant?: unknown;
}

/** Takes a comparison that needs no call; none where a slot cannot vouch for what it holds. */
function leafOf({ slot: slotOf }: Reader, { operator, decorators, a, b }: IrCompare): Leaf | undefined {
  const slot = decorators.length === 0 && a.op === "read" ? slotOf?.(a) : undefined;
  if (slot === undefined) return undefined;
  const kind = OPERATORS.indexOf(operator);
  if (b.op === "read") {
    const other = slotOf?.(b);
    return kind < 0 || other === undefined ? undefined : { kind: kind + SLOTS, slot, other };
  }
  if (b.op !== "constant") return undefined;
  const { value: constant } = b;
  if (MEMBERSHIP.includes(operator) && Array.isArray(constant)) {
    return { kind: AMONG + MEMBERSHIP.indexOf(operator), slot, constant: new Set(constant) };
  }
  const fits = typeof constant === "number" ? kind >= 0 : kind >= EQUAL && (typeof constant === "string" || typeof constant === "boolean");
  return fits ? { kind, slot, constant } : undefined;
}
