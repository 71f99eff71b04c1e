import type { Datum } from "../datum.ts";
import type { IrRead } from "../ir.ts";
import type { Typed } from "../typed.ts";

/** Something the conditions read whose value is free: a fact, a field of it, or the day of judging. */
export interface Variable {
  readonly id: string;
  readonly type: Typed;
  /** Absent of the day of judging. */
  readonly read?: IrRead;
}

/** The data of some variables. */
export type Assignment = ReadonlyMap<Variable, Datum>;

/** The day of judging as a variable. */
export const todayVariable: Variable = { id: "today", type: { type: "date" } };

/** Gives what tells variables apart: where they come from, under which keys, looked up with which parameters. */
export function idOf(read: IrRead): string {
  return JSON.stringify([read.from, read.keys, read.params ?? null]);
}

/** Whether two reads look into the same value: one's keys begin with the other's, so that they do not vary freely. */
export function overlaps(a: IrRead, b: IrRead): boolean {
  if (a.from !== b.from || a.params !== b.params) return false;
  const shared = Math.min(a.keys.length, b.keys.length);
  return a.keys.slice(0, shared).every((key, index) => key === b.keys[index]);
}
